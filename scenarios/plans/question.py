"""What a plan is looked for with: the kinds of home worth having, and who goes short of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from matching.places import Place
from scenarios.money.budget import RETAINED, is_paid_by_the_bed
from scenarios.money.growth import growth_of
from scenarios.money.prices import WEEKS_A_YEAR, Category, Price, category_of, prices_from
from scenarios.plans.looks import Looks, looks_at
from scenarios.plans.options import Option, Plan, options_for
from scenarios.plans.service import Room, Service
from scenarios.plans.settings import PlanSettings
from scenarios.plans.shortage import Spell, served_by_one_kind, spells_short
from scenarios.plans.trials import Trial, Trials, option_of_place
from scenarios.run import Asked
from scenarios.scenario import Target
from scenarios.world import World

WEEKS_A_MONTH = WEEKS_A_YEAR / 12

Ladder = tuple[float, ...]
"""Pounds over the whole time, for the first home of an option, the second, and so on."""


@dataclass(frozen=True, slots=True)
class HomePrices:
    """What an option's homes cost, one after another; the truth is between the two."""

    for_those_short: Ladder
    """Lived in only by children who would go short without them."""
    full: Ladder
    """Full all the time: children who would have had another home live there too."""

    def between(self, part: float) -> Ladder:
        """Give prices so far on the way from the one to the other."""
        both = zip(self.for_those_short, self.full, strict=True)
        return tuple(low + part * (high - low) for low, high in both)


@dataclass(frozen=True)
class Question:
    """The options to choose from, the futures to choose in, and who goes short in them."""

    settings: PlanSettings
    targets: tuple[Target, ...]
    options: tuple[Option, ...]
    left_out: tuple[str, ...]
    looks: Looks
    service: Service
    """What homes could do for those who go short when nothing is added."""
    prices: tuple[HomePrices, ...]
    """What the homes of each option cost."""

    @property
    def trials(self) -> Trials:
        """Give the first look, in which every plan is lived through."""
        return self.looks.first

    @property
    def first_opens(self) -> int:
        """Give the step in which the first home of any option can be there."""
        last = self.trials.asked.months + 1
        return min((room.opens for room in self.service.rooms), default=last)

    def fullest(self) -> Trial:
        """Live every home there may be, with each choice of programmes; give the nearest to all.

        A programme may lower a share: it keeps children out of care whom a home would suit.
        """
        homes = tuple(room.most for room in self.service.rooms)
        rest = product((0, 1), repeat=len(self.options) - len(homes))
        trials = self.trials.of([(*homes, *programmes) for programmes in rest])
        return max(trials, key=lambda t: (self.on_the_way(t), -sum(t.plan)))

    def on_the_way(self, trial: Trial) -> float:
        """Give how far a plan is on the way: no target counts for more than was asked of it."""
        return sum(min(trial.probability(t), t.probability) for t in self.targets)

    @property
    def one_of_each(self) -> list[Plan]:
        """Give, for each option, the plan that buys it once and nothing else."""
        return [
            tuple(int(n == number) for n in range(len(self.options)))
            for number in range(len(self.options))
        ]


def question_of(
    world: World, targets: Sequence[Target], asked: Asked, settings: PlanSettings
) -> Question:
    """Look at who goes short when nothing is added, and keep the options of most use to them."""
    asked = replace(asked, draws=settings.looked_at_first)
    options, left_out = options_for(world, settings)
    in_time = [option for option in options if _opens(option, world) <= asked.months]
    if len(in_time) < len(options):
        left_out.append(f"What cannot begin within {asked.months} months is not among the options.")
    first = [replace(option, most=1) if option.is_home else option for option in in_time]
    watched = Trials(world, first, asked)
    spells = _spells(watched)
    kept = _most_useful(watched, spells, settings)
    chosen = tuple(o for n, o in enumerate(in_time) if n in kept or not o.is_home)
    renumbered = {old: new for new, old in enumerate(kept)}
    for spell in spells:
        spell.takers = tuple(renumbered[n] for n in spell.takers if n in renumbered)
    homes = [option for option in chosen if option.is_home]
    return Question(
        settings,
        tuple(targets),
        chosen,
        tuple(left_out),
        looks_at(world, chosen, asked, settings),
        Service(spells, [_room(option, world) for option in homes], asked.draws),
        tuple(
            _prices(option, world, asked, spells=spells, number=number)
            for number, option in enumerate(homes)
        ),
    )


