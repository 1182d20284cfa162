"""Whether groups may live in one home together: room, bedrooms, limits, and who is kept apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.resolved import Group, Home, Resolved


@dataclass(frozen=True, slots=True)
class Together:
    """What a resolved problem says of groups sharing a home, ready for many questions."""

    apart: frozenset[tuple[str, str]]
    flag_apart: tuple[tuple[str, str], ...]
    sharing: frozenset[tuple[str, str]]
    pair_bedrooms: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, resolved: Resolved) -> "Together":
        """Read it from a resolved problem."""
        return cls(
            _both_ways(resolved.apart),
            resolved.flag_apart,
            _both_ways(resolved.sharing),
            resolved.pair_bedrooms,
        )

    def fits(self, home: Home, groups: Sequence[Group]) -> bool:
        """Say whether these groups, and nobody else being placed, may all live in this home."""
        size = sum(group.size for group in groups)
        if size > home.places or (
            home.bedrooms is not None and self.rooms(home, groups) > home.bedrooms
        ):
            return False
        if home.reserved and self._ordinary(groups) > home.places - home.reserved:
            return False
        if home.limit is not None and size > home.limit and not _may_go_over(home, groups):
            return False
        return len(groups) < 2 or self.agree(groups)

    def rooms(self, home: Home, groups: Sequence[Group]) -> int:
        """Count the bedrooms these groups need in this home."""
        if not self.pair_bedrooms and not self.sharing:
            return sum(group.bedrooms for group in groups)
        each = (self.pair_bedrooms.get((g.id, home.id), g.bedrooms) for g in groups)
        return sum(each) - (self._saved(tuple(g.id for g in groups)) if len(groups) > 1 else 0)

    def _saved(self, ids: tuple[str, ...]) -> int:
        """Count the most pairs that share a bedroom."""
        if len(ids) < 2:
            return 0
        first, rest = ids[0], ids[1:]
        best = self._saved(rest)
        for i, other in enumerate(rest):
            if (first, other) in self.sharing:
                best = max(best, 1 + self._saved(rest[:i] + rest[i + 1 :]))
        return best

    def _ordinary(self, groups: Sequence[Group]) -> int:
        return sum(group.size for group in groups if not group.emergency)

    def agree(self, groups: Sequence[Group]) -> bool:
        """Say whether none of these groups is kept apart from another."""
        if any(group.alone for group in groups):
            return False
        for i, one in enumerate(groups):
            for other in groups[i + 1 :]:
                if (one.id, other.id) in self.apart or self.flags_clash(one, other):
                    return False
        return True

    def enemies(self, groups: Sequence[Group]) -> dict[str, frozenset[str]]:
        """List for each group those it is kept apart from, by name or by flags."""
        found: dict[str, set[str]] = {}
        for one, other in self.apart:
            found.setdefault(one, set()).add(other)
        for a, b in self.flag_apart:
            with_a = {group.id for group in groups if a in group.flags}
            with_b = {group.id for group in groups if b in group.flags}
            for one in with_a:
                found.setdefault(one, set()).update(with_b - {one})
            for one in with_b:
                found.setdefault(one, set()).update(with_a - {one})
        return {one: frozenset(others) for one, others in found.items() if others}

    def flags_clash(self, one: Group, other: Group) -> bool:
        """Say whether flags keep these two groups out of one home."""
        return any(
            (a in one.flags and b in other.flags) or (b in one.flags and a in other.flags)
            for a, b in self.flag_apart
        )


def _may_go_over(home: Home, groups: Sequence[Group]) -> bool:
    return any(all(group.id in over for group in groups) for over in home.over_limit)


def _both_ways(pairs: Sequence[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset(pair for a, b in pairs for pair in ((a, b), (b, a)))
