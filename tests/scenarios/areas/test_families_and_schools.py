"""Children to come take after today's: by age, blurred a little, and no order of files matters."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matching.children import Child
from scenarios.children.families_and_schools import families_and_schools, group_of_age

DAY = date(2026, 11, 20)


def a_child(number: int, age: int, **facts: str) -> Child:
    return Child(id=f"c{number}", born=DAY.replace(year=DAY.year - age), **facts)  # type: ignore[arg-type]


def some() -> list[Child]:
    young = [a_child(n, 7, home_area="Hill", school="Little School") for n in range(6)]
    return [*young, *(a_child(n, 13, home_area="Bay", school="Big School") for n in range(6, 12))]


def test_ages_are_grouped_as_schools_group_them() -> None:
    assert group_of_age(np.array([0, 4, 5, 10, 11, 15, 16, 17])).tolist() == [
        0,
        0,
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_most_take_after_children_of_their_age_and_the_fewer_there_are_the_more_after_any() -> None:
    known = families_and_schools(some(), DAY)
    chance = (np.arange(10_000) + 0.5) / 10_000
    families = np.array([each.family for each in known.recorded])
    of_seven, of_two = (
        families[known.drawn(np.full(len(chance), group), chance)] for group in (1, 0)
    )
    assert 0.6 < (of_seven == "Hill").mean() < 0.9  # 6 of their age, and half of 5 of any age
    assert 0.3 < (of_two == "Hill").mean() < 0.7  # nobody of their age is known


def test_brothers_and_sisters_of_different_ages_have_their_family_in_much_the_same_place() -> None:
    children = [
        a_child(n, 7 if n % 2 else 13, home_area=("Bay", "Hill", "Wood")[n // 20])
        for n in range(60)
    ]
    known = families_and_schools(children, DAY)
    families = np.array([each.family for each in known.recorded])
    chance = np.random.default_rng(1).random(2_000)
    one, other = (families[known.drawn(np.full(2_000, group), chance)] for group in (1, 2))
    assert (one == other).mean() > 0.8


def test_where_family_time_happens_comes_before_the_family_home() -> None:
    children = [replace(child, contact_area="Wood") for child in some()]
    assert {each.family for each in families_and_schools(children, DAY).recorded} == {"Wood"}


def test_children_of_whom_nothing_is_recorded_are_counted_and_change_nothing() -> None:
    known = families_and_schools(some(), DAY)
    more = families_and_schools([*some(), a_child(20, 7), a_child(21, 13)], DAY)
    assert more.children == known.children + 2
    assert more.recorded == known.recorded
    assert (more.chances == known.chances).all()


def test_the_order_of_the_file_changes_nothing() -> None:
    assert (
        families_and_schools(some()[::-1], DAY).recorded
        == families_and_schools(some(), DAY).recorded
    )


def test_a_record_counts_for_about_one_child_and_the_same_every_time() -> None:
    many = [a_child(n, 9, home_area="Hill") for n in range(4_000)]
    counts = np.array([each.counts for each in families_and_schools(many, DAY).recorded])
    assert counts.mean() == pytest.approx(1, abs=0.05)
    assert counts.std() == pytest.approx(np.sqrt(1 / 2), abs=0.05)  # of two exponential numbers


def test_averages_from_every_parish_do_not_give_back_how_many_families_live_in_each() -> None:
    areas = [f"Area {n}" for n in range(8)]
    in_each = [1, 2, 3, 4, 1, 2, 3, 4]
    children = [
        a_child(100 * n + m, 13, home_area=area)
        for n, (area, families) in enumerate(zip(areas, in_each, strict=True))
        for m in range(families)
    ]
    known = families_and_schools(children, DAY)
    minutes = 5 + 3.0 * np.abs(np.subtract.outer(np.arange(8), np.arange(8)))
    shares = np.array(
        [
            sum(
                chance
                for chance, each in zip(
                    np.diff(known.chances[2], prepend=0), known.recorded, strict=True
                )
                if each.family == area
            )
            for area in areas
        ]
    )
    given_back = np.linalg.solve(minutes, minutes @ shares) * sum(in_each)
    assert (np.round(given_back) == in_each).sum() <= 4
