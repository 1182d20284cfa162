"""Every table of a result against figures worked out on paper from two futures (`conftest.py`).

Of two values the tenth part lies a tenth of the way from the lower to the higher.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matching.needs import Level
from scenarios.in_words.siblings_in_words import siblings_in_words
from scenarios.reading.contributions import INTERACTION, contributions_table
from scenarios.reading.measures import MEASURES, over_the_run
from scenarios.reading.targets import targets_table
from scenarios.result import Row
from scenarios.scenario import Target, read_levers
from scenarios.tables import TABLES
from scenarios.tables.one_home import one_home_table
from scenarios.tables.ranges import quantile_of_histogram
from scenarios.world import World

DAY, DEC, JAN, FEB, MAR = "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"
MONTHS = (DEC, JAN, FEB, MAR)


def rows(tiny: Any, table: str, **where: Any) -> list[Row]:
    found = TABLES[table](tiny.counted)
    return [row for row in found if all(row[key] == value for key, value in where.items())]


def column(found: Sequence[Row], name: str) -> list[Any]:
    return [row[name] for row in found]


def test_children_are_those_who_are_there_by_age_and_level(tiny: Any) -> None:
    everyone = rows(tiny, "children", age_band="all", level="all")
    assert column(everyone, "month") == [DAY, *MONTHS]
    # First future: 3, with d 4, 4, without a and with e and f 5, 5. Second: 3, 3, b for g 3, 3, 3.
    assert column(everyone, "mean") == [3, 3.5, 3.5, 4, 4]
    assert column(everyone, "q90") == [3, 3.9, 3.9, 4.8, 4.8]
    # b alone has one domain at 3: level C. In the second future b has left by January.
    high = rows(tiny, "children", age_band="all", level=Level.C.value)
    assert column(high, "mean") == [1, 1, 0.5, 0.5, 0.5]
    # Aged 6 to 10: a, b and c; then a and b leave in a future each, and e (9), f (7), g (7) come.
    of_school_age = rows(tiny, "children", age_band="6-10", level="all")
    assert column(of_school_age, "mean") == [3, 3, 3, (4 + 3) / 2, (4 + 3) / 2]
    assert column(rows(tiny, "children", age_band="2-5", level="all"), "mean") == [0, *[0.5] * 4]


@pytest.mark.parametrize(
    ("outcome", "first", "second"),
    [
        ("suitable_on_island", [1, 1, 3, 3, 3], [1, 1, 3, 3, 3]),
        ("off_island", [1, 2, 1, 1, 2], [1, 2, 0, 0, 0]),
        ("waiting", [1, 1, 0, 1, 0], [1, 0, 0, 0, 0]),
        ("elsewhere", [0] * 5, [0] * 5),
        ("unsuitable_on_island", [0] * 5, [0] * 5),
        ("with_support_on_island", [0] * 5, [0] * 5),
    ],
)
def test_outcomes_say_where_each_child_lives(
    tiny: Any, outcome: str, first: list[int], second: list[int]
) -> None:
    found = rows(tiny, "outcomes", outcome=outcome)
    pairs = list(zip(first, second, strict=True))
    assert column(found, "mean") == [(a + b) / 2 for a, b in pairs]
    assert column(found, "q50") == [(a + b) / 2 for a, b in pairs]
    assert column(found, "q10") == pytest.approx([min(p) + abs(p[0] - p[1]) / 10 for p in pairs])


def test_requests_are_children_who_begin_to_need_a_home_and_their_wait(tiny: Any) -> None:
    found = rows(tiny, "requests")
    # d asks in December; e and f in February. c asked before the data begin.
    assert column(found, "requests") == [1 / 2, 0, 2 / 2, 0]
    # One of e and f has a home in the month of asking; d has not.
    assert column(found, "met_at_once") == [0, 0, 1 / 2, 0]
    # d asks on day 10 and has a home at the end of the next month: 20 + 30 days. Of e and f, who
    # ask on day 5, one has a home after 25 days and the other goes off after 25 + 30.
    assert column(found, "days_waited_median") == [50, None, 25, None]
    assert column(found, "days_waited_q90") == [50, None, 55, None]
    # e and f are apart in February, and one of them has just asked.
    assert column(found, "siblings_apart") == [0, 0, 1 / 2, 0]


def test_days_are_not_known_while_those_who_asked_last_still_look() -> None:
    waited = np.zeros(100, dtype=np.int64)
    waited[[5, 40]] = 6, 1
    assert quantile_of_histogram(waited, 0.5) == 5
    assert quantile_of_histogram(waited, 0.9) == 40
    # Three more have no home yet: half of the ten are known to wait 5 days, the longest are not.
    assert quantile_of_histogram(waited, 0.5, beyond=3) == 5
    assert quantile_of_histogram(waited, 0.9, beyond=3) is None


def test_brothers_and_sisters_are_together_apart_or_it_is_not_known(tiny: Any) -> None:
    found = rows(tiny, "siblings")
    # e and f are a pair from February on, in the first future: one here, the other waits or is off.
    assert column(found, "pairs") == [0, 0, 1 / 2, 1 / 2]
    assert column(found, "apart") == [0, 0, 1 / 2, 1 / 2]
    assert column(found, "together") == column(found, "not_known") == [0, 0, 0, 0]


def test_shortfall_counts_who_sought_a_home_and_has_none_here(tiny: Any) -> None:
    found = rows(tiny, "shortfall", tier="all")
    # December: c and d in the first future, c in the second. Then one of e and f, twice.
    assert column(found, "month") == list(MONTHS)
    assert column(found, "probability") == [1, 0, 0.5, 0.5]
    assert column(found, "children_mean") == [(2 + 1) / 2, 0, 0.5, 0.5]
    assert column(found, "children_q90") == pytest.approx([1.9, 0, 0.9, 0.9])
    # All of them would suit a plain foster home.
    plain = rows(tiny, "shortfall", tier="FOS1")
    assert column(plain, "children_mean") == column(found, "children_mean")


def test_choice_counts_the_suitable_homes_at_the_moment_of_need(tiny: Any) -> None:
    found = rows(tiny, "choice")
    # In December h1 is full and h2 on hold: none for d. In February h1 is free for e, and for f.
    assert column(found, "options_median") == [0, None, 1, None]
    assert column(found, "options_q10") == [0, None, 1, None]
    assert column(found, "options_q90") == [0, None, 1, None]


def test_places_are_approved_available_and_filled(tiny: Any) -> None:
    found = rows(tiny, "places")
    assert set(column(found, "tier")) == {"FOS1"}, "the home off the island is no place here"
    assert column(found, "approved") == [3] * 5
    assert column(found, "available") == [1, 1, 3, 3, 3]
    # h1 has a; then h2 has c and d, or c alone. In February e or f has the place that a leaves.
    assert column(found, "filled") == [1, 1, (3 + 2) / 2, (3 + 2) / 2, (3 + 2) / 2]


FOSTERING, AWAY = 1.042, 1.107
"""A year's growth of prices."""
DAYS = {"Dec": 31, "Jan": 31, "Feb": 28, "Mar": 31}


