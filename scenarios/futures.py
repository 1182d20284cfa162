"""All the futures of a run, on one processor or several: the same answer for any number."""

from collections.abc import Callable, Iterator

from scenarios.future import Future
from scenarios.setting import Setting
from scenarios.tally import Tally, joined

DRAWS_AT_A_TIME = 20
"""Draws handed over together: enough that handing over costs little, few enough to see progress."""
WORTH_SHARING = 60
"""Fewer draws than this are done before another process has started."""

Progress = Callable[[int], None]


def live(setting: Setting, draws: int, progress: Progress | None = None, workers: int = 1) -> Tally:
    """Live every draw; `progress` is told how many are done."""
    parts = []
    blocks = [range(d, min(d + DRAWS_AT_A_TIME, draws)) for d in range(0, draws, DRAWS_AT_A_TIME)]
    alone = workers == 1 or draws < WORTH_SHARING
    done = 0
    for block, part in zip(blocks, _each(setting, blocks, 1 if alone else workers), strict=True):
        parts.append(part)
        done += len(block)
        if progress:
            progress(done)
    return joined(parts)


def _each(setting: Setting, blocks: list[range], workers: int) -> Iterator[Tally]:
    if workers == 1:
        return (live_block(setting, block) for block in blocks)
    from joblib import Parallel, delayed  # only where several processes are wanted

    pool = Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2*n_jobs")
    found: Iterator[Tally] = pool(delayed(live_block)(setting, block) for block in blocks)
    return found


def live_block(setting: Setting, block: range) -> Tally:
    """Live some consecutive draws."""
    places = len(setting.supply.places)
    tally = Tally.empty(len(block), len(setting.dates), setting.bands, places)
    begins = setting.begins
    for row, draw in enumerate(block):
        Future(setting, draw, slice(int(begins[draw]), int(begins[draw + 1]))).live(tally, row)
    return tally
