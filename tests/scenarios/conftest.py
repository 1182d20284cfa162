"""The made-up authority, written as files once and read back as any authority's would be."""

from dataclasses import replace
from pathlib import Path

import pytest

from matching.child.flags import NO_SAME_AGE, ONLY_OLDER_CHILDREN
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


@pytest.fixture
def much_recorded(made_up: Baseline) -> Baseline:
    """Give the same authority, but its children mind company, and its homes have few bedrooms."""
    children = made_up.children
    minding = tuple(
        replace(
            child,
            sole_child=i % 7 == 3,
            flags={2: (ONLY_OLDER_CHILDREN,), 4: (NO_SAME_AGE,)}.get(i % 6, child.flags),
            not_with=(children[i - 1].id,) if i % 5 == 1 else (),
        )
        for i, child in enumerate(children)
    )
    crowded = tuple(
        replace(
            place,
            bedrooms=max(1, place.capacity + i % 3 - 1),
            capacity=place.capacity + i % 2,
            reserved_for_emergencies=int(i % 8 == 5),
        )
        for i, place in enumerate(made_up.places)
    )
    return replace(made_up, children=minding, places=crowded)
