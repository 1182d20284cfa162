"""Whole numbers as people type them."""

import re


def whole(text: str) -> int | None:
    """Read a whole number, with commas between thousands or a per cent sign; None where none is."""
    plain = text.replace(",", "").removesuffix("%").strip()
    return int(plain) if re.fullmatch(r"\d{1,12}", plain, re.ASCII) else None
