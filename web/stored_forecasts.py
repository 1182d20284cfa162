"""A forecast and its back-test as kept for the pages, with the commands that repeat them."""

import math
import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from web.past_counts import past_counts
from web.store.results import ResultKind, StoredResult

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from forecasting.ages import AgeBand
    from forecasting.history import History
    from scenarios.baseline.baseline import Baseline

MODEL = "entries_and_stays"
HORIZONS = (12, 24, 36)


def forecast_to_keep(
    baseline: "Baseline",
    folder: Path,
    *,
    months: int,
    draws: int,
    seed: int,
    version: str,
    how_left: "NDArray[np.str_] | None" = None,
) -> StoredResult:
    """Forecast with the same model, bands, draws and seed as a run, so that the figures agree."""
    from forecasting.forecast import forecast
    from scenarios.children.expected import bands_of

    history, bands = _history(baseline), bands_of(baseline)
    made = forecast(
        history,
        as_of=baseline.as_of,
        months=months,
        bands=bands,
        model=MODEL,
        draws=draws,
        seed=seed,
    )
    driven = what_drives(baseline, months=months, draws=draws, seed=seed, how_left=how_left)
    settings = f"--bands {_typed(bands)} --draws {draws} --seed {seed}"
    payload = {
        "as_of": made.as_of.isoformat(),
        "model": made.model,
        "bands": [band.label for band in bands],
        "rows": made.rows(),
        "past": past_counts(history, bands, baseline.as_of),
        **driven,
        "notes": list(dict.fromkeys((*made.notes, *driven["notes"]))),
        "drivers_command": _command(
            f"sufficiency drivers {shlex.quote(str(folder))} --months {months} {settings}",
            "--out drivers.csv",
        ),
        "command": _command(
            f"sufficiency forecast {shlex.quote(str(folder))} --months {months}",
            f"--bands {_typed(bands)} --model {MODEL} --draws {draws} --seed {seed}",
            "--out forecast.csv",
        ),
    }
    return _kept(ResultKind.FORECAST, baseline, payload, draws, seed, version)


def what_drives(
    baseline: "Baseline",
    *,
    months: int,
    draws: int,
    seed: int,
    how_left: "NDArray[np.str_] | None" = None,
) -> dict[str, Any]:
    """Take apart the change behind a run or forecast, from the same futures; and find its peers."""
    from forecasting.drivers import drivers
    from scenarios.children.expected import bands_of

    history = _history(baseline)
    taken_apart = drivers(
        history,
        as_of=baseline.as_of,
        months=months,
        bands=bands_of(baseline),
        draws=draws,
        seed=seed,
        how_left=how_left,
    )
    return {
        "drivers": taken_apart.rows(),
        "notes": list(taken_apart.notes),
        "peers": beside_peers(baseline),
    }


def back_test_to_keep(
    baseline: "Baseline", folder: Path, *, draws: int, seed: int, version: str
) -> StoredResult:
    """Test the model on the past beside the last value; no rows where the data are too few."""
    from forecasting.backtest import backtest
    from forecasting.scores import LAST_VALUE
    from scenarios.children.expected import bands_of

    bands = bands_of(baseline)
    try:
        rows = backtest(
            _history(baseline),
            horizons=HORIZONS,
            bands=bands,
            models=(LAST_VALUE, MODEL),
            draws=draws,
            seed=seed,
        )
        why_not = ""
    except ValueError as too_few:
        rows, why_not = [], str(too_few)
    payload = {
        "rows": [{name: _plain(value) for name, value in row.items()} for row in rows],
        "why_not": why_not,
        "command": _command(
            f"sufficiency backtest {shlex.quote(str(folder))}",
            f"--horizons {','.join(map(str, HORIZONS))} --bands {_typed(bands)}",
            f"--draws {draws} --seed {seed} --out backtest.csv",
        ),
    }
    return _kept(ResultKind.BACK_TEST, baseline, payload, draws, seed, version)


def beside_peers(baseline: "Baseline") -> str:
    """Say how the area stands beside authorities like it; empty where that cannot be told."""
    from forecasting.many_areas.peers import like_yours

    try:
        return like_yours(_history(baseline), baseline.as_of).sentence()
    except ValueError:
        return ""


def _history(baseline: "Baseline") -> "History":
    if baseline.history is None:
        raise ValueError(f"{baseline.name} has no history of children looked after.")
    return baseline.history


def _command(*parts: str) -> str:
    return " ".join(parts)


def _typed(bands: "Sequence[AgeBand]") -> str:
    return ",".join(band.label for band in bands)


def _plain(value: Any) -> Any:
    """Give a value that JSON knows; what is not known is null."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _kept(
    kind: ResultKind,
    baseline: "Baseline",
    payload: dict[str, Any],
    draws: int,
    seed: int,
    version: str,
) -> StoredResult:
    return StoredResult(
        kind=kind,
        name=baseline.name,
        seed=seed,
        draws=draws,
        model=MODEL,
        version=version,
        data_hash=baseline.data_hash,
        payload=payload,
    )
