from datetime import date

import numpy as np
import pytest

from forecasting.ages import DFE_BANDS, STANDARD_BANDS, parse_bands
from forecasting.history import EpisodeHistory, Spells, Stays
from forecasting.placement import GROUPS, PlacementGroup

EVERYONE = parse_bands("0-17")


def test_the_day_of_leaving_is_no_longer_counted(spells_of):
    history = spells_of(("2010-01-01", "2016-05-01", "2017-06-15"))
    assert history.looked_after(date(2016, 4, 30), EVERYONE).tolist() == [0]
    assert history.looked_after(date(2016, 5, 1), EVERYONE).tolist() == [1]
    assert history.looked_after(date(2017, 6, 14), EVERYONE).tolist() == [1]
    assert history.looked_after(date(2017, 6, 15), EVERYONE).tolist() == [0]


def test_nobody_is_counted_from_their_eighteenth_birthday(spells_of):
    history = spells_of(("2000-02-29", "2016-05-01", None))
    assert history.looked_after(date(2018, 2, 28), EVERYONE).tolist() == [1]
    assert history.looked_after(date(2018, 3, 1), EVERYONE).tolist() == [0]
    assert history.left(date(2018, 3, 1), date(2018, 3, 1), EVERYONE).tolist() == [1]


def test_children_change_band_on_their_birthday(spells_of):
    history = spells_of(("2011-07-10", "2016-05-01", None))
    assert history.looked_after(date(2016, 7, 9), STANDARD_BANDS).tolist() == [1, 0, 0, 0]
    assert history.looked_after(date(2016, 7, 10), STANDARD_BANDS).tolist() == [0, 1, 0, 0]


def test_entries_are_counted_by_age_on_the_day_of_entry(spells_of):
    history = spells_of(("2011-07-10", "2016-05-01", None), ("2016-01-01", "2016-05-02", None))
    first, last = date(2016, 5, 1), date(2016, 5, 1)
    assert history.entered(first, last, DFE_BANDS).tolist() == [0, 1, 0, 0, 0]


def test_stock_plus_entries_less_exits_is_the_next_stock(an_authority):
    first, last = date(2016, 3, 31), date(2017, 3, 31)
    came = an_authority.entered(date(2016, 4, 1), last, EVERYONE)
    went = an_authority.left(date(2016, 4, 1), last, EVERYONE)
    before, after = (an_authority.looked_after(day, EVERYONE) for day in (first, last))
    assert before + came - went == after


def test_a_history_seen_on_a_day_holds_nothing_later(an_authority):
    origin = date(2018, 3, 31)
    seen = an_authority.seen_on(origin)
    assert seen.known_to == origin
    for days in (seen.spells.began, seen.spells.ended, seen.stays.began, seen.stays.ended):
        assert not (days > np.datetime64(origin)).any()
    assert (
        seen.looked_after(origin, STANDARD_BANDS)
        == an_authority.looked_after(origin, STANDARD_BANDS)
    ).all()
    assert (seen.by_placement(origin) == an_authority.by_placement(origin)).all()


def test_a_day_before_the_data_are_complete_is_refused(an_authority):
    with pytest.raises(ValueError, match="complete only from"):
        an_authority.seen_on(date(2010, 1, 1))


def test_children_are_counted_where_they_live_and_once(an_authority):
    day = date(2018, 3, 31)
    everyone = an_authority.looked_after(day, EVERYONE).sum()
    assert an_authority.by_placement(day).sum() == everyone


def test_a_child_without_a_recorded_place_is_counted_as_other(spells_of):
    history = spells_of(("2010-01-01", "2016-05-01", None))
    other = GROUPS.index(PlacementGroup.OTHER)
    assert history.by_placement(date(2017, 1, 1))[other] == 1


def test_columns_of_different_length_are_refused():
    day = np.array(["2010-01-01"], dtype="datetime64[D]")
    with pytest.raises(ValueError, match="differ in length"):
        Spells(np.arange(2), day, day, day, np.arange(1))


def test_an_end_before_the_beginning_is_refused():
    early, late = (np.array([d], dtype="datetime64[D]") for d in ("2010-01-01", "2012-01-01"))
    with pytest.raises(ValueError, match="cannot end before"):
        Spells(np.arange(1), early, late, early, np.arange(1))


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="after its last day"):
        EpisodeHistory("A", Spells.none(), Stays.none(), date(2020, 1, 1), date(2019, 1, 1))
