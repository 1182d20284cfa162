"""Answers to questions about rows and columns: each row asked when first needed, then kept."""

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole

NOT_ASKED = -1


class Answers:
    """A table that fills itself; every answer is a whole number, 0 or more.

    `ask` is given rows nobody has looked up before, and gives all columns of each.
    """

    def __init__(
        self, columns: int, ask: Callable[[Whole], Whole], kind: type[np.signedinteger] = np.int8
    ) -> None:
        self.ask = ask
        self.known: NDArray[np.signedinteger] = np.full((0, columns), NOT_ASKED, dtype=kind)

    def of(self, rows: Whole, columns: Whole) -> Whole:
        """Give the answer for each row with the column beside it."""
        self._have(int(rows.max(initial=-1)) + 1)
        found = self.known[rows, columns]
        if found.min(initial=0) == NOT_ASKED:
            self._ask(rows[found == NOT_ASKED])
            found = self.known[rows, columns]
        return found

    def of_rows(self, rows: Whole) -> Whole:
        """Give the answers for each row with every column."""
        self._have(int(rows.max(initial=-1)) + 1)
        self._ask(rows[self.known[rows, 0] == NOT_ASKED])
        return self.known[rows]

    def _ask(self, rows: Whole) -> None:
        new = np.unique(rows)
        if len(new):
            self.known[new] = self.ask(new)

    def _have(self, rows: int) -> None:
        """Make room for so many rows, and as many again: rows come a few at a time."""
        missing = rows - len(self.known)
        if missing > 0:
            shape = (2 * rows - len(self.known), self.known.shape[1])
            more = np.full(shape, NOT_ASKED, dtype=self.known.dtype)
            self.known = np.vstack([self.known, more])


class Question:
    """One question about a row and a column: asked once for all alike in what it looks at."""

    def __init__(
        self,
        traits: Callable[[int], Hashable],
        columns: Sequence[Hashable],
        ask: Callable[[int, list[int]], list[int]],
    ) -> None:
        """`traits` gives what it looks at of a row, `columns` has it of each column.

        `ask` is given a row and some columns.
        """
        self.traits, self.ask = traits, ask
        self._rows: dict[Hashable, int] = {}
        self._row_of = np.empty(0, dtype=np.int64)
        numbers: dict[Hashable, int] = {}
        self._columns = np.array([numbers.setdefault(t, len(numbers)) for t in columns], dtype=int)
        self._first = np.unique(self._columns, return_index=True)[1].tolist()
        self._answers = np.empty((0, len(self._first)), dtype=np.int64)
        """For rows and columns that are not alike."""

    def of(self, rows: Whole) -> Whole:
        """Give the answers for each row with every column."""
        alike = self._alike(rows)  # which may ask, and so add to the answers
        answers: Whole = self._answers[alike][:, self._columns]
        return answers

    def of_pairs(self, rows: Whole) -> Whole:
        """Give the answers for rows × columns, where the row is another in each cell."""
        alike = self._alike(rows)
        answers: Whole = self._answers[alike, self._columns]
        return answers

    def _alike(self, rows: Whole) -> Whole:
        """Give the number of the rows that are like each."""
        missing = int(rows.max(initial=-1)) + 1 - len(self._row_of)
        if missing > 0:
            more = np.full(missing + len(self._row_of), NOT_ASKED)
            self._row_of = np.append(self._row_of, more)
        found = self._row_of[rows]
        if found.min(initial=0) == NOT_ASKED:
            self._ask(np.unique(rows[found == NOT_ASKED]).tolist())
            found = self._row_of[rows]
        return found

    def _ask(self, rows: list[int]) -> None:
        new = []
        for row in rows:
            traits = self.traits(row)
            if traits not in self._rows:
                self._rows[traits] = len(self._rows)
                new.append(self.ask(row, self._first))
            self._row_of[row] = self._rows[traits]
        if new:
            self._answers = np.vstack([self._answers, new])
