"""The ages of a total without ages are an assumption that adds up and says what it is."""

from datetime import date

import pytest

from forecasting.ages import JERSEY_BANDS, AgeBand
from forecasting.episodes.assumed_ages import (
    assume_ages,
    shared_out,
    with_assumed_ages,
)
from forecasting.history import Count, CountHistory, Measure, Status
from scenarios.baseline.jersey.published_files import write_jersey
from scenarios.baseline.read import read


@pytest.fixture(scope="module")
def jersey(tmp_path_factory) -> CountHistory:
    folder = tmp_path_factory.mktemp("jersey")
    write_jersey(folder)
    return CountHistory("Jersey", "JEY", read([folder]).records.counts)


def test_the_61_of_2023_have_the_ages_of_2019(jersey):
    # 61 x 7/89 = 4.80, 8/89 5.48, 15/89 10.28, 40/89 27.42, 19/89 13.02: two left to share out
    assumed = assume_ages(jersey)
    assert assumed is not None
    assert assumed.bands == JERSEY_BANDS
    assert assumed.children == (5, 6, 10, 27, 13)


def test_the_note_names_both_days(jersey):
    _, notes = with_assumed_ages(jersey)
    assert notes == (
        "Assumed, not published: the 61 children of 31 December 2023 have the ages of "
        "30 June 2019, 4.5 years earlier.",
    )


def test_the_history_with_assumed_ages_keeps_every_published_figure(jersey):
    history, _ = with_assumed_ages(jersey)
    assert history.counts[: len(jersey.counts)] == jersey.counts
    assert history.total_published(date(2023, 12, 31)) == 61
    assert history.looked_after(date(2023, 12, 31), JERSEY_BANDS).sum() == 61


def test_a_total_with_ages_of_its_own_is_left_alone(jersey):
    in_2019 = jersey.seen_on(date(2019, 7, 1))
    assert with_assumed_ages(in_2019) == (in_2019, ())


def test_without_any_ages_there_is_nothing_to_assume():
    total = Count("X", "Somewhere", date(2023, 12, 31), Measure.LOOKED_AFTER, None, 61, Status.OK)
    with pytest.raises(ValueError, match="on no day are the ages"):
        assume_ages(CountHistory("Somewhere", "X", (total,)))


def test_shares_always_add_up():
    for total in range(120):
        assert sum(shared_out(total, [7, 8, 15, 40, 19])) == total


def some_counts(day: date, **children: int | None) -> list[Count]:
    bands = {"young": AgeBand(0, 9), "older": AgeBand(10, 15), "oldest": AgeBand(16, 17)}
    return [
        Count(
            "X",
            "Somewhere",
            day,
            Measure.LOOKED_AFTER,
            bands.get(name),
            number,
            Status.SUPPRESSED if number is None else Status.OK,
        )
        for name, number in children.items()
    ]


LAST_YEAR, THIS_YEAR = date(2022, 3, 31), date(2023, 3, 31)
PUBLISHED_LAST_YEAR = some_counts(LAST_YEAR, young=10, older=30, oldest=20, all=60)


def test_ages_published_for_a_part_of_the_total_are_kept_and_only_the_rest_is_assumed():
    this_year = some_counts(THIS_YEAR, young=None, older=57, oldest=None, all=90)
    history = CountHistory("Somewhere", "X", (*PUBLISHED_LAST_YEAR, *this_year))
    whole, (note,) = with_assumed_ages(history)
    # 90 less 57 leaves 33, in the shares of 10 to 20
    bands = AgeBand(0, 9), AgeBand(10, 15), AgeBand(16, 17)
    assert whole.looked_after(THIS_YEAR, bands).tolist() == [11, 57, 22]
    assert "the other 33 of the 90 children, aged 0-9 or 16-17, of 31 March 2023" in note


def test_ages_missing_without_a_total_leave_the_day_before_to_start_from():
    this_year = some_counts(THIS_YEAR, young=None, older=57, oldest=20)
    history = CountHistory("Somewhere", "X", (*PUBLISHED_LAST_YEAR, *this_year))
    assert with_assumed_ages(history) == (history, ())


def test_nobody_last_year_in_the_ages_that_are_missing_still_adds_up():
    last_year = some_counts(LAST_YEAR, young=0, older=30, oldest=20, all=50)
    this_year = some_counts(THIS_YEAR, young=None, older=30, oldest=20, all=54)
    assumed = assume_ages(CountHistory("Somewhere", "X", (*last_year, *this_year)))
    assert assumed is not None
    assert assumed.children == (4, 30, 20)
