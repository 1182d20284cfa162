"""Scores of forecasts as tables: errors and ranges beside those of the last value."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import STANDARD_BANDS
from forecasting.episodes.reference_rates import ERROR_VARIANCE_OLDEST, ERROR_VARIANCE_TOTAL
from forecasting.scores import interval_score

HORIZONS = (12, 24, 36)
ALL_KNOWING = "all_knowing"
LABELS = (*(band.label for band in STANDARD_BANDS), "all")
SIZES = (("under 250", 0, 250), ("250 to 500", 250, 500), ("over 500", 500, 10**6))
TEN_PERCENT = 1.2816
"""Standard deviations below which one in ten lies, and above which one in ten."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One forecast of one band beside the truth and the last value."""

    model: str
    area: str
    origin: date
    months: int
    band: int
    children: float
    """Looked after in the whole area on the origin."""
    last: float
    low: float
    middle: float
    high: float
    actual: float


def report(title: str, found: Sequence[Scored], models: Sequence[str]) -> None:
    """Print the tables of each model."""
    origins = len({each.origin for each in found})
    say(f"\n# {title}: {len({e.area for e in found})} areas, {origins} origins")
    for model in models:
        mine = [each for each in found if each.model == model]
        say(f"\n## {model}\n")
        say(
            "| band | error against the last value, 12, 24, 36 months | | | "
            "share of truths in the 80 % interval (95 % interval of it) | | |"
        )
        say("|---|---|---|---|---|---|---|")
        for band, label in enumerate(LABELS):
            cells = [[e for e in mine if e.band == band and e.months == m] for m in HORIZONS]
            changes = " | ".join(_change(cell) for cell in cells)
            covers = " | ".join(_cover(cell) for cell in cells)
            say(f"| {label} | {changes} | {covers} |")
        say(
            f"\nbands of all horizons: error {_change([e for e in mine if e.band < 4])}, "
            f"covered {_cover(mine)}, interval score {_interval(mine)}"
        )
        for name, least, most in SIZES:
            some = [e for e in mine if least <= e.children < most]
            if some:
                cells = [[e for e in some if e.months == m] for m in HORIZONS]
                say(
                    f"areas {name}: covered {'; '.join(_cover(cell) for cell in cells)}; "
                    f"error of bands {_change([e for e in some if e.band < 4])}, "
                    f"of totals {_change([e for e in some if e.band == 4])}, "
                    f"interval score {_interval(some)}"
                )


def brief(name: str, found: Sequence[Scored], models: Sequence[str]) -> None:
    """Print one row for each model: errors by band, 12, 24 and 36 months, and coverage."""
    for model in models:
        mine = [each for each in found if each.model == model]
        cells = [
            ", ".join(
                _change([e for e in mine if e.band == band and e.months == m]) for m in HORIZONS
            )
            for band in range(len(LABELS))
        ]
        areas = len({each.area for each in mine})
        say(f"| {name} ({areas} areas) | {model} | {' | '.join(cells)} | {_cover(mine)} |")


def report_gain(found: Sequence[Scored], models: Sequence[str]) -> None:
    """Print how much of the gain of one who knows the truth each model has, over the bands."""
    for model in models:
        cells = []
        for months in HORIZONS:
            ours, theirs = (
                [e for e in found if e.model == name and e.months == months and e.band < 4]
                for name in (model, ALL_KNOWING)
            )
            bar = sum(abs(e.last - e.actual) for e in ours)
            gain = bar - sum(abs(e.middle - e.actual) for e in ours)
            best = bar - sum(abs(e.middle - e.actual) for e in theirs)
            cells.append(f"{gain / best:.0%}" if best > 0 else "nothing to gain")
        say(f"{model}: {', '.join(cells)} of the gain of one who knows the truth, by band")


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")


def _change(cell: Sequence[Scored]) -> str:
    """Write the change of the mean absolute error against the last value."""
    if not cell:
        return ""
    error = sum(abs(e.middle - e.actual) for e in cell)
    bar = sum(abs(e.last - e.actual) for e in cell)
    return f"{100 * (error / bar - 1):+.1f} %" if bar else ""


def _cover(cell: Sequence[Scored]) -> str:
    """Write the share inside, with its own interval: areas, not forecasts, are drawn again."""
    if not cell:
        return ""
    areas = sorted({e.area for e in cell})
    place = {area: at for at, area in enumerate(areas)}
    inside, number = np.zeros(len(areas)), np.zeros(len(areas))
    for e in cell:
        inside[place[e.area]] += e.low <= e.actual <= e.high
        number[place[e.area]] += 1
    share = inside.sum() / number.sum()
    again = np.random.default_rng(1).integers(0, len(areas), (400, len(areas)))
    low, high = np.quantile(inside[again].sum(1) / number[again].sum(1), (0.025, 0.975))
    return f"{share:.0%} ({low:.0%} to {high:.0%})"


def _interval(cell: Sequence[Scored]) -> str:
    """Write the interval score over that of a last value with published error variances."""
    ours = interval_score(*_columns(cell, "low", "high", "actual")).mean()
    reach = np.array([_reach(e) for e in cell])
    last, actual = _columns(cell, "last", "actual")
    bar = interval_score(np.maximum(last - reach, 0), last + reach, actual).mean()
    return f"{100 * (ours / bar - 1):+.1f} %"


def _columns(cell: Sequence[Scored], *names: str) -> list[np.ndarray]:
    return [np.array([getattr(e, name) for e in cell], dtype=float) for name in names]


def _reach(each: Scored) -> float:
    oldest = each.band == LABELS.index("16-17")
    rates = ERROR_VARIANCE_OLDEST if oldest else ERROR_VARIANCE_TOTAL
    return float(TEN_PERCENT * np.sqrt(rates[each.months // 12 - 1] * max(each.last, 1.0)))
