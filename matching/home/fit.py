"""How one home meets one child's needs, domain by domain, unaided or with its support package."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.needs import INTENSITY, NOT_KNOWN_COUNTS_AS, Domain, Needs
from matching.places import Place
from matching.tiers import Suitability, compare


@dataclass(frozen=True, slots=True)
class Fit:
    """The verdict, the need above what the home offers unaided, and where a package fills it."""

    suitability: Suitability
    shortfall: int
    exceeds: tuple[tuple[Domain, int, int], ...]
    """Domain, level needed (a need not known is counted as the policy says), level offered."""
    assess_first: tuple[Domain, ...]
    """Domains not known, in which the home would not do if they came out as counted."""


SUITS = Fit(Suitability.SUITABLE, 0, (), ())


def suitability(needed: Sequence[int], place: Place) -> Suitability:
    """Give the verdict alone, on needs as they are counted, in the order of `INTENSITY`."""
    if all(map(int.__le__, needed, place.levels)):
        return Suitability.SUITABLE
    if any(map(int.__gt__, needed, place.supported)):
        return Suitability.NOT_SUITABLE
    return compare(needed, place.levels)


def fit(needs: Needs, place: Place, not_known: int = NOT_KNOWN_COUNTS_AS) -> Fit:
    """Compare needs with what a place can do; a package counts only inside the rule."""
    needed = needs.counted(not_known)
    verdict = suitability(needed, place)
    if verdict is Suitability.SUITABLE:
        return SUITS
    exceeds = tuple(
        (domain, need, offer)
        for domain, need, offer in zip(INTENSITY, needed, place.levels, strict=True)
        if need > offer
    )
    not_known_here = tuple(d for d, _, _ in exceeds if needs.ratings[d] is None)
    return Fit(verdict, sum(need - offer for _, need, offer in exceeds), exceeds, not_known_here)
