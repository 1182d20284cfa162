"""What prices from sampled futures are worth: against greedy, and against hindsight.

    python benchmarks/looking_ahead.py [--runs 200] [--futures 20] [--homes 14] [--arrivals 14]

Children arrive one after another and each takes a home for good. Greedy gives each the home best
for them; with prices, what using the home costs those to come (in sampled futures that know nothing
of what comes) is added first; hindsight knows everyone who comes. A child who is here is never left
without a home for the sake of those to come. The homes are drawn from the made-up authority's, the
needs from the reference profiles; the rules and the costs are those of the project. One number is
needed to compare them: `WEIGHTS`. Forecasts that are wrong are tried as well.
"""

import argparse
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.looking_ahead import Kinds
from matching.places import PlaceStatus, PlaceType
from matching.policy import OBJECTIVES
from matching.prices import FutureArrivals, losses
from scenarios.baseline.baseline import baseline_from
from scenarios.baseline.made_up_authority.geography import a_parish, a_school
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.reference.needs_by_age import reference_needs
from scenarios.todays_problem import todays_problem

WEIGHTS = {
    "unplaced": 1000,
    "need_shortfall": 100,
    "above_preferred_tier": 50,
    "school_breaks": 50,
    "minutes": 1,
}
POOL = 400
"""Children to draw from: one pool for what comes, another one for the sampled futures."""

FORECASTS = {
    "right": (1.0, 1.0),
    "half as many": (0.5, 1.0),
    "twice as many": (2.0, 1.0),
    "only the young": (1.0, 0.0),
}
"""How many times as many come as in truth, and the share of those over 10 that is kept."""


