"""In every future and month each child is counted once, whatever levers do; the tables agree.

Beside what is counted while futures are lived stands the same from elsewhere: the children from
their own days of coming, leaving and turning 18, the homes from who lives in them.
"""

from typing import Any

import numpy as np
import pytest

from forecasting.ages import ADULT, as_days, birthdays
from scenarios.baseline.baseline import Baseline
from scenarios.futures.counting import TIERS_EVERY
from scenarios.futures.outcomes import Outcome
from scenarios.futures.stage import Stage
from scenarios.futures.tally import Came, Went
from scenarios.levers import LEVERS
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
from scenarios.tables.counted import Counted
from scenarios.tables.places import places_table
from scenarios.world import World

MONTHS, DRAWS = 14, 8
STRONG: dict[str, dict[str, Any]] = {
    "change_entries": {"percent": 60},
    "entries_as_in": {"year": 2024},
    "early_help": {"effect_percent": 40},
    "edge_of_care": {"reach_percent": 90, "effect_percent": 60},
    "family_group_conferences": {"effect_percent": 40},
    "unaccompanied_arrivals": {"a_year": 24},
    "change_stays": {"percent": -50},
    "returns_home": {"percent": 50},
    "permanence": {"percent": 50},
    "adoption": {"percent": 50},
    "step_down": {"percent_a_month": 60},
    "return_children": {"percent_a_month": 60},
    "disruption": {"percent": 300},
    "recruit_carers": {"profile": "intensive_foster", "households": 12, "over_months": 2},
    "more_enquiries": {"percent": 300},
    "approval_pathway": {"days_percent": -90},
    "keep_carers": {"percent_fewer": 90},
    "upskill_carers": {"households": 10},
    "vary_terms": {"youngest": 0, "oldest": 17, "places": 1},
    "open_home": {"places": 8},
    "close_home": {},
    "reserve_places": {"places": 4},
    "change_prices": {"category": "fostering", "percent": 50},
    "inflation": {"percent_a_year": 9},
}
"""Each lever pulled hard; those of one home change the fullest on the island."""
OF_ONE_HOME = ("vary_terms", "close_home")
NAMES = [each.model_fields["lever"].default for each in LEVERS]
AS_IS = "no lever"

ON_ISLAND = [Outcome.SUITABLE, Outcome.WITH_SUPPORT, Outcome.UNSUITABLE]
ORDER = list(Outcome)
LATER = list(Came).index(Came.LATER)
TURNED_18 = list(Went).index(Went.TURNED_18)


def pulled_hard(name: str, baseline: Baseline) -> World:
    world = World(baseline)
    if name == AS_IS:
        return world
    fields = dict(STRONG[name])
    if name in OF_ONE_HOME:
        here = [place for place in baseline.places if place.on_island]
        lived_in = [child.current_place for child in baseline.children]
        fields["place"] = max(here, key=lambda place: lived_in.count(place.id)).id
    return read_levers([{"lever": name, "from": "2027-01", **fields}])[0].pull(world)


@pytest.fixture(scope="module", params=[AS_IS, *NAMES])
def lived(request: pytest.FixtureRequest, made_up: Baseline) -> tuple[Counted, Stage]:
    return futures_of(pulled_hard(request.param, made_up), Asked(MONTHS, DRAWS, 1))


def test_every_child_is_in_one_outcome_in_every_month(lived: tuple[Counted, Stage]) -> None:
    counted, _ = lived
    assert (counted.tally.outcomes.sum(axis=2) == counted.children.sum(axis=(2, 3))).all()


def test_nobody_comes_from_nowhere_or_goes_nowhere(lived: tuple[Counted, Stage]) -> None:
    counted, stage = lived
    flows, to_come = counted.tally.flows, stage.setting.to_come
    assert (flows[:, :LATER].sum(axis=2) == counted.tally.outcomes[:, 0]).all()
    assert (flows[:, :, : len(ORDER)].sum(axis=1) == counted.tally.outcomes[:, -1]).all()
    assert (flows[:, LATER].sum(axis=1) == np.bincount(to_come.draw, minlength=DRAWS)).all()


def test_who_has_turned_18_on_leaving_is_told_by_their_day_of_birth(
    lived: tuple[Counted, Stage],
) -> None:
    counted, stage = lived
    setting = stage.setting
    born = np.concatenate([np.tile(stage.care.today_born, DRAWS), setting.to_come.born])
    leaves = np.concatenate([setting.leaves_today.ravel(), setting.to_come.leaves])
    draw = np.concatenate(
        [np.repeat(np.arange(DRAWS), len(stage.care.today_born)), setting.to_come.draw]
    )
    gone = leaves <= MONTHS
    on = as_days(setting.dates)[np.minimum(leaves, MONTHS)]
    grown = np.bincount(draw[gone & (birthdays(born, ADULT) <= on)], minlength=DRAWS)
    assert (counted.tally.flows[:, :, TURNED_18].sum(axis=1) == grown).all()


def test_children_on_the_island_are_those_in_homes_here_and_with_kin(
    lived: tuple[Counted, Stage],
) -> None:
    counted, _ = lived
    tally = counted.tally
    here = np.array([place.on_island for place in counted.supply.places])
    in_outcome = {outcome: tally.outcomes[:, :, at] for at, outcome in enumerate(ORDER)}
    on_island = sum(in_outcome[outcome] for outcome in ON_ISLAND)
    assert (tally.living[:, :, here].sum(axis=2) + tally.kin == on_island).all()
    assert (tally.living[:, :, ~here].sum(axis=2) <= in_outcome[Outcome.OFF_ISLAND]).all()


def test_preferred_tiers_are_of_everyone_who_needs_a_home(lived: tuple[Counted, Stage]) -> None:
    tally = lived[0].tally
    in_tiers = tally.in_tier.sum(axis=(2, 3))
    needing = tally.outcomes.sum(axis=2) - tally.outcomes[:, :, ORDER.index(Outcome.ELSEWHERE)]
    quarters = slice(TIERS_EVERY, None, TIERS_EVERY)
    assert (in_tiers[:, quarters] == (needing - tally.kin)[:, quarters]).all()


def test_young_adults_who_stay_put_fill_a_foster_place(lived: tuple[Counted, Stage]) -> None:
    counted, _ = lived
    adults = counted.tally.filled - counted.tally.living
    foster = np.array([place.type.is_foster for place in counted.supply.places])
    assert (adults >= 0).all()
    assert adults[:, :, foster].any()
    assert not adults[:, :, ~foster].any()


def test_filled_places_of_the_table_are_those_of_children_and_young_adults(
    lived: tuple[Counted, Stage],
) -> None:
    counted, _ = lived
    here = np.array([place.on_island for place in counted.supply.places])
    filled = counted.tally.filled[:, :, here].sum(axis=2).mean(axis=0)
    told = dict.fromkeys((day.isoformat() for day in counted.dates), 0.0)
    for row in places_table(counted):
        told[str(row["month"])] += float(row["filled"] or 0)
    assert list(told.values()) == pytest.approx(filled.tolist(), abs=0.01)


def test_every_lever_is_pulled_hard(made_up: Baseline) -> None:
    assert sorted(STRONG) == sorted(NAMES)
    assert all(pulled_hard(name, made_up) != World(made_up) for name in NAMES)
