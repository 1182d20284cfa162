"""An authority's pipeline as it is, and one with many more households on their way."""

from dataclasses import replace

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.pipeline.answers.asked import Asked, ask

DRAWS = 300


@pytest.fixture(scope="package")
def asked(made_up: Baseline) -> Asked:
    return ask(made_up, months=36, draws=DRAWS, seed=1)


@pytest.fixture(scope="package")
def busy(made_up: Baseline) -> Asked:
    """Twenty-four times as many households on their way."""
    many = tuple(
        replace(a, application_id=f"{a.application_id}-{n}")
        for n in range(24)
        for a in made_up.pipeline
    )
    return ask(replace(made_up, pipeline=many), months=24, draws=60, seed=1)
