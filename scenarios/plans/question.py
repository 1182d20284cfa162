"""What a plan is looked for with: the kinds of home worth having, as the program sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from scenarios.futures.outcomes import Outcome
from scenarios.measures import SIBLINGS_TOGETHER, SUITABLE_ON_ISLAND
from scenarios.money.budget import RETAINED
from scenarios.money.prices import GROWTH, WEEKS_A_YEAR, Category, Price, category_of, prices_from
from scenarios.plans.options import Option, Plan, options_for
from scenarios.plans.program import Aim, HomeCosts, ProgrammeEffect, Proposal, propose
from scenarios.plans.settings import Least, PlanSettings
from scenarios.plans.shortage import Spell, most_useful, spells_short
from scenarios.plans.trials import Trial, Trials, option_of_place
from scenarios.run import Asked
from scenarios.scenario import Target
from scenarios.world import World

ELSEWHERE = tuple(Outcome).index(Outcome.ELSEWHERE)
WEEKS_A_MONTH = WEEKS_A_YEAR / 12


@dataclass(frozen=True)
class Question:
    """The options to choose from, the futures to choose in, and who goes short in them."""

    settings: PlanSettings
    targets: tuple[Target, ...]
    options: tuple[Option, ...]
    left_out: tuple[str, ...]
    trials: Trials
    spells: tuple[Spell, ...]
    """As in the futures when nothing is added; their takers are numbered as the options are."""
    homes: tuple[HomeCosts, ...]

    def fullest(self) -> Trial:
        """Live every home there may be, with each choice of programmes; give the nearest to all.

        A programme may lower a share: it keeps children out of care whom a home would suit.
        """
        homes = tuple(home.most for home in self.homes)
        rest = product((0, 1), repeat=len(self.options) - len(homes))
        trials = self.trials.of([(*homes, *programmes) for programmes in rest])
        return max(trials, key=lambda t: (self.holds(t), -sum(t.plan)))

    def holds(self, trial: Trial) -> float:
        """Give how far a plan is on the way: no target counts for more than was asked of it."""
        return sum(min(trial.probability(t), t.probability) for t in self.targets)

    @property
    def one_of_each(self) -> list[Plan]:
        """Give, for each option, the plan that buys it once and nothing else."""
        return [
            tuple(int(n == number) for n in range(len(self.options)))
            for number in range(len(self.options))
        ]

    def proposal(self, targets: Sequence[Target]) -> Proposal | None:
        """Ask the integer program for the cheapest plan by its simplified picture."""
        effects = self._effects(targets)
        aims = [self._aim(target) for target in targets]
        draws = self.trials.asked.draws
        saved = _saved_a_month(self.trials) if self.settings.least is Least.NET else 0.0
        return propose(self.spells, self.homes, effects, aims, draws=draws, saved_a_month=saved)

    def _effects(self, targets: Sequence[Target]) -> list[ProgrammeEffect]:
        """Live each programme alone: what it costs or saves, and what it does to each target."""
        number = len(self.homes)
        nothing, *alone = self.trials.of([self.trials.nothing, *self.one_of_each[number:]])
        least = self.settings.least
        return [
            ProgrammeEffect(
                each.cost(least) - nothing.cost(least),
                tuple(each.measures[t.measure] - nothing.measures[t.measure] for t in targets),
            )
            for each in alone
        ]

    def _aim(self, target: Target) -> Aim:
        nothing = self.trials.of([self.trials.nothing])[0]
        now = nothing.measures[target.measure]
        if target.measure == SUITABLE_ON_ISLAND.name:
            outcomes = nothing.outcomes[:, 1:].sum(axis=1)
            a_month = 1 / np.maximum(outcomes.sum(axis=1) - outcomes[:, ELSEWHERE], 1)
            a_home: tuple[float, ...] = ()
        else:
            a_month = np.zeros(len(now))
            alone = self.trials.of(self.one_of_each[: len(self.homes)])
            gains = [each.measures[SIBLINGS_TOGETHER.name] - now for each in alone]
            a_home = tuple(float(np.nan_to_num(np.nanmean(gain))) for gain in gains)
        a_home = a_home or (0.0,) * len(self.homes)
        return Aim(now, a_month, a_home, target.at_least, target.probability)


def question_of(
    world: World, targets: Sequence[Target], asked: Asked, settings: PlanSettings
) -> Question:
    """Look at who goes short when nothing is added, and keep the options of most use to them."""
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
    return Question(
        settings,
        tuple(targets),
        chosen,
        tuple(left_out),
        Trials(world, chosen, asked),
        tuple(spells),
        tuple(_costs(option, world, asked) for option in chosen if option.is_home),
    )


def _opens(option: Option, world: World) -> int:
    """Give the month step in which the first of an option is there."""
    first, as_of = option.lever(1).first_month, world.baseline.as_of
    return max(1, (first.year - as_of.year) * 12 + first.month - as_of.month)


def _spells(watched: Trials) -> list[Spell]:
    setting = watched.setting(watched.nothing)
    return spells_short(setting, option_of_place(setting), watched.asked.draws)


def _most_useful(watched: Trials, spells: Sequence[Spell], settings: PlanSettings) -> list[int]:
    """Choose the best kind of each tier, then those whose home would serve most child-months."""
    homes = [(n, option) for n, option in enumerate(watched.options) if option.is_home]
    places = [option.place(watched.world) for _, option in homes]
    served = most_useful(
        spells,
        [_opens(option, watched.world) for _, option in homes],
        [place.capacity for place in places],
        watched.asked.draws,
    )
    order = [n for n in sorted(range(len(homes)), key=lambda n: (-served[n], n)) if served[n] > 0]
    tiers = [places[number].in_tier for number in range(len(homes))]
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


def _costs(option: Option, world: World, asked: Asked) -> HomeCosts:
    """Put a home's prices as the program needs them: grown to the middle of the run."""
    place = option.place(world)
    category = category_of(place) or Category.FOSTERING
    prices = prices_from(world.baseline.costs)
    opens = _opens(option, world)
    months = max(0, asked.months - opens - option.most // 2)
    weekly = Price(place.weekly_cost_pence or 0, prices[category].price_year, "")
    monthly = _grown(weekly, category, world, asked) * WEEKS_A_MONTH
    recruiting = prices.get(Category.RECRUITMENT) if place.type.is_foster else None
    once = 0.0 if recruiting is None else _grown(recruiting, Category.RECRUITMENT, world, asked)
    if category in RETAINED:  # paid for one child whether one lives there or not
        once += monthly * months
        monthly *= (place.capacity - 1) / place.capacity
    return HomeCosts(place.capacity, opens, option.most, once, monthly)


def _saved_a_month(trials: Trials) -> float:
    """Give what a child off the island costs a month, in pounds of the middle of the run."""
    price = prices_from(trials.world.baseline.costs)[Category.OFF_ISLAND]
    return _grown(price, Category.OFF_ISLAND, trials.world, trials.asked) * WEEKS_A_MONTH


def _grown(price: Price, category: Category, world: World, asked: Asked) -> float:
    """Give a price in pounds as it will be half way."""
    years = world.baseline.as_of.year + asked.months / 24 - price.price_year
    growth = world.growth.get(category, GROWTH[category])
    grown: float = price.pence / 100 * (1 + growth) ** years
    return grown
