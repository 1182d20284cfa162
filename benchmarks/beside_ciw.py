"""The same arrivals, stays and places in the queueing simulator ciw, in its own environment."""

import json
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np

from scenarios.baseline.baseline import Baseline
from scenarios.futures.live import live
from scenarios.futures.setting import Setting
from scenarios.futures.stage import stage_of
from scenarios.futures.tally import Tally
from scenarios.run import counted_on
from scenarios.world import World

PINNED = "ciw==3.2.7"
WANTED = 20
TIMES = 3
WAYS = {"one_queue": "ciw: no needs, one queue     ", "each_home": "ciw: no needs, home by home  "}
ITS_SCRIPT = Path(__file__).with_name("queueing.py")


@dataclass(frozen=True)
class BesideCiw:
    """Processor seconds for the same children, one processor each."""

    children: int
    homes: int
    child_months: int
    ours: float
    theirs: dict[str, Any]
    """By way, with the version of ciw; or `failed`, in words."""

    def a_child_month(self, way: str = "") -> float:
        """Give the millionths of a second a child-month takes, ours or in one of ciw's ways."""
        return 1e6 * (self.theirs[way] if way else self.ours) / self.child_months

    def lines(self) -> str:
        """Say how many times as fast ours is for each simulated child-month."""
        if "failed" in self.theirs:
            return f"  ciw could not be installed or run here ({self.theirs['failed']})"
        version = self.theirs["version"]
        return "\n".join(
            [
                f"  ciw {version} beside ours, for {self.child_months:,} child-months",
                f"    ours: needs and matching      {self.ours:8.2f} s of one processor, "
                f"{self.a_child_month():.2f} millionths a child-month",
                *(
                    f"    {words}  {self.theirs[way]:8.2f} s: {self.theirs[way] / self.ours:.2f} "
                    f"times ours a child-month (wanted: at least {WANTED})"
                    for way, words in WAYS.items()
                ),
            ]
        )


def beside_ciw(baseline: Baseline, months: int, draws: int, python: Path | None) -> BesideCiw:
    """Live the same children in ours and in ciw, in its own environment.

    Ours has needs, rules, moves and all that is counted. ciw has only who comes and how long
    they stay: once with one queue before all places, once with every home by itself.
    """
    world = World(baseline)
    stage = stage_of(world, months=months, draws=draws, seed=1)
    seconds, tally = _ours(stage.setting, draws)
    child_months = int(counted_on(world, stage, tally).children[:, 1:].sum())
    with TemporaryDirectory() as folder:
        try:
            theirs = _seconds_of_ciw(stage.setting, months, draws, Path(folder), python)
        except (OSError, subprocess.SubprocessError) as failed:
            theirs = {"failed": failed}
    homes = len(stage.setting.supply.places)
    return BesideCiw(len(stage.setting.today.people), homes, child_months, seconds, theirs)


def growth(small: BesideCiw, large: BesideCiw) -> str:
    """Say how a child-month's time grows with the authority, in ours and in ciw."""
    by_way = {
        way: large.a_child_month(way) / small.a_child_month(way)
        for way in WAYS
        if "failed" not in {**small.theirs, **large.theirs}
    }
    of_ciw = ", ".join(f"{WAYS[way].strip()} {times:.1f} times" for way, times in by_way.items())
    return (
        f"  A child-month with {large.children / small.children:.1f} times as many children and "
        f"{large.homes / small.homes:.1f} times as many homes:\n"
        f"    ours {large.a_child_month() / small.a_child_month():.1f} times as long; {of_ciw}"
    )


def _ours(setting: Setting, draws: int) -> tuple[float, Tally]:
    """Give the median of some times: short ones differ more from run to run than ciw's long one.

    The rules are asked anew each time.
    """
    seconds = []
    for _ in range(TIMES):
        fresh = deepcopy(setting)
        began = process_time()
        tally = live(fresh, draws)
        seconds.append(process_time() - began)
    return median(seconds), tally


def _seconds_of_ciw(
    setting: Setting, months: int, draws: int, folder: Path, python: Path | None
) -> dict[str, Any]:
    """Give ciw the children of every future, and read how long it took."""
    python = python or _environment(folder)
    asked = folder / "children.json"
    futures = [_children(setting, draw) for draw in range(draws)]
    homes = [place.capacity for place in setting.supply.places if place.on_island]
    asked.write_text(json.dumps({"months": months, "homes": homes, "futures": futures}))
    command = [str(python), str(ITS_SCRIPT), str(asked)]
    # Our own script, with the Python just made or named by whoever runs this.
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def _environment(folder: Path) -> Path:
    """Make an environment of its own with ciw in it."""
    python = folder / "ciw" / "bin" / "python"
    for command in (
        [sys.executable, "-m", "venv", str(folder / "ciw")],
        [str(python), "-m", "pip", "install", "--quiet", PINNED],
    ):
        subprocess.run(command, capture_output=True, check=True, timeout=300)  # noqa: S603
    return python


def _children(setting: Setting, draw: int) -> dict[str, list[float]]:
    """Give when the children of one future arrive and how long they stay, in months."""
    first, last = setting.begins[draw], setting.begins[draw + 1]
    came = setting.to_come.month[first:last] - 0.5  # in the middle of the month, on average
    left = setting.to_come.leaves[first:last]
    today = setting.leaves_today[draw]
    arrives = np.concatenate([np.zeros(len(today)), came])
    leaves = np.concatenate([today, left])
    return {"arrives": arrives.tolist(), "stays": np.maximum(leaves - arrives, 0.5).tolist()}
