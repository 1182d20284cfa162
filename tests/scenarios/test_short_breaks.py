"""Short breaks are a service of their own: never capacity for a child who needs a home."""

from dataclasses import replace
from datetime import date

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.resolving.eligibility import static_reason
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.records import EpisodeRecord
from scenarios.baseline.short_breaks import ShortBreaks, short_breaks_of
from scenarios.homes.supply import supply_of
from scenarios.pipeline.answers.asked import ask
from scenarios.pipeline.answers.every_answer import Wanted, every_answer
from scenarios.tables.short_breaks import short_breaks_table
from scenarios.world import World

HOME = Place("break house", PlaceType.SHORT_BREAK, capacity=3)


def a_break(child: str, began: date, ended: date | None, status: str = "V4") -> EpisodeRecord:
    return EpisodeRecord(child, began, ended, "S", status, "K2", "", "")


def without_breaks(authority: Baseline) -> Baseline:
    others = tuple(p for p in authority.places if p.type is not PlaceType.SHORT_BREAK)
    return replace(authority, places=others, short_breaks=None)


def test_days_of_the_last_year_are_added_up_by_child() -> None:
    breaks = [
        a_break("a", date(2026, 1, 1), date(2026, 1, 8)),
        a_break("a", date(2026, 3, 1), date(2026, 3, 21)),
        a_break("b", date(2025, 11, 10), date(2025, 11, 30)),  # ten of these days are in the year
        a_break("c", date(2024, 1, 1), date(2024, 2, 1)),
        a_break("d", date(2026, 2, 1), date(2026, 5, 1), status="C2"),
    ]
    found = short_breaks_of(breaks, date(2026, 11, 20))
    assert found == ShortBreaks(2, 7 + 20 + 10, 20, 0, 2)


def test_a_break_that_is_open_counts_to_the_data_date() -> None:
    found = short_breaks_of([a_break("a", date(2026, 8, 1), None)], date(2026, 11, 20))
    assert (found.days, found.children_over_the_year) == (111, 1)


def test_nobody_is_placed_in_a_home_for_short_breaks(made_up: Baseline) -> None:
    child = Child("c1", date(2013, 1, 1), "F")
    reason = static_reason(child, HOME, date(2026, 11, 20), Policy())
    assert reason is not None
    assert reason.rule == "H1"
    assert "short breaks" in reason.text
    world = World(replace(made_up, places=(*made_up.places, HOME)))
    with_it = supply_of(world, months=3, draws=2, seed=1)
    assert HOME not in with_it.places
    assert with_it.places == supply_of(World(made_up), months=3, draws=2, seed=1).places


def test_the_table_sets_nights_against_days(made_up: Baseline) -> None:
    used = ShortBreaks(4, 90, 12, 0, 0)
    plain = without_breaks(made_up)
    rows = short_breaks_table(replace(plain, places=(*plain.places, HOME), short_breaks=used))
    values = {row["measure"]: row["value"] for row in rows}
    assert values["nights_offered_a_year"] == 3 * 365
    assert values["days_used_last_year"] == 90
    assert short_breaks_table(plain) == []


def test_places_for_short_breaks_are_in_no_count_of_places_and_have_an_answer_of_their_own(
    made_up: Baseline,
) -> None:
    used = ShortBreaks(4, 90, 20, 0, 1)
    plain = without_breaks(made_up)
    with_it = replace(plain, places=(*plain.places, HOME), short_breaks=used)
    before, after = (
        every_answer(ask(each, months=3, draws=10), Wanted()) for each in (plain, with_it)
    )
    for name in ("capacity", "not_available", "stepping_up", "gaps"):
        assert after[name] == before[name]
    [said] = after["short_breaks"].sentences
    assert "3 places for short breaks offer 1,095 nights a year" in said
    assert "4 children used 90 days" in said
    assert "1 stay was longer than 17 days" in said
