"""The frontier shows the plan among its neighbours, and is left out where there are none."""

import re

from web.charts.frontier import frontier


def a_row(plan, cost, share, *, this="no"):
    return {
        "this_plan": this,
        "plan": plan,
        "net_cost": -cost,
        "net_cost_q10": -2 * cost,
        "net_cost_q90": 0,
        "gross_cost": cost,
        "suitable_on_island": share,
        "q10": share - 0.02,
        "q90": share + 0.03,
        "siblings_together": 0.5,
    }


NOTHING = a_row("nothing", 0, 0.74)
THREE = a_row("three intensive households", 838_030, 0.79, this="yes")


def plain(cells):
    """Leave out what keeps an amount on one line."""
    return tuple(cell.replace("\u00a0", " ").replace("\u2060", "") for cell in cells)


def test_the_cheapest_comes_first_and_the_plan_is_told_apart():
    picture = frontier([THREE, NOTHING])
    assert [row[0] for row in picture.table.rows] == [
        "Nothing",
        "This plan: three intensive households",
    ]
    assert plain(picture.table.rows[0][1:3]) == ("£0", "£0")
    assert plain(picture.table.rows[1][1:4]) == (
        "£838,000",
        "−£838,000 (−£1.7 million to £0)",
        "79.0% (77.0% to 82.0%)",
    )
    assert picture.panels[0].words == "From 74% for £0 to 79% for £838,000."
    assert "#801650" in str(picture.panels[0].svg)


def test_one_plan_alone_has_no_frontier():
    assert frontier([NOTHING]) is None


def test_no_share_stands_twice_on_the_upright_scale_where_plans_differ_little():
    near = [NOTHING | {"siblings_together": 0.541}, THREE | {"siblings_together": 0.565}]
    drawn = str(frontier(near).panels[1].svg)
    shares = re.findall(r">([\d.]+%)<", drawn)
    assert len(shares) > 2
    assert len(set(shares)) == len(shares)
