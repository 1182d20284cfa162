"""The made-up authority, written as files once and read back as any authority's would be."""

from pathlib import Path

import pytest

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    folder: Path = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    reading = read([folder])
    reading.raise_if_wrong()
    return baseline_from(reading.records, "made-up")
