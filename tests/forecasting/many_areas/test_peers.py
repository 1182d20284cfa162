"""Authorities like yours: who they are, where an area stands, and the funnel."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import parse_bands
from forecasting.history import Count, CountHistory, Measure, Status
from forecasting.many_areas.figures import figures_of, figures_of_panel
from forecasting.many_areas.funnel import STARTS, funnel
from forecasting.many_areas.panel import english_panel
from forecasting.many_areas.peers import Place, like_yours
from forecasting.reference.england import english_authorities

DAY = date(2022, 3, 31)


@pytest.fixture(scope="module")
def barnet() -> CountHistory:
    return next(h for h in english_authorities() if h.area == "Barnet")


def test_peers_are_of_similar_size_and_never_the_area_itself(barnet):
    found = like_yours(barnet, DAY)
    assert "Barnet" not in found.peers
    assert len(found.peers) == 20
    children = figures_of(barnet, DAY).children
    assert children / 2 <= found.smallest < children < found.largest <= 2 * children


def test_an_area_under_another_name_is_still_not_its_own_peer(barnet):
    renamed = replace(
        barnet,
        area="Elsewhere",
        area_code="Z9",
        counts=tuple(replace(c, area="Elsewhere", area_code="Z9") for c in barnet.counts),
    )
    assert "Barnet" not in like_yours(renamed, DAY).peers


def test_figures_of_an_area_are_those_of_its_row_in_the_panel(barnet):
    panel = english_panel()
    own = figures_of(barnet.seen_on(DAY), DAY).by_measure
    row = figures_of_panel(panel, panel.names.index("Barnet"), panel.years.index(2022)).by_measure
    for measure, value in row.items():
        assert own[measure] == pytest.approx(value), measure


def test_a_figure_outside_the_middle_of_its_peers_is_low_or_high(counts_of):
    young = counts_of({2021: (60, 100, 60, 50, 10), 2022: (60, 100, 60, 50, 10)})
    found = {each.measure: each for each in like_yours(young, DAY).compared}
    assert found["share aged 0-4"].place is Place.HIGH
    assert found["share aged 16-17"].place is Place.LOW
    assert found["change over 1 year"].area == 0
    assert found["change over 3 years"].place is Place.NOT_KNOWN
    assert found["starts a year for each child"].area is None
    assert "share aged 0-4 57% is high" in like_yours(young, DAY).sentence()


def test_every_row_names_its_year_and_source(barnet):
    for row in like_yours(barnet, DAY).rows():
        assert row["peers_on"] == "2022-03-31"
        assert "Open Government Licence" in str(row["source"])
        assert row["place"] in ("low", "typical", "high", "not known")


def test_nothing_later_than_the_day_is_compared_with(counts_of):
    small = counts_of({2016: (10, 40, 60, 90, 50)})
    assert like_yours(small, date(2016, 3, 31)).peers_on == date(2016, 3, 31)


def test_a_total_without_ages_is_compared_by_what_is_known():
    total = Count("J", "Island", date(2023, 12, 31), Measure.LOOKED_AFTER, None, 61, Status.OK)
    people = Count("J", "Island", date(2021, 3, 21), Measure.RESIDENTS, None, 20_000, Status.OK)
    found = like_yours(CountHistory("Island", "J", (total, people)), date(2023, 12, 31))
    known = {each.measure: each.area for each in found.compared if each.area is not None}
    assert known == {"children": 61.0, "children for each 10,000 residents": 30.5}
    assert "nearest in size" in found.sentence()
    assert "nothing but the number of children" in found.sentence()


def test_an_area_of_episodes_is_compared_too(an_authority):
    found = {each.measure: each for each in like_yours(an_authority, DAY).compared}
    assert all(found[f"share aged {b.label}"].area for b in parse_bands("0-4,5-9,10-15,16-17"))
    assert found["starts a year for each child"].area > 0


def test_before_the_panel_begins_the_reason_is_said(counts_of):
    with pytest.raises(ValueError, match="begins on 31 March 2011"):
        like_yours(counts_of({2005: (4, 12, 15, 30, 20)}), date(2005, 3, 31))


def test_funnel_limits_narrow_with_size_and_hold_most_peers(barnet):
    points = [p for p in funnel(barnet, DAY) if p.measure == STARTS]
    by_size = sorted(points, key=lambda p: p.children)
    widths = [p.high_95 - p.low_95 for p in by_size]
    assert widths == sorted(widths, reverse=True)
    assert sum(p.is_this_area for p in points) == 1
    inside = [p.low_998 <= p.value <= p.high_998 for p in points]
    assert np.mean(inside) > 0.85


def test_an_area_far_outside_the_funnel_is_seen(counts_of):
    busy = counts_of(
        {2021: (20, 60, 60, 90, 50), 2022: (20, 60, 60, 90, 50)},
        {2021: (90, 90, 90, 90, 90), 2022: (90, 90, 90, 90, 90)},
    )
    own = next(p for p in funnel(busy, DAY) if p.measure == STARTS and p.is_this_area)
    assert own.value > own.high_998
