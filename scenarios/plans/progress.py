"""How far the work on a plan is, told between its parts."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Told the part of the work that is done, from 0 to 1; by raising, it ends the work."""


def to_nobody(part: float) -> None:
    """Tell nobody how far the work is."""


class Told:
    """Tells how far the work is, and tells it again while nothing more is done.

    Whoever listens may have no need of the answer any more, and says so by raising: the oftener it
    is told, the sooner the work ends.
    """

    def __init__(self, progress: Progress) -> None:
        """Begin with nothing done."""
        self._progress, self._part = progress, 0.0

    def __call__(self, part: float) -> None:
        """Tell the part of the work that is done."""
        self._part = part
        self.again()

    def again(self) -> None:
        """Tell it again."""
        self._progress(self._part)
