"""All the futures of a run, on one processor or several: the same answer for any number.

joblib shares them out: over this machine's processors, or over a cluster (`cluster.py`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from pickle import HIGHEST_PROTOCOL, dumps, loads
from threading import Lock
from uuid import uuid4

from matching.rubbish import no_search_for_rubbish
from scenarios.futures.future import Futures
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally, joined

PEOPLE_AT_A_TIME = 100_000
"""Children of all draws lived side by side: enough that the steps of a month cost little for each,
few enough to see progress and to leave memory free."""
WORTH_SHARING = 120_000
"""Fewer children than this over all draws are done before another process would have paid for its
start: a second or so."""

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
    children = draws * _in_a_draw(settings[0], draws) * len(settings)
    alone = workers == 1 or children < WORTH_SHARING
    blocks = blocks_of(settings[0], draws, 1 if alone else -(-workers // len(settings)))
    tasks = list(product(settings, blocks))
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
    # And a setting is made into bytes, and read again in each, once for all its blocks.
    pool = Parallel(n_jobs=workers, return_as="generator", pre_dispatch="2*n_jobs", max_nbytes=None)
    found: Iterator[Tally] = pool(
        delayed(_live_elsewhere)(*written, block) for written, block in _written(tasks)
    )
    return found


def blocks_of(setting: Setting, draws: int, fewest: int = 1) -> list[range]:
    """Share the draws out evenly into blocks that are lived side by side, at least so many."""
    at_a_time = max(1, PEOPLE_AT_A_TIME // _in_a_draw(setting, draws))
    number = min(draws, max(fewest, -(-draws // at_a_time)))
    begins = [draws * n // number for n in range(number + 1)]
    return [range(begin, end) for begin, end in pairwise(begins)]


def _in_a_draw(setting: Setting, draws: int) -> int:
    return len(setting.today.people) + len(setting.to_come) // draws + 1


def tally_for(setting: Setting, draws: int) -> Tally:
    """Give an empty tally for some draws."""
    places, watched = setting.supply.places, setting.watched
    beds = 0 if watched is None else places[watched].capacity
    return Tally.empty(draws, len(setting.dates), setting.bands, len(places), beds)


def live_block(setting: Setting, block: range) -> Tally:
    """Live some consecutive draws."""
    tally = tally_for(setting, len(block))
    # Futures make many small objects and none that hold each other, so nothing is kept longer.
    with no_search_for_rubbish():
        Futures(setting, block).live(tally)
    return tally


def _written(
    tasks: Iterable[tuple[Setting, range]],
) -> Iterator[tuple[tuple[str, bytes], range]]:
    """Give each setting as bytes, with a name to know it again by, beside each of its blocks."""
    last, written = None, ("", b"")
    for setting, block in tasks:
        if setting is not last:
            last, written = setting, (uuid4().hex, dumps(setting, HIGHEST_PROTOCOL))
        yield written, block


_kept: dict[str, Setting] = {}
_one_at_a_time = Lock()
"""A worker of a cluster may have several threads, and what rules have said is kept for all."""


def _live_elsewhere(name: str, written: bytes, block: range) -> Tally:
    """Live some draws in another process, which keeps the last setting.

    It keeps what its rules have said of this run, too, when the setting is another.
    """
    with _one_at_a_time:
        if name not in _kept:
            setting: Setting = loads(written)  # noqa: S301 - our own process wrote it, just now
            for before in _kept.values():
                if before.fits.run == setting.fits.run:
                    setting = replace(setting, fits=before.fits)
            _kept.clear()
            _kept[name] = setting
        return live_block(_kept[name], block)
