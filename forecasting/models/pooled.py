"""The pooled model: how numbers by age have gone on from here in many authorities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import AgeBand
from forecasting.breaks import learnable
from forecasting.chance import streams
from forecasting.episodes.balance import band_columns
from forecasting.episodes.reference_rates import reference_stock
from forecasting.history import CountHistory, History, Measure
from forecasting.many_areas.own_belief import believed_here, own_belief
from forecasting.many_areas.panel import BANDS, Numbers, english_panel
from forecasting.many_areas.pooled_change import YEARS_AHEAD
from forecasting.many_areas.pooled_evidence import Evidence, evidence_without
from forecasting.many_areas.pooled_reasons import reason
from forecasting.many_areas.standing import OneArea, standing_of
from forecasting.models.model import Sample, SampledWhereAsked
from forecasting.models.no_change import placed_as_today
from forecasting.strays import strayed

LITTLE = 0.7
"""A share of the foretold change borne out by the area's own past that is worth a note."""


@dataclass(frozen=True, eq=False)
class FittedPooled(SampledWhereAsked):
    """One area's standing, and the evidence of all others."""

    history: History
    as_of: date
    here: OneArea
    evidence: Evidence
    borne_out: Numbers
    """The share of each foretold change that the area's own past bears out: years × bands."""
    notes: tuple[str, ...]

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Sample the paths only where they are asked for."""
        rng = streams(seed, self.history.area, 1)[0]
        middle = self.middle(horizons, bands)
        own, totals = self.variances(horizons, bands)
        paths = strayed(middle, own, totals, draws, rng)
        if not by_placement:
            return Sample(paths)
        return Sample(paths, placed_as_today(self.history, self.as_of, paths, horizons, rng))

    def middle(self, horizons: Sequence[int], bands: Sequence[AgeBand]) -> Numbers:
        """Give the middle of the forecast: horizons × bands."""
        shares = self._shares(bands)
        now = self.here.ages @ band_columns(bands)
        yearly = [np.zeros(len(bands)), *(self._change(y) @ shares for y in YEARS_AHEAD)]
        result: Numbers = np.maximum(now + _between(np.array(yearly), horizons, grows=False), 0)
        return result

    def variances(
        self, horizons: Sequence[int], bands: Sequence[AgeBand]
    ) -> tuple[Numbers, Numbers]:
        """Give the variance of each band (horizons × bands) and of their total."""
        mix = self._mix(bands)
        level = (self.here.ages @ band_columns(bands)).astype(np.float64)
        own = [np.zeros(len(bands))]
        totals = [0.0]
        for years in YEARS_AHEAD:
            *of_bands, of_total = self.evidence.spreads[years]
            table = np.array([[s.variance(float(n)) for n in level] for s in of_bands])
            own.append((mix * table).sum(axis=0))
            totals.append(of_total.variance(float(level.sum())))
        if len(bands) == 1 and bands[0].lowest == 0 and bands[0].highest == 17:
            own = [np.array([total]) for total in totals]
        return (
            _between(np.array(own), horizons, grows=True),
            _between(np.array(totals)[:, None], horizons, grows=True)[:, 0],
        )

    def _change(self, years: int) -> Numbers:
        """Give each standard band's change after so many years, as far as it is believed."""
        believed = self.borne_out[years - 1] * believed_here(self.here, self.evidence, years)
        result: Numbers = believed * self.evidence.change.change(self.here.standing, years)[0]
        return result

    def _shares(self, bands: Sequence[AgeBand]) -> Numbers:
        """Give the part of each standard band's children in each band asked for."""
        standard, asked = band_columns(BANDS), band_columns(bands)
        weight = self.here.ages + 1e-3 * reference_stock()
        each = standard * weight[:, None]
        result: Numbers = (each / each.sum(axis=0)).T @ asked
        return result

    def _mix(self, bands: Sequence[AgeBand]) -> Numbers:
        """Give the part of each band asked for that lies in each standard band."""
        weight = self.here.ages + 1e-3 * reference_stock()
        both = (band_columns(BANDS) * weight[:, None]).T @ band_columns(bands)
        result: Numbers = both / both.sum(axis=0)
        return result


@dataclass(frozen=True, slots=True)
class Pooled:
    """What followed in other authorities that stood as this one does."""

    name: str = "pooled"
    about: str = (
        "Numbers by age go on as they have gone on in other authorities: children grow into the "
        "next band, recent starts and changes carry on, as far as the past bears it out."
    )

    explains: bool = True
    """Whether the notes say why it differs from the last value."""

    def fit(self, history: History, as_of: date) -> FittedPooled:
        """Set the area beside the English panel, of which nothing later than the day is used."""
        seen, broken = learnable(history, as_of)
        here = standing_of(seen, as_of)
        group = english_panel().group_of(history.seen_on(as_of))
        try:
            known = evidence_without(group, as_of)
        except ValueError as reason_of_panel:
            raise ValueError(f"{seen.area}: {reason_of_panel}") from None
        borne_out = np.ones((len(YEARS_AHEAD), len(BANDS)))
        if isinstance(seen, CountHistory):
            borne_out = own_belief(seen, as_of, lambda day: evidence_without(group, day))
        note = (
            f"Compared with {known.areas} English authorities, "
            f"{known.days} past years of which could be held against what followed."
        )
        why: tuple[str, ...] = _little(borne_out[-1])
        if self.explains:
            believed = borne_out[0] * believed_here(here, known, 1)
            why = (reason(here, known.change, believed), *why)
        return FittedPooled(
            seen,
            as_of,
            here,
            known,
            borne_out,
            (note, *why, *here.notes, *broken, *_residents(seen)),
        )


def _residents(history: History) -> tuple[str, ...]:
    """Say that residents are not used, where they are given."""
    if not isinstance(history, CountHistory) or not history.days_of(Measure.RESIDENTS):
        return ()
    return (
        "Residents are given and not used to forecast: the English panel has none to test that by.",
    )


def _little(borne_out: Numbers) -> tuple[str, ...]:
    """Say which changes the area's own past does not bear out."""
    parts = [
        f"{round(100 * share)} % of the change foretold for ages {band.label}"
        for band, share in zip(BANDS, borne_out, strict=True)
        if share < LITTLE
    ]
    if not parts:
        return ()
    borne = ", ".join(parts)
    return (f"Not moved as others did: three years ahead, this area's past bears out {borne}.",)


def _between(yearly: Numbers, horizons: Sequence[int], *, grows: bool) -> Numbers:
    """Read values for 0, 12, 24, 36 months at any month; later ones stay, or go on growing."""
    months = 12.0 * np.arange(len(yearly))
    ahead = np.array(horizons, dtype=np.float64)
    columns = []
    for values in (np.maximum.accumulate(yearly, axis=0) if grows else yearly).T:
        beyond = np.maximum(ahead - months[-1], 0) / 12 * (values[-1] - values[-2])
        columns.append(np.interp(ahead, months, values) + (beyond if grows else 0))
    return np.stack(columns, axis=1)
