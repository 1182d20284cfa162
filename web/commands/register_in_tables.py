"""Lays the forecast register out as `sufficiency register` writes it: tables, and the record."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from forecasting.looking_back.checked import Checked
from forecasting.looking_back.past_forecasts import (
    TrackRecord,
    by_band_and_horizon,
    of_bands,
    sentence,
    together,
)
from web.forecast_register import figures_that_count
from web.store.register import Kept


def register_in_tables(listed: Sequence[Kept]) -> dict[str, Any]:
    """Give every forecast, every figure that can be checked, and the track record."""
    ahead, hindsight = (figures_that_count(listed, ahead=when) for when in (True, False))
    record = together(of_bands(ahead, ahead=True))
    in_hindsight = together(of_bands(hindsight, ahead=False))
    return {
        "forecasts": [_forecast(entry) for entry in listed],
        "sentence": "" if record is None else sentence(record),
        "track_record": [
            {"age_band": row.age_band, "horizon_months": row.horizon_months, **asdict(row.record)}
            for row in by_band_and_horizon(ahead)
        ],
        "sentence_with_hindsight": "" if in_hindsight is None else sentence(in_hindsight),
        "figures": [_figure(entry, each) for entry in listed for each in entry.checked],
    }


def _forecast(entry: Kept) -> dict[str, Any]:
    """Lay out one forecast: how it was made, and how its figures turned out so far."""
    made = {**asdict(entry.made), "bands": ",".join(entry.made.bands)}
    row: dict[str, Any] = {"id": entry.id, "area": made.pop("area"), "as_of": made.pop("as_of")}
    row |= {"made_on": entry.made_on, "known_to": entry.known_to, "model_asked": entry.model_asked}
    row |= made
    for words, ahead in (("", True), ("hindsight_", False)):
        so_far = _so_far(together(of_bands(entry.checked, ahead=ahead)))
        row |= {f"{words}{name}": value for name, value in so_far.items()}
    return row


def _so_far(record: TrackRecord | None) -> dict[str, float | None]:
    """Sum up how figures turned out; unknown as long as none can be checked."""
    if record is None:
        return {
            "figures": 0,
            **dict.fromkeys(("inside_80", "error", "error_of_last_value", "crps")),
        }
    return {
        "figures": record.figures,
        "inside_80": record.inside_80,
        "error": round(record.error, 3),
        "error_of_last_value": round(record.error_of_last_value, 3),
        "crps": round(record.crps, 3),
    }


def _figure(entry: Kept, each: Checked) -> dict[str, Any]:
    """Lay out one checked figure."""
    return {
        "id": entry.id,
        "area": entry.made.area,
        "as_of": entry.made.as_of,
        "made_on": entry.made_on,
        "model": entry.made.model,
        "scenario": entry.made.scenario,
        **asdict(each),
        "error": each.error,
        "error_of_last_value": each.error_of_last_value,
    }
