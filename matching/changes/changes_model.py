"""A small model of which changes could be enough for everyone: never too many, until it has learnt.

It knows who could live where with which changes, room, bedrooms, the fostering limit and who is
kept apart; what it leaves out can only make its answer too small.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from matching.changes import KIND_OF_CHANGE
from matching.changes.change import PossibleChange
from matching.changes.home import release_reserved
from matching.changes.openings import openings
from matching.changes.terms import one_more
from matching.children import Child
from matching.joint import Joint
from matching.optimiser.interruptible import solved
from matching.optimiser.one_home import Together
from matching.optimiser.one_worker import one_worker
from matching.places import Place
from matching.problem import Problem
from matching.resolved import Group, Home

MOST_AT_A_HOME = 2
"""Changes tried together to open one home to one family."""

UNPLACED, CHANGE = 1_000_000, 1_000
"""Fewest without a home first, then fewest changes, then the easiest."""


Living = Sequence[tuple[Group, Any]]
"""Groups that may live in a home, each with its variable; one for each way to open it."""


class ChangesModel:
    """Which changes could be enough: never too many, sometimes too few until it has learnt."""

    def __init__(self, joint: Joint) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self.joint = joint
        self.made: dict[PossibleChange, Any] = {}
        self.homes: dict[str, list[tuple[Group, Any]]] = {}
        self.without: Any = 0
        for group in joint.resolved.groups:
            self._choices(group)
        for home in joint.resolved.homes:
            self._room(home, joint.problem.place_by_id[home.id])
        count = sum(self.made.values()) if self.made else 0
        ease = sum(KIND_OF_CHANGE[c.kind].ease * y for c, y in self.made.items())
        self.model.minimize(UNPLACED * self.without + CHANGE * count + ease)

    def solve(self, seconds: float) -> tuple[tuple[PossibleChange, ...], int] | None:
        """Give changes that could be enough and how many would still be without a home."""
        from ortools.sat.python import cp_model

        solver = one_worker(seconds=seconds)
        if solved(solver, self.model) != cp_model.OPTIMAL:
            return None
        changes = sorted(
            (change for change, y in self.made.items() if solver.value(y)),
            key=lambda c: (KIND_OF_CHANGE[c.kind].ease, c.kind, c.key),
        )
        return tuple(changes), int(solver.value(self.without))

    def learn(self, changes: Sequence[PossibleChange], without: int) -> None:
        """Remember that these changes alone leave so many without a home."""
        others = [y for change, y in self.made.items() if change not in changes]
        self.model.add(self.without >= without - without * sum(others))

    def _choices(self, group: Group) -> None:
        joint, choices = self.joint, []
        unplaced = joint.solved.assignment[group.id] is None
        pairs: Mapping[str, object] = joint.resolved.pairs.get(group.id, {})
        for home in joint.resolved.homes:
            if home.id in pairs:
                choices.append(self._lives(group, home.id, ()))
            elif unplaced:
                opened = openings(
                    joint.problem, group.members, home.id, most=MOST_AT_A_HOME, waiting=False
                )
                choices += [self._lives(group, home.id, each.changes) for each in opened]
        nowhere = self.model.new_bool_var("")
        self.without += group.size * nowhere
        self.model.add_exactly_one([*choices, nowhere])

    def _lives(self, group: Group, home: str, changes: Sequence[PossibleChange]) -> Any:
        lives = self.model.new_bool_var("")
        for change in changes:
            self.model.add_implication(lives, self._change(change))
        self.homes.setdefault(home, []).append((group, lives))
        return lives

    def _change(self, change: PossibleChange) -> Any:
        if change not in self.made:
            self.made[change] = self.model.new_bool_var("")
        return self.made[change]

    def _room(self, home: Home, place: Place) -> None:
        living = self.homes.get(home.id, [])
        if not living:
            return
        for change in more_room(self.joint.problem, place):
            self._change(change)
        about = {c: y for c, y in self.made.items() if c.key[0] == place.id}
        more = sum(change.room * y for change, y in about.items())
        # An overfull home has room again only after a change.
        put_right = max(0, place.capacity - len(self._staying(place)) - home.places)
        more += put_right * sum(about.values())
        self.model.add(sum(g.size * x for g, x in living) <= home.places + more)
        ordinary = [g.size * x for g, x in living if not g.emergency]
        self.model.add(sum(ordinary) <= home.places - home.reserved + more)
        self.model.add_at_most_one(_of_kind(about, "vary_number"))
        self._bedrooms(home, living, _of_kind(about, "bedroom"))
        self._limit(home, living, _of_kind(about, "exemption"))
        together = Together.of(self.joint.resolved)
        for (one, x), (other, y) in combinations(living, 2):
            if one.id != other.id and not together.agree((one, other)):
                self.model.add(x + y <= 1 + sum(self._lifted(one, other)))

    def _staying(self, place: Place) -> Sequence[Child]:
        return self.joint.problem.staying_in(place.id)

    def _lifted(self, one: Group, other: Group) -> list[Any]:
        """List the changes after which neither of two groups must be alone."""
        alone = {*(one.members if one.alone else ()), *(other.members if other.alone else ())}
        return [y for c, y in self.made.items() if c.kind == "review_sole" and alone & set(c.key)]

    def _bedrooms(self, home: Home, living: Living, more: list[Any]) -> None:
        if home.bedrooms is None:
            return
        resolved = self.joint.resolved
        lives: dict[str, Any] = {}
        for group, x in living:
            lives[group.id] = lives.get(group.id, 0) + x
        shares = {}
        for one, other in resolved.sharing:
            if one in lives and other in lives:
                share = shares[one, other] = self.model.new_bool_var("")
                self.model.add(share <= lives[one])
                self.model.add(share <= lives[other])
        for name in lives:
            self.model.add_at_most_one([x for pair, x in shares.items() if name in pair])
        needs = [
            (resolved.pair_bedrooms.get((group.id, home.id), group.bedrooms), x)
            for group, x in living
        ]
        rooms = sum(beds * x for beds, x in needs) - sum(shares.values())
        most = sum(beds for beds, _ in needs)
        self.model.add(rooms <= home.bedrooms + most * sum(more))

    def _limit(self, home: Home, living: Living, more: list[Any]) -> None:
        if home.limit is None:
            return
        over = [self.model.new_bool_var("") for _ in home.over_limit]
        for allowed, given in zip(home.over_limit, over, strict=True):
            for group, x in living:
                if group.id not in allowed:
                    self.model.add_implication(given, x.negated())
        most = sum(group.size for group, _ in living)
        size = sum(group.size * x for group, x in living)
        self.model.add(size <= home.limit + most * (sum(over) + sum(more)))


def _of_kind(made: Mapping[PossibleChange, Any], kind: str) -> list[Any]:
    return [y for change, y in made.items() if change.kind == kind]


def more_room(problem: Problem, place: Place) -> list[PossibleChange]:
    """Propose more children in a home that has the bedrooms, and its bed kept for emergencies."""
    spare = 2 if place.bedrooms is None else place.bedrooms - place.capacity
    more = [one_more(place, place.capacity + n) for n in range(1, min(2, spare) + 1)]
    return [*more, *release_reserved(problem, (), place)]
