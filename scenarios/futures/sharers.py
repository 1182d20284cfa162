"""Who of several newcomers might come to a home without needing a bedroom of their own there.

Brothers and sisters may share one, with each other or with those who live there; babies may sleep
in their carers' room. Whether they may is for the rules to say (`matching.rules.bedrooms`).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, compress

from scenarios.futures.asking import Asking


class Sharers:
    """Those of some children of one draw who might."""

    def __init__(self, asking: Asking, ones: Sequence[int]) -> None:
        self.asking = asking
        people, who = asking.living.people, asking.who[ones]
        flags, relatives = people.may_share[who].tolist(), people.relatives[who].tolist()
        might = dict(zip(compress(ones, flags), compress(relatives, flags), strict=True))
        self.family = {one: number for one, number in might.items() if number >= 0}
        """The number of the family of each who has brothers or sisters."""
        self.babies = {one for one in might if asking.may_be_a_baby[one]}
        together = Counter(self.family.values())
        self.newcomers = self.babies | {o for o, name in self.family.items() if together[name] > 1}
        """Those who might though nobody of their family lives there."""

    def groups(self, place: int, wanting: Sequence[int]) -> list[Sequence[int]]:
        """List who might in one place: brothers and sisters two by two, and single children."""
        families: dict[int, list[int]] = {}
        for one in wanting:
            if one in self.family:
                families.setdefault(self.family[one], []).append(one)
        babies = [(one,) for one in wanting if one in self.babies]
        if not families:
            return [*babies]
        living = self.asking.living
        who = living.who_lives_in(self.asking.draw_of(wanting[0]), place)
        there = set(living.people.relatives[who].tolist())
        return [
            *(pair for members in families.values() for pair in combinations(members, 2)),
            *((one,) for number in families if number in there for one in families[number]),
            *babies,
        ]
