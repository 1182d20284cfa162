"""What is known of a child today counts where it foretells, and only there."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.ages import STANDARD_BANDS
from forecasting.episodes.known_today import EARNED, TRAITS, fit_known_today
from forecasting.episodes.stays import fit_leaving_by_year
from forecasting.models.from_episodes import fit_episodes
from forecasting.placement import GROUPS, PlacementGroup
from forecasting.spells import ROUTES, Route

ORIGIN = date(2020, 3, 31)
ADOPTION = GROUPS.index(PlacementGroup.ADOPTION)


def multiples(history):
    leaving = fit_leaving_by_year(history.spells, history.complete_from, history.known_to, 1.0)
    return fit_known_today(history, leaving).multiples


@pytest.fixture(scope="module")
def leaving_from_adoption(known_authority):
    """Every child lives in fostering, but for the last half year of stays that end."""
    history = known_authority(3, starts_a_year=80)
    stays, spells = history.stays, history.spells
    first = np.flatnonzero(np.diff(stays.spell, prepend=-1))
    ended, began = spells.ended, spells.began
    moved = np.maximum(ended - np.timedelta64(183, "D"), began + 1)
    late = np.flatnonzero(~np.isnat(ended) & (moved < ended))
    one = replace(
        stays.only(np.isin(np.arange(len(stays)), first)),
        ended=np.where(np.isnat(ended), ended, moved),
        group=np.zeros(len(spells), np.int8),
    )
    columns = {
        "spell": np.concatenate([one.spell, late]),
        "group": np.concatenate([one.group, np.full(len(late), ADOPTION, np.int8)]),
        "began": np.concatenate([one.began, moved[late]]),
        "ended": np.concatenate([one.ended, ended[late]]),
        "move": np.concatenate([one.move, np.ones(len(late), bool)]),
    }
    return replace(history, stays=type(stays)(**columns)).seen_on(ORIGIN)


def test_a_group_that_children_leave_from_is_found(leaving_from_adoption):
    of_groups, _ = multiples(leaving_from_adoption)
    assert of_groups is not None
    assert of_groups[ADOPTION, 0] > 1.5
    assert of_groups[0, 0] < 1


def test_groups_and_routes_that_say_nothing_are_mostly_left_out(known_authority):
    used = 0
    for seed in range(12):
        history = known_authority(seed)
        rng = np.random.default_rng(seed)
        route = rng.integers(0, len(ROUTES), len(history.spells)).astype(np.int8)
        told = replace(history, spells=replace(history.spells, route=route))
        used += sum(m is not None for m in multiples(told.seen_on(ORIGIN)))
    assert EARNED > 0
    assert used <= 3


def test_a_route_by_which_children_stay_longer_is_found(known_authority):
    history = known_authority(5, starts_a_year=120)
    spells = history.spells
    length = np.where(np.isnat(spells.ended), np.datetime64("2030-01-01"), spells.ended)
    longer = (length - spells.began).astype(int) > 365
    route = np.where(longer, ROUTES.index(Route.ORDER), ROUTES.index(Route.AGREEMENT))
    told = replace(history, spells=replace(spells, route=route.astype(np.int8)))
    of_routes = multiples(told.seen_on(ORIGIN))[1]
    assert of_routes is not None
    assert of_routes[ROUTES.index(Route.AGREEMENT), 0] > 1.3 * of_routes[2, 0]


def test_groups_still_add_up_to_the_total_in_every_draw(leaving_from_adoption):
    fitted = fit_episodes(leaving_from_adoption)
    assert any(m is not None for m in fitted.known_today.multiples)
    assert any(TRAITS[0][0] in note for note in fitted.notes)
    sample = fitted.simulate(months=24, bands=STANDARD_BANDS, draws=40, seed=1, by_placement=True)
    assert (sample.by_placement.sum(axis=2) == sample.draws.sum(axis=2)).all()
    care = fitted.simulate_care(ORIGIN, 12, 40, 1)
    there = leaving_from_adoption.group_on(ORIGIN)[care.current_spell] == ADOPTION
    assert (care.leaves[:, there] <= 12).mean() > 1.5 * (care.leaves[:, ~there] <= 12).mean()


def test_orders_made_after_a_day_were_not_known_on_it(an_authority):
    made = np.full(len(an_authority.spells), np.datetime64("2019-06-01"))
    told = replace(an_authority, spells=replace(an_authority.spells, ordered=made))
    assert np.isnat(told.seen_on(date(2019, 3, 31)).spells.ordered).all()
