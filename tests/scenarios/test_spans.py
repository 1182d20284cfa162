"""Groups of numbers, held to plain loops."""

from random import Random

import numpy as np
import pytest

from scenarios.futures.spans import in_groups_of_several, linked, times_before


def linked_one_by_one(number: int, links: list[tuple[int, int]]) -> list[int]:
    group = list(range(number))
    for _ in range(number):
        for one, other in links:
            group[one] = group[other] = min(group[one], group[other])
    return group


@pytest.mark.parametrize("seed", range(100))
def test_all_who_are_linked_through_whomever_have_one_number(seed: int) -> None:
    random = Random(seed)
    number = random.randint(1, 30)
    links = [
        (random.randrange(number), random.randrange(number))
        for _ in range(random.randint(0, number))
    ]
    found = linked(number, np.array(links, dtype=np.int64).reshape(-1, 2).T)
    assert found.tolist() == linked_one_by_one(number, links)


@pytest.mark.parametrize("seed", range(50))
def test_a_number_that_stands_elsewhere_too_is_found_in_its_order(seed: int) -> None:
    random = Random(seed)
    numbers = [random.randint(-1, 8) for _ in range(random.randint(0, 20))]
    several = [n for n, each in enumerate(numbers) if each >= 0 and numbers.count(each) > 1]
    assert in_groups_of_several(np.array(numbers, dtype=np.int64)).tolist() == several


def test_each_number_knows_how_often_it_stood_before() -> None:
    assert times_before(np.array([5, -2, 5, 7, -2, 5])).tolist() == [0, 0, 1, 0, 1, 2]
