"""How places suit needs: the same verdicts as `matching.home.fit`, for many pairs at once."""

from collections.abc import Sequence

import numpy as np

from forecasting.ages import Whole
from matching.needs import INTENSITY
from matching.places import Place
from matching.tiers import Suitability, compare
from scenarios.futures.alike import by_key
from scenarios.futures.answers import NOT_ASKED

VERDICTS = tuple(Suitability)
TOO_LITTLE = VERDICTS.index(Suitability.NOT_SUITABLE)

NOTHING = [0] * len(INTENSITY)
ALL_EXCESSES = 5 ** np.arange(len(INTENSITY))
"""Makes one number of the need above what is offered: 0 to 4 in every domain."""


class Suiting:
    """Some places, and how they suit; tests hold it to `matching.home.fit`."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._alike, alike = by_key(places, [(place.levels, place.supported) for place in places])
        """For each place the number of those that offer the same."""
        shape = (-1, len(INTENSITY))
        self._levels = np.array([p.levels for p in alike], dtype=np.int64).reshape(shape)
        self._supported = np.array([p.supported for p in alike], dtype=np.int64).reshape(shape)
        self._known = np.full(5 ** len(INTENSITY), NOT_ASKED, dtype=np.int64)
        """By the number of an excess: the place in `VERDICTS`, whatever support there is."""

    def shortfalls(self, needed: Whole) -> Whole:
        """Count the need above what each place offers unaided: needs × places."""
        found: Whole = self._excess(needed).sum(axis=2)[:, self._alike]
        return found

    def verdicts(self, needed: Whole) -> Whole:
        """Give for each needs, by domain of intensity, and place the place in `VERDICTS`."""
        excess = self._excess(needed)
        numbers = excess @ ALL_EXCESSES
        found = self._known[numbers]
        if found.min(initial=0) == NOT_ASKED:
            self._compare(excess[found == NOT_ASKED], numbers[found == NOT_ASKED])
            found = self._known[numbers]
        no_package = (needed[:, None] > self._supported).any(axis=2) & (numbers > 0)
        return np.where(no_package, TOO_LITTLE, found)[:, self._alike]

    def _excess(self, needed: Whole) -> Whole:
        """Give the need above what is offered unaided: needs × offers × domains."""
        excess: Whole = np.maximum(needed[:, None] - self._levels, 0)
        return excess

    def _compare(self, excess: Whole, numbers: Whole) -> None:
        new, first = np.unique(numbers, return_index=True)
        self._known[new] = [
            VERDICTS.index(compare(each, NOTHING)) for each in excess[first].tolist()
        ]
