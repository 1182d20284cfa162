"""Who of several newcomers might come to a home without needing a bedroom of their own there.

Brothers and sisters may share one, with each other or with those who live there; babies may sleep
in their carers' room. Whether they may is for the rules to say (`matching.rules.bedrooms`).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from scenarios.futures.asking import Asking


class Sharers:
    """Those of some children of one draw who might."""

    def __init__(self, asking: Asking, ones: Sequence[int]) -> None:
        self.asking = asking
        flags = asking.living.people.may_share[asking.who[ones]].tolist()
        might = [one for one, may_share in zip(ones, flags, strict=True) if may_share]
        names = {one: asking.child(one).siblings for one in might}
        self.names = {one: name for one, name in names.items() if name is not None}
        """The family of each who has brothers or sisters."""
        self.babies = {one for one in might if asking.may_be_a_baby[one]}
        together = Counter(self.names.values())
        self.newcomers = self.babies | {o for o, name in self.names.items() if together[name] > 1}
        """Those who might though nobody of their family lives there."""

    def groups(self, place: int, wanting: Sequence[int]) -> list[Sequence[int]]:
        """List who might in one place: brothers and sisters two by two, and single children."""
        families: dict[str, list[int]] = {}
        for one in wanting:
            if one in self.names:
                families.setdefault(self.names[one], []).append(one)
        babies = [(one,) for one in wanting if one in self.babies]
        if not families:
            return [*babies]
        draw = self.asking.draw_of(wanting[0])
        there = {child.siblings for child in self.asking.residents(draw, place)}
        return [
            *(pair for members in families.values() for pair in combinations(members, 2)),
            *((one,) for name in families if name in there for one in families[name]),
            *babies,
        ]
