"""The funnel of the made-up authority, counted a second time with pandas from its file."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.pipeline.answers.asked import Asked
from scenarios.pipeline.answers.campaigns import campaigns
from scenarios.pipeline.answers.funnel import cohorts, funnel, why_they_left

COUNTS = ["began", "went_on", "left", "still_on_the_way"]
DAYS = {
    "through enquiry": "enquired_on",
    "through first visit": "visited_on",
    "through application": "applied_on",
    "through stage 1 checks": "stage_1_on",
    "through training": "training_on",
    "through stage 2 assessment": "stage_2_on",
    "through panel and decision": "panel_on",
}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    folder: Path = tmp_path_factory.mktemp("pandas")
    write_made_up_authority(folder)
    return pd.read_csv(folder / "pipeline.csv", comment="#")


def test_the_two_legs_are_what_pandas_counts(asked: Asked, table: pd.DataFrame) -> None:
    applied, out = table.applied_on.notna(), table.stage == "withdrawn"
    approved = table.stage == "approved"
    first = [len(table), applied.sum(), (out & ~applied).sum(), (~out & ~applied).sum()]
    on_way = applied & ~out & ~approved
    second = [applied.sum(), approved.sum(), (out & applied).sum(), on_way.sum()]
    found = pd.DataFrame(funnel(asked).rows[:2])[COUNTS].to_numpy()
    assert found.tolist() == [[int(n) for n in first], [int(n) for n in second]]


def test_every_stage_is_what_pandas_counts(asked: Asked, table: pd.DataFrame) -> None:
    """Who came to a stage on a known day: gone further, left from there, or still there."""
    columns = list(DAYS.values())
    days = table[columns].notna().to_numpy()
    numbers = {"visit": 1, "stage_1": 3, "training": 4, "stage_2": 5, "panel": 6, "approved": 7}
    furthest = np.where(days, np.arange(7), -1).max(axis=1)
    furthest = np.maximum(furthest, table.stage.map(numbers).fillna(-1).to_numpy())
    out = (table.stage == "withdrawn").to_numpy()
    rows = {row["from_to"]: row for row in funnel(asked).rows}
    for number, name in enumerate(DAYS):
        came = days[:, number]
        on, here = came & (furthest > number), came & (furthest == number)
        counted = [came.sum(), on.sum(), (here & out).sum(), (here & ~out).sum()]
        assert [rows[name][column] for column in COUNTS] == counted, name


def test_cohorts_and_reasons_are_what_pandas_counts(asked: Asked, table: pd.DataFrame) -> None:
    table = table.assign(month=table.enquired_on.str[:7], ended=table.stage == "withdrawn")
    months = table.groupby("month").agg(
        households=("stage", "size"), applied=("applied_on", "count"), left=("ended", "sum")
    )
    found = pd.DataFrame(cohorts(asked).rows).set_index("enquired_in")[list(months.columns)]
    assert found.to_dict() == months.to_dict()
    reasons = table[table.ended].withdrawal_reason.fillna("none").value_counts().to_dict()
    counted = {
        row["code"] or "none": int(row["before_application"] or 0)
        + int(row["after_application"] or 0)
        for row in why_they_left(asked).rows
    }
    assert counted == reasons


def test_campaigns_are_what_pandas_counts(asked: Asked, table: pd.DataFrame) -> None:
    table = table.assign(campaign=table.campaign.fillna("none"))
    counted = table.groupby("campaign").agg(
        enquiries=("stage", "size"),
        applied=("applied_on", "count"),
        approved=("approved_on", "count"),
    )
    rows = pd.DataFrame(campaigns(asked).rows).fillna({"campaign": "none"}).set_index("campaign")
    assert rows[list(counted.columns)].to_dict() == counted.to_dict()
