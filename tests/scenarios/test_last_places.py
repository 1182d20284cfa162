"""Who gets the last places: held to every possible answer, at first and after each change."""

from itertools import product
from operator import itemgetter
from random import Random

import pytest

from scenarios.futures.last_places import Choices, LastPlaces
from scenarios.futures.seeker import NO_HOME

PLACES = 4


def least_of_all(choices: dict[int, Choices], room: list[int]) -> int:
    """Try every answer."""
    best = None
    for places in product(*(sorted(each) for each in choices.values())):
        if all(places.count(place) <= room[place] for place in range(PLACES)):
            counts = sum(c[place] for c, place in zip(choices.values(), places, strict=True))
            best = counts if best is None else min(best, counts)
    assert best is not None
    return best


def some_choices(random: Random, level: int) -> Choices:
    """Make up what places count, with many that count the same; what counts least is first."""
    places = random.sample(range(PLACES), random.randint(0, PLACES))
    found = {place: random.randint(0, 4) * level + random.randint(0, 2) for place in places}
    found[NO_HOME] = 3 * level + random.randint(0, 9 * level)
    return dict(sorted(found.items(), key=itemgetter(1)))


def holds(answer: LastPlaces, choices: dict[int, Choices], room: list[int]) -> None:
    """Check an answer: everyone lives somewhere they may, nowhere too many, and it counts least."""
    for one, place in answer.lives.items():
        assert place in choices[one]
    for place in range(PLACES):
        there = [one for one, lived in answer.lives.items() if lived == place]
        assert sorted(answer.people.get(place, [])) == there
        assert len(there) <= room[place]
        full = len(there) == room[place]
        assert answer.prices.get(place, 0) >= 0
        assert full or not answer.prices.get(place)
    for one, place in answer.lives.items():
        cheapest = min(c + answer.prices.get(p, 0) for p, c in choices[one].items())
        assert choices[one][place] + answer.prices.get(place, 0) == cheapest
        assert all(answer.loses(one, place) >= 0 for place in choices[one])
    assert answer.counts == least_of_all(choices, room)


@pytest.mark.parametrize("seed", range(300))
def test_the_answer_counts_least_at_first_and_after_every_change(seed):
    random = Random(seed)
    level = random.choice([1, 10, 1 << 90])
    choices = {one: some_choices(random, level) for one in range(random.randint(1, 6))}
    room = [random.randint(0, 2) for _ in range(PLACES)]
    answer = LastPlaces(choices, room, choices)
    holds(answer, choices, room)
    for _ in range(5):
        before = dict(answer.lives), [*answer.room], dict(answer.prices)
        later = dict(choices)
        room_later = [*room]
        if random.choice(["narrowed", "less room"]) == "narrowed":
            one = random.choice(list(later))
            kept = {p: c for p, c in later[one].items() if p == NO_HOME or random.random() < 0.6}
            later[one] = kept
            changed = answer.narrowed({one: kept})
        else:
            place = random.randrange(PLACES)
            room_later[place] = max(room[place] - 1, 0)
            changed = answer.with_less_room(place, room_later[place])
        holds(changed, later, room_later)
        assert (dict(answer.lives), [*answer.room], dict(answer.prices)) == before
        answer, choices, room = changed, later, room_later
