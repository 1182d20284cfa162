"""Every preference keeps the promises of the list: a whole number, nought or more, and a name."""

import pytest

from matching.home.fit import fit
from matching.in_words.objective_words import WORDS
from matching.policy import OBJECTIVES, Policy
from matching.preferences import PREFERENCES, in_order
from matching.resolving.costs import wanting_of


def test_the_list_and_the_objectives_of_a_policy_are_the_same_in_the_same_order():
    assert tuple(preference.name for preference in PREFERENCES) == OBJECTIVES
    assert all(preference.about for preference in PREFERENCES)


def test_a_panel_may_reorder_them_and_none_is_lost():
    policy = Policy(order=("minutes",))
    names = [preference.name for preference in in_order(policy)]
    assert names[0] == "minutes"
    assert sorted(names) == sorted(OBJECTIVES)


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda preference: preference.name)
def test_each_counts_a_whole_number_of_nought_or_more(preference, made_up):
    for seed in range(4):
        problem = made_up.random_problem(seed)
        for child in problem.children:
            wanting = wanting_of(child, problem)
            counted = [preference.with_no_home(wanting)]
            counted += [
                preference.cost(wanting, place, fit(child.needs, place)) for place in problem.places
            ]
            assert all(type(each) is int and each >= 0 for each in counted)


def test_each_has_words_for_a_panel():
    assert set(WORDS) == set(OBJECTIVES)
