"""Any history of counts gets a forecast with its reason, or a sentence that refuses: no crash."""

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forecasting.ages import DFE_BANDS, STANDARD_BANDS, parse_bands
from forecasting.forecast import forecast
from forecasting.history import Count, CountHistory, Measure, Status
from forecasting.many_areas.peers import day_compared, like_yours
from forecasting.models import MODELS

LAYOUTS = (
    DFE_BANDS,
    STANDARD_BANDS,
    parse_bands("0-1,2-5,6-10,11-15,16-17"),
    parse_bands("5-9,10-15"),
    (),
)
PUBLISHED = some.one_of(some.integers(0, 12), some.integers(0, 900))
HOLED = some.one_of(PUBLISHED, PUBLISHED, PUBLISHED, some.none())
FEW = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow],
}


@some.composite
def histories(draw):
    """Make up to nine years of counts, each in bands of its own, some missing or suppressed."""
    counts = []
    years = draw(some.lists(some.integers(2009, 2026), min_size=1, max_size=9, unique=True))
    usual = draw(some.sampled_from(LAYOUTS))
    cell = draw(some.sampled_from((PUBLISHED, PUBLISHED, HOLED)))
    for year in years:
        bands = draw(some.sampled_from((usual, usual, DFE_BANDS)))
        for measure in (Measure.LOOKED_AFTER, Measure.ENTERED):
            if measure is Measure.ENTERED and draw(some.booleans()):
                continue
            row = [draw(cell) for _ in bands]
            cells = list(zip(bands, row, strict=True))
            if draw(some.booleans()):
                cells.append((None, draw(cell)))
            counts += [
                Count("Q", "Random", date(year, 3, 31), measure, band, children, status(children))
                for band, children in cells
            ]
    return CountHistory("Random", "Q", tuple(counts))


def status(children):
    return Status.SUPPRESSED if children is None else Status.OK


def check(history, model):
    try:
        found = forecast(history, model=model, months=12, draws=20)
    except ValueError as refusal:
        said = str(refusal)
        assert said.startswith("Random: ")
        assert said.endswith(".")
        return
    known = history.looked_after(found.as_of, STANDARD_BANDS)
    if not any(note.startswith("Assumed") for note in found.notes):
        assert found.draws[0, 0].tolist() == known.tolist()
    assert (found.draws >= 0).all()
    assert (found.draws[:, 0] == found.draws[0, 0]).all()
    started = sum(c.children or 0 for c in history.counts if c.measure is Measure.ENTERED)
    assert found.totals()[:, 12].mean() < 30 + 3 * found.totals()[0, 0] + started
    assert all(note.endswith(".") for note in found.notes)


@pytest.mark.parametrize("model", [model.name for model in MODELS])
def test_every_model_answers_or_refuses_in_a_sentence(model):
    @settings(max_examples=20, **FEW)
    @given(histories())
    def answers(history):
        check(history, model)

    answers()


@settings(max_examples=6, **FEW)
@given(histories())
def test_auto_answers_or_refuses_in_a_sentence(history):
    check(history, "auto")
    if history.census_days():
        try:
            rows = like_yours(history, day_compared(history, None)).rows()
        except ValueError as refusal:
            assert str(refusal).endswith(".")
        else:
            assert all(row["value"] is None or np.isfinite(row["value"]) for row in rows)
