"""Stored results in the shape of the real ones, for pages that need something to show."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS
from forecasting.forecast import Forecast
from scenarios.baseline.records import Records
from web.app import create_app
from web.settings import Settings
from web.store.baselines import Description, save_records, stored_baseline
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, save_results

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
AS_OF = date(2026, 11, 20)
MONTHS = 36
STEPS = [date(2026 + (10 + m) // 12, (10 + m) % 12 + 1, 20) for m in range(MONTHS + 1)]
TIERS = ["FOS1", "FOS2", "FOS3", "SUP", "DIS", "HOM1", "HOM2", "none fits"]
HEADLINE = (
    "By November 2029 between 74 and 101 children will be looked after (8 chances in 10); in 7 "
    "months of 10 at least one child will have no suitable home on the island, most often at "
    "ages 11 to 15 with level D needs"
)


def forecast_payload():
    """Give a random walk from a known start, laid out by the real code."""
    rng = np.random.default_rng(1)
    steps = rng.poisson(1, (500, MONTHS, 4)) - rng.poisson(1, (500, MONTHS, 4))
    start = np.array([12, 15, 40, 21])
    walk = np.concatenate([np.zeros((500, 1, 4)), steps.cumsum(axis=1)], axis=1) + start
    draws = np.maximum(walk, 0).astype(np.int32)
    made = Forecast(
        "Made up", AS_OF, tuple(STEPS), STANDARD_BANDS, draws, None, "entries_and_stays", 1
    )
    bands = [band.label for band in STANDARD_BANDS]
    return {
        "as_of": AS_OF.isoformat(),
        "model": made.model,
        "bands": bands,
        "rows": made.rows(),
        "past": [
            {"date": f"{year}-{month:02d}-20", "age_band": band, "children": int(count + k % 4)}
            for k, (year, month) in enumerate(
                (y, m) for y in (2024, 2025, 2026) for m in (2, 5, 8, 11)
            )
            for band, count in zip(bands, start, strict=True)
        ],
        "notes": ["Complete from 1 April 2014."],
        "command": "sufficiency forecast instance/demo --months 36 --draws 500 --out f.csv",
    }


def back_test_payload():
    """Give four cut-offs at which the model misses by one child and the last value by two."""
    rows = [
        {
            "area": "Made up",
            "age_band": band.label,
            "placement": "all",
            "origin": f"{year}-03-31",
            "horizon_months": months,
            "target": f"{year + months // 12}-03-31",
            "model": model,
            "mean": 10.0,
            "q10": 8.0,
            "q50": 10.0,
            "q90": 12.0,
            "actual": 10 + miss,
        }
        for band in STANDARD_BANDS
        for year in (2019, 2020, 2021, 2022)
        for months in (12, 24, 36)
        for model, miss in (("entries_and_stays", 1), ("no_change", 1))
    ]
    for row in rows:
        if row["model"] == "no_change":
            row["q50"] = 9.0
    return {"rows": rows, "command": "sufficiency backtest instance/demo --out b.csv"}


def run_payload():
    """Give a run's result as `scenarios.result` lays it out."""
    shares = {
        "suitable_on_island": 42,
        "with_support_on_island": 14,
        "unsuitable_on_island": 6,
        "off_island": 18,
        "waiting": 1,
        "elsewhere": 7,
    }
    months = [day.isoformat() for day in STEPS]
    return {
        "name": "As things are",
        "area": "Made up",
        "headline": HEADLINE,
        "provenance": {
            "run_id": "run-1",
            "data_date": AS_OF.isoformat(),
            "data_hash": "1",
            "model": "entries_and_stays",
            "version": "0.1.0",
            "seed": 1,
            "draws": 500,
            "months": MONTHS,
            "levers": [],
            "assumptions": {"carers_leaving_a_year": 0.13, "months_to_approve": 9},
            "codification": "1.0",
            "assessed": 81,
            "unassessed": 7,
            "synthetic": True,
            "sources": ["Made up for this test"],
            "notes": [],
        },
        "tables": {
            "children": [
                {
                    "month": row["date"],
                    "age_band": row["age_band"],
                    "level": "all",
                    **{name: row[name] for name in ("mean", "q10", "q50", "q90")},
                }
                for row in forecast_payload()["rows"]
            ],
            "outcomes": [
                {
                    "month": month,
                    "outcome": outcome,
                    "mean": count + step * drift,
                    "q10": max(0, round(count + step * drift - step / 6)),
                    "q50": round(count + step * drift),
                    "q90": round(count + step * drift + step / 5),
                }
                for (outcome, count), drift in zip(
                    shares.items(), (-0.2, 0.02, 0.05, 0.1, 0.05, 0), strict=True
                )
                for step, month in enumerate(months)
            ],
            "shortfall": [
                {
                    "month": month,
                    "tier": tier,
                    "probability": min(0.97, chance * (1 + step / 60)),
                    "children_mean": chance * 1.7,
                    "children_q90": round(chance * 4),
                }
                for tier, chance in zip(
                    [*TIERS, "all"], (0.1, 0.25, 0.58, 0.05, 0, 0.3, 0.12, 0.02, 0.7), strict=True
                )
                for step, month in enumerate(months[1:], 1)
            ],
        },
        "command": "sufficiency run instance/demo/scenario.json --out r.json",
    }  # fmt: skip


def fill(database, *, synthetic=True, kinds=tuple(ResultKind), now=NOW):
    """Put an authority and its results into a database."""
    engine = open_database(database)
    label = Description("demo", "Seahaven", AS_OF, "1", synthetic=synthetic)
    save_records(engine, Records(), label, now=NOW)
    payloads = {
        ResultKind.FORECAST: forecast_payload,
        ResultKind.BACK_TEST: back_test_payload,
        ResultKind.RUN: run_payload,
    }
    made = [
        StoredResult(kind, "As things are", 1, 500, "entries_and_stays", "0.1.0", "1", make())
        for kind, make in payloads.items()
        if kind in kinds
    ]
    if made:
        save_results(engine, stored_baseline(engine, "demo"), made, now=now)


@pytest.fixture(autouse=True)
def the_instance_is_elsewhere(tmp_path_factory, monkeypatch):
    """Let no command of a test keep its forecasts in the folder the tests are run from."""
    monkeypatch.setenv("SUFFICIENCY_INSTANCE", str(tmp_path_factory.mktemp("elsewhere")))


@pytest.fixture(scope="session")
def payloads():
    """Give what is stored of each kind of result."""
    return {
        ResultKind.FORECAST: forecast_payload(),
        ResultKind.BACK_TEST: back_test_payload(),
        ResultKind.RUN: run_payload(),
    }


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """Give the service with an authority to show."""
    settings = Settings(tmp_path_factory.mktemp("instance"), AS_OF)
    fill(settings.database)
    return create_app(settings)


@pytest.fixture
def client(app):
    """Give someone at this machine."""
    return app.test_client()


@pytest.fixture
def client_of(tmp_path):
    """Give someone at a machine whose database holds only some results."""

    def made(*kinds, synthetic=True, now=NOW):
        settings = Settings(tmp_path, AS_OF)
        fill(settings.database, synthetic=synthetic, kinds=kinds, now=now)
        return create_app(settings).test_client()

    return made
