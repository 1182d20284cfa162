"""What the headline rests on, in sentences that fit few children too."""

from web.charts.fan import fan
from web.outlook.meaning import meaning
from web.outlook.story import children_of_run
from web.store.results import ResultKind


def test_one_child_is_not_said_to_be_children(payloads):
    run = payloads[ResultKind.RUN]
    people = children_of_run(run)
    first = people["rows"][0]["date"]
    rows = [
        {**row, "q10": 1, "q50": 1, "q90": 1}
        if (row["date"], row["age_band"]) == (first, "all")
        else row
        for row in people["rows"]
    ]
    said = meaning({**people, "rows": rows}, run["tables"], "if nothing changes")
    assert "1 child was looked after" in said[0]
    assert fan({**people, "rows": rows}).sentence.startswith("1 child is looked after")
