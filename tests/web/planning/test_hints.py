"""Today's figures beside the levers are those of the days they name."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from forecasting.ages import months_after
from forecasting.history import EpisodeHistory
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from web.planning.hints import today


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Baseline:
    folder: Path = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    reading = read([folder])
    reading.raise_if_wrong()
    return baseline_from(reading.records, "made-up")


def with_one_who_came_on(day: date, baseline: Baseline) -> tuple[Baseline, EpisodeHistory]:
    """Let a child who was in care on a day have come on that day."""
    history = baseline.history
    assert isinstance(history, EpisodeHistory)
    began = history.spells.began.copy()
    began[np.flatnonzero(history.spells.open_on(day))[0]] = np.datetime64(day)
    history = replace(history, spells=replace(history.spells, began=began))
    return replace(baseline, history=history), history


def test_the_last_12_months_begin_the_day_after_the_same_day_a_year_ago(made_up: Baseline) -> None:
    year_ago = months_after(made_up.as_of, -12)
    baseline, history = with_one_who_came_on(year_ago, made_up)
    later = int((history.spells.began > np.datetime64(year_ago)).sum())
    assert today("change_entries", baseline) == (
        f"In the last 12 months {later} children came into care."
    )


def test_a_past_year_does_not_count_the_last_day_of_the_year_before(made_up: Baseline) -> None:
    baseline, history = with_one_who_came_on(date(2023, 12, 31), made_up)
    years = history.spells.began.astype("datetime64[Y]").astype(int) + 1970
    assert f"2024: {(years == 2024).sum()}," in today("entries_as_in", baseline)


def test_every_year_the_data_hold_in_full_is_shown(made_up: Baseline) -> None:
    history = made_up.history
    assert isinstance(history, EpisodeHistory)
    known = replace(history, complete_from=date(2024, 1, 1))
    said = today("entries_as_in", replace(made_up, history=known))
    assert "care: 2024: " in said
    assert "2025: " in said
    for last_day, there in ((date(2026, 12, 31), True), (date(2026, 12, 30), False)):
        later = replace(made_up, as_of=last_day, history=replace(history, known_to=last_day))
        assert ("2026: " in today("entries_as_in", later)) is there
