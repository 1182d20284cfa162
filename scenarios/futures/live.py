"""All the futures of a run, on one processor or several: the same answer for any number."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from scenarios.futures.fits import Fits
from scenarios.futures.future import Futures
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally, joined

PEOPLE_AT_A_TIME = 20_000
"""Children of all draws lived side by side: enough that the steps of a month cost little for each,
few enough to see progress and to leave memory free."""
WORTH_SHARING = 40_000
"""Fewer children than this over all draws are done before another process has started."""

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
    blocks = blocks_of(settings[0], draws)
    tasks = list(product(settings, blocks))
    children = draws * _in_a_draw(settings[0], draws) * len(settings)
    alone = workers == 1 or children < WORTH_SHARING
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

    # No array is shared between processes: what rules have said is kept, and added to, in each.
    pool = Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2*n_jobs", max_nbytes=None)
    found: Iterator[Tally] = pool(
        delayed(_live_elsewhere)(setting, block) for setting, block in tasks
    )
    return found


def blocks_of(setting: Setting, draws: int) -> list[range]:
    """Share the draws out into blocks that are lived side by side."""
    at_a_time = max(1, PEOPLE_AT_A_TIME // _in_a_draw(setting, draws))
    return [range(d, min(d + at_a_time, draws)) for d in range(0, draws, at_a_time)]


def _in_a_draw(setting: Setting, draws: int) -> int:
    return len(setting.today.people) + len(setting.to_come) // draws + 1


def tally_for(setting: Setting, draws: int) -> Tally:
    """Give an empty tally for some draws."""
    return Tally.empty(draws, len(setting.dates), setting.bands, len(setting.supply.places))


def live_block(setting: Setting, block: range) -> Tally:
    """Live some consecutive draws."""
    tally = tally_for(setting, len(block))
    Futures(setting, block).live(tally)
    return tally


_kept: list[Fits] = []


def _live_elsewhere(setting: Setting, block: range) -> Tally:
    """Live some draws in another process, which keeps what its rules have said of this run."""
    if not _kept or _kept[0].run != setting.fits.run:
        _kept[:] = [setting.fits]
    return live_block(replace(setting, fits=_kept[0]), block)
