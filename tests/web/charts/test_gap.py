"""The gap is said in words that mean something."""

from web.charts.gap import gap
from web.store.results import ResultKind


def test_nobody_is_told_that_0_or_more_children_go_without(payloads):
    rows = payloads[ResultKind.RUN]["tables"]["shortfall"]
    seldom = [{**row, "probability": 0.03, "children_mean": 0.03} for row in rows]
    for row, worst in zip(seldom, [0.0, 0.4] * len(seldom), strict=False):
        row["children_q90"] = worst
    words = gap(seldom).panels[0].words
    assert words.endswith("On average fewer than 0.1 go without.")
