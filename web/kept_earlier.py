"""Results that an earlier version worked out and that lack what is read of one today.

Each release may add tables and columns. What a page can leave out, it leaves out; where it cannot,
it says so in plain words instead of failing, and how the result is worked out again.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from web.store.results import StoredResult

log = logging.getLogger(__name__)

NOT_AS_TODAY = (LookupError, TypeError, ValueError, AttributeError, StopIteration)
"""What reading a table or column that is not there, or is empty, comes to."""


class KeptEarlier(Exception):
    """One of these results is not laid out as today; pages say so instead of showing it."""

    def __init__(self, results: tuple[StoredResult, ...]) -> None:
        """Name the results that were read."""
        super().__init__(", ".join(each.id for each in results))
        self.results = results


@contextmanager
def reading_kept(*results: StoredResult | None) -> Iterator[None]:
    """Read kept results; KeptEarlier where one lacks what is read of it.

    The fault itself goes to the log, so that one of ours is not taken for a result's.
    """
    try:
        yield
    except NOT_AS_TODAY as lacking:
        log.warning("A kept result could not be read.", exc_info=lacking)
        raise KeptEarlier(tuple(each for each in results if each is not None)) from lacking
