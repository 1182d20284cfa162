"""The options of one child: cards, the homes that are not options, and what would open one."""

from dataclasses import dataclass
from enum import StrEnum

from matching.children import Child
from matching.option import Option
from matching.options import Options
from web.panel.level import LevelShown, level_shown
from web.panel.not_options import Group, not_options
from web.panel.option_cards import Card, card
from web.panel.sitting import Sitting
from web.panel.words import STATUSES, counted, tier, years_old

MOST_CARDS = 6


class Order(StrEnum):
    """The ways to order the homes of a child; children are never ordered."""

    NEEDS = "needs"
    COMMUNITY = "community"


ABOUT_ORDER = {
    Order.NEEDS: "Homes that meet the child's needs unaided come first, then the preferred kind.",
    Order.COMMUNITY: "Homes on the island come first, then with brothers and sisters, near school "
    "and near family.",
}


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
    order: Order
    about_order: str
    found: str
    cards: tuple[Card, ...]
    more: tuple[Card, ...]
    to_do: tuple[str, ...]
    not_options: tuple[Group, ...]
    excluded: int
    notes: tuple[str, ...]


def options_page(child: Child, sitting: Sitting, order: Order) -> OptionsPage:
    """Work out the page, from the same answer as `sufficiency options` gives."""
    answer = sitting.options_for(child.id)
    cards = tuple(card(option, child, sitting) for option in in_order(answer, order))
    return OptionsPage(
        id=child.id,
        about=years_old(child, sitting.problem.date).capitalize(),
        status=STATUSES[child.status],
        in_play=child.in_play,
        family=child.siblings,
        level=level_shown(child, sitting.problem.policy),
        preferred=tier(answer.preferred_tier) if answer.preferred_tier else "No kind fits alone",
        order=order,
        about_order=ABOUT_ORDER[order],
        found=_found(answer),
        cards=cards[:MOST_CARDS],
        more=cards[MOST_CARDS:],
        to_do=answer.tasks,
        not_options=not_options(answer.excluded, sitting),
        excluded=len(answer.excluded),
        notes=answer.notes,
    )


def in_order(answer: Options, order: Order) -> tuple[Option, ...]:
    """Give the options in one of the two orders of the answer."""
    by_place = {option.place: option for option in answer.options}
    places = answer.by_needs if order is Order.NEEDS else answer.by_community
    return tuple(by_place[place] for place in places)


def _found(answer: Options) -> str:
    """Say in a sentence how many homes could care for the child today."""
    number = len(answer.options)
    if not number:
        return "No suitable home today."
    return (
        f"{counted(number, 'home').capitalize()} could care for this child today, inside the "
        "rules and if nobody else moved."
    )
