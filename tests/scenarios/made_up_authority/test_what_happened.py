"""What the simulator draws could have happened."""

from datetime import date
from time import perf_counter

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS
from scenarios.baseline.made_up_authority.authority import FIRST_DAY, LAST_DAY, simulate_authority
from scenarios.baseline.made_up_authority.returns import write_episodes
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE, drifting

AUTHORITIES = {
    "steady": simulate_authority(JERSEY_LIKE, 7),
    "drifting": simulate_authority(drifting(150), 8),
}


@pytest.mark.parametrize("authority", AUTHORITIES.values(), ids=list(AUTHORITIES))
def test_everyone_arrives_before_they_leave_and_leaves_by_18(authority):
    periods = authority.periods
    assert (periods.ended > periods.began).all()
    assert (periods.ended <= periods.adult).all()
    assert (periods.born <= periods.began).all()


@pytest.mark.parametrize("authority", AUTHORITIES.values(), ids=list(AUTHORITIES))
def test_no_stay_that_ended_before_the_first_day_is_known(authority):
    assert (authority.periods.ended >= np.datetime64(FIRST_DAY)).all()
    assert authority.periods.began.min() < np.datetime64(FIRST_DAY)


@pytest.mark.parametrize("authority", AUTHORITIES.values(), ids=list(AUTHORITIES))
def test_placements_fill_each_period_without_a_gap(authority):
    placements, periods = authority.placements, authority.periods
    same = placements.period[1:] == placements.period[:-1]
    assert (placements.began[1:][same] == placements.ended[:-1][same]).all()
    first = np.append(True, ~same)
    last = np.append(~same, True)
    assert (placements.began[first] == periods.began).all()
    assert (placements.ended[last] == periods.ended).all()
    assert (placements.ended > placements.began).all()


def test_a_child_who_comes_back_is_one_child_with_two_periods():
    periods = AUTHORITIES["drifting"].periods
    children, counts = np.unique(periods.child, return_counts=True)
    again = children[counts > 1]
    assert len(again) > 0
    for child in again:
        rows = periods.child == child
        assert len(set(periods.born[rows])) == 1
        assert (periods.began[rows][1:] > periods.ended[rows][:-1]).all()


def test_a_history_hides_what_nobody_knows_yet():
    history = AUTHORITIES["steady"].history()
    assert history.known_to == LAST_DAY
    ended = history.spells.ended
    assert (ended[~np.isnat(ended)] <= np.datetime64(LAST_DAY)).all()
    assert np.isnat(ended).sum() == AUTHORITIES["steady"].open_now.sum()
    assert history.looked_after(date(2020, 3, 31), JERSEY_BANDS).sum() > 0


def test_brothers_and_sisters_mostly_leave_together():
    periods = AUTHORITIES["drifting"].periods
    same = (periods.family[1:] == periods.family[:-1]) & (periods.began[1:] == periods.began[:-1])
    together = (periods.ended[1:] == periods.ended[:-1])[same]
    assert same.sum() > 50
    assert together.mean() > 0.5


def test_the_same_seed_gives_the_same_authority_and_another_seed_another():
    again = simulate_authority(JERSEY_LIKE, 7)
    assert (again.periods.ended == AUTHORITIES["steady"].periods.ended).all()
    assert (again.placements.setting == AUTHORITIES["steady"].placements.setting).all()
    assert len(simulate_authority(JERSEY_LIKE, 9).periods) != len(again.periods)


def test_an_authority_of_88_children_is_quick_to_make(tmp_path):
    began = perf_counter()
    write_episodes(tmp_path, simulate_authority(JERSEY_LIKE, 10))
    assert perf_counter() - began < 1.5  # about 0.1 s on an idle core
