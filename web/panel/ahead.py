"""What using a home now costs the children to come: sentences to weigh, never applied."""

from dataclasses import dataclass

from matching.children import Child
from web.panel.sitting import FUTURES, WEEKS, Sitting


@dataclass(frozen=True, slots=True)
class AheadShown:
    """How many children are to come, the price of each home for them, and what it is not."""

    about: str
    prices: tuple[str, ...]
    note: str


def ahead_shown(child: Child, sitting: Sitting) -> AheadShown | None:
    """Lay the prices out; None for a child who is settled."""
    found = sitting.ahead_for(child.id)
    if found is None:
        return None
    return AheadShown(
        about=f"On average {found.arrivals:.1f} children need a home here in the next {WEEKS} "
        f"weeks, over {FUTURES} sampled futures.",
        prices=tuple(price.sentence for price in found.prices),
        note=found.note,
    )
