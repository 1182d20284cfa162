"""Who will be approved: the same households with a lever and without, and whoever is left out."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import month_ends
from scenarios.baseline.baseline import Baseline
from scenarios.pipeline.approvals import approvals_of
from scenarios.pipeline.coming import coming_of
from scenarios.pipeline.enquiries import of_campaign
from scenarios.pipeline.stages import STAGES
from scenarios.world import Campaign, PathwayChange, World

MONTHS, DRAWS = 36, 60
SOON = date(2027, 1, 1)
CHANGES = (
    (),
    (PathwayChange(SOON, goes_on_times=dict.fromkeys(STAGES, 1.4)),),
    (PathwayChange(SOON, assessors=1, assessments_each=1, panel_every_weeks=8),),
)


@pytest.mark.parametrize("changes", CHANGES)
def test_approvals_are_the_same_whether_or_not_those_who_leave_early_are_followed(
    made_up: Baseline, changes: tuple[PathwayChange, ...]
) -> None:
    many = tuple(
        replace(a, application_id=f"{a.application_id}-{n}")
        for n in range(8)
        for a in made_up.pipeline
    )
    campaigns = (Campaign(SOON, 6, percent=50),)
    world = World(replace(made_up, pipeline=many), pathway_changes=changes, campaigns=campaigns)
    dates = month_ends(made_up.as_of, MONTHS)
    all_of_them = coming_of(world, dates, DRAWS, 3)
    some = coming_of(world, dates, DRAWS, 3, everyone=False)
    assert len(some.who.draw) < len(all_of_them.who.draw)
    for one, other in zip(
        _opening(approvals_of(all_of_them, dates)), _opening(approvals_of(some, dates)), strict=True
    ):
        assert (one == other).all()


def _opening(approvals: object) -> list[object]:
    """Give the steps at which households open, sorted in each draw."""
    return [
        np.sort(getattr(approvals, name), axis=1) for name in ("on_their_way", "to_come", "brought")
    ]


def test_the_same_seed_gives_the_same_households_and_another_others(made_up: Baseline) -> None:
    dates = month_ends(made_up.as_of, MONTHS)
    first, again, other = (
        coming_of(World(made_up), dates, DRAWS, seed).walked.approved for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_campaign_leaves_everybody_else_as_they_were(made_up: Baseline) -> None:
    dates = month_ends(made_up.as_of, MONTHS)
    plain = coming_of(World(made_up), dates, DRAWS, 1)
    more = coming_of(World(made_up, campaigns=(Campaign(SOON, 3, a_month=30),)), dates, DRAWS, 1)
    own = len(plain.who.draw)
    assert np.array_equal(more.walked.approved[:own], plain.walked.approved)
    new = more.who.came[own:]
    brought = np.bincount(more.who.draw[own:], minlength=DRAWS).mean()
    assert brought == pytest.approx(90, rel=0.05)
    first = (SOON - made_up.as_of).days
    assert ((new >= first - 31) & (new <= first + 92)).all(), "months of a run end on the data day"


def test_a_campaign_that_began_before_the_data_ends_when_it_was_to_end() -> None:
    dates = month_ends(date(2026, 10, 31), 4)
    usual = np.full((1, 4), 5.0)
    half_over = of_campaign(Campaign(date(2026, 1, 1), 12, a_month=2), usual, dates)
    assert half_over.tolist() == [[2, 2, 0, 0]], "November and December are left of its twelve"
    over = of_campaign(Campaign(date(2026, 1, 1), 6, percent=50), usual, dates)
    to_come = of_campaign(Campaign(date(2026, 12, 1), 2, percent=50), usual, dates)
    assert over.tolist() == [[0, 0, 0, 0]]
    assert to_come.tolist() == [[0, 2.5, 2.5, 0]]
