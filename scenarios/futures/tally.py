"""What is counted while futures are lived: one array for each question, draws first."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matching.needs import Level
from matching.tiers import Tier
from scenarios.futures.outcomes import Outcome

Counts = NDArray[np.int32]
Small = NDArray[np.int16]
Totals = NDArray[np.int64]

SHORT_TIERS: tuple[Tier, ...] = tuple(t for t in Tier if t not in (Tier.PAR, Tier.KIN, Tier.SEC))
NO_TIER = "none fits"
"""Shown where no tier suits a child: a home designed jointly with health and education."""

LIVED_IN: tuple[str, ...] = (*(t.value for t in SHORT_TIERS), "KIN", "off island", "waiting")
"""What kind of home a child lives in, to be held against the kind they would suit best."""

MOST_OPTIONS = 40
"""More suitable homes than this for one child are counted as this many."""
MOST_DAYS = 400
"""Days waited beyond this are counted as this many."""


class Came(StrEnum):
    """Where a child was when the futures began, or that they came later."""

    SUITABLE = "suitable_on_island"
    WITH_SUPPORT = "with_support_on_island"
    UNSUITABLE = "unsuitable_on_island"
    OFF_ISLAND = "off_island"
    WAITING = "waiting"
    ELSEWHERE = "elsewhere"
    LATER = "came_into_care"


class Went(StrEnum):
    """Where a child is at the end, or how they left."""

    SUITABLE = "suitable_on_island"
    WITH_SUPPORT = "with_support_on_island"
    UNSUITABLE = "unsuitable_on_island"
    OFF_ISLAND = "off_island"
    WAITING = "waiting"
    ELSEWHERE = "elsewhere"
    TURNED_18 = "turned_18"
    LEFT = "left_care_before_18"


@dataclass(frozen=True)
class Tally:
    """Counts of some draws. Step 0 is the data date; the steps after it are months."""

    outcomes: Counts
    """Draws × steps × outcomes; over the outcomes they add up to the children."""
    short: Counts
    """Draws × steps × tiers (and none): children for whom there was no suitable home here."""
    short_by: Counts
    """Draws × bands × levels: the same children over all months."""
    requests: Counts
    """Draws × steps: children who began to need a home that month."""
    at_once: Counts
    """Draws × steps: of those, who had one on the island by the day it was decided."""
    requests_apart: Counts
    """Draws × steps: pairs of brothers and sisters apart, of whom one asked that month."""
    pairs: Counts
    """Draws × steps: pairs of brothers and sisters to be together if possible."""
    together: Counts
    """Draws × steps: of those, who are."""
    pairs_not_known: Counts
    """Draws × steps: of the same pairs, both off the island in homes nobody has listed."""
    strict_pairs: Counts
    """Draws × steps: pairs whose plan is strictly to live together, both in need of a home."""
    strict_apart: Counts
    """Draws × steps: of those, who live apart."""
    went_off: Counts
    """Draws × steps: children who went off the island for want of a home here."""
    came_back: Counts
    """Draws × steps: children who came back to the island."""
    unplanned: Counts
    """Draws × steps: homes that broke down."""
    options: Totals
    """Steps × options, over all draws: requests that met with so many suitable homes."""
    waited: Totals
    """Steps × days, over all draws: requests of a month that were answered after so many days."""
    still_asking: Totals
    """Steps, over all draws: requests of a month not answered by the end of the run."""
    filled: Small
    """Draws × steps × places: children, and young adults who stayed put."""
    living: Small
    """Draws × steps × places: children alone."""
    supported: Small
    """Draws × steps × places: of the children, those with a package of support."""
    in_tier: Counts
    """Draws × steps × (preferred tiers and none) × `LIVED_IN`, every third month, of children who
    need a home."""
    kin: Counts
    """Draws × steps: children with relatives or friends who brought a home with them."""
    flows: Counts
    """Draws × came × went."""
    not_proved: Counts
    """Draws: months whose matching was cut short."""
    in_watched: Counts
    """Draws × steps × beds of the place that is watched: the children who live there, numbered
    within their draw from 1; 0 for nobody."""

    @classmethod
    def empty(
        cls, draws: int, steps: int, bands: int, places: int, beds_watched: int = 0
    ) -> "Tally":
        """Give a tally in which nothing has been counted."""
        tiers = len(SHORT_TIERS) + 1
        month = (draws, steps)

        def none(*shape: int) -> Counts:
            return np.zeros(shape, dtype=np.int32)

        return cls(
            outcomes=none(*month, len(Outcome)),
            short=none(*month, tiers),
            short_by=none(draws, bands, len(Level)),
            requests=none(*month),
            at_once=none(*month),
            requests_apart=none(*month),
            pairs=none(*month),
            together=none(*month),
            pairs_not_known=none(*month),
            strict_pairs=none(*month),
            strict_apart=none(*month),
            went_off=none(*month),
            came_back=none(*month),
            unplanned=none(*month),
            options=np.zeros((steps, MOST_OPTIONS + 1), dtype=np.int64),
            waited=np.zeros((steps, MOST_DAYS + 1), dtype=np.int64),
            still_asking=np.zeros(steps, dtype=np.int64),
            filled=np.zeros((*month, places), dtype=np.int16),
            living=np.zeros((*month, places), dtype=np.int16),
            supported=np.zeros((*month, places), dtype=np.int16),
            in_tier=none(*month, tiers, len(LIVED_IN)),
            kin=none(*month),
            flows=none(draws, len(Came), len(Went)),
            not_proved=none(draws),
            in_watched=none(*month, beds_watched),
        )


OVER_ALL_DRAWS = ("options", "waited", "still_asking")


def joined(parts: Sequence[Tally]) -> Tally:
    """Put tallies of consecutive draws together."""
    together = {}
    for field in fields(Tally):
        arrays = [getattr(part, field.name) for part in parts]
        over_all = field.name in OVER_ALL_DRAWS
        together[field.name] = np.sum(arrays, axis=0) if over_all else np.concatenate(arrays)
    return Tally(**together)
