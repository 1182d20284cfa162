"""A contest with brothers and sisters in it: held to every possible answer."""

from itertools import combinations, product
from operator import itemgetter
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from scenarios.futures import contest
from scenarios.futures.contest import Contest
from scenarios.futures.last_places import Choices
from scenarios.futures.seeker import NO_HOME

PLACES = 4
NEVER = 1 << 100
APART = 20
"""What it counts that two are apart: as much as a home that suits one of them far less."""


def some_choices(random: Random) -> Choices:
    """Make up what places count; what counts least is first."""
    places = random.sample(range(PLACES), random.randint(1, PLACES))
    found = {place: random.randint(0, 30) for place in places}
    found[NO_HOME] = random.randint(10, 70)
    return dict(sorted(found.items(), key=itemgetter(1)))


def counts(choices: dict[int, Choices], family: list[int], lives: tuple[int, ...]) -> int:
    """Say what an answer counts, brothers and sisters who are apart included."""
    alone = sum(each[place] for each, place in zip(choices.values(), lives, strict=True))
    pairs = [(a, b) for a, b in combinations(range(len(lives)), 2) if family[a] == family[b] != -1]
    return alone + APART * sum(lives[a] != lives[b] or lives[a] == NO_HOME for a, b in pairs)


def least_of_all(choices: dict[int, Choices], family: list[int], beds: list[int]) -> int:
    """Try every answer."""
    return min(
        counts(choices, family, lives)
        for lives in product(*choices.values())
        if all(lives.count(place) <= beds[place] for place in range(PLACES))
    )


class Rules:
    """Rules that know the number of beds, though at first a place seems to have more."""

    def __init__(self, beds: list[int], seem_more: int) -> None:
        self.beds, self.seem_more = beds, seem_more
        self.sharers = SimpleNamespace(groups=lambda _place, _wanting: [])

    def room(self) -> list[int]:
        return [number + self.seem_more for number in self.beds]

    def may(self, place: int, ones: list[int]) -> bool:
        return len(ones) <= self.beds[place]

    def depends_on_who(self, *_: object) -> bool:
        return False


@pytest.mark.parametrize("seem_more", [0, 1])
@pytest.mark.parametrize("seed", range(250))
def test_no_answer_counts_less_than_the_one_it_finds(
    monkeypatch: pytest.MonkeyPatch, seed: int, seem_more: int
) -> None:
    random = Random(seed)
    children = random.randint(2, 7)
    choices = {one: some_choices(random) for one in range(children)}
    family = [random.choice([-1, 0, 0, 1, 1, 2]) for _ in range(children)]
    beds = [random.randint(1, 3) for _ in range(PLACES)]
    scale = SimpleNamespace(exact={"siblings_apart": APART}, never=NEVER)
    setting = SimpleNamespace(fits=SimpleNamespace(scale=scale))
    asking: Any = SimpleNamespace(
        living=SimpleNamespace(setting=setting), lived=np.full(children, NO_HOME)
    )
    monkeypatch.setattr(contest, "LivingTogether", lambda *_: Rules(beds, seem_more))
    found = tuple(Contest(asking, choices, family).settle())
    assert all(found.count(place) <= beds[place] for place in range(PLACES))
    assert counts(choices, family, found) == least_of_all(choices, family, beds)
