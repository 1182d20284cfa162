"""The funnel: figures of authorities of similar size by their number, with control limits.

A figure outside the limits differs from its peers by more than chance. Real authorities differ by
more than pure chance, so limits are widened by how much the middle of the peers does
(Spiegelhalter 2005, Funnel plots for comparing institutional performance: winsorised
over-dispersion).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.history import History
from forecasting.many_areas.figures import SOURCE, Figures, figures_of, figures_of_panel
from forecasting.many_areas.panel import BANDS
from forecasting.many_areas.peers import panel_on, peers_of

NORMAL_95, NORMAL_998 = 1.96, 3.09
TAIL = 0.1
"""The part of the peers at either end that is drawn in before over-dispersion is measured."""
STARTS = "starts a year for each child"


@dataclass(frozen=True, slots=True)
class Point:
    """One authority in the funnel of one figure."""

    measure: str
    authority: str
    is_this_area: bool
    children: float
    value: float
    middle: float
    """The peers together."""
    low_95: float
    high_95: float
    low_998: float
    high_998: float
    data_on: date

    def row(self) -> Mapping[str, str | float | bool]:
        """Give the point as a row of a table."""
        return {
            "measure": self.measure,
            "authority": self.authority,
            "is_this_area": self.is_this_area,
            "children": self.children,
            "value": round(self.value, 4),
            "middle": round(self.middle, 4),
            "low_95": round(self.low_95, 4),
            "high_95": round(self.high_95, 4),
            "low_998": round(self.low_998, 4),
            "high_998": round(self.high_998, 4),
            "data_on": self.data_on.isoformat(),
            "source": SOURCE,
        }


def funnel(history: History, as_of: date) -> list[Point]:
    """Give the points of every figure that can be set against a number of children."""
    panel, at = panel_on(as_of)
    own = figures_of(history.seen_on(as_of), as_of)
    chosen = peers_of(panel, at, own.children, panel.place_of(history))
    peers = [(panel.names[place], figures_of_panel(panel, place, at)) for place in chosen]
    shares = [f"share aged {band.label}" for band in BANDS]
    points: list[Point] = []
    for measure in (STARTS, *shares):
        points += _points(measure, (history.area, own), as_of, peers, date(panel.years[at], 3, 31))
    return points


def _points(
    measure: str,
    own: tuple[str, Figures],
    as_of: date,
    peers: Sequence[tuple[str, Figures]],
    peers_on: date,
) -> list[Point]:
    known = [(name, each) for name, each in peers if each.by_measure[measure] is not None]
    if not known:
        return []
    number = np.array([each.children for _, each in known])
    value = np.array([each.by_measure[measure] for _, each in known], dtype=np.float64)
    middle = float((value * number).sum() / number.sum())
    # One child's variance: of a count for each child, or of a share.
    chance = middle if measure == STARTS else middle * (1 - middle)
    low, high = np.quantile(away := (value - middle) / np.sqrt(chance / number), (TAIL, 1 - TAIL))
    wider = max(1.0, float((np.clip(away, low, high) ** 2).mean()))
    rows = [(name, False, each, peers_on) for name, each in known]
    if own[1].by_measure[measure] is not None:
        rows.append((own[0], True, own[1], as_of))
    points = []
    for name, is_own, each, day in rows:
        reach = float(np.sqrt(wider * chance / max(each.children, 1.0)))
        found = each.by_measure[measure]
        limits = (
            max(0.0, middle - NORMAL_95 * reach),
            middle + NORMAL_95 * reach,
            max(0.0, middle - NORMAL_998 * reach),
            middle + NORMAL_998 * reach,
        )
        if found is not None:
            points.append(Point(measure, name, is_own, each.children, found, middle, *limits, day))
    return points
