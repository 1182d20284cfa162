"""Python's search for unused objects, paused while a great many are made that are all used."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_rubbish() -> Iterator[None]:
    """Pause the collector: it looks at each of a million new records again and again in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
