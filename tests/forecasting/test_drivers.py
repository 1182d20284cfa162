"""The parts of a change add up to it, and are what they say."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import DFE_BANDS, STANDARD_BANDS, month_ends, parse_bands
from forecasting.drivers import drivers
from forecasting.entries_or_stays import Cause, entries_or_stays
from forecasting.flows import Left, Part, flows_ahead, past_flows
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.placement import GROUPS
from forecasting.spells import Spells

FIRST, LAST = date(2019, 3, 31), date(2022, 3, 31)


@pytest.mark.parametrize("bands", [STANDARD_BANDS, DFE_BANDS, parse_bands("5-9,12-14")])
def test_the_parts_of_the_past_add_up_to_the_change_of_each_band(an_authority, bands):
    flows = past_flows(an_authority, FIRST, LAST, bands)
    change = an_authority.looked_after(LAST, bands) - an_authority.looked_after(FIRST, bands)
    assert flows.change[0].tolist() == change.tolist()


def test_entries_and_leavings_are_those_of_the_history(an_authority):
    flows = past_flows(an_authority, FIRST, LAST, STANDARD_BANDS)
    day_after = date(2019, 4, 1)
    came = an_authority.entered(day_after, LAST, STANDARD_BANDS)
    left = an_authority.left(day_after, LAST, STANDARD_BANDS)
    assert flows.parts[Part.CAME][0].tolist() == came.tolist()
    gone = flows.parts[Part.LEFT] + flows.parts[Part.TURNED_18]
    assert (-gone[0]).tolist() == left.tolist()


def test_a_child_is_counted_in_each_part_once(spells_of):
    history = spells_of(
        ("2009-06-01", "2018-06-01", None),
        ("2001-12-01", "2017-01-01", None),
        ("2012-01-01", "2018-01-01", "2019-01-01"),
    )
    flows = past_flows(history, date(2018, 5, 1), date(2019, 12, 31), STANDARD_BANDS)
    told = {part: flows.parts[part][0].tolist() for part in Part}
    assert told == {
        Part.CAME: [0, 1, 0, 0],
        Part.GREW_IN: [0, 0, 1, 0],
        Part.GREW_OUT: [0, -1, 0, 0],
        Part.LEFT: [0, -1, 0, 0],
        Part.TURNED_18: [0, 0, 0, -1],
    }


def test_ways_of_leaving_add_up_to_those_who_left(an_authority):
    ways = np.array([way.value for way in Left])
    marked = ways[np.arange(len(an_authority.spells)) % len(ways)]
    by_way = past_flows(an_authority, FIRST, LAST, STANDARD_BANDS, marked)
    plain = past_flows(an_authority, FIRST, LAST, STANDARD_BANDS)
    assert Part.LEFT not in by_way.parts
    together = sum(by_way.parts[way] for way in Left)
    assert together.tolist() == plain.parts[Part.LEFT].tolist()


@pytest.mark.parametrize("bands", [STANDARD_BANDS, parse_bands("0-1,5-9")])
@pytest.mark.parametrize("months", [1, 12, 24])
def test_the_parts_ahead_add_up_in_every_future(an_authority, bands, months):
    care = EntriesAndStays().fit(an_authority, LAST).simulate_care(LAST, 24, 50, 1)
    stock = care.stock(care.today_born, bands, month_ends(LAST, 24))
    flows = flows_ahead(care, bands, months)
    assert (flows.change == stock[:, months] - stock[:, 0]).all()
    assert flows.parts[Part.CAME].min() >= 0
    assert flows.parts[Part.LEFT].max() <= 0


def test_only_the_oldest_turn_18(an_authority):
    care = EntriesAndStays().fit(an_authority, LAST).simulate_care(LAST, 12, 50, 1)
    turned = flows_ahead(care, STANDARD_BANDS).parts[Part.TURNED_18]
    assert (turned[:, :3] == 0).all()
    assert turned[:, 3].sum() < 0


def test_counts_are_taken_apart_ahead_and_their_past_is_said_not_to_be_known(steady_counts):
    made = drivers(steady_counts, months=12, draws=40)
    assert made.past is None
    assert made.causes is None
    assert "counts do not say who left" in made.notes[0]
    assert {row["period"] for row in made.rows()} == {"ahead"}


def test_kinds_of_home_add_up_with_the_moves_between_them(an_authority):
    rows = [row for row in drivers(an_authority, draws=20).rows() if "home" in row["period"]]
    moves = [row["mean"] for row in rows if row["part"] == "moves between kinds of home"]
    assert sum(moves) == 0
    change = an_authority.by_placement(LAST) - an_authority.by_placement(FIRST)
    told = {row["placement"]: row["mean"] for row in rows if row["part"] == "change"}
    assert [told[group.value] for group in GROUPS] == change.tolist()


def test_causes_add_up_to_the_change_in_every_draw(an_authority):
    causes = entries_or_stays(an_authority, LAST, 36, seed=1)
    assert sum(causes.parts.values()) == pytest.approx(float(causes.change))


def test_more_entries_are_told_from_longer_stays(known_authority):
    """Double the entries of the last three years: the change is theirs, not that of stays."""
    steady = known_authority(3, starts_a_year=60.0)
    spells = steady.spells
    late = spells.began > np.datetime64(FIRST)
    both = [np.concatenate([column, column[late]]) for column in (
        spells.child, spells.born, spells.began, spells.ended, spells.family
    )]  # fmt: skip
    doubled = replace(steady, spells=Spells(*both))
    parts = entries_or_stays(doubled, LAST, 36, seed=1).parts
    entries, stays = (float(np.median(parts[c])) for c in (Cause.ENTRIES, Cause.STAYS))
    assert entries > 40
    assert abs(stays) < entries / 3


def test_too_short_a_past_is_said_rather_than_guessed(known_authority):
    short = known_authority(1, complete_from=date(2019, 4, 1))
    with pytest.raises(ValueError, match="are not known for a year"):
        entries_or_stays(short, LAST, 36, seed=1)
    made = drivers(short, months=36, draws=20)
    assert made.causes is None
    assert "are not known for a year" in made.notes[0]
