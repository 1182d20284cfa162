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
