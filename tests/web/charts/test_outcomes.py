"""Where children live is drawn in whole children for today."""

from web.charts.outcomes import outcomes
from web.store.results import ResultKind


def test_children_of_today_are_whole_children(payloads):
    rows = payloads[ResultKind.RUN]["tables"]["outcomes"]
    today = {**rows[0], "mean": 41.4, "q10": 40, "q90": 43}
    picture = outcomes([today, *rows[1:]])
    assert picture.panels[0].words.startswith("About 41 now. ")
    assert picture.table.rows[0][1] == "about 41"
    assert picture.table.rows[0][2] == "14", "the same in every future"


def test_a_share_of_fewer_than_one_child_is_a_share_of_those_there_are(payloads):
    """It was once of a whole child, where fewer than one is expected on average."""
    rows = payloads[ResultKind.RUN]["tables"]["outcomes"]
    few = {"suitable_on_island": 0.1, "off_island": 0.3}
    some = [{**row, "mean": few.get(row["outcome"], 0.0)} for row in rows]
    assert outcomes(some).sentence.startswith("Of every 100 looked-after children, 75 live off")
    nobody = outcomes([{**row, "mean": 0.0} for row in rows]).sentence
    assert nobody.startswith("Of every 100 looked-after children, 0 live off")
