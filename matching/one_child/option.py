"""One home that could care for a child: all that is known of it, for a person to weigh."""

from dataclasses import dataclass
from datetime import date

from matching.children import Child
from matching.home.fit import Fit, fit
from matching.home.living_there import LivingThere, living_there
from matching.home.occupancy import Occupancy
from matching.home.period_cost import PeriodCost, period_cost
from matching.match import FOR_THOSE_WHO_STAY, in_words
from matching.needs import LevelRange
from matching.one_child.explain import (
    Honoured,
    NeedStands,
    RequirementStands,
    compromises,
    needs_stand,
    reasons_for,
    requirements_stand,
    wish_honoured,
)
from matching.one_child.in_the_whole import InTheWhole
from matching.places import Place
from matching.preferences import in_order
from matching.preferences.journeys import to_family, to_school
from matching.preferences.preference import Wanting
from matching.problem import Problem
from matching.resolved import Costs
from matching.resolving.eligibility import notes_for, tasks_for
from matching.tiers import Suitability


@dataclass(frozen=True, slots=True)
class Package:
    """The support that makes a home suitable; its weekly cost in pounds and first day, if known."""

    levels: tuple[str, ...]
    described: str | None
    weekly_cost: float | None
    begins: date | None


@dataclass(frozen=True, slots=True)
class Option:
    """One home that could care for the child, all that is known of it, for a person to weigh."""

    place: str
    suitability: str
    tier: str
    stays: bool
    needs: tuple[NeedStands, ...]
    requirements: tuple[RequirementStands, ...]
    package: Package | None
    weekly_cost: float | None
    period: PeriodCost | None
    """What it costs until the recorded planned end; None where no end is recorded."""
    minutes_to_school: int | None
    minutes_to_family: int | None
    costs: tuple[tuple[str, int], ...]
    """Each objective and what this home counts on it."""
    wish: Honoured | None
    """Whether it is what the child wishes for; None: no wish is recorded, ask the child."""
    living_there: tuple[LivingThere, ...]
    """Who lives there already, and what is recorded of the effect on each other."""
    reasons_for: tuple[str, ...]
    compromises: tuple[str, ...]
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    """Rules that are shown and ask nobody for anything."""
    rank_for_child: int = 0
    """1 is best for this child alone; equally good homes share a rank."""
    in_the_whole: InTheWhole | None = None
    """How it stands for everyone who waits; None where that is not known (see `whole_note`)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One child in one problem, with what is worked out once."""

    child: Child
    problem: Problem
    wanting: Wanting
    level: LevelRange

    @property
    def not_known(self) -> int:
        """What a need that is not known counts as."""
        return self.problem.policy.not_known_counts_as


def option_at(asked: Asked, place: Place, around: Occupancy) -> tuple[Costs, Option]:
    """Describe one home for the child, with its costs in the order of the policy."""
    child, wanting = asked.child, asked.wanting
    found = fit(child.needs, place, asked.not_known)
    named = [(p.name, p.cost(wanting, place, found)) for p in in_order(asked.problem.policy)]
    stays = child.lives_here == place.id
    tasks = tasks_for((child,), place, around, asked.problem.date, asked.problem.policy)
    if stays:
        tasks = tuple(task for task in tasks if task.rule in FOR_THOSE_WHO_STAY)
    option = Option(
        place=place.id,
        suitability=str(found.suitability),
        tier=str(place.in_tier),
        stays=stays,
        needs=needs_stand(child, place, found, asked.not_known),
        requirements=requirements_stand(wanting, place),
        package=_package(place, found),
        weekly_cost=_pounds(place.weekly_cost_pence),
        period=period_cost(child, place, found, asked.problem.date),
        minutes_to_school=to_school(wanting, place),
        minutes_to_family=to_family(wanting, place),
        costs=tuple(named),
        wish=wish_honoured(child.wishes, place),
        living_there=living_there(asked.problem, place, (child,)),
        reasons_for=reasons_for(wanting, place, found, around.residents),
        compromises=compromises(wanting, place, found, around.residents, asked.problem),
        tasks=in_words(tasks),
        notes=in_words(
            notes_for((child,), place, around, asked.problem.date, asked.problem.policy)
        ),
    )
    return tuple(cost for _, cost in named), option


def _package(place: Place, found: Fit) -> Package | None:
    if found.suitability is not Suitability.WITH_SUPPORT:
        return None
    levels = tuple(f"{domain} to {need}" for domain, need, _ in found.exceeds)
    cost = _pounds(place.support_cost_pence)
    return Package(levels, place.support_package, cost, place.support_from)


def _pounds(pence: int | None) -> float | None:
    return None if pence is None else pence / 100
