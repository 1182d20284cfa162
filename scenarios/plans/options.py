"""What a plan may buy: households, beds and programmes, each of them a lever of some strength.

A plan is one whole number for each option, in the order of the options. It only ever adds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forecasting.ages import months_after
from matching.places import Place
from matching.tiers import Tier
from scenarios.candidates import Candidate, usual_candidates
from scenarios.in_words.words import month_and_year
from scenarios.levers import AnyLever
from scenarios.levers.open_home import MOST_PLACES
from scenarios.money.budget import price_now
from scenarios.money.prices import Category, category_of, prices_from
from scenarios.plans.settings import PlanSettings
from scenarios.plans.words import in_words
from scenarios.scenario import read_levers
from scenarios.world import PlannedPlaces, World

PROFILES = {Tier.FOS1: "foster", Tier.FOS2: "skilled_foster", Tier.FOS3: "intensive_foster"}

Plan = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be bought so many times: its lever without the number, and its words."""

    words: str
    most: int
    fields: Mapping[str, object]
    numbered_by: tuple[str, ...]
    """Fields of the lever that hold the number; none for a programme, which is there or not."""

    def lever(self, number: int) -> AnyLever:
        """Give the lever that buys so many."""
        return read_levers([{**self.fields, **dict.fromkeys(self.numbered_by, number)}])[0]

    @property
    def is_home(self) -> bool:
        """Tell homes from programmes."""
        return bool(self.numbered_by)

    def there(self, number: int) -> tuple[date, date]:
        """Give the months in which the first and the last of so many are there, one a month."""
        first = self.lever(number).first_month
        return first, months_after(first, number - 1) if self.is_home else first

    def planned(self, world: World, name: str) -> PlannedPlaces:
        """Give all the places this option could add, under a name of their own."""
        added = self.lever(self.most).pull(world).planned_places[-1]
        return replace(added, like=replace(added.like, id=name))

    def place(self, world: World) -> Place:
        """Give one home of this kind."""
        return self.planned(world, "plan").like

    def said(self, number: int) -> str:
        """Say so many of it in plain words."""
        if not self.is_home:
            return self.words
        noun = self.words.split(" ", 1)[1]
        return f"{in_words(number)} {plural(noun) if number > 1 else noun}"


def plural(noun: str) -> str:
    """Put the thing bought into the plural: the first such word of the phrase."""
    for one in ("household", "bed", "home"):
        if one in noun.split():
            return noun.replace(one, f"{one}s", 1)
    return noun


def options_for(world: World, settings: PlanSettings) -> tuple[list[Option], list[str]]:
    """Give every option with a price, homes before programmes, and sentences on those left out."""
    as_of, prices = world.baseline.as_of, prices_from(world.baseline.costs)
    found, left_out = [], []
    for candidate in usual_candidates():
        category = category_of(candidate.place)
        if category in prices:
            weekly = round(price_now(world, category) / 100)
            found.append(_home(candidate, weekly, as_of, settings))
        else:
            left_out.append(f"No price is known of {candidate.words}: it is not among the options.")
    if Category.RECRUITMENT not in prices:
        left_out.append("No price of recruiting a household is known: it is left out of the cost.")
    return [*found, *_programmes(as_of, settings)], left_out


def levers_of(options: Sequence[Option], plan: Plan) -> tuple[AnyLever, ...]:
    """Give the plan as levers, so that a scenario can hold it."""
    return tuple(option.lever(n) for option, n in zip(options, plan, strict=True) if n)


def said(options: Sequence[Option], plan: Plan) -> str:
    """Say a plan in plain words."""
    bought = [option.said(n) for option, n in zip(options, plan, strict=True) if n]
    if not bought:
        return "nothing"
    return bought[0] if len(bought) == 1 else f"{', '.join(bought[:-1])} and {bought[-1]}"


def when(options: Sequence[Option], plan: Plan) -> str:
    """Say by when the homes of a plan are there; nothing where it has none."""
    months = [
        month
        for option, number in zip(options, plan, strict=True)
        if option.is_home and number
        for month in option.there(number)
    ]
    if not months:
        return ""
    first, last = month_and_year(min(months)), month_and_year(max(months))
    return f" There by {last}." if first == last else f" The first by {first}, all by {last}."


def with_number(plan: Plan, option: int, number: int) -> Plan:
    """Give the plan with another number of one option."""
    return (*plan[:option], number, *plan[option + 1 :])


def neighbours(options: Sequence[Option], plan: Plan) -> Iterator[Plan]:
    """Give every plan with one fewer of something, then every one with one more."""
    for change in (-1, 1):
        for number, option in enumerate(options):
            if 0 <= plan[number] + change <= option.most:
                yield with_number(plan, number, plan[number] + change)


def _home(candidate: Candidate, weekly: int, as_of: date, settings: PlanSettings) -> Option:
    youngest, oldest = candidate.ages
    most = settings.most_of_each
    usual: dict[str, object] = {"youngest": youngest, "oldest": oldest, "weekly_cost": weekly}
    if candidate.tier in PROFILES:
        usual |= {
            "lever": "recruit_carers",
            "from": months_after(as_of.replace(day=1), settings.fostering_lead_months).isoformat(),
            "profile": PROFILES[candidate.tier],
            "places": candidate.children,
        }
        numbered_by: tuple[str, ...] = ("households", "over_months")
    else:
        usual |= {
            "lever": "open_home",
            "from": months_after(as_of.replace(day=1), settings.home_lead_months).isoformat(),
            "tier": candidate.tier.value,
        }
        if candidate.tier is Tier.HOM2:
            usual |= {"places": candidate.children}
            numbered_by = ("homes", "months_to_fill")
        else:
            numbered_by, most = ("places", "months_to_fill"), min(most, MOST_PLACES)
    return Option(candidate.words, most, usual, numbered_by)


def _programmes(as_of: date, settings: PlanSettings) -> list[Option]:
    """Give the programmes whose effect has a published source or a stated assumption."""
    first = months_after(as_of.replace(day=1), settings.programme_lead_months).isoformat()
    priced = (
        ("family_group_conferences", settings.conferences_cost_a_year),
        ("edge_of_care", settings.edge_of_care_cost_a_year),
    )
    words = {"edge_of_care": "work at the edge of care"}
    return [
        Option(
            words.get(name, name.replace("_", " ")),
            1,
            {"lever": name, "from": first, "cost_a_year": cost},
            (),
        )
        for name, cost in priced
        if cost
    ]
