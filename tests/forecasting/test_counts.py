from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import DFE_BANDS, JERSEY_BANDS, STANDARD_BANDS, AgeBand, parse_bands
from forecasting.history import BandsCannotBeBuilt, Count, CountHistory, Measure, Status

DAY = date(2019, 3, 31)


def test_bands_are_built_by_adding_those_given(counts_of):
    history = counts_of({2019: (5, 10, 20, 40, 25)})
    assert history.looked_after(DAY, STANDARD_BANDS).tolist() == [15, 20, 40, 25]
    assert history.looked_after(DAY, parse_bands("0-17")).tolist() == [100]


def test_bands_that_cannot_be_built_are_refused_by_name(counts_of):
    history = counts_of({2019: (5, 10, 20, 40, 25)})
    with pytest.raises(BandsCannotBeBuilt, match="ages 0-1 cannot be built"):
        history.looked_after(DAY, JERSEY_BANDS)


def test_a_band_with_a_suppressed_part_is_not_known(counts_of):
    history = counts_of({2019: (None, 10, 20, 40, 25)})
    found = history.looked_after(DAY, STANDARD_BANDS)
    assert np.isnan(found[0])
    assert found[1:].tolist() == [20, 40, 25]


def test_a_year_without_figures_is_not_known(counts_of):
    history = counts_of({2018: (5, 10, 20, 40, 25), 2019: (5, 10, 20, 40, 25)})
    assert np.isnan(history.looked_after(date(2020, 3, 31), STANDARD_BANDS)).all()
    assert history.census_days() == (date(2018, 3, 31), DAY)


def test_the_published_total_stands_beside_the_sum_of_the_bands(counts_of):
    history = counts_of({2019: (5, 10, 20, 40, 25)})
    total = Count("X1", "Counted", DAY, Measure.LOOKED_AFTER, None, 103, Status.OK)
    both = CountHistory("Counted", "X1", (*history.counts, total))
    assert both.total_published(DAY) == 103
    assert both.looked_after(DAY, parse_bands("0-17")).tolist() == [100]
    assert history.total_published(DAY) is None


def test_a_total_alone_serves_as_one_band():
    total = Count("X1", "Island", DAY, Measure.LOOKED_AFTER, None, 61, Status.OK)
    history = CountHistory("Island", "X1", (total,))
    assert history.looked_after(DAY, parse_bands("0-17")).tolist() == [61]
    with pytest.raises(BandsCannotBeBuilt, match="totals only"):
        history.looked_after(DAY, STANDARD_BANDS)


def test_counts_seen_on_a_day_hold_nothing_later(counts_of):
    history = counts_of(dict.fromkeys(range(2015, 2021), (5, 10, 20, 40, 25)))
    assert history.seen_on(DAY).known_to == DAY


def test_starts_over_a_quarter_are_brought_to_a_year():
    quarter = Count("X1", "Island", DAY, Measure.ENTERED, None, 13, Status.OK, months=3)
    other = replace(quarter, day=date(2018, 12, 31), children=11)
    assert CountHistory("Island", "X1", (quarter, other)).starts_a_year(DAY) == 48


def test_narrow_bands_are_preferred_where_wide_ones_are_given_too(counts_of):
    narrow = counts_of({2019: (5, 10, 20, 40, 25)})
    wide = counts_of({2019: (15,)}, bands=(AgeBand(0, 4),))
    both = CountHistory("Counted", "X1", (*wide.counts, *narrow.counts))
    assert tuple(band for band, _ in both.finest(Measure.LOOKED_AFTER, DAY)) == DFE_BANDS
