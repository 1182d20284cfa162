"""The gap is said in words that mean something."""

from web.charts.gap import gap
from web.charts.heat import true_gap
from web.store.results import ResultKind


def test_nobody_is_told_that_0_or_more_children_go_without(payloads):
    rows = payloads[ResultKind.RUN]["tables"]["shortfall"]
    seldom = [{**row, "probability": 0.03, "children_mean": 0.03} for row in rows]
    for row, worst in zip(seldom, [0.0, 0.4] * len(seldom), strict=False):
        row["children_q90"] = worst
    words = gap(seldom).panels[0].words
    assert words.endswith("On average fewer than 0.1 go without.")


def test_the_true_gap_has_a_range_in_every_cell():
    rows = [
        {"preferred": "FOS3", "actual": "HOM1", "children_mean": 4.25, "q10": 2.6, "q90": 6.0},
        {"preferred": "FOS1", "actual": "FOS1", "children_mean": 9.0, "q10": 9.0, "q90": 9.0},
    ]
    found = true_gap(rows)
    cells = {name: [cell.text for cell in cells] for name, cells in found.rows}
    assert cells == {
        "Mainstream foster home": ["9.0 (9.0)", "0"],
        "Intensive foster home (full-time carer)": ["0", "4.2 (2.6\u00a0to\u00a06.0)"],
    }
    assert "8 futures in 10" in found.sentence


def test_a_cell_whose_average_lies_outside_its_range_is_explained_and_no_other():
    row = {"preferred": "FOS1", "actual": "HOM2", "children_mean": 0.06, "q10": 0.0, "q90": 0.0}
    assert "a few futures differ much" in true_gap([row]).sentence
    assert "a few futures differ" not in true_gap([row | {"q90": 0.2}]).sentence
