"""Answers to questions about rows and columns: each row asked when first needed, then kept."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole

NOT_ASKED = -1

Kind = TypeVar("Kind", bound=np.signedinteger)


class Answers:
    """A table that fills itself; every answer is a whole number, 0 or more.

    `ask` is given rows nobody has looked up before, and gives all columns of each. Rows may have
    any numbers: those asked about stand in the table one after another.
    """

    def __init__(
        self, columns: int, ask: Callable[[Whole], Whole], kind: type[np.signedinteger] = np.int8
    ) -> None:
        self.ask = ask
        self._at = np.empty(0, dtype=np.int64)
        """Where each row stands in the table."""
        self._known: NDArray[np.signedinteger] = np.empty((0, columns), dtype=kind)
        self._number = 0

    def of(self, rows: Whole, columns: Whole) -> Whole:
        """Give the answer for each row with the column beside it."""
        at = self._where(rows)  # which may ask, and so add to the table
        return self._known[at, columns]

    def of_rows(self, rows: Whole) -> Whole:
        """Give the answers for each row with every column."""
        at = self._where(rows)
        return self._known[at]

    def _where(self, rows: Whole) -> Whole:
        self._at = with_room_for(int(rows.max(initial=-1)) + 1, self._at)
        found = self._at[rows]
        if found.min(initial=0) == NOT_ASKED:
            self._add(np.unique(rows[found == NOT_ASKED]))
            found = self._at[rows]
        return found

    def _add(self, rows: Whole) -> None:
        first, self._number = self._number, self._number + len(rows)
        self._known = with_room_for(self._number, self._known)
        self._known[first : self._number] = self.ask(rows)
        self._at[rows] = np.arange(first, self._number)


def with_room_for(rows: int, table: NDArray[Kind]) -> NDArray[Kind]:
    """Give a table with so many rows at least, and some to spare: they come a few at a time."""
    if rows <= len(table):
        return table
    more = np.full((rows + len(table) // 2, *table.shape[1:]), NOT_ASKED, dtype=table.dtype)
    more[: len(table)] = table
    return more


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
        alike = self._alike(rows)
        answers: Whole = self._answers[alike][:, self._columns]
        return answers

    def of_pairs(self, rows: Whole) -> Whole:
        """Give the answers for rows × columns, where the row is another in each cell."""
        alike = self._alike(rows)
        answers: Whole = self._answers[alike, self._columns]
        return answers

    def _alike(self, rows: Whole) -> Whole:
        """Give the number of the rows that are like each."""
        self._row_of = with_room_for(int(rows.max(initial=-1)) + 1, self._row_of)
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
