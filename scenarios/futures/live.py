"""All the futures of a run, on one processor or several: the same answer for any number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from scenarios.futures.fits import Fits
from scenarios.futures.future import Future
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally, joined

DRAWS_AT_A_TIME = 20
"""Draws handed over together: enough that handing over costs little, few enough to see progress."""
WORTH_SHARING = 60
"""Fewer draws than this in all are done before another process has started."""

Progress = Callable[[int], None]


def live(setting: Setting, draws: int, progress: Progress | None = None, workers: int = 1) -> Tally:
    """Live every draw; `progress` is told how many are done."""
    return next(live_each([setting], draws, progress, workers))


def live_each(
    settings: Sequence[Setting],
    draws: int,
    progress: Progress | None = None,
    workers: int = 1,
) -> Iterator[Tally]:
    """Live every draw in each of several settings that share their children and places."""
    blocks = [range(d, min(d + DRAWS_AT_A_TIME, draws)) for d in range(0, draws, DRAWS_AT_A_TIME)]
    tasks = list(product(settings, blocks))
    alone = workers == 1 or draws * len(settings) < WORTH_SHARING
    parts: list[Tally] = []
    done = 0
    for (_, block), part in zip(tasks, _each(tasks, 1 if alone else workers), strict=True):
        parts.append(part)
        done += len(block)
        if progress:
            progress(done)
        if len(parts) == len(blocks):
            yield joined(parts)
            parts = []


def _each(tasks: Sequence[tuple[Setting, range]], workers: int) -> Iterator[Tally]:
    if workers == 1:
        return (live_block(setting, block) for setting, block in tasks)
    from joblib import Parallel, delayed  # only where several processes are wanted

    pool = Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2*n_jobs")
    found: Iterator[Tally] = pool(
        delayed(_live_elsewhere)(setting, block) for setting, block in tasks
    )
    return found


def live_block(setting: Setting, block: range) -> Tally:
    """Live some consecutive draws."""
    places = len(setting.supply.places)
    tally = Tally.empty(len(block), len(setting.dates), setting.bands, places)
    begins = setting.begins
    for row, draw in enumerate(block):
        Future(setting, draw, slice(int(begins[draw]), int(begins[draw + 1]))).live(tally, row)
    return tally


_kept: list[Fits] = []


def _live_elsewhere(setting: Setting, block: range) -> Tally:
    """Live some draws in another process, which keeps what its rules have said of this run."""
    if not _kept or _kept[0].run != setting.fits.run:
        _kept[:] = [setting.fits]
    return live_block(replace(setting, fits=_kept[0]), block)
