"""The lines of a file of text, up to one that is too long to be a row."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np

from scenarios.baseline.files import OpenedFile

LONGEST_ROW = 256 * 1024
"""Characters; a real row has a few hundred."""


class RowTooLong(Exception):
    """A line has more characters than any row of a table."""


def lines_of(opened: OpenedFile, encoding: str) -> Iterator[str]:
    """Give line by line; RowTooLong ends it."""
    stream = io.TextIOWrapper(io.BytesIO(opened.data), encoding, newline="")
    if not _may_hold_a_long_line(opened.data):
        return stream
    return _lines_up_to_a_long_one(stream)


def _lines_up_to_a_long_one(stream: io.TextIOWrapper) -> Iterator[str]:
    for line in stream:
        if len(line) > LONGEST_ROW:
            raise RowTooLong
        yield line


def _may_hold_a_long_line(data: bytes) -> bool:
    """Whether more bytes than a row may have characters lie between two line feeds."""
    feeds = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == ord("\n"))
    return bool(np.diff(feeds, prepend=-1, append=len(data)).max() > LONGEST_ROW)
