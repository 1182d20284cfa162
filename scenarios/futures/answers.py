"""Answers to one question about a row and a column: each asked when first needed, then kept."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole

NOT_ASKED = -1


class Answers:
    """A table that fills itself; every answer is a whole number, 0 or more.

    `ask` is given a row and columns of it. Many cells are looked up at once, and only those nobody
    has looked up before are asked.
    """

    def __init__(
        self,
        columns: int,
        ask: Callable[[int, list[int]], Sequence[int]],
        kind: type[np.signedinteger] = np.int8,
    ) -> None:
        self.ask = ask
        self.known: NDArray[np.signedinteger] = np.full((0, columns), NOT_ASKED, dtype=kind)

    def of(self, rows: Whole, columns: Whole) -> Whole:
        """Give the answer for each row with the column beside it."""
        self._have(int(rows.max(initial=-1)) + 1)
        found = self.known[rows, columns]
        new = np.flatnonzero(found < 0)
        if len(new):
            self._ask(rows[new], columns[new])
            found[new] = self.known[rows[new], columns[new]]
        return found

    def _ask(self, rows: Whole, columns: Whole) -> None:
        cells = np.unique(rows * self.known.shape[1] + columns)
        row, column = np.divmod(cells, self.known.shape[1])
        starts = np.flatnonzero(np.append(True, np.diff(row) > 0))
        for of_row in np.split(np.arange(len(cells)), starts[1:]):
            number = int(row[of_row[0]])
            self.known[number, column[of_row]] = self.ask(number, column[of_row].tolist())

    def _have(self, rows: int) -> None:
        """Make room for so many rows, and as many again: rows come a few at a time."""
        missing = rows - len(self.known)
        if missing > 0:
            more = np.full((2 * rows - len(self.known), self.known.shape[1]), NOT_ASKED)
            self.known = np.vstack([self.known, more.astype(self.known.dtype)])
