"""What every answer about the pipeline is read from: the records, what is believed, the walks."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import month_ends
from scenarios.baseline.baseline import Baseline
from scenarios.pipeline.coming import Coming, coming_of
from scenarios.pipeline.journeys import Journey, journeys_of
from scenarios.result import Row
from scenarios.world import World

FEW = 10
"""With fewer households than this, a share says little, and that is said with it."""
SMALL = "few households: the range is mostly what is published, not this authority"

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """One authority's pipeline, as it is and as it may go on."""

    baseline: Baseline
    dates: tuple[date, ...]
    draws: int
    seed: int
    journeys: tuple[Journey, ...]
    coming: Coming

    @property
    def as_of(self) -> date:
        """The day the records are of."""
        return self.dates[0]

    @property
    def years(self) -> float:
        """How long the walks go on."""
        return (self.dates[-1] - self.dates[0]).days / 365.25

    def by_draw(self, days: Numbers) -> Numbers:
        """Count, in each draw, the households with a day up to the last one looked at."""
        last = (self.dates[-1] - self.as_of).days
        return np.bincount(self.coming.who.draw[days <= last], minlength=self.draws).astype(float)


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows for a table, and what they say in a sentence or two."""

    rows: tuple[Row, ...]
    sentences: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Give it for a file."""
        return {"rows": [dict(row) for row in self.rows], "sentences": list(self.sentences)}


def ask(baseline: Baseline, *, months: int = 36, draws: int = 500, seed: int = 1) -> Asked:
    """Let the pipeline of an authority go on as it is. ValueError where there are no records."""
    if not baseline.pipeline:
        raise ValueError(
            f"{baseline.name} has no carer pipeline. Fill in `sufficiency template pipeline`, one "
            "household a row, and try again. What `sufficiency capacity` says of places, and the "
            "page of the carers there are, need none."
        )
    return follow(baseline, months=months, draws=draws, seed=seed)


def follow(baseline: Baseline, *, months: int, draws: int, seed: int) -> Asked:
    """Let it go on with the records there are, be it none: enough for what needs no pipeline."""
    dates = month_ends(baseline.as_of, months)
    coming = coming_of(World(baseline), dates, draws, seed)
    journeys = journeys_of(baseline.pipeline, baseline.as_of)
    return Asked(baseline, dates, draws, seed, journeys, coming)


def ranged(drawn: Numbers, digits: int = 1) -> dict[str, float]:
    """Give mean, tenth and ninetieth part of what was drawn."""
    low, high = np.quantile(drawn, (0.1, 0.9))
    return {
        "mean": round(float(drawn.mean()), digits),
        "q10": round(float(low), digits),
        "q90": round(float(high), digits),
    }


def said(found: dict[str, float]) -> str:
    """Put a mean and its range into words."""
    return f"{found['mean']:g} ({found['q10']:g} to {found['q90']:g} in eight futures of ten)"
