"""Needs of children to come are drawn by age from those assessed, and unknown is never zero."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matching.child.flags import UASC
from matching.children import Child
from matching.needs import INTENSITY, Domain, Needs
from scenarios.children.needs_to_come import needs_to_come

DAY = date(2026, 11, 20)


def a_child(number: int, age: int, level: int | None) -> Child:
    needs = Needs(dict.fromkeys(INTENSITY, level))
    return Child(id=f"c{number}", born=date(DAY.year - age, 1, 1), needs=needs)


REFERENCE = [(age, Needs(dict.fromkeys(INTENSITY, 2))) for age in (0, 3, 8, 13, 16)]


def test_each_age_draws_from_its_own_children_more_the_more_are_assessed() -> None:
    few = needs_to_come([a_child(i, 13, 3) for i in range(5)], REFERENCE, DAY)
    many = needs_to_come([a_child(i, 13, 3) for i in range(95)], REFERENCE, DAY)
    chance = np.random.default_rng(1).random(4000)
    own = [
        np.mean([needs.profiles[i].ratings[Domain.EMO] == 3 for i in needs.draw(ages, chance)])
        for needs in (few, many)
        for ages in [np.full(4000, 13)]
    ]
    assert np.allclose(own, [0.5, 0.95], atol=0.03)


def test_ages_without_any_assessed_child_draw_from_the_reference() -> None:
    needs = needs_to_come([a_child(1, 13, 3)], REFERENCE, DAY)
    drawn = needs.draw(np.full(50, 4), np.linspace(0, 0.999, 50))
    assert all(needs.profiles[i].ratings[Domain.EMO] == 2 for i in drawn)


def test_unaccompanied_children_draw_from_one_another_and_from_their_reference() -> None:
    alone = [replace(a_child(i, 16, 4), flags=(UASC,)) for i in range(5)]
    needs = needs_to_come([*alone, a_child(9, 16, 3)], REFERENCE, DAY, followed_apart=True)
    chance = np.linspace(0, 0.999, 2000)
    emotional = np.array(
        [needs.profiles[i].ratings[Domain.EMO] for i in range(len(needs.profiles))]
    )
    drawn = emotional[needs.draw_unaccompanied(chance)]
    assert (drawn == 4).mean() == pytest.approx(0.5, abs=0.01), "five of theirs against five"
    assert (drawn <= 1).mean() == pytest.approx(0.5 * 0.65, abs=0.01)
    assert (emotional[needs.draw(np.full(2000, 16), chance)] < 4).all(), "and nobody else does"
    mixed = needs_to_come([*alone, a_child(9, 16, 3)], REFERENCE, DAY)
    assert (emotional[mixed.draw(np.full(2000, 16), chance)] == 4).any(), (
        "where the forecast does not tell them apart they are among the others"
    )


def test_a_larger_share_in_need_of_skill_lowers_nobodys_level() -> None:
    needs = needs_to_come([], REFERENCE, DAY)
    chance, levels = np.linspace(0, 0.999, 1000), needs.level_numbers()
    few, many = (levels[needs.draw_unaccompanied(chance, share)] for share in (0.2, 0.7))
    assert (many >= few).all()
    assert (few > 0).mean() == pytest.approx(0.2, abs=0.01)
    assert (many > 0).mean() == pytest.approx(0.7, abs=0.01)
    assumed = needs_to_come([], REFERENCE, DAY, skilled=0.6)
    usual = assumed.draw_unaccompanied(chance)
    assert (assumed.level_numbers()[usual] > 0).mean() == pytest.approx(0.6, abs=0.01)


def test_a_profile_with_something_not_known_is_no_profile_to_draw() -> None:
    needs = needs_to_come([a_child(1, 13, None)], REFERENCE, DAY)
    assert needs.assessed == 0


def test_only_what_is_not_known_is_filled_in() -> None:
    needs = needs_to_come([], REFERENCE, DAY)
    partly = Needs({**dict.fromkeys(INTENSITY, 1), Domain.SAF: None})
    whole = needs.completed(partly, donor=3)
    assert whole.ratings[Domain.SAF] == 2
    assert whole.ratings[Domain.EMO] == 1
