"""Two results of the same futures, and small pictures in the place of the charts."""

import json
import struct
import zlib
from datetime import date
from typing import Any

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.levers import RecruitCarers
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, Target
from scenarios.statement.content import Drawn, FigureName, Statement
from scenarios.statement.statement import statement_of

TARGETS = (Target(measure="siblings_together", at_least=0.95, probability=0.8),)
NAME_LIKE_A_FORMULA = '=HYPERLINK("http://x","y")'


def _png() -> bytes:
    """Make one white dot."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff\xff\xff")),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture(scope="session")
def results(made_up: Baseline) -> list[dict[str, Any]]:
    ten = RecruitCarers.model_validate(
        {"from": "2026-12", "profile": "intensive_foster", "households": 10, "over_months": 1}
    )
    made = [
        run_scenario(
            Scenario(name=name, months=8, draws=10, levers=levers, targets=TARGETS), made_up
        )
        for name, levers in (("As things are", ()), (NAME_LIKE_A_FORMULA, (ten,)))
    ]
    return [json.loads(result.to_json()) for result in made]


@pytest.fixture(scope="session")
def statement(results: list[dict[str, Any]]) -> Statement:
    return statement_of(results, marking="OFFICIAL-SENSITIVE", made_on=date(2026, 11, 21))


@pytest.fixture(scope="session")
def pictures() -> dict[FigureName, Drawn]:
    return {name: Drawn(f"What the {name} picture says.", _png(), 200) for name in FigureName}
