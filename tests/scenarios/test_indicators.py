"""Indicators of what was read, and what stays not known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from forecasting.ages import AgeBand
from forecasting.history import Count, Measure, Status
from forecasting.kpis import Indicator
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.read import read
from scenarios.indicators import indicators, rows_of

JERSEY = Path(__file__).resolve().parents[2] / "scenarios" / "baseline" / "jersey"


def test_every_indicator_is_told_or_said_not_to_be_known() -> None:
    records = read([JERSEY]).records
    (history,) = histories(records)
    told = indicators(history, records)
    assert {each.indicator for each in told} == set(Indicator)
    by = {each.indicator: each for each in told}
    assert by[Indicator.STOCK].value == 61
    assert by[Indicator.THREE_PLACEMENTS].value is None


def test_children_off_the_island_come_from_published_figures() -> None:
    records = read([JERSEY]).records
    (history,) = histories(records)
    found = indicators(history, records)
    off = {each.day.year: each for each in found if each.indicator is Indicator.OFF_ISLAND}
    assert [off[year].value for year in (2018, 2019, 2020, 2021, 2022)] == [25, 23, 18, 21, 20]
    assert off[2022].averages == (20.5, (18 + 21 + 20) / 3)
    assert off[2018].averages == (None, None)


def test_residents_beside_episodes_make_a_rate(made_up, tmp_path) -> None:
    from scenarios.baseline.made_up_authority.writing import write_made_up_authority

    write_made_up_authority(tmp_path)
    records = read([tmp_path]).records
    day = date(2026, 6, 30)
    living = Count("X", "Seahaven", day, Measure.RESIDENTS, AgeBand(0, 17), 20_000, Status.OK)
    told = indicators(made_up.history, replace(records, counts=(living,)), months=1)
    last = {each.indicator: each.value for each in told}
    assert last[Indicator.RATE] == last[Indicator.STOCK] / 2


def test_what_is_not_known_is_empty_and_never_nought() -> None:
    records = read([JERSEY]).records
    (history,) = histories(records)
    rows = rows_of("Jersey", indicators(history, records))
    assert {row["value"] for row in rows if row["indicator"] == "long_term_stability"} == {None}
