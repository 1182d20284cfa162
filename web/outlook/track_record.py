"""How the forecasts would have done in the past, against carrying the last value forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forecasting.scores import LAST_VALUE
from scenarios.in_words.words import one_decimal, per_cent
from web.charts.picture import Table

ALL = "all"
CAPTION = "Children missed by, on average, for each age band"
HEAD = (
    "Months ahead",
    "Starting dates",
    "This model",
    "Last count carried forward",
    "Inside the 8-in-10 range",
)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The back-test at one distance: average miss by age band, and how often the range held."""

    months: int
    origins: int
    miss: float
    miss_of_last_value: float
    inside_range: float

    @property
    def beats_last_value(self) -> bool:
        """Whether the model missed by less."""
        return self.miss < self.miss_of_last_value


def track_record(rows: Sequence[Row], model: str) -> tuple[Horizon, ...]:
    """Compare the model with the last value on the same cut-offs, band by band."""
    compared = [row for row in rows if row["age_band"] != ALL and row["placement"] == ALL]
    distances = sorted({int(row["horizon_months"]) for row in compared})
    found = (
        _horizon([r for r in compared if r["horizon_months"] == d], d, model) for d in distances
    )
    return tuple(each for each in found if each is not None)


def record_table(record: Sequence[Horizon]) -> Table | None:
    """Lay out the back-test: how far off each was on average, and how often the range held."""
    if not record:
        return None
    return Table(
        caption=CAPTION,
        head=HEAD,
        rows=tuple(
            (
                str(each.months),
                str(each.origins),
                one_decimal(each.miss),
                one_decimal(each.miss_of_last_value),
                per_cent(each.inside_range),
            )
            for each in record
        ),
    )


def verdict(record: Sequence[Horizon]) -> str:
    """Say in one sentence whether the model earns its place."""
    if not record:
        return (
            "It has not been tested on the past: there are not enough years of data. "
            "Read the ranges with care."
        )
    return f"{_against_last_value(record)} {_range_held(record)}"


def _range_held(record: Sequence[Horizon]) -> str:
    """Say how often the range held what happened, against the 8 times in 10 it should."""
    shares = sorted(each.inside_range for each in record)
    low, high = per_cent(shares[0]), per_cent(shares[-1])
    held = low if low == high else f"{low} to {high}"
    return f"The range that should hold 8 times in 10 held {held} of the time."


def _against_last_value(record: Sequence[Horizon]) -> str:
    better = [each for each in record if each.beats_last_value]
    if len(better) == len(record):
        return (
            "Tested on the past, it came closer than carrying the last count forward "
            "at every distance tested."
        )
    if not better:
        return (
            "Tested on the past, it did not come closer than carrying the last count forward. "
            "What it adds is the range, not a better middle."
        )
    years = " and ".join(_years(each.months) for each in better)
    return (
        f"Tested on the past, it came closer than carrying the last count forward {years} ahead, "
        "but not at every distance tested."
    )


def _years(months: int) -> str:
    years = months / 12
    return f"{years:g} year{'' if years == 1 else 's'}"


def _horizon(rows: Sequence[Row], months: int, model: str) -> Horizon | None:
    own = _by_target(rows, model)
    last = _by_target(rows, LAST_VALUE)
    both = sorted(own.keys() & last.keys())
    if not both:
        return None
    return Horizon(
        months=months,
        origins=len({origin for _, origin, _ in both}),
        miss=_mean(_miss(own[key]) for key in both),
        miss_of_last_value=_mean(_miss(last[key]) for key in both),
        inside_range=_mean(_inside(own[key]) for key in both),
    )


def _by_target(rows: Sequence[Row], model: str) -> dict[tuple[str, str, str], Row]:
    """Find the rows of one model by area, starting day and age band."""
    return {
        (row["area"], str(row["origin"]), row["age_band"]): row
        for row in rows
        if row["model"] == model
    }


def _miss(row: Row) -> float:
    return abs(float(row["q50"]) - float(row["actual"]))


def _inside(row: Row) -> bool:
    return bool(row["q10"] <= row["actual"] <= row["q90"])


def _mean(values: Any) -> float:
    found = [float(value) for value in values]
    return sum(found) / len(found)
