"""The ways to order the homes of one child, and what a page says of each."""

from enum import StrEnum

from matching.in_words.listed import listed
from matching.one_child.option import Option
from matching.options import Options
from matching.policy import Policy


class Order(StrEnum):
    """The ways to order the homes of a child; children are never ordered."""

    PANEL = "panel"
    NEEDS = "needs"
    COMMUNITY = "community"
    EVERYONE = "everyone"


ABOUT_ORDER = {
    Order.PANEL: "In the panel's order of what matters: {matters}. Cost only decides between homes "
    "alike in all else.",
    Order.NEEDS: "Homes that meet the child's needs unaided come first, then the preferred kind.",
    Order.COMMUNITY: "Homes on the island come first, then with brothers and sisters, near school "
    "and near family.",
    Order.EVERYONE: "Homes that leave everyone who waits best placed, all together, come first.",
}

ORDERS = {
    Order.PANEL: "By all that matters",
    Order.NEEDS: "By needs",
    Order.COMMUNITY: "By community",
    Order.EVERYONE: "By what is best for everyone",
}

SPEAKS_FOR = {
    "off_island": "a home on the island",
    "need_shortfall": "needs met without support",
    "siblings_apart": "brothers and sisters together",
    "moves": "no needless move",
    "above_preferred_tier": "the preferred kind of home",
    "school_breaks": "the same school",
    "wishes_unmet": "the child's wishes",
    "minutes": "short journeys",
}
"""What speaks for a home, by objective; having one at all and its cost are left out."""


def in_order(answer: Options, order: Order) -> tuple[Option, ...]:
    """Give the options in one of the orders of the answer; those it leaves out come last."""
    by_place = {option.place: option for option in answer.options}
    first = {
        Order.PANEL: tuple(by_place),
        Order.NEEDS: answer.by_needs,
        Order.COMMUNITY: answer.by_community,
        Order.EVERYONE: answer.by_whole,
    }[order]
    rest = [place for place in answer.by_needs if place not in first]
    return tuple(by_place[place] for place in (*first, *rest))


def about(order: Order, policy: Policy) -> str:
    """Say by what homes are put in order; the panel's own order names what matters, in turn."""
    matters = listed([SPEAKS_FOR[name] for name in policy.order if name in SPEAKS_FOR])
    return ABOUT_ORDER[order].format(matters=matters)
