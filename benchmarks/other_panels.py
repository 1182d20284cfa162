"""Panels of counts other than the one that was learnt from, for `forecasts.py --only others`.

Halves of the areas (learnt from one, scored on the other), years (learnt up to 2016, scored after),
sums of two areas, areas made small or large, figures with errors in them, and made-up authorities
published as counts. Whoever is scored is in no panel that was learnt from.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from forecasting.ages import DFE_BANDS
from forecasting.history import Count, CountHistory, EpisodeHistory, Measure, Status
from forecasting.many_areas import panel as panels
from forecasting.many_areas import peers, pooled_evidence
from forecasting.many_areas.panel import Panel, panel_of
from forecasting.reference.england import english_authorities

LAST_LEARNT = date(2016, 3, 31)
SMALL, MANY = 80.0, 7
"""Children of an area made small, in its middle year; areas added up to make a large one."""
GONE_IN_A_YEAR = {0: 0.6, 1: 0.45, 5: 0.4, 10: 0.35, 16: 0.6}
"""By the band's lowest age, the part that has left it within a year; assumed, for small areas."""
WRONG_BY = 0.05
"""Standard deviation of made-up errors in published figures, over their level."""


@dataclass(frozen=True, eq=False)
class Other:
    """Areas to score, and the panel to learn from; none is the panel that ships."""

    name: str
    areas: tuple[CountHistory, ...]
    learnt_from: Panel | None
    first_origin: date = date(2013, 1, 1)


def others(made_up: Sequence[EpisodeHistory]) -> Iterator[Other]:
    """Give every other panel; made-up authorities are published as counts first."""
    rng = np.random.default_rng(20)
    areas = english_authorities()
    half = [areas[at] for at in rng.permutation(len(areas))]
    one, two = tuple(half[: len(half) // 2]), tuple(half[len(half) // 2 :])
    panel = panel_of(one)
    yield Other("the other half", two, panel)
    yield Other("the first half, from the second", one, panel_of(two))
    late = panel_of(areas).up_to(LAST_LEARNT)
    yield Other("learnt up to 2016, scored from 2017", areas, late, date(2017, 1, 1))
    pairs = tuple(_sum(pair) for pair in zip(two[::2], two[1::2], strict=False))
    yield Other("sums of two areas", pairs, panel)
    large = tuple(_sum([two[at] for at in rng.permutation(len(two))[:MANY]]) for _ in range(20))
    yield Other("sums of seven areas", large, panel)
    yield Other("made small (80 children)", tuple(_small(each, rng) for each in two), panel)
    wrong = tuple(_changed(each, lambda n: rng.normal(n, WRONG_BY * n), each.area) for each in two)
    yield Other("with errors of 5 % in every figure", wrong, panel)
    yield Other("made-up authorities as counts", tuple(as_counts(each) for each in made_up), None)


@contextmanager
def learning_from(panel: Panel | None) -> Iterator[None]:
    """Put another panel in the place of the English one for a while."""
    if panel is None:
        yield
        return
    places = (pooled_evidence, peers)
    usual = panels.english_panel
    for place in places:
        place.english_panel = lambda: panel  # type: ignore[attr-defined]
    _forget()
    try:
        yield
    finally:
        for place in places:
            place.english_panel = usual  # type: ignore[attr-defined]
        _forget()


def as_counts(history: EpisodeHistory) -> CountHistory:
    """Publish an authority's numbers on every 31 March, and who started in the year before."""
    counts = []
    for year in range(history.complete_from.year + 1, history.known_to.year + 1):
        day = date(year, 3, 31)
        if not history.complete_from <= day <= history.known_to:
            continue
        stock = history.looked_after(day, DFE_BANDS)
        entered = history.entered(date(year - 1, 4, 1), day, DFE_BANDS)
        for measure, row in ((Measure.LOOKED_AFTER, stock), (Measure.ENTERED, entered)):
            counts += [
                Count(history.area, history.area, day, measure, band, int(n), Status.OK)
                for band, n in zip(DFE_BANDS, row, strict=True)
            ]
    return CountHistory(history.area, history.area, tuple(counts))


def _small(history: CountHistory, rng: np.random.Generator) -> CountHistory:
    """Follow a small part of an area: of its children some leave by chance, and some come."""
    known = [n for day in history.census_days() if (n := history.total_published(day))]
    part = SMALL / float(np.median(known))
    area, counts = f"{history.area}, a part", []
    before: dict[int, tuple[int, int]] = {}
    for c in sorted(history.counts, key=lambda c: c.day):
        if c.band is None or c.children is None:
            continue
        if c.measure is Measure.ENTERED:
            children = int(rng.poisson(part * c.children))
        else:
            lowest, gone = c.band.lowest, GONE_IN_A_YEAR[c.band.lowest]
            if lowest in before:
                whole, own = before[lowest]
                came = max(c.children - (1 - gone) * whole, 0.0)
                children = int(rng.binomial(own, 1 - gone) + rng.poisson(part * came))
            else:
                children = int(rng.poisson(part * c.children))
            before[lowest] = (c.children, children)
        counts.append(replace(c, area=area, area_code=area, children=children))
    return CountHistory(area, area, tuple(counts))


def _changed(history: CountHistory, change: Callable[[int], float], area: str) -> CountHistory:
    """Change every figure by age; the total is left out, and so is the sum of the bands."""
    counts = tuple(
        replace(c, area=area, area_code=area, children=max(round(change(c.children)), 0))
        for c in history.counts
        if c.band is not None and c.children is not None
    )
    return CountHistory(area, area, counts)


def _sum(parts: Sequence[CountHistory]) -> CountHistory:
    """Add areas up; what one of them did not publish is not known of all."""
    area = " and ".join(part.area for part in parts)
    figures = [
        {(c.day, c.measure, c.band): c.children for c in part.counts if c.children is not None}
        for part in parts
    ]
    counts = []
    for c in parts[0].counts:
        place = (c.day, c.measure, c.band)
        if c.band is not None and all(place in each for each in figures):
            children = sum(each[place] for each in figures)
            counts.append(
                replace(c, area=area, area_code=area, children=children, status=Status.OK)
            )
    return CountHistory(area, area, tuple(counts))


def _forget() -> None:
    for kept in (
        pooled_evidence._evidence,
        pooled_evidence._others,
        pooled_evidence._change,
        pooled_evidence._trial,
    ):
        kept.cache_clear()