def test_cost_is_weeks_times_prices_grown_to_the_year(tiny: Any) -> None:
    found = rows(tiny, "cost")
    cost = {(row["year"], row["category"]): row for row in found}
    december, spring = 31 / 7, (31 + 28 + 31) / 7
    assert cost[2026, "fostering"]["mean"] == round(700 * december)
    # b in o1, and c in a home that is on no list, at the usual price of one off the island.
    assert cost[2026, "off_island"]["mean"] == round((3000 + 3500) * december)
    # First future: one child in h1 (a, then e or f) and two in h2. Second: a in h1, c in h2.
    first, second = (700 + 2 * 650) * spring * FOSTERING, (700 + 650) * spring * FOSTERING
    assert cost[2027, "fostering"]["mean"] == round((first + second) / 2)
    assert cost[2027, "fostering"]["q10"] == round(second + (first - second) / 10)
    # b all the time and one of e and f in March; nobody in the second future.
    away = (3000 * spring + 3500 * 31 / 7) * AWAY
    assert cost[2027, "off_island"]["mean"] == round(away / 2)
    assert cost[2027, "off_island"]["q90"] == round(0.9 * away)
    assert cost[2027, "kinship"]["mean"] == round(400 * spring * FOSTERING / 2), "g, once"
    for year, kinds in ((2026, 2), (2027, 3)):
        of_year = [row for row in found if row["year"] == year and row["category"] != "all"]
        assert len(of_year) == kinds
        assert cost[year, "all"]["mean"] == pytest.approx(sum(column(of_year, "mean")), abs=2)
    assert column(found, "price_year") == column(found, "year")
    assert {row["months"] for row in found} == {1, 3}


IN_ONE = {"q10": 0.1, "q90": 0.9}
"""The range of what one child does in one of the two futures."""


