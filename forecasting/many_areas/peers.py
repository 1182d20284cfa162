"""Authorities like yours: where an area stands among English authorities of similar size.

Size is the number of looked-after children; the panel holds no residents, so rates are given for
the area alone. An area of the panel is never compared with itself. Nothing here says what is good.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from forecasting.history import EpisodeHistory, History
from forecasting.many_areas.figures import SOURCE, Figures, figures_of, figures_of_panel
from forecasting.many_areas.panel import Numbers, Panel, english_panel
from forecasting.said import full_day

MOST_PEERS, FEWEST_PEERS = 20, 8
NEAR = 2.0
"""An authority of more than so many times the children, or fewer than one such part, is not of
similar size, unless there are too few that are."""
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
"""Between the first and the last of these quantiles of the peers is typical."""


class Place(StrEnum):
    """Where a figure stands among those of the peers."""

    LOW = "low"
    TYPICAL = "typical"
    HIGH = "high"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of the area beside the same of its peers; None where it is not known."""

    measure: str
    area: float | None
    low: float | None
    middle: float | None
    high: float | None
    peers: int
    """Peers for which the figure is known."""
    place: Place


@dataclass(frozen=True, slots=True)
class LikeYours:
    """One area beside its peers."""

    area: str
    as_of: date
    children: float
    peers: tuple[str, ...]
    peers_on: date
    compared: tuple[Compared, ...]
    smallest: int
    largest: int

    @property
    def unusual(self) -> tuple[Compared, ...]:
        """Give what is low or high; the number of children is what peers are chosen by."""
        return tuple(
            each
            for each in self.compared
            if each.place in (Place.LOW, Place.HIGH) and each.measure != "children"
        )

    def sentence(self) -> str:
        """Say in short what is not typical."""
        unusual = [
            f"{each.measure} {_written(each.measure, each.area)} is {each.place} "
            f"({_written(each.measure, each.low)} to {_written(each.measure, each.high)})"
            for each in self.unusual
        ]
        alike = self.largest <= NEAR * self.children and self.children <= NEAR * self.smallest
        whom = (
            f"Beside {len(self.peers)} English authorities "
            f"{'of similar size' if alike else 'nearest in size, though not near it'} "
            f"({self.smallest} to {self.largest} children on {full_day(self.peers_on)}; in "
            "brackets their middle 80%)"
        )
        if not any(e.place in (Place.LOW, Place.TYPICAL, Place.HIGH) for e in self.compared[1:]):
            return f"{whom}, nothing but the number of children is known to compare."
        return f"{whom}: {'; '.join(unusual)}." if unusual else f"{whom}: typical throughout."

    def rows(self) -> list[Mapping[str, str | float | None]]:
        """Give the table: one row a figure."""
        return [
            {
                "area": self.area,
                "as_of": self.as_of.isoformat(),
                "measure": each.measure,
                "value": _rounded(each.area),
                "place": each.place.value,
                "peers_q10": _rounded(each.low),
                "peers_q50": _rounded(each.middle),
                "peers_q90": _rounded(each.high),
                "peers": each.peers,
                "peers_on": self.peers_on.isoformat(),
                "source": SOURCE,
            }
            for each in self.compared
        ]


def like_yours(history: History, as_of: date) -> LikeYours:
    """Compare an area on a day with its peers in the last year published by then."""
    panel, at = panel_on(as_of)
    own = figures_of(history.seen_on(as_of), as_of)
    chosen = peers_of(panel, at, own.children, panel.place_of(history))
    others = [figures_of_panel(panel, place, at) for place in chosen]
    children = [other.children for other in others]
    return LikeYours(
        area=history.area,
        as_of=as_of,
        children=own.children,
        peers=tuple(panel.names[place] for place in chosen),
        peers_on=date(panel.years[at], 3, 31),
        compared=tuple(_compared(own, others, measure) for measure in own.by_measure),
        smallest=int(min(children)),
        largest=int(max(children)),
    )


def day_compared(history: History, as_of: date | None) -> date:
    """Give the day itself for periods of care; for counts the last census day on or before it."""
    if isinstance(history, EpisodeHistory):
        return as_of or history.known_to
    days = [day for day in history.census_days() if as_of is None or day <= as_of]
    if not days:
        raise ValueError(f"{history.area}: there is no count of looked-after children by then.")
    return days[-1]


def panel_on(as_of: date) -> tuple[Panel, int]:
    """Give the panel and the place of its last year with figures by age, up to a day."""
    panel = english_panel()
    years = [
        at
        for at, year in enumerate(panel.years)
        if date(year, 3, 31) <= as_of and panel.known(at).any()
    ]
    if not years:
        raise ValueError(f"The English panel begins on 31 March {panel.years[0]}.")
    return panel, years[-1]


def peers_of(panel: Panel, at: int, children: float, itself: int | None) -> Sequence[int]:
    """Choose the areas nearest in size in a year of the panel, never the area itself."""
    known = [int(place) for place in np.flatnonzero(panel.known(at)) if place != itself]
    size = panel.stock[:, at].sum(axis=1)
    away = {place: abs(float(np.log(size[place] / max(children, 1.0)))) for place in known}
    nearest = sorted(known, key=lambda place: (away[place], panel.codes[place]))[:MOST_PEERS]
    near = [place for place in nearest if away[place] <= np.log(NEAR)]
    return near if len(near) >= FEWEST_PEERS else nearest[:FEWEST_PEERS]


def _compared(own: Figures, others: Sequence[Figures], measure: str) -> Compared:
    value = own.by_measure[measure]
    theirs: Numbers = np.array(
        [v for other in others if (v := other.by_measure.get(measure)) is not None]
    )
    if len(theirs) < FEWEST_PEERS:
        return Compared(measure, value, None, None, None, len(theirs), Place.NOT_KNOWN)
    low, middle, high = (float(q) for q in np.quantile(theirs, (LOW, MIDDLE, HIGH)))
    return Compared(measure, value, low, middle, high, len(theirs), _place(value, low, high))


def _place(value: float | None, low: float, high: float) -> Place:
    if value is None:
        return Place.NOT_KNOWN
    if value < low:
        return Place.LOW
    return Place.HIGH if value > high else Place.TYPICAL


def _written(measure: str, value: float | None) -> str:
    """Write a figure for a sentence: changes and shares in per cent."""
    if value is None:
        return "not known"
    if measure.startswith("change"):
        return f"{100 * value:+.0f}%"
    return f"{100 * value:.0f}%" if measure.startswith("share") else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
