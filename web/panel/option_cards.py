"""One home that could care for a child, as a card: what is met, what it asks, what it costs."""

from dataclasses import dataclass

from matching.children import Child
from matching.in_words.listed import listed
from matching.one_child.explain import Honoured, State
from matching.one_child.option import Option, Package
from matching.places import Place
from matching.rules.essential import in_plain_words
from scenarios.in_words.words import begun
from web.panel.sitting import Sitting
from web.panel.words import (
    counted,
    domains,
    home_and_where,
    minutes,
    pounds,
    price_year,
    readable,
    suits,
    tier,
)

HONOURED = {
    Honoured.YES: "Yes",
    Honoured.PARTLY: "Partly",
    Honoured.NO: "No",
    None: "Not recorded",
}
"""Whether a home is what the child wishes for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: what it is about, and one or more things to say."""

    name: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One option as the panel reads it, with what stands in the table at the top."""

    place: str
    title: str
    kind: str
    stays: bool
    verdict: str
    wish: str
    to_school: str
    to_family: str
    to_do: str
    others: str
    cost: str
    lines: tuple[Line, ...]


def card(option: Option, child: Child, sitting: Sitting) -> Card:
    """Lay one option out; the cost stands last."""
    place = sitting.problem.place_by_id[option.place]
    lines = (
        Line("Met", _needs(option, State.MET)),
        Line("Met with support", _support(option)),
        Line("Not met", _needs(option, State.NOT_MET)),
        Line("Not known", _needs(option, State.NOT_KNOWN)),
        Line("What speaks for it", option.reasons_for),
        Line("What the child would do without", option.compromises),
        Line("Journeys", _journeys(option, child)),
        Line("Who lives there", _residents(option)),
        Line("For the other children", _others(option)),
        Line("To do before a move" if not option.stays else "To do", option.tasks),
        Line("To know", option.notes),
        Line("Cost", _cost(option, place, sitting)),
    )
    return Card(
        place=option.place,
        title=home_and_where(place),
        kind=tier(option.tier),
        stays=option.stays,
        verdict=suits(child, place, sitting.problem.policy),
        wish=HONOURED[option.wish],
        to_school=minutes(option.minutes_to_school) if child.school else "No school",
        to_family=minutes(option.minutes_to_family),
        to_do=counted(len(option.tasks), "task"),
        others=_others_in_short(option),
        cost=pounds(option.weekly_cost),
        lines=tuple(_readable(line) for line in lines if line.says),
    )


def _readable(line: Line) -> Line:
    return Line(line.name, tuple(map(readable, line.says)))


def _needs(option: Option, state: State) -> tuple[str, ...]:
    """Name the needs and requirements in one state, each kind in one sentence."""
    found = [need.domain for need in option.needs if need.state is state]
    wanted = [each for each in option.requirements if each.state is state]
    says = []
    if len(found) == len(option.needs):
        says.append("Every need")
    elif state is State.MET and 2 * len(found) > len(option.needs):
        says.append("Every other need")
    elif found:
        says.append(begun(domains(found)))
    if wanted:
        named = [
            f"{in_plain_words(each.requirement)}{' (must have)' if each.essential else ''}"
            for each in wanted
        ]
        says.append(begun(listed(named)))
    return tuple(says)


def _support(option: Option) -> tuple[str, ...]:
    """Say what support makes the home suitable: what, its cost, and its start."""
    if option.package is None:
        return ()
    package = option.package
    found = [need.domain for need in option.needs if need.state is State.WITH_SUPPORT]
    what = package.described or "the package itself is not described"
    return (
        begun(domains(found)),
        f"Support: {what} ({', '.join(package.levels)})",
        f"Cost of the support: {pounds(package.weekly_cost).lower()}. {_begins(package)}",
    )


def _begins(package: Package) -> str:
    if package.begins is None:
        return "Start: not recorded"
    return f"Start: {package.begins.isoformat()}"


def _journeys(option: Option, child: Child) -> tuple[str, ...]:
    """Give the journeys that are known; those not known stand among what the child lacks."""
    says = []
    if child.school is not None and option.minutes_to_school is not None:
        says.append(f"To {child.school}: {minutes(option.minutes_to_school)}")
    family = child.contact_area or child.home_area
    if family is not None and option.minutes_to_family is not None:
        says.append(f"To family in {family}: {minutes(option.minutes_to_family)}")
    return tuple(says)


def _residents(option: Option) -> tuple[str, ...]:
    """Say who lives there; what is recorded of the effect on each other stands in its own table."""
    if not option.living_there:
        return ("No other child in care",)
    return (begun(listed([f"child {each.child} ({each.age})" for each in option.living_there])),)


def _others(option: Option) -> tuple[str, ...]:
    """Say what choosing this home would change for other children who wait or may move."""
    whole = option.in_the_whole
    if whole is None:
        return ("What choosing it means for them is not known",)
    return tuple(each.sentence for each in whole.others) or ("Nobody gains or loses",)


def _others_in_short(option: Option) -> str:
    whole = option.in_the_whole
    if whole is None:
        return "Not known"
    losing = sum(len(each.children) for each in whole.others if not each.gains)
    return f"{counted(losing, 'child', 'children')} worse off" if losing else "Nobody worse off"


def _cost(option: Option, place: Place, sitting: Sitting) -> tuple[str, ...]:
    """Give the weekly cost with its price year, and the planned period's where it is known."""
    if option.weekly_cost is None:
        return ("Not recorded",)
    week = f"{pounds(option.weekly_cost)} ({price_year(sitting.price_year.get(place.id))})"
    return (week, option.period.sentence) if option.period else (week,)
