"""Groups and runs of consecutive numbers, laid out and taken apart without a loop."""

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole

Flags = NDArray[np.bool_]


def spans(starts: Whole, lengths: Whole) -> tuple[Whole, Whole]:
    """Lay out the runs that begin at `starts` and are so long: whose each number is, and which."""
    owner = np.repeat(np.arange(len(starts)), lengths)
    before = np.cumsum(lengths) - lengths
    return owner, np.arange(len(owner)) + (starts - before)[owner]


def where(table: Flags) -> tuple[Whole, Whole]:
    """Give the rows and columns that are true, row by row; quicker than `np.nonzero` is."""
    rows, columns = np.divmod(np.flatnonzero(table), max(table.shape[1], 1))
    return rows, columns


def begins_of(groups: Whole, number: int) -> Whole:
    """Say where each of so many groups begins in a rising list; one more entry ends the last."""
    found: Whole = np.searchsorted(groups, np.arange(number + 1)).astype(np.int64)
    return found


def starts_of(rising: Whole) -> Whole:
    """Say where in a rising list a number stands for the first time."""
    return np.flatnonzero(np.diff(rising, prepend=rising[:1] - 1))


def by_step(step: Whole, steps: int) -> tuple[Whole, ...]:
    """Give for each step the places in a list that hold it, rising; steps beyond are left out."""
    order = np.argsort(step, kind="stable")
    begins = begins_of(step[order], steps)
    return tuple(np.split(order[: begins[-1]], begins[1:-1]))


def in_groups_of_several(numbers: Whole) -> Whole:
    """Say where a number, 0 or more, stands that stands elsewhere too."""
    known = np.flatnonzero(numbers >= 0)
    order = known[np.argsort(numbers[known], kind="stable")]
    as_before = np.diff(numbers[order], prepend=-1) == 0
    as_after = np.append(as_before[1:], False)
    return np.sort(order[as_before | as_after])


def times_before(numbers: Whole) -> Whole:
    """Count how often each number stood in the list before."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    found = np.empty_like(order)
    found[order] = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return found


def linked(number: int, links: Whole) -> Whole:
    """Give each of so many the number of the first it is linked to, directly or through others.

    `links` is 2 × links.
    """
    group = np.arange(number)
    one, other = links
    while len(one):
        low, high = np.minimum(group[one], group[other]), np.maximum(group[one], group[other])
        apart = low < high
        one, other = one[apart], other[apart]
        np.minimum.at(group, high[apart], low[apart])
        while (group[group] != group).any():
            group = group[group]
    return group
