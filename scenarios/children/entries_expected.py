"""How many children a year the futures expect to come into care if nothing is changed."""

from datetime import date
from functools import lru_cache

from forecasting.history import EpisodeHistory
from scenarios.children.expected import MODEL

MONTHS, DRAWS, SEED = 36, 400, 1


@lru_cache(maxsize=4)
def entries_expected(history: EpisodeHistory, as_of: date) -> float:
    """Give the entries a year of the next three, the average of futures of its own.

    Those who leave within the month they came in are counted, as they are in the past.
    """
    care = MODEL.fit(history, as_of).simulate_care(as_of, MONTHS, DRAWS, SEED)
    return len(care.arrivals) / DRAWS / (MONTHS / 12)
