"""What one more home would change: never harmful beyond chance, more where children are short."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matching.places import PlaceType
from matching.tiers import Tier
from scenarios.baseline.baseline import Baseline
from scenarios.candidates import Candidate, usual_candidates
from scenarios.homes_wanted import Wanted, homes_wanted
from scenarios.levers import RecruitCarers, VaryTerms
from scenarios.reading.measures import IN_SUITABLE_HOMES, over_the_run
from scenarios.run import Asked, futures_of
from scenarios.world import PlannedPlaces, World

ASKED = Asked(months=12, draws=16, seed=1)
FIRST = date(2026, 12, 1)


def some() -> list[Candidate]:
    chosen = {
        (Tier.FOS3, (0, 17), 1),
        (Tier.FOS3, (0, 17), 2),
        (Tier.FOS1, (0, 4), 1),
        (Tier.SUP, (16, 17), 1),
    }
    return [c for c in usual_candidates() if (c.tier, c.ages, c.children) in chosen]


@pytest.fixture(scope="module")
def wanted(made_up: Baseline) -> list[Wanted]:
    return homes_wanted(World(made_up), some(), ASKED, first_month=FIRST)


def test_thirty_kinds_each_with_its_own_words() -> None:
    kinds = usual_candidates()
    assert len(kinds) == len({kind.words for kind in kinds}) == 30


def test_intensive_carers_are_worth_more_than_a_home_for_the_youngest(wanted: list[Wanted]) -> None:
    by_tier = {(w.candidate.tier, w.candidate.children): w.worth for w in wanted}
    assert by_tier[Tier.FOS3, 2] > by_tier[Tier.FOS1, 1] + 0.3
    assert by_tier[Tier.FOS3, 2] >= by_tier[Tier.FOS3, 1]
    assert [w.worth for w in wanted] == sorted((w.worth for w in wanted), reverse=True)


def test_one_more_home_is_not_harmful_beyond_chance(wanted: list[Wanted]) -> None:
    for each in wanted:
        change = each.changes[IN_SUITABLE_HOMES.name]
        assert change.mean() > -2 * change.std() / np.sqrt(len(change)) - 0.05


def test_it_is_what_recruiting_that_household_gives(
    made_up: Baseline, wanted: list[Wanted]
) -> None:
    lever = RecruitCarers.model_validate(
        {
            "from": "2026-12",
            "profile": "intensive_foster",
            "households": 1,
            "over_months": 1,
            "weekly_cost": 1073,
        }
    )
    before, _ = futures_of(World(made_up), ASKED)
    after, _ = futures_of(lever.pull(World(made_up)), ASKED)
    change = over_the_run(after, IN_SUITABLE_HOMES) - over_the_run(before, IN_SUITABLE_HOMES)
    one = next(w for w in wanted if (w.candidate.tier, w.candidate.children) == (Tier.FOS3, 1))
    assert one.worth == pytest.approx(float(change.mean()), abs=0.35)


def test_beside_a_plan_that_changes_homes_it_is_one_more_home_that_comes(
    made_up: Baseline,
) -> None:
    """The home that a plan changed was once taken for the one to come, and shut instead of it."""
    home = next(p for p in made_up.places if p.type is PlaceType.FOSTER and not p.named_children)
    world = VaryTerms.model_validate({"from": "2026-12", "place": home.id, "places": 3}).pull(
        World(made_up)
    )
    [candidate] = [c for c in some() if (c.tier, c.children) == (Tier.FOS3, 2)]
    [wanted] = homes_wanted(world, [candidate], ASKED, first_month=FIRST)
    without, _ = futures_of(world, ASKED)
    with_it, _ = futures_of(
        replace(world, planned_places=(PlannedPlaces(candidate.place, 1, FIRST, 1),)), ASKED
    )
    change = over_the_run(with_it, IN_SUITABLE_HOMES) - over_the_run(without, IN_SUITABLE_HOMES)
    assert wanted.changes[IN_SUITABLE_HOMES.name].tolist() == change.tolist()


def test_the_sentence_says_it_with_its_range(wanted: list[Wanted]) -> None:
    assert wanted[0].sentence().startswith("One more ")
    assert re.search(
        r"\(\d\.\d to \d\.\d\); it helps in (every future|\w+ futures of ten)", wanted[0].sentence()
    )