def _opens(option: Option, world: World) -> int:
    """Give the month step in which the first of an option is there."""
    first, as_of = option.lever(1).first_month, world.baseline.as_of
    return max(1, (first.year - as_of.year) * 12 + first.month - as_of.month)


def _room(option: Option, world: World) -> Room:
    return Room(option.place(world).capacity, _opens(option, world), option.most)


def _spells(watched: Trials) -> list[Spell]:
    setting = watched.setting(watched.nothing)
    return spells_short(setting, option_of_place(setting), watched.asked.draws)


def _most_useful(watched: Trials, spells: Sequence[Spell], settings: PlanSettings) -> list[int]:
    """Choose the best kind of each tier, then those whose home would serve most child-months."""
    homes = [(n, option) for n, option in enumerate(watched.options) if option.is_home]
    places = [option.place(watched.world) for _, option in homes]
    served = [
        served_by_one_kind(
            spells, n, _opens(option, watched.world), place.capacity, watched.asked.draws
        )
        for (n, option), place in zip(homes, places, strict=True)
    ]
    order = [n for n in sorted(range(len(homes)), key=lambda n: (-served[n], n)) if served[n] > 0]
    tiers = [place.in_tier for place in places]
    best_of_tier = [
        n for at, n in enumerate(order) if tiers[n] not in [tiers[m] for m in order[:at]]
    ]
    kept = best_of_tier[: settings.kinds]
    for number in order:
        of_its_tier = sum(tiers[n] == tiers[number] for n in kept)
        if (
            number not in kept
            and of_its_tier < settings.kinds_a_tier
            and len(kept) < settings.kinds
        ):
            kept.append(number)
    return sorted(homes[number][0] for number in kept)


def _prices(
    option: Option, world: World, asked: Asked, *, spells: Sequence[Spell], number: int
) -> HomePrices:
    """Price one home after another."""
    place = option.place(world)
    category = category_of(place) or Category.FOSTERING
    prices = prices_from(world.baseline.costs)
    opens = _opens(option, world)
    months = max(0, asked.months - opens - option.most // 2)
    empty = world.assumptions.empty_bed_cost_share
    weekly = _weekly(place, prices[category], world)
    monthly = _grown(weekly, category, world, asked) * WEEKS_A_MONTH
    recruiting = prices.get(Category.RECRUITMENT) if place.type.is_foster else None
    once = 0.0 if recruiting is None else _grown(recruiting, Category.RECRUITMENT, world, asked)
    if category in RETAINED:  # paid for one child whether one lives there or not
        once += monthly * months
        monthly *= (place.capacity - 1) / place.capacity
    elif is_paid_by_the_bed(category):
        once += empty * monthly * place.capacity * months
        monthly *= 1 - empty
    served = [
        served_by_one_kind(spells, number, opens, place.capacity * homes, asked.draws)
        for homes in range(option.most + 1)
    ]
    return HomePrices(
        tuple(once + monthly * max(0.0, after - before) for before, after in pairwise(served)),
        (once + monthly * place.capacity * months,) * option.most,
    )


def _weekly(place: Place, of_its_kind: Price, world: World) -> Price:
    """Give the weekly price of a home: its own, else that of its kind. Unknown is never nothing.

    Kinds of which no price is known are not among the options.
    """
    if place.weekly_cost_pence is None:
        return of_its_kind
    return Price(place.weekly_cost_pence, growth_of(world).this_year, "")


def saved_a_month(world: World, asked: Asked) -> float:
    """Give what a child off the island costs a month, in pounds of the middle of the run."""
    price = prices_from(world.baseline.costs)[Category.OFF_ISLAND]
    return _grown(price, Category.OFF_ISLAND, world, asked) * WEEKS_A_MONTH


def _grown(price: Price, category: Category, world: World, asked: Asked) -> float:
    """Give a price in pounds as it will be half way."""
    growth = growth_of(world)
    half_way = growth.this_year + asked.months / 24
    return price.pence / 100 * growth.factor(category, price.price_year, half_way)
