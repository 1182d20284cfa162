"""The made-up record of recruitment: as a real one would be, and of the homes there are."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from tests.scenarios.made_up_authority.test_files import DATA_DATE, Row, rows

IN_ORDER = (
    *("enquired_on", "visited_on", "applied_on", "stage_1_on", "training_on", "stage_2_on"),
    *("panel_on", "approved_on", "first_child_on"),
)
BETWEEN = ("visited_on", "stage_1_on", "training_on", "stage_2_on", "panel_on")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("recruitment")
    write_made_up_authority(folder)
    return folder


@pytest.fixture(scope="module")
def pipeline(made) -> list[Row]:
    return rows(made, "pipeline")


def test_of_42_enquiries_few_become_approvals(pipeline):
    """English councils: 12 % of enquiries apply, 47 % of concluded applications are approved."""
    assert len(pipeline) == 42
    last_year = [r for r in pipeline if _days_ago(r["enquired_on"]) < 365]
    assert len(last_year) == 17
    applied = [r for r in pipeline if r["applied_on"]]
    assert 0.05 < len(applied) / len(pipeline) < 0.25
    stages = [r["stage"] for r in applied]
    assert (stages.count("approved"), stages.count("withdrawn")) == (3, 2)


def test_days_are_in_order_and_none_is_to_come(pipeline):
    for row in pipeline:
        days = [row[column] for column in IN_ORDER if row[column]]
        days += [row["withdrawn_on"]] if row["withdrawn_on"] else []
        assert all(earlier <= later for earlier, later in pairwise(days)), row
        assert all(day <= DATA_DATE.isoformat() for day in days), row


def test_the_days_between_are_recorded_of_most_and_not_of_all(pipeline):
    assert all(any(row[column] for row in pipeline) for column in BETWEEN)
    approved = [row for row in pipeline if row["stage"] == "approved"]
    assert all(row["panel_on"] for row in approved)
    passed = [row for row in pipeline if row["stage_2_on"] or row["panel_on"]]
    assert any(not row["stage_1_on"] for row in passed)


def test_why_they_left_is_recorded_of_most_and_fits_how_far_they_came(pipeline):
    left = [row for row in pipeline if row["stage"] == "withdrawn"]
    without = [row for row in left if not row["withdrawal_reason"]]
    assert 0 < len(without) < len(left) / 4
    early = {row["withdrawal_reason"] for row in left if not row["applied_on"]}
    assert not early & {"AW2", "AW5"}, "nobody was assessed who never applied"


def test_one_is_stuck_in_assessment_and_of_one_no_day_is_known(pipeline):
    still = [row for row in pipeline if row["stage"] not in ("approved", "withdrawn")]
    assert [r["stage"] for r in still if not r["stage_since"]] == ["visit"]
    [assessed] = [row for row in still if row["stage"] == "stage_2"]
    assert _days_ago(assessed["stage_since"]) > 93


def test_two_of_the_approved_care_for_a_child_who_lives_there(made, pipeline):
    homes = {row["place_id"]: row for row in rows(made, "homes")}
    living = {row["current_place"] for row in rows(made, "needs")}
    approved = [row for row in pipeline if row["stage"] == "approved"]
    assert len({row["became_place"] for row in approved}) == 3
    for row in approved:
        assert homes[row["became_place"]]["approved_from"] == row["approved_on"]
        assert row["recruited_for"]
        assert bool(row["first_child_on"]) == (row["became_place"] in living)
    assert sum(row["became_place"] in living for row in approved) == 2


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_other_seeds_keep_the_days_in_order_as_well(tmp_path, seed):
    write_made_up_authority(tmp_path, seed=seed)
    test_days_are_in_order_and_none_is_to_come(rows(tmp_path, "pipeline"))


def _days_ago(day: str) -> int:
    return (DATA_DATE - date.fromisoformat(day)).days