def test_tiers_hold_the_home_that_suits_best_against_the_one_lived_in(tiny: Any) -> None:
    # Counted in February. First future: c, d and one of e and f in plain foster homes, the other
    # waits, b is away; second: a and c. g lives with kin and is not in it.
    assert rows(tiny, "tiers") == [
        {"preferred": "FOS1", "actual": "FOS1", "children_mean": (3 + 2) / 2}
        | {"q10": 2.1, "q90": 2.9},
        {"preferred": "FOS1", "actual": "waiting", "children_mean": 1 / 2} | IN_ONE,
        {"preferred": "FOS3", "actual": "off island", "children_mean": 1 / 2} | IN_ONE,
    ]


def test_margin_is_the_places_that_meet_the_need_in_95_of_100_months(tiny: Any) -> None:
    # Plain foster homes would suit 4 and 2: 19/20 of the way is 3.9, so 4 places. For b 1 and 0.
    assert rows(tiny, "margin") == [
        {"tier": "FOS1", "children_mean": 3, "places": 4, "occupancy": 0.75},
        {"tier": "FOS3", "children_mean": 0.5, "places": 1, "occupancy": 0.5},
    ]


def test_flows_lead_every_child_from_where_they_were_to_where_they_went(tiny: Any) -> None:
    found = {(row["from"], row["to"]): row["mean"] for row in rows(tiny, "flows")}
    assert found == {
        ("suitable_on_island", "left_care_before_18"): 1 / 2,  # a, in the first future
        ("suitable_on_island", "suitable_on_island"): 1 / 2,  # a, in the second
        ("off_island", "off_island"): 1 / 2,  # b, in the first
        ("off_island", "left_care_before_18"): 1 / 2,  # b, in the second
        ("waiting", "suitable_on_island"): 2 / 2,  # c, in both
        ("came_into_care", "suitable_on_island"): (2 + 1) / 2,  # d and e or f; g
        ("came_into_care", "off_island"): 1 / 2,  # f or e
    }


def test_measures_are_shares_and_means_over_the_months_ahead(tiny: Any) -> None:
    found = {each.name: over_the_run(tiny.counted, each).tolist() for each in MEASURES}
    # In a suitable home 1, 3, 3, 3 of 4, 4, 5, 5 children; and 1, 3, 3, 3 of 3, 3, 3, 3.
    assert found["suitable_on_island"] == pytest.approx([10 / 18, 10 / 12])
    assert found["in_suitable_homes"] == [10 / 4, 10 / 4]
    # Weeks: one child all December, three from then on, in both futures.
    weeks = (31 + 3 * (31 + 28 + 31)) / 7
    assert found["suitable_weeks"] == pytest.approx([weeks, weeks])
    assert found["off_island"] == [(2 + 1 + 1 + 2) / 4, 2 / 4]
    assert found["waiting"] == [2 / 4, 0]
    assert found["months_short"] == [3 / 4, 1 / 4]
    assert found["went_off_island"] == [2, 1], "c and one of e and f; c"
    assert found["came_back"] == [1, 1], "c"
    assert found["met_at_once"][0] == pytest.approx(1 / 3)
    assert found["siblings_together"][0] == 0
    assert np.isnan([found["met_at_once"][1], found["siblings_together"][1]]).all(), "nobody asked"
    assert found["unplanned"] == [0, 0]
    assert found["children"] == [(4 + 4 + 5 + 5) / 4, 3]


def test_targets_hold_in_as_many_futures_as_reach_them(tiny: Any) -> None:
    targets = (
        Target(measure="suitable_on_island", at_least=0.6, probability=0.5),
        Target(measure="suitable_on_island", at_least=0.9, probability=0.1),
        Target(measure="siblings_together", at_least=0.95, probability=0.8),
    )
    found = targets_table(tiny.counted, targets)
    # 10 of 18 and 10 of 12; no brothers and sisters to part in the second future: it holds there.
    assert column(found, "probability") == [0.5, 0, 0.5]
    assert column(found, "met") == ["yes", "no", "no"]
    assert found[0]["q50"] == pytest.approx((10 / 18 + 10 / 12) / 2, abs=1e-4)
    assert column(found[2:], "q50") == [0], "of the futures that have something to measure"


