"""Plans lived through: the same futures with each of many plans, each plan once.

Every home an option could add is among the places from the start, and closed; a plan opens its own.
A programme changes who comes into care, so each choice of programmes has a stage of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenarios.futures.live import live_each
from scenarios.futures.setting import Setting
from scenarios.futures.stage import Stage, stage_of
from scenarios.futures.tally import Tally
from scenarios.plans.options import Option, Plan
from scenarios.plans.own_cost import cost_of
from scenarios.plans.settings import Least
from scenarios.reading.measures import COST, MEASURES, Draws, over_the_run
from scenarios.reading.targets import holding
from scenarios.run import Asked, counted_on
from scenarios.scenario import Target
from scenarios.world import World

NAMES = tuple(measure.name for measure in MEASURES)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one plan: one number a draw for each measure, and what it is made of."""

    plan: Plan
    measures: Mapping[str, Draws]
    gross: Draws
    """Pounds paid for the plan's own homes and programmes."""
    outcomes: NDArray[np.int32]
    short: NDArray[np.int32]

    def probability(self, target: Target) -> float:
        """Give the share of these draws in which a target holds."""
        return holding(self.measures[target.measure], target.at_least)

    def mean(self, measure: str) -> float:
        """Give the mean over the draws in which there was something to measure."""
        return float(np.nanmean(self.measures[measure]))

    def cost(self, least: Least) -> float:
        """Give the mean cost that is kept low; what is saved counts only in the net cost."""
        return self.mean(COST.name) if least is Least.NET else float(self.gross.mean())

    def reaches(self, targets: Sequence[Target], surer: float = 0.0) -> bool:
        """Say whether every target holds in these draws as often as asked, or so much surer."""
        return all(self.probability(t) >= min(t.probability + surer, 1.0) for t in targets)


def joined(first: Trial, more: Trial) -> Trial:
    """Put what one plan did in some futures and in others together."""
    return Trial(
        first.plan,
        {name: np.concatenate([first.measures[name], more.measures[name]]) for name in NAMES},
        np.concatenate([first.gross, more.gross]),
        np.concatenate([first.outcomes, more.outcomes]),
        np.concatenate([first.short, more.short]),
    )


class Trials:
    """Lives plans, and remembers them."""

    def __init__(self, world: World, options: Sequence[Option], asked: Asked) -> None:
        self.world, self.options, self.asked = world, tuple(options), asked
        self.lived: dict[Plan, Trial] = {}
        self._stages: dict[Plan, tuple[World, Stage]] = {}

    @property
    def nothing(self) -> Plan:
        """Give the plan that adds nothing."""
        return (0,) * len(self.options)

    def of(self, plans: Sequence[Plan]) -> list[Trial]:
        """Live each plan that has not been lived yet, and give them all in the order asked."""
        new = [plan for plan in dict.fromkeys(plans) if plan not in self.lived]
        by_programmes: dict[Plan, list[Plan]] = {}
        for plan in new:
            by_programmes.setdefault(self._programmes(plan), []).append(plan)
        for several in by_programmes.values():
            self._live(several)
        return [self.lived[plan] for plan in plans]

    def stage(self, plan: Plan) -> tuple[World, Stage]:
        """Give the world and the stage with the plan's programmes and every home there may be."""
        programmes = self._programmes(plan)
        if programmes not in self._stages:
            world = self.world
            for option, number in zip(self.options, programmes, strict=True):
                world = option.lever(number).pull(world) if number else world
            homes = tuple(
                option.planned(world, home_id(number))
                for number, option in enumerate(self.options)
                if option.is_home
            )
            world = replace(world, planned_places=(*world.planned_places, *homes))
            asked = self.asked
            asked.between()
            stage = stage_of(world, months=asked.months, draws=asked.draws, seed=asked.seed)
            self._stages[programmes] = (world, stage)
        return self._stages[programmes]

    def setting(self, plan: Plan) -> Setting:
        """Give the setting of a plan: all homes of the options closed but its own."""
        setting = self.stage(plan)[1].setting
        supply = setting.supply
        opens, stops = supply.opens.copy(), supply.stops.copy()
        for column, place in enumerate(supply.places):
            if (home := _home_of(place.id)) and home[1] >= plan[home[0]]:
                opens[:, column] = stops[:, column] = len(setting.dates)
        return replace(setting, supply=replace(supply, opens=opens, stops=stops))

    def _programmes(self, plan: Plan) -> Plan:
        return tuple(
            0 if option.is_home else number
            for option, number in zip(self.options, plan, strict=True)
        )

    def _live(self, plans: Sequence[Plan]) -> None:
        world, stage = self.stage(plans[0])
        settings = [self.setting(plan) for plan in plans]
        asked = self.asked
        tallies = live_each(settings, asked.draws, lambda _: asked.between(), asked.workers)
        for plan, setting, tally in zip(plans, settings, tallies, strict=True):
            counted = counted_on(world, replace(stage, setting=setting), tally)
            self.lived[plan] = Trial(
                plan,
                {measure.name: over_the_run(counted, measure) for measure in MEASURES},
                self._gross(world, setting, tally),
                tally.outcomes,
                tally.short,
            )

    def _gross(self, world: World, setting: Setting, tally: Tally) -> Draws:
        """Add up what the plan's own homes and programmes cost."""
        mine = np.array([_home_of(place.id) is not None for place in setting.supply.places])
        return cost_of(world, self.world, setting.supply, tally, setting.dates, mine=mine)


NAME = "plan option"


def home_id(option: int) -> str:
    """Name the homes of an option, so that they are known again among the places."""
    return f"{NAME} {option}"


def option_of_place(setting: Setting) -> dict[int, int]:
    """Give the option each place on the list belongs to, by number, where it belongs to one."""
    homes = ((number, _home_of(place.id)) for number, place in enumerate(setting.supply.places))
    return {number: home[0] for number, home in homes if home is not None}


def _home_of(place_id: str) -> tuple[int, int] | None:
    """Give the option a place belongs to and which of its homes it is, counted from 0."""
    if not place_id.startswith(NAME):
        return None
    option, number = place_id[len(NAME) :].split()[:2]
    return int(option), int(number) - 1
