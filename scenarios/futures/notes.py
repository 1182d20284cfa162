"""What a reader must know of futures: where needs come from, and what is assumed."""

from collections.abc import Sequence

from scenarios.baseline.baseline import Baseline
from scenarios.children.needs_to_come import NeedsToCome
from scenarios.children.to_come import Source

JOINED_UP = (
    "Brothers and sisters who arrive together are placed together if possible. Children who "
    "arrive and leave within one month are not counted."
)
UNCHANGED = (
    "A child's needs stay as they are for the whole run: on average behaviour grew neither better "
    "nor worse in foster care (Goemans and others 2015, 25 studies). One child's may well change."
)


def said_of_the_data(baseline: Baseline) -> tuple[str, ...]:
    """Repeat what the authority itself says of its data."""
    return (baseline.about.note,) if baseline.about.note else ()


def where_needs_come_from(
    needs: NeedsToCome, sources: Sequence[Source], skilled: float
) -> tuple[str, ...]:
    """Say from whom the needs of children to come are drawn.

    `skilled` is the assumed share of unaccompanied children whose needs are above any approval.
    """
    alone = any(source.arrivals.unaccompanied.any() for source in sources)
    of_them = (
        "Unaccompanied children who come have needs of their own kind, drawn from "
        f"{needs.assessed_unaccompanied} assessed ones here and reference profiles (an assumption: "
        f"{skilled:.0%} need more than any approved carer gives)."
    )
    return (_of_all(needs.assessed), *((of_them,) if alone else ()), UNCHANGED)


def _of_all(assessed: int) -> str:
    if not assessed:
        return (
            "No child's needs are known: they are drawn by age from our reference profiles, which "
            "are an assumption."
        )
    return (
        f"The needs of children to come are drawn by age from {assessed} assessed children, with "
        "our reference profiles weighed in where few of an age are assessed; what is not known of "
        "today's children is drawn likewise."
    )