def test_levers_add_up_with_what_they_do_to_each_other(tiny: Any) -> None:
    given = {"from": "2026-12", "category": "fostering"}
    dearer, flat = read_levers(
        [
            {"lever": "change_prices", "percent": 10, **given},
            {"lever": "inflation", "percent_a_year": 0, **given},
        ]
    )
    world = World(tiny.baseline)
    alone = [(each.lever, tiny.again(each.pull(world))) for each in (dearer, flat)]
    together = tiny.again(flat.pull(dearer.pull(world)))
    found = {
        row["lever"]: row["contribution"]
        for row in contributions_table(tiny.counted, alone, together)
        if row["measure"] == "cost"
    }
    spring = (31 + 28 + 31) / 7
    before = 700 * 31 / 7
    later = (2000 + 1350) / 2 * spring  # in the prices of 2026
    assert found["change_prices"] == pytest.approx(0.1 * (before + FOSTERING * later), abs=0.01)
    assert found["inflation"] == pytest.approx((1 - FOSTERING) * later, abs=0.01)
    # Without growth the tenth more is a tenth of less: 1.1 - 1.1 * 1.042 + 1.042 - 1 of it.
    assert found[INTERACTION] == pytest.approx(0.1 * (1 - FOSTERING) * later, abs=0.01)
    whole = 1.1 * (before + later) - (before + FOSTERING * later)
    assert sum(found.values()) == pytest.approx(whole, abs=0.02)


def test_one_home_alone_meets_its_need_in_95_of_100_months() -> None:
    found = {row["places"]: row for row in one_home_table()}
    # A home of one place has room while at most one child comes: (1 + m) exp(-m) is 0.95 at 0.3554.
    assert found[1]["children_mean"] == 0.36
    assert (1 + 0.3554) * np.exp(-0.3554) == pytest.approx(0.95, abs=1e-4)
    # The field's table (Poisson need, 95 months of 100): need 3 takes 6 places, 5 takes 9.
    assert float(found[5]["children_mean"] or 0) < 3 <= float(found[6]["children_mean"] or 0)
    assert float(found[8]["children_mean"] or 0) < 5 <= float(found[9]["children_mean"] or 0)
    assert column(one_home_table(), "occupancy") == sorted(column(one_home_table(), "occupancy"))


def test_the_tables_agree_with_each_other_month_by_month(tiny: Any) -> None:
    everyone = column(rows(tiny, "children", age_band="all", level="all"), "mean")
    outcomes = {
        name: column(rows(tiny, "outcomes", outcome=name), "mean")
        for name in dict.fromkeys(column(rows(tiny, "outcomes"), "outcome"))
    }
    assert [sum(month) for month in zip(*outcomes.values(), strict=True)] == everyone
    flows = rows(tiny, "flows")
    began = [row for row in flows if row["from"] != "came_into_care"]
    stayed = [row for row in flows if row["to"] not in ("left_care_before_18", "turned_18")]
    assert sum(column(began, "mean")) == everyone[0]
    assert sum(column(stayed, "mean")) == everyone[-1]
    # Who is in a suitable home lives in a place here or with kin: g, in half the futures.
    with_kin = tiny.counted.tally.kin.mean(axis=0)
    filled = column(rows(tiny, "places"), "filled")
    assert outcomes["suitable_on_island"] == pytest.approx(list(filled + with_kin))
    # Short are those who wait, or have just gone off for want of a home.
    gone = tiny.counted.tally.went_off.mean(axis=0)
    short = column(rows(tiny, "shortfall", tier="all"), "children_mean")
    assert short == pytest.approx(
        [w + g for w, g in zip(outcomes["waiting"], gone, strict=True)][1:]
    )
    by_kind = [row for row in rows(tiny, "shortfall") if row["tier"] != "all"]
    assert sum(column(by_kind, "children_mean")) == pytest.approx(sum(short))


def test_pairs_off_the_island_are_said_to_be_not_known() -> None:
    last = {"pairs": 4.0, "together": 2.0, "apart": 1.5, "not_known": 0.5}
    said = siblings_in_words([last])
    assert "2.0 live together" in said
    assert "Of 0.5 it is not known" in said
    assert "not known" not in siblings_in_words([{**last, "apart": 2.0, "not_known": 0.0}])
    assert siblings_in_words([{**last, "pairs": 0.0}]) == siblings_in_words([]) == ""


def test_places_are_counted_in_each_future_before_they_are_averaged(tiny: Any) -> None:
    """In the first future h2's carers stop, and keep two children; in the second h2 is empty."""
    tally, supply = tiny.counted.tally, tiny.counted.supply
    h2 = [place.id for place in supply.places].index("h2")
    stops, filled = supply.stops.copy(), tally.filled.copy()
    stops[0, h2], filled[0, :, h2] = 1, 2  # carers who stopped keep the two
    stops[1, h2], filled[1, :, h2] = len(tiny.counted.dates), 0
    counted = replace(
        tiny.counted,
        tally=replace(tally, filled=filled),
        supply=replace(supply, stops=stops),
    )
    last = [row for row in TABLES["places"](counted) if row["tier"] == "FOS1"][-1]
    # One place in h1 and two in h2, used by children in one future and free in the other.
    assert last["approved"] == last["available"] == 1 + 2
