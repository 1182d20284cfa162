"""Brothers and sisters who should be placed together if possible."""

from dataclasses import dataclass

import numpy as np

from forecasting.ages import Whole
from scenarios.futures.spans import begins_of


@dataclass(frozen=True)
class Siblings:
    """Who is whose brother or sister, in families of several draws."""

    pairs: Whole
    """2 × pairs: the two of every pair, once."""
    begins: Whole
    """Where the brothers and sisters of each person begin; one more entry ends the last."""
    mates: Whole
    """Those of one person after those of another."""

    @classmethod
    def of(cls, family: Whole) -> "Siblings":
        """Pair off all who have the same number; -1 is nobody's."""
        order = np.argsort(family, kind="stable")
        order = order[family[order] >= 0]
        families = family[order]
        apart, pairs = 1, [np.empty((2, 0), dtype=np.int64)]
        while (same := np.flatnonzero(families[apart:] == families[:-apart])).size:
            pairs.append(np.stack([order[same], order[same + apart]]))
            apart += 1
        every = np.hstack(pairs)
        ones, others = np.hstack([every, every[::-1]])
        by_person = np.argsort(ones, kind="stable")
        return cls(every, begins_of(ones[by_person], len(family)), others[by_person])
