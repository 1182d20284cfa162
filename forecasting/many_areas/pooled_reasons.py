"""Why a pooled forecast differs from the last value, in words with amounts."""

import numpy as np

from forecasting.ages import AgeBand
from forecasting.many_areas.panel import BANDS, Numbers
from forecasting.many_areas.pooled_change import YOUNGEST, PooledChange
from forecasting.many_areas.standing import OneArea

COMMON, OWN, STARTS, MOVED, NEXT, STARTS_BELOW = range(6)
"""Parts of a change: what is common, then by driver (pooled_change)."""
LEAST = 0.5
"""Children; a smaller change is none when written."""


def reason(here: OneArea, change: PooledChange, believed: Numbers) -> str:
    """Say what moves each band in the first year; `believed` is the part that is used, by band."""
    parts = change.parts_of_a_year(here.standing)[0] * believed[:, None]
    total = float(parts.sum())
    told = [_of_band(band, at, parts[at]) for at, band in enumerate(BANDS)]
    moved = [each for each in told if each]
    opening = f"Why pooled differs from the last value, a year ahead: {_children(total)}"
    if not moved:
        return f"{opening}, no age by as much as one."
    return f"{opening}; {'; '.join(moved)}."


def _of_band(band: AgeBand, at: int, parts: Numbers) -> str:
    if abs(parts.sum()) < LEAST:
        return ""
    neighbour = f"from the size of the band {'above' if at == YOUNGEST else 'below'}"
    named = {
        "as everywhere in these years": parts[COMMON] + parts[OWN],
        neighbour: parts[NEXT] + parts[STARTS_BELOW],
        "from recent starts": parts[STARTS],
        "as last year went on": parts[MOVED],
    }
    amounts = [f"{_signed(amount)} {name}" for name, amount in named.items() if _counts(amount)]
    return f"ages {band.label} {_signed(parts.sum())} ({', '.join(amounts) or 'small parts'})"


def _children(amount: float) -> str:
    return f"{_signed(amount)} {'child' if abs(np.rint(amount)) == 1 else 'children'}"


def _counts(amount: float) -> bool:
    return abs(amount) >= LEAST


def _signed(amount: float) -> str:
    return f"{int(np.rint(amount)):+d}" if _counts(amount) else "0"
