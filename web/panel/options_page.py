"""The options of one child: cards, the homes that are not options, and what would open one."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.children import Child
from matching.in_words.listed import listed
from matching.options import Options
from web.panel.ahead import AheadShown, ahead_shown
from web.panel.for_all import ForAll, for_all
from web.panel.free_soon import FreeSoonShown, soon_shown
from web.panel.impact import Grid, grid_of_options
from web.panel.level import LevelShown, level_shown
from web.panel.not_options import (
    Group,
    NotAnOption,
    homes_to_ask_about,
    not_options,
    why_not,
)
from web.panel.openings import Changes, StepShown, capacity_shown, changes_shown
from web.panel.option_cards import Card, card
from web.panel.orders import ORDERS, Order, about, in_order
from web.panel.sitting import Sitting
from web.panel.words import (
    STATUSES,
    counted,
    home_name,
    readable,
    tier,
    wishes_of,
    years_old,
)

MOST_CARDS = 6
USUALLY_GIVEN = 10
"""Homes that `sufficiency options` gives when nothing is said."""


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """Everything the page says."""

    id: str
    about: str
    status: str
    in_play: bool
    family: str | None
    level: LevelShown
    preferred: str
    wishes: str
    order: Order
    orders: tuple[tuple[Order, str], ...]
    about_order: str
    found: str
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    effects: Grid
    """The effect on children who live in these homes already."""
    for_all: ForAll | None
    """The child's own best home beside what is best for everyone."""
    once_assessed: str | None
    """Homes that may do once a need is assessed, in a sentence."""
    island: str | None
    """What there is on the island, where a home off it is among the options or none is open."""
    wished: bool
    """Whether a wish is recorded, so that homes can be held against it."""
    to_do: tuple[str, ...]
    changes: Changes | None
    soon: FreeSoonShown
    ahead: AheadShown | None
    """What using each home now costs those to come; None where it was not asked for."""
    capacity: tuple[StepShown, ...]
    not_options: tuple[Group, ...]
    homes_to_ask_about: tuple[tuple[str, str], ...]
    home_asked: str | None
    why_not: NotAnOption | None
    """Why the one home that was asked about is not an option."""
    excluded: int
    notes: tuple[str, ...]
    commands: tuple[str, ...]
    """The commands that give the same answer."""


def options_page(
    child: Child,
    sitting: Sitting,
    order: Order,
    *,
    ahead: bool = False,
    home: str | None = None,
) -> OptionsPage:
    """Work out the page, from the same answer as `sufficiency options` gives.

    `ahead` adds what each home costs those to come, which takes longer; `home` asks why one home is
    not an option.
    """
    answer = sitting.options_for(child.id)
    homes = in_order(answer, order)
    cards = tuple(card(option, child, sitting) for option in homes)
    return OptionsPage(
        id=child.id,
        about=years_old(child, sitting.problem.date).capitalize(),
        status=STATUSES[child.status],
        in_play=child.in_play,
        family=child.siblings,
        level=level_shown(child, sitting.problem.policy),
        preferred=tier(answer.preferred_tier) if answer.preferred_tier else "No kind fits alone",
        wishes=wishes_of(child, sitting.problem.place_by_id),
        order=order,
        orders=tuple(ORDERS.items()),
        about_order=about(order, sitting.problem.policy),
        found=_found(answer),
        cards=cards[:MOST_CARDS],
        more=cards[MOST_CARDS:],
        effects=grid_of_options(child.id, homes, sitting),
        for_all=for_all(answer, sitting),
        once_assessed=_once_assessed(answer, sitting),
        island=_island(answer),
        wished=bool(child.wishes),
        to_do=tuple(map(readable, answer.tasks)),
        changes=changes_shown(answer, sitting),
        soon=soon_shown(answer, sitting),
        ahead=ahead_shown(child, sitting) if ahead else None,
        capacity=capacity_shown(answer),
        not_options=not_options(answer.excluded, sitting),
        homes_to_ask_about=homes_to_ask_about(answer.excluded, sitting),
        home_asked=home,
        why_not=why_not(answer.excluded, home, sitting),
        excluded=len(answer.excluded),
        notes=answer.notes,
        commands=sitting.commands(
            "options", "--child", child.id, *_how_many(cards), arrivals=ahead
        ),
    )


def _how_many(cards: Sequence[Card]) -> tuple[str, ...]:
    """Ask the command for more homes only where there are more than it usually gives."""
    return ("--how-many", str(len(cards))) if len(cards) > USUALLY_GIVEN else ()


def _once_assessed(answer: Options, sitting: Sitting) -> str | None:
    """Name homes that are not options only because a need is not known."""
    if not answer.once_assessed:
        return None
    names = listed([home_name(sitting.problem.place_by_id[e]) for e in answer.once_assessed])
    homes = counted(len(answer.once_assessed), "more home")
    return f"{homes.capitalize()} may be an option once what is not known is assessed: {names}."


def _island(answer: Options) -> str | None:
    island = answer.on_the_island
    if island is None or (island.options and not island.off_the_island):
        return None
    return f"{readable(island.sentence)}."


def _found(answer: Options) -> str:
    """Say in a sentence how many homes could care for the child today."""
    number = len(answer.options) + answer.more_options
    if not number:
        return "No suitable home today."
    shown = f" The first {len(answer.options)} stand here." if answer.more_options else ""
    return (
        f"{counted(number, 'home').capitalize()} could care for this child today, inside the "
        f"rules and if nobody else moved.{shown}"
    )
