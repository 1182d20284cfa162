"""The measures by which futures are compared: one number a draw, by year and for the whole run."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from scenarios.futures.outcomes import NUMBER, Outcome
from scenarios.tables.counted import Counted

WHOLE = "all"
HERE = (NUMBER[Outcome.SUITABLE], NUMBER[Outcome.WITH_SUPPORT])
ELSEWHERE = NUMBER[Outcome.ELSEWHERE]

Draws = NDArray[np.float64]
Steps = NDArray[np.bool_]


class Better(StrEnum):
    """Which way is better for children; costs and numbers of children are neither."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number for each draw; not a number where there was nothing to measure."""

    name: str
    words: str
    unit: str
    better: Better
    of: Callable[[Counted, Steps], Draws]


def _outcome(outcome: Outcome) -> Callable[[Counted, Steps], Draws]:
    def children(counted: Counted, steps: Steps) -> Draws:
        found: Draws = counted.tally.outcomes[:, steps, NUMBER[outcome]].mean(axis=1)
        return found

    return children


def _children(counted: Counted, steps: Steps) -> Draws:
    found: Draws = counted.tally.outcomes[:, steps].sum(axis=2).mean(axis=1)
    return found


def _suitable(counted: Counted, steps: Steps) -> Draws:
    outcomes = counted.tally.outcomes[:, steps].sum(axis=1)
    here = outcomes[:, HERE].sum(axis=1)
    return _share(here, outcomes.sum(axis=1) - outcomes[:, ELSEWHERE])


def _together(counted: Counted, steps: Steps) -> Draws:
    tally = counted.tally
    return _share(tally.together[:, steps].sum(axis=1), tally.pairs[:, steps].sum(axis=1))


def _at_once(counted: Counted, steps: Steps) -> Draws:
    tally = counted.tally
    return _share(tally.at_once[:, steps].sum(axis=1), tally.requests[:, steps].sum(axis=1))


def _months_short(counted: Counted, steps: Steps) -> Draws:
    short: Draws = (counted.tally.short[:, steps].sum(axis=2) > 0).mean(axis=1)
    return short


def _went_off(counted: Counted, steps: Steps) -> Draws:
    return _added_up(counted.tally.went_off, steps)


def _came_back(counted: Counted, steps: Steps) -> Draws:
    return _added_up(counted.tally.came_back, steps)


def _unplanned(counted: Counted, steps: Steps) -> Draws:
    return _added_up(counted.tally.unplanned, steps)


def _cost(counted: Counted, steps: Steps) -> Draws:
    found: Draws = counted.spent.monthly[:, steps].sum(axis=(1, 2)) / 100
    return found


def _added_up(counts: NDArray[np.int32], steps: Steps) -> Draws:
    added: Draws = counts[:, steps].sum(axis=1).astype(np.float64)
    return added


def _share(part: NDArray[np.integer], whole: NDArray[np.integer]) -> Draws:
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def _suited(counted: Counted, steps: Steps) -> Draws:
    here = counted.tally.outcomes[:, steps][:, :, HERE].sum(axis=2)
    found: Draws = here.mean(axis=1)
    return found


def _suited_weeks(counted: Counted, steps: Steps) -> Draws:
    here = counted.tally.outcomes[:, :, HERE].sum(axis=2)
    days = np.array([day.toordinal() for day in counted.dates])
    weeks = np.diff(days, prepend=days[0]) / 7
    found: Draws = (here * weeks)[:, steps].sum(axis=1)
    return found


SUITABLE_ON_ISLAND = Measure(
    "suitable_on_island",
    "of children needing a home, the share in a suitable one on the island (support included)",
    "share",
    Better.MORE,
    _suitable,
)
SIBLINGS_TOGETHER = Measure(
    "siblings_together",
    "of pairs of brothers and sisters planned together, the share known to live together",
    "share",
    Better.MORE,
    _together,
)
IN_SUITABLE_HOMES = Measure(
    "in_suitable_homes",
    "children in a suitable home on the island (support included)",
    "children",
    Better.MORE,
    _suited,
)
OFF_ISLAND = Measure(
    "off_island",
    "children living off the island",
    "children",
    Better.LESS,
    _outcome(Outcome.OFF_ISLAND),
)
COST = Measure("cost", "what care costs", "pounds", Better.NEITHER, _cost)

MEASURES: tuple[Measure, ...] = (
    SUITABLE_ON_ISLAND,
    IN_SUITABLE_HOMES,
    Measure(
        "suitable_weeks",
        "weeks that children live in a suitable home on the island (support included)",
        "weeks",
        Better.MORE,
        _suited_weeks,
    ),
    OFF_ISLAND,
    Measure(
        "waiting", "children waiting for a home", "children", Better.LESS, _outcome(Outcome.WAITING)
    ),
    Measure(
        "months_short",
        "months in which a child finds no suitable home on the island",
        "share",
        Better.LESS,
        _months_short,
    ),
    Measure(
        "went_off_island",
        "children who go off the island for want of a home",
        "children",
        Better.LESS,
        _went_off,
    ),
    Measure("came_back", "children who come back", "children", Better.MORE, _came_back),
    SIBLINGS_TOGETHER,
    Measure(
        "met_at_once",
        "of children who begin to need a home, the share who find one here that month",
        "share",
        Better.MORE,
        _at_once,
    ),
    Measure("unplanned", "homes that break down", "homes", Better.LESS, _unplanned),
    Measure("children", "children looked after", "children", Better.NEITHER, _children),
    COST,
)


def periods(counted: Counted) -> dict[str, Steps]:
    """Give the steps of each year, and of the whole run; the data date is in none of them."""
    years = counted.spent.year_of_step
    ahead = np.arange(len(years)) > 0
    by_year = {str(year): ahead & (years == year) for year in counted.spent.years}
    return {**by_year, WHOLE: ahead}


def over_the_run(counted: Counted, measure: Measure) -> Draws:
    """Give one number a draw for the whole run."""
    return measure.of(counted, periods(counted)[WHOLE])


def by_draw(counted: Counted) -> dict[str, dict[str, list[float | None]]]:
    """Give every measure by period and draw, so that results can be compared draw by draw."""
    return {
        measure.name: {
            period: [None if np.isnan(v) else round(float(v), 4) for v in measure.of(counted, s)]
            for period, s in periods(counted).items()
        }
        for measure in MEASURES
    }
