"""Today's children begin where the records say they live, as far as the records say."""

from dataclasses import replace

import pytest

from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS, PlacementGroup
from scenarios.baseline.baseline import Baseline
from scenarios.children.today import TO_SETTLE, WITH_KIN
from scenarios.run import Asked, futures_of
from scenarios.world import World


@pytest.fixture(scope="module")
def without_homes_named(made_up: Baseline) -> Baseline:
    children = tuple(replace(child, current_place=None) for child in made_up.children)
    settled = tuple(
        replace(child, status="settled") if child.status in ("temporary", "returnable") else child
        for child in children
    )
    return replace(made_up, children=settled)


def test_children_whose_home_is_not_named_live_with_kin_if_the_return_says_so(
    without_homes_named: Baseline,
) -> None:
    setting = futures_of(World(without_homes_named), Asked(1, 10, 1))[1].setting
    lives = setting.today.lives_in(slice(0, 1))
    history = without_homes_named.history
    assert isinstance(history, EpisodeHistory)
    with_kin = history.by_placement(without_homes_named.as_of)[GROUPS.index(PlacementGroup.KINSHIP)]
    assert (lives == WITH_KIN).sum() == with_kin
    assert (lives == TO_SETTLE).sum() > 0


def test_it_is_said_how_many_have_no_home_in_the_files(without_homes_named: Baseline) -> None:
    notes = futures_of(World(without_homes_named), Asked(1, 10, 1))[1].notes
    assert any("is not in the files" in note for note in notes)


def test_what_is_not_known_is_filled_for_the_draw_alone(made_up: Baseline) -> None:
    setting = futures_of(World(made_up), Asked(1, 10, 1))[1].setting
    today = setting.today
    unassessed = [i for i, each in enumerate(today.people) if each.child.needs.not_known]
    assert unassessed, "some of the made-up children are not assessed in full"
    drawn = [
        [
            setting.needs.completed(each.child.needs, int(today.donors[draw, i]))
            for i, each in enumerate(today.people)
        ]
        for draw in range(10)
    ]
    assert all(not needs.not_known for draw in drawn for needs in draw)
    levels = {tuple(draw[i].levels for draw in drawn) for i in unassessed}
    assert any(len(set(each)) > 1 for each in levels), "they differ from draw to draw"
    assert any(child.needs.not_known for child in made_up.children), "the records are untouched"
