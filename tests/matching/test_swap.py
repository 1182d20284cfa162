"""Who a child is changes neither level nor tier nor what a home counts; only requirements do."""

from dataclasses import fields, replace

import pytest

from matching.child.codification import REQUIREMENT
from matching.child.flags import UASC
from matching.children import Child
from matching.needs import Needs, overall_level
from matching.profile.population import population_profile
from matching.resolving.resolve import resolve

PROTECTED = ("ethnic", "race", "nationality", "religion", "faith", "disab", "gender", "orientation")
OTHER_SEX = {"F": "M", "M": "F", "": "F"}
SEEDS = range(8)


def open_to_all(problem):
    """Take out what sex lawfully decides: terms for one sex, and who may share a bedroom."""
    places = [replace(place, sexes="any", bedrooms=None) for place in problem.places]
    return replace(problem, places=tuple(places))


def with_children(problem, change):
    return replace(problem, children=tuple(change(child) for child in problem.children))


def levels_and_costs(problem):
    resolved = resolve(problem)
    levels = [overall_level(child.needs).label for child in problem.children]
    groups = [(group.id, group.size) for group in resolved.groups]
    return levels, groups, resolved.pairs, resolved.fallback


@pytest.mark.parametrize("seed", SEEDS)
def test_another_sex_changes_no_level_no_home_and_no_cost(seed, made_up):
    problem = open_to_all(made_up.random_problem(seed))
    swapped = with_children(problem, lambda child: replace(child, sex=OTHER_SEX[child.sex]))
    assert levels_and_costs(swapped) == levels_and_costs(problem)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", [0, 4, None])
def test_identity_education_and_family_time_change_no_level_no_home_and_no_cost(
    seed, level, made_up
):
    problem = made_up.random_problem(seed)

    def rated_otherwise(child):
        ratings = {**child.needs.ratings, **dict.fromkeys(REQUIREMENT, level)}
        needs = Needs(ratings, child.needs.not_applicable)
        return replace(child, needs=needs)

    assert levels_and_costs(with_children(problem, rated_otherwise)) == levels_and_costs(problem)


@pytest.mark.parametrize("seed", SEEDS)
def test_seeking_asylum_changes_no_level_no_home_and_no_cost(seed, made_up):
    problem = made_up.random_problem(seed)
    alone = with_children(problem, lambda child: replace(child, flags=(*child.flags, UASC)))
    assert levels_and_costs(alone) == levels_and_costs(problem)
    before, after = population_profile(problem), population_profile(alone)
    assert (before.levels, before.true_gap) == (after.levels, after.true_gap)


def test_a_child_has_no_field_for_a_protected_characteristic_but_sex_and_birth():
    names = [field.name for field in fields(Child)]
    assert not [name for name in names if any(word in name for word in PROTECTED)]
