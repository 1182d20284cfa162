"""Two futures of four months, small enough to be lived through on paper.

Day of the data: 30 November 2026. Steps 1 to 4 are December to March.

Homes: *h1* fosters one child, *h2* two children but is on hold until 15 January, *o1* is off the
island. Children today: *a* (8) in h1, *b* (10, BEH 3) in o1, *c* (6) waits. In both futures h2
opens in step 2, and nobody's home breaks down.

| step | first future | second future |
|---|---|---|
| 1 | d comes (day 10) and waits; c, who has waited a month, goes off | c goes off |
| 2 | h2 opens: d has a home, and c comes back | b leaves; g comes to kin; c comes back to h2 |
| 3 | a leaves; e and f come (day 5), brother and sister: one has h1, the other waits | |
| 4 | the other of them goes off | |
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from forecasting.ages import month_ends
from matching.child.codification import Domain
from matching.needs import Level, Needs
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.read import read
from scenarios.children.happenings import NEVER
from scenarios.children.needs_to_come import NeedsToCome
from scenarios.children.planned_moves import PlannedMoves
from scenarios.children.routes import Route
from scenarios.children.to_come import ChildrenToCome
from scenarios.futures.live import live
from scenarios.futures.stage import Stage, stage_of
from scenarios.run import counted_on
from scenarios.tables.counted import Counted
from scenarios.world import World

MONTHS, DRAWS = 4, 2
STAYS = MONTHS + 1
"""The step at which somebody leaves who stays to the end."""

ABLE = "HLT,EMO,BEH,REL,SAF,OTH,COM,IND"
ONES, FOURS, NONE = "1,1,1,1,1,1,1,1", "4,4,4,4,4,4,4,4", "0,0,0,0,0,0,0,0"

FILES = {
    "about.csv": "field,value\nname,Tiny\narea,Tiny\njurisdiction,JEY\nsynthetic,yes\n"
    "data_from,2024-01-01\ndata_to,2026-11-30\n",
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
    "a,2,01/06/2018,WBRI,,,\nb,2,01/06/2016,WBRI,,,\nc,2,01/06/2020,WBRI,,,\n",
    "episodes.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN\n"
    "a,01/05/2026,S,C2,N1,U4,PR1,,,,,,\nb,01/05/2026,S,C2,N1,K2,PR1,,,,,,\n"
    "c,28/11/2026,S,C2,N1,U4,PR1,,,,,,\n",
    "homes.csv": "place_id,type,on_island,capacity,bedrooms,youngest,oldest,sexes,status,"
    f"held_until,{ABLE},weekly_cost,price_year\n"
    f"h1,foster,yes,1,1,0,17,any,available,,{ONES},700,2026\n"
    f"h2,foster,yes,2,2,0,17,any,hold,2027-01-15,{ONES},650,2026\n"
    f"o1,off_island_residential,no,1,1,0,17,any,available,,{FOURS},3000,2026\n",
    "needs.csv": f"child_id,status,current_place,{ABLE},EDU,FAM,IDN\n"
    f"a,settled,h1,{NONE},0,0,0\nb,settled,o1,0,0,3,0,0,0,0,0,0,0,0\nc,waiting,,{NONE},0,0,0\n",
    "costs.csv": "category,amount,unit,price_year,jurisdiction,source\n"
    "off_island,3500,week,2026,JEY,made up\nkinship,400,week,2026,JEY,made up\n"
    "fostering,500,week,2026,JEY,made up\n",
}


@dataclass(frozen=True)
class Tiny:
    """The authority, the stage on which its two futures are lived, and what was counted."""

    baseline: Baseline
    stage: Stage
    counted: Counted

    def again(self, world: World) -> Counted:
        """Count the same two futures in another world, in which nobody lives anywhere else."""
        return counted_on(world, self.stage, self.counted.tally)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    folder: Path = tmp_path_factory.mktemp("Tiny")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    reading = read([folder])
    reading.raise_if_wrong()
    baseline = baseline_from(reading.records, "tiny")
    world = World(baseline)
    stage = _as_on_paper(stage_of(world, months=MONTHS, draws=DRAWS, seed=1))
    return Tiny(baseline, stage, counted_on(world, stage, live(stage.setting, DRAWS)))


def _as_on_paper(stage: Stage) -> Stage:
    """Let happen what the table above says, and nothing by chance."""
    setting = stage.setting
    assert setting.dates == month_ends(setting.dates[0], MONTHS)
    names = [someone.child.id for someone in setting.today.people]
    leaves = np.full((DRAWS, len(names)), STAYS, dtype=np.int16)
    leaves[0, names.index("a")], leaves[1, names.index("b")] = 3, 2
    chances = setting.today.chances
    never = np.full_like(chances.endings, NEVER)
    nobody_stops = np.full_like(setting.supply.stops, STAYS)
    needs = NeedsToCome(
        profiles=(Needs(dict.fromkeys(Domain, 0)),),
        levels=(Level.A,),
        chances=np.ones((1, 1)),
        unaccompanied=np.ones(1),
        assessed=3,
        assessed_unaccompanied=0,
    )
    coming = _coming()
    moves = PlannedMoves(np.zeros_like(setting.planned_moves.monthly))
    return replace(
        stage,
        setting=replace(
            setting,
            today=replace(setting.today, chances=replace(chances, endings=never, changes=never)),
            to_come=coming,
            begins=coming.of_draws(DRAWS),
            leaves_today=leaves,
            needs=needs,
            supply=replace(setting.supply, stops=nobody_stops),
            planned_moves=moves,
        ),
    )


def _coming() -> ChildrenToCome:
    """Give d, e and f of the first future, and g of the second."""
    who = 4
    never = np.full((who, STAYS), NEVER, dtype=np.uint16)
    return ChildrenToCome(
        draw=np.array([0, 0, 0, 1]),
        month=np.array([1, 3, 3, 2]),
        born=np.array(["2021-06-01", "2017-06-01", "2019-06-01", "2020-01-01"], "datetime64[D]"),
        family=np.array([1, 2, 2, 3]),
        leaves=np.full(who, STAYS),
        profile=np.zeros(who, dtype=np.int64),
        level=np.zeros(who, dtype=np.int64),
        route=np.array([Route.HOME, Route.HOME, Route.HOME, Route.KIN]),
        girl=np.ones(who, dtype=bool),
        endings=never,
        changes=never,
        stays_put=np.zeros(who, dtype=bool),
        day=np.array([10, 5, 5, 0], dtype=np.int8),
        urgent=np.zeros(who, dtype=bool),
        phase=np.zeros(who, dtype=np.float32),
    )
