"""Placements that ended as nobody planned: counted by hand, and as a range."""

from dataclasses import replace
from datetime import date

from forecasting.kpis import Indicator
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.records import ChildRecord, EpisodeRecord, Records
from scenarios.indicators import indicators

LEAST, MOST = Indicator.DISRUPTED_AT_LEAST, Indicator.DISRUPTED_AT_MOST


def an_episode(child, began, ended, new, reason="", placement="U4", status="C2"):
    ended_by = "" if ended is None else "X1"
    return EpisodeRecord(child, began, ended, new, status, placement, ended_by, reason, None, "a")


def a_child(name, *moves):
    """Give a child looked after since 2020, moved on these days for these reasons."""
    days = [date(2020, 1, 1), *(day for day, *_ in moves)]
    news = ["S", *(new for *_, new in moves)]
    reasons = [*(reason for _, reason, _ in moves), ""]
    ends = [*days[1:], None]
    return [
        an_episode(name, began, ended, new, reason)
        for began, ended, new, reason in zip(days, ends, news, reasons, strict=True)
    ]


EPISODES = (
    *a_child("1", (date(2024, 3, 1), "CREQB", "P"), (date(2024, 9, 1), "CARPL", "P")),
    *a_child("2", (date(2024, 6, 1), "OTHER", "P"), (date(2024, 7, 1), "CHILD", "U")),
    *a_child("3", (date(2023, 6, 1), "CHILD", "B")),
    *a_child("4", (date(2024, 12, 1), "", "P")),
)


def told(episodes):
    children = tuple(ChildRecord(str(n), date(2012, 1, 1), "F", area="a") for n in range(1, 5))
    records = Records(children=children, episodes=tuple(episodes))
    (history,) = histories(records)
    history = replace(history, known_to=date(2024, 12, 31))
    found = indicators(history, records, months=1)
    return {each.indicator: each for each in found if each.day == date(2024, 12, 31)}


def test_known_disruptions_are_the_least_and_those_of_unknown_reason_come_on_top():
    # Of four children in 2024: one move was the carers' asking, two have no known reason, one was
    # planned. A change of status with the same carers is no move, and 2023 is another year.
    found = told(EPISODES)
    assert found[LEAST].value == 100 * 1 / 4
    assert found[MOST].value == 100 * 3 / 4


def test_without_any_reason_nothing_is_known():
    found = told(replace(each, reason_moved="") for each in EPISODES)
    assert found[LEAST].value is None
    assert found[MOST].value is None


def test_a_stay_in_hospital_is_no_move_and_a_short_break_is_no_placement():
    away = an_episode("4", date(2024, 12, 1), date(2024, 12, 9), "P", "CHILD", placement="T0")
    back = an_episode("4", date(2024, 12, 9), None, "P")
    before = [each for each in EPISODES if each.child_id != "4"]
    first = an_episode("4", date(2020, 1, 1), date(2024, 12, 1), "S", "CREQB")
    found = told([*before, first, away, back])
    assert found[LEAST].value == 100 * 1 / 4


def test_the_made_up_authority_has_as_many_as_england(made_up, tmp_path):
    from scenarios.baseline.made_up_authority.writing import write_made_up_authority
    from scenarios.baseline.read import read

    write_made_up_authority(tmp_path)
    readings = indicators(made_up.history, read([tmp_path]).records, months=36)
    least, most = (
        [r.value for r in readings if r.indicator is which and r.value is not None]
        for which in (LEAST, MOST)
    )
    assert len(least) == len(most) == 37
    assert all(low <= high for low, high in zip(least, most, strict=True))
    assert 3 < sum(least) / 37 < 30
