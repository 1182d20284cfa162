"""A statement says how wrong the last forecast was, in the words of the page about the numbers."""

from datetime import date

import pytest

from scenarios.statement.in_words import printed_of
from web.reports.statement_besides import statement_besides
from web.settings import Settings
from web.store.results import ResultKind


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path, date(2026, 11, 20))


def test_it_has_the_sentence_and_the_figures_of_the_page(client_of, settings, payloads):
    page = client_of(*ResultKind).get("/authority/demo/about-the-numbers").text
    run = payloads[ResultKind.RUN]
    other_seed = {**run, "provenance": {**run["provenance"], "seed": 7}}
    found = statement_besides(other_seed, settings=settings)
    assert "held 100% of the time" in found.how_it_did
    assert found.how_it_did in page
    for column in found.record.columns:
        assert column.head in page
    assert found.record.caption.endswith("Data of 20 November 2026, seed 1.")
    assert printed_of(found.record).rows[0] == ("12", "4", "1.0", "2.0", "100%")


def test_nothing_is_said_where_there_is_no_back_test(client_of, settings, payloads):
    run = payloads[ResultKind.RUN]
    assert statement_besides(run, settings=settings).record is None, "no database"
    client_of(ResultKind.RUN)
    found = statement_besides(run, settings=settings)
    assert (found.how_it_did, found.record, found.peers) == ("", None, "")


def test_the_back_test_of_other_data_or_of_another_model_is_not_this_one(
    client_of, settings, payloads
):
    client_of(*ResultKind)
    made = payloads[ResultKind.RUN]["provenance"]
    for other in ({"data_hash": "2"}, {"model": "blend"}):
        result = {"provenance": {**made, **other}}
        assert statement_besides(result, settings=settings).record is None
