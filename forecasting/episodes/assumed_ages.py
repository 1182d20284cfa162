"""An assumption, not a figure: the ages of a total that was published without them.

Some authorities publish their latest total without ages (Jersey does). The shares of the last day
with published ages are applied to it, and whoever uses the result shows the note that comes with
it. Only a forecast starts from assumed ages; no back-test is ever scored against them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from forecasting.ages import AgeBand
from forecasting.history import Count, CountHistory, History, Measure, Status
from forecasting.said import full_day

ASSUMED = "Assumed, not published"
"""How the note of assumed ages begins."""


@dataclass(frozen=True, slots=True)
class AssumedAges:
    """A total split by the shares of an earlier day; the bands add up to the total exactly."""

    day: date
    total: int
    shares_of: date
    bands: tuple[AgeBand, ...]
    children: tuple[int, ...]
    published: tuple[AgeBand, ...] = ()
    """Those of the bands whose children were published after all; they are kept as they are."""

    @property
    def note(self) -> str:
        """The assumption in one sentence."""
        years = (self.day - self.shares_of).days / 365.25
        known = sum(
            n for band, n in zip(self.bands, self.children, strict=True) if band in self.published
        )
        assumed = [band.label for band in self.bands if band not in self.published]
        whom = f"the {self.total} children"
        if self.published:
            whom = f"the other {self.total - known} of {whom}, aged {' or '.join(assumed)},"
        return (
            f"{ASSUMED}: {whom} of {full_day(self.day)} have "
            f"the ages of {full_day(self.shares_of)}, {years:.1f} years earlier."
        )


def assume_ages(history: CountHistory) -> AssumedAges | None:
    """Split the latest total by the last published ages; None where it has ages of its own.

    Ages published for a part of the total are kept, and only the rest is split. None too where
    there is no total to split. ValueError where no day has published ages.
    """
    latest = history.known_to
    if _published_ages(history, latest):
        return None
    if not _any_ages(history):
        raise ValueError(f"{history.area}: on no day are the ages of the children published.")
    total = history.total_published(latest)
    if total is None:
        return None
    day = max(day for day in history.census_days() if _published_ages(history, day))
    shares = _published_ages(history, day)
    known = history.published(Measure.LOOKED_AFTER, latest)
    rest = [(band, weight) for band, weight in shares if band not in known]
    left = max(0, total - sum(known[band] for band, _ in shares if band in known))
    split = dict(zip((b for b, _ in rest), shared_out(left, [w for _, w in rest]), strict=True))
    return AssumedAges(
        day=latest,
        total=total,
        shares_of=day,
        bands=tuple(band for band, _ in shares),
        children=tuple(known.get(band, split.get(band, 0)) for band, _ in shares),
        published=tuple(band for band, _ in shares if band in known),
    )


def with_assumed_ages(history: History) -> tuple[History, tuple[str, ...]]:
    """Give a history whose latest total has ages, with the note to show beside it.

    A history that needs none, or has no ages to assume, comes back as it is.
    """
    if not isinstance(history, CountHistory) or not _any_ages(history):
        return history, ()
    assumed = assume_ages(history)
    if assumed is None:
        return history, ()
    added = tuple(
        Count(
            area_code=history.area_code,
            area=history.area,
            day=assumed.day,
            measure=Measure.LOOKED_AFTER,
            band=band,
            children=children,
            status=Status.OK,
        )
        for band, children in zip(assumed.bands, assumed.children, strict=True)
        if band not in assumed.published
    )
    return replace(history, counts=(*history.counts, *added)), (assumed.note,)


def shared_out(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Share whole children out by weight: rounded down, the rest to the largest remainders."""
    if sum(weights) == 0:
        weights = [1.0] * len(weights)
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    floors = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_remainder[: total - sum(floors)]:
        floors[index] += 1
    return tuple(floors)


def _published_ages(history: CountHistory, day: date) -> tuple[tuple[AgeBand, float], ...]:
    finest = history.finest(Measure.LOOKED_AFTER, day)
    return finest if len(finest) > 1 else ()


def _any_ages(history: CountHistory) -> bool:
    return any(_published_ages(history, day) for day in history.census_days())