def main() -> None:
    """Print the excess over hindsight of each way to decide."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=200)
    arguments.add_argument("--futures", type=int, default=20)
    arguments.add_argument("--homes", type=int, default=14)
    arguments.add_argument("--arrivals", type=float, default=14.0)
    given = arguments.parse_args()
    world = World(given.homes, given.arrivals)
    ways = ["greedy", *FORECASTS]
    started = perf_counter()
    totals = np.array([world.run(seed, given.futures, ways) for seed in range(given.runs)])
    hindsight, totals = totals[:, 0], totals[:, 1:]
    excess = totals.mean(axis=0) / hindsight.mean() - 1
    print(
        f"{given.runs} runs, {given.arrivals:.0f} children for {given.homes} homes, "
        f"{given.futures} futures a price, {perf_counter() - started:.0f} s"
    )
    print(f"hindsight: {hindsight.mean():.1f} a run")
    for way, over, column in zip(ways, excess, totals.T, strict=True):
        removed = 1 - over / excess[0]
        worse = (column > totals[:, 0]).mean()
        name = way if way == "greedy" else f"with prices, forecast {way}"
        print(
            f"{name:38} excess {over:6.1%}  of greedy's removed {removed:6.1%}  "
            f"worse than greedy in {worse:4.0%} of runs"
        )


@dataclass(frozen=True)
class Pool:
    """Children to draw from, as numbers: what each costs in every home of the authority."""

    ages: np.ndarray
    all: FutureArrivals

    def draw(
        self, rng: np.random.Generator, mean: float, older: float, homes: np.ndarray
    ) -> FutureArrivals:
        """Draw the children of one future, as these homes see them."""
        picks = rng.integers(POOL, size=rng.poisson(mean))
        picks = picks[(self.ages[picks] <= 10) | (rng.random(len(picks)) < older)]
        return FutureArrivals(
            self.all.costs[picks][:, homes],
            self.all.possible[picks][:, homes],
            self.all.no_home[picks],
        )


class World:
    """Homes of the made-up authority, empty, and children who arrive."""

    def __init__(self, homes: int, arrivals: float) -> None:
        """Make the homes and the pools; each run draws some homes, and children who come."""
        self.homes, self.arrivals = homes, arrivals
        with TemporaryDirectory() as folder:
            write_made_up_authority(Path(folder))
            baseline = baseline_from(read([Path(folder)]).records, "made-up")
        problem = todays_problem(baseline)
        usual = [p for p in problem.places if p.on_island and not p.named_children]
        usual = [p for p in usual if p.type not in (PlaceType.KINSHIP, PlaceType.SECURE)]
        opened = tuple(
            replace(p, status=PlaceStatus.AVAILABLE, held_until=None, available_from=None)
            for p in usual
        )
        self.problem = replace(problem, children=(), places=opened)
        self.truth, self.sampled = self._pool(1), self._pool(2)

    def _pool(self, seed: int) -> Pool:
        rng = np.random.default_rng(seed)
        kinds = Kinds(self.problem, [Occupancy.of(place) for place in self.problem.places])
        profiles = reference_needs()
        children = []
        for number in range(POOL):
            age, needs = profiles[int(rng.integers(len(profiles)))]
            parish = a_parish(rng)
            born = date(self.problem.date.year - age, 1, 1)
            school = a_school(age, parish, rng)
            sex = "FM"[int(rng.integers(2))]
            children.append(
                Child(f"c{number}", born, sex, needs=needs, home_area=parish, school=school)
            )
        found = kinds.future(children)
        weights = np.array([WEIGHTS.get(name, 0) for name in OBJECTIVES], dtype=np.int64)
        weighed = FutureArrivals(
            (found.costs @ weights)[:, :, None], found.possible, (found.no_home @ weights)[:, None]
        )
        return Pool(np.array([child.age_on(self.problem.date) for child in children]), weighed)

    def run(self, seed: int, futures: int, ways: list[str]) -> list[float]:
        """Live through one run: what hindsight reaches, and what each way to decide does."""
        rng = np.random.default_rng([seed, 0])
        chosen = rng.choice(len(self.problem.places), size=self.homes, replace=False)
        truth = self.truth.draw(rng, self.arrivals, 1.0, chosen)
        rest = [self.decide(truth, way, seed, futures, chosen) for way in ways]
        return [self.hindsight(truth), *rest]

    def hindsight(self, truth: FutureArrivals) -> float:
        """Give the least that was possible."""
        from scipy.optimize import linear_sum_assignment

        children = len(truth.no_home)
        if not children:
            return 0.0
        costs = np.where(truth.possible, truth.costs[:, :, 0], np.inf)
        none = np.where(np.eye(children, dtype=bool), truth.no_home, np.inf)
        together = np.hstack([costs, none])
        return float(together[linear_sum_assignment(together)].sum())

    def decide(
        self, truth: FutureArrivals, way: str, seed: int, futures: int, chosen: np.ndarray
    ) -> float:
        """Place each child as they come."""
        rng = np.random.default_rng([seed, 1])
        days = np.sort(np.random.default_rng([seed, 2]).random(len(truth.no_home)))
        room = np.ones(self.homes, dtype=np.int64)
        total = 0.0
        for number in range(len(truth.no_home)):
            open_ = np.flatnonzero(truth.possible[number] & (room > 0))
            own = truth.costs[number, open_, 0].astype(float)
            price = np.zeros(len(open_))
            if way != "greedy" and len(open_):
                left = 1 - days[number]
                price = self.prices(way, left, room, open_, chosen, rng, futures)
            if not len(open_):
                total += float(truth.no_home[number, 0])
                continue
            # A child who is here is never left without a home for the sake of those to come.
            best = int(np.argmin(own + price))
            total += own[best]
            room[open_[best]] -= 1
        return total

    def prices(
        self,
        way: str,
        left: float,
        room: np.ndarray,
        open_: np.ndarray,
        chosen: np.ndarray,
        rng: np.random.Generator,
        futures: int,
    ) -> np.ndarray:
        """Give the mean price of each open home over futures of the time that is `left`."""
        times, older = FORECASTS[way]
        mean = self.arrivals * times * left
        sampled = [self.sampled.draw(rng, mean, older, chosen) for _ in range(futures)]
        asked = [(int(place), 1) for place in open_]
        return losses(sampled, room, asked, 1)[:, :, 0].mean(axis=0)


if __name__ == "__main__":
    main()
