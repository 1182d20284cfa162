"""Reads a result from its file; what is not one is refused in a sentence."""

import json
from pathlib import Path

from web.commands.refusal import Refused, text_of


def result_in(file: Path) -> dict[str, object]:
    """Give the result in a file as `sufficiency run` wrote it."""
    try:
        read = json.loads(text_of(file))
    except json.JSONDecodeError as wrong:
        raise Refused(f"{file} is not JSON: {wrong.msg}, line {wrong.lineno}.") from None
    if not isinstance(read, dict):
        raise Refused(f"{file} is not a result of `sufficiency run`.")
    return read
