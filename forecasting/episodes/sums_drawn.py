"""Forecasts of areas too large to follow each child: sums of children drawn at once.

Given the rates and levels of a draw, the children in each step and band are a sum over very many
who come and go independently of one another, but for families. Such sums are drawn from the normal
law with the mean and covariance that following each child leads to.
"""

import numpy as np

from forecasting.episodes.reference_rates import Rates
from forecasting.episodes.sums_of_today import Sums
from forecasting.models.model import Draws

MOST_FOLLOWED = 2_500
"""Children looked after up to whom a forecast follows each one; of more, it draws the sums."""


def drawn(today: Sums, arrivals: Sums, rng: np.random.Generator) -> Draws:
    """Draw children looked after: draws × steps × bands, whole numbers."""
    middle = today.middle + arrivals.middle
    away = _normal(today.chance, len(middle), rng)
    # In a draw with more families there is more chance, too.
    usual = arrivals.middle.sum(axis=(1, 2))
    wider = np.sqrt(usual / max(float(usual.mean()), 1e-9))
    away += wider[:, None] * _normal(arrivals.chance, len(middle), rng)
    result: Draws = np.maximum(np.rint(middle + away.reshape(middle.shape)), 0).astype(np.int32)
    return result


def _normal(covariance: Rates, draws: int, rng: np.random.Generator) -> Rates:
    values, vectors = np.linalg.eigh(covariance)
    # Rounding leaves some of the many zeros just below zero.
    scale = np.sqrt(np.maximum(values, 0.0))
    kept = scale > 1e-6
    result: Rates = rng.standard_normal((draws, int(kept.sum()))) @ (vectors * scale)[:, kept].T
    return result
