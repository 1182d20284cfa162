"""The track record: how past forecasts of an area turned out, in figures and in a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forecasting.forecast import ALL
from forecasting.looking_back.checked import Checked


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Several checked figures together; errors in children."""

    figures: int
    inside_80: int
    of_80: int
    """Figures of which the 80 % range was kept."""
    inside_90: int
    of_90: int
    error: float
    error_of_last_value: float
    crps: float

    @property
    def beats_last_value(self) -> bool:
        """Whether the middle was nearer than the last known number."""
        return self.error < self.error_of_last_value


@dataclass(frozen=True, slots=True)
class RecordRow:
    """The record of one band at one distance."""

    age_band: str
    horizon_months: int
    record: TrackRecord


def together(checked: Sequence[Checked]) -> TrackRecord | None:
    """Sum up checked figures; nothing where there is none."""
    if not checked:
        return None
    of_80 = [each.inside_80 for each in checked if each.inside_80 is not None]
    of_90 = [each.inside_90 for each in checked if each.inside_90 is not None]
    return TrackRecord(
        figures=len(checked),
        inside_80=sum(of_80),
        of_80=len(of_80),
        inside_90=sum(of_90),
        of_90=len(of_90),
        error=_mean(each.error for each in checked),
        error_of_last_value=_mean(each.error_of_last_value for each in checked),
        crps=_mean(each.crps for each in checked),
    )


def of_bands(checked: Iterable[Checked], *, ahead: bool) -> tuple[Checked, ...]:
    """Keep the figures of age bands foretold ahead, or those made with hindsight."""
    return tuple(
        each
        for each in checked
        if each.age_band != ALL and each.placement == ALL and each.ahead is ahead
    )


def by_band_and_horizon(checked: Sequence[Checked]) -> tuple[RecordRow, ...]:
    """Give the record of each age band, and of all ages, at each distance."""
    of_ages = [each for each in checked if each.placement == ALL]
    cells = dict.fromkeys((each.age_band, each.horizon_months) for each in of_ages)
    rows = []
    for band, months in sorted(cells, key=lambda cell: (cell[1], _in_order(cell[0]))):
        record = together(
            [each for each in of_ages if (each.age_band, each.horizon_months) == (band, months)]
        )
        if record is not None:
            rows.append(RecordRow(band, months, record))
    return tuple(rows)


def sentence(record: TrackRecord) -> str:
    """Say how past forecasts did."""
    last = f"{record.error_of_last_value:.1f}"
    error = f"{record.error:.1f} {'child' if f'{record.error:.1f}' == '1.0' else 'children'}"
    said = (
        f"Of {record.figures} {'figure' if record.figures == 1 else 'figures'} that can now be "
        f"checked, {record.inside_80} fell in the "
        f"80% range; error {error} where the last value has {last}."
    )
    if record.of_80 < record.figures:
        said = said.replace("figures that", f"figures ({record.of_80} with a range) that")
    if not record.beats_last_value:
        said += " They did not beat the last value."
    return said


def _in_order(band: str) -> tuple[bool, int]:
    return band == ALL, 0 if band == ALL else int(band.partition("-")[0])


def _mean(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return sum(found) / len(found)
