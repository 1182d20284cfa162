"""What a home counts for a child, by the panel's preferences, as one number.

Two numbers for the same: an *exact* one, which may be added up over any number of children, and a
*short* one that fits into 63 bits, to compare the homes of one child many at a time. Both keep the
order of the preferences.
"""

from collections.abc import Sequence
from operator import mul

import numpy as np

from forecasting.ages import Whole
from matching.policy import Policy
from matching.preferences import in_order

RADIX = 1 << 24
"""Costs of one level stay below this for any month: pounds a week of a thousand children."""

NEVER = np.iinfo(np.int64).max
"""Counts more than anything, as a short number."""

WIDTHS = {
    "unplaced": 1,
    "off_island": 1,
    "need_shortfall": 6,
    "siblings_apart": 7,
    "moves": 2,
    "above_preferred_tier": 4,
    "school_breaks": 1,
    "wishes_unmet": 1,
    "minutes": 12,
    "cost": 26,
}
"""Bits for what each preference counts for one child at most."""


class Scale:
    """The weights of the preferences, in the order a policy gives."""

    def __init__(self, policy: Policy) -> None:
        self.names = [preference.name for preference in in_order(policy)]
        self.exact: dict[str, int] = {}
        """So large that no sum of less important preferences reaches it: whole numbers in Python
        have no limit, so the order is kept exactly."""
        self.short: dict[str, int] = {}
        bits = 0
        for power, name in enumerate(reversed(self.names)):
            self.exact[name], self.short[name] = RADIX**power, 1 << bits
            bits += WIDTHS[name]
        self.never = RADIX ** len(self.names)
        """More than anything counts, exactly."""
        self._most = [(1 << WIDTHS[name]) - 1 for name in self.names]
        bits_of = [self.short[name].bit_length() - 1 for name in self.names]
        self._fields = list(zip(bits_of, self._most, strict=True))
        self._exact = _Exact(self._fields, [self.exact[name] for name in self.names])
        self._exact[NEVER] = self.never

    def short_of(self, counts: Sequence[Whole]) -> Whole:
        """Put what each preference counts into short numbers, many at once.

        ValueError where a count is out of all proportion.
        """
        short = np.zeros_like(counts[0])
        for name, count, most in zip(self.names, counts, self._most, strict=True):
            if count.size and not 0 <= count.min() <= count.max() <= most:
                odd = int(count.max() if count.max() > most else count.min())
                raise ValueError(f"{name} counts {odd} for one child: futures cannot weigh that.")
            short += self.short[name] * count
        return short

    def by_preference(self, short: Whole) -> Whole:
        """Give what short numbers count by each preference, most important first: one row each."""
        return np.stack([(short >> bits) & most for bits, most in self._fields])

    def exactly(self, short: Whole) -> list[int]:
        """Give the exact number for each short one; `never` for one that counts more than any."""
        return list(map(self._exact.__getitem__, short.tolist()))


class _Exact(dict[int, int]):
    """The exact numbers of short ones met so far."""

    def __init__(self, fields: Sequence[tuple[int, int]], weights: Sequence[int]) -> None:
        super().__init__()
        self.fields, self.weights = fields, weights
        self._but_for_the_last: dict[int, int] = {}
        """Most short numbers differ from another in what counts least alone: in pounds, say."""

    def __missing__(self, short: int) -> int:
        """Work out one that has not been met."""
        least = short & self.fields[-1][1]
        rest = self._but_for_the_last.get(short - least)
        if rest is None:
            counts = (((short - least) >> bits) & most for bits, most in self.fields)
            rest = self._but_for_the_last[short - least] = sum(map(mul, self.weights, counts))
        exact = self[short] = rest + self.weights[-1] * least
        return exact
