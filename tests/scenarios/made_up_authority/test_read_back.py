"""The made-up authority's files are read by the readers of real ones, without a finding."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS
from forecasting.history import EpisodeHistory, complete_window
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.made_up_authority.authority import simulate_authority
from scenarios.baseline.made_up_authority.returns import write_episodes
from scenarios.baseline.made_up_authority.truth import steady
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import Reading, read


@pytest.fixture(scope="module")
def reading(tmp_path_factory) -> Reading:
    folder = tmp_path_factory.mktemp("made_up_authority")
    write_made_up_authority(folder)
    return read([folder])


@pytest.fixture(scope="module")
def history(reading) -> EpisodeHistory:
    (found,) = histories(reading.records)
    assert isinstance(found, EpisodeHistory)
    return found


def test_there_is_nothing_to_find_fault_with(reading):
    assert reading.findings == ()


def test_the_data_are_marked_synthetic(reading):
    assert reading.records.about is not None
    assert reading.records.about.synthetic


def test_88_children_are_read(reading, history):
    assert history.known_to == date(2026, 11, 20)
    assert history.looked_after(history.known_to, JERSEY_BANDS).sum() == 88
    assert len(reading.records.homes) > 60
    assert len(reading.records.pipeline) == 42


def test_the_window_in_which_the_data_are_complete_is_found_without_being_told(history):
    spells, stays = history.spells, history.stays
    assert complete_window(spells.began, spells.ended, stays.ended) == (
        date(2014, 4, 1),
        date(2026, 11, 20),
    )


def test_what_is_read_is_what_was_simulated(tmp_path: Path):
    """Periods of care, day by day, and the number in each placement group."""
    authority = simulate_authority(steady(120), 5)
    write_episodes(tmp_path, authority)
    (found,) = histories(read([tmp_path]).records)
    truth = authority.history()
    assert isinstance(found, EpisodeHistory)
    for spells in ("began", "ended"):
        read_days = np.sort(getattr(found.spells, spells))
        assert np.array_equal(read_days, np.sort(getattr(truth.spells, spells)), equal_nan=True)
    for day in (date(2018, 5, 1), date(2022, 9, 30), authority.last_day):
        assert (found.by_placement(day) == truth.by_placement(day)).all()
    assert found.stays.move.sum() == truth.stays.move.sum()


def test_the_approved_household_is_one_of_the_homes(reading):
    """What the pipeline says of it and what the homes say are the same."""
    homes = {home.place_id: home for home in reading.records.homes}
    approved = [a for a in reading.records.pipeline if a.stage == "approved"]
    assert approved
    for household in approved:
        home = homes[household.became_place]
        assert home.approved_from == household.approved_on
        assert (home.capacity, home.youngest, home.oldest) == (
            household.places,
            household.youngest,
            household.oldest,
        )
