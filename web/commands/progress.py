"""Shows what is being done and how long it took, in plain words, on the error stream."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[float], None]
"""Told how far the work is, from 0 to 1."""


def counted(progress: Progress) -> Callable[[int, int], None]:
    """Tell progress from work that counts: so many done, of so many in all."""
    return lambda done, in_all: progress(done / in_all)


class Steps:
    """Steps done one after the other; a moving bar where there is a terminal to draw it on."""

    def __init__(self) -> None:
        """Look whether anyone is watching."""
        from rich.console import Console

        self._console = Console(file=sys.stderr, highlight=False, markup=False)
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Give the time since the first step."""
        return time.monotonic() - self._began

    @contextmanager
    def step(self, words: str) -> Iterator[Progress]:
        """Show one step while it lasts, then leave a line that says it is done."""
        began = time.monotonic()
        if self._console.is_terminal and not self._console.is_dumb_terminal:
            with self._moving(words) as progress:
                yield progress
        else:
            yield lambda _: None
        self.say(f"  {words} ({time.monotonic() - began:.1f} s)")

    def say(self, words: str) -> None:
        """Say something on a line of its own."""
        self._console.print(words, soft_wrap=True)

    @contextmanager
    def _moving(self, words: str) -> Iterator[Progress]:
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Display

        columns = (TextColumn("  {task.description}"), BarColumn(), TimeElapsedColumn())
        with Display(*columns, console=self._console, transient=True) as display:
            task = display.add_task(words, total=None)

            def told(share: float) -> None:
                display.update(task, total=1, completed=min(1, share))

            yield told
