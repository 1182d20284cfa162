"""Reads one cell of our own tables, as its column says."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.dates import iso_date
from scenarios.baseline.template_columns import IMPACTS, INTENSITY_DOMAINS

Value = (
    str
    | int
    | float
    | bool
    | date
    | None
    | tuple[str, ...]
    | dict[str, int]
    | tuple[tuple[str, str, str], ...]
)

OLDEST_CHILD = 17
_RATINGS = ("0", "1", "2", "3", "4", "NK", "NA")
_YES_NO = {"yes": True, "no": False}
_PRICE_YEAR = re.compile(r"(\d{4})(?:[-/](?:\d{2}|\d{4}))?", re.ASCII)


def read_cell(column: Column, text: str) -> Value:
    """Give the value of a cell; ValueError says what is wrong and what may stand there."""
    if column.name == "price_year":
        return _price_year(text)
    if column.name in ("youngest", "oldest"):
        return _age(text)
    match column.kind:
        case ColumnKind.WHOLE:
            return _whole(text)
        case ColumnKind.NUMBER:
            return _number(text)
        case ColumnKind.POUNDS:
            return _pence(text)
        case ColumnKind.DATE:
            return iso_date(text)
        case ColumnKind.YES_NO:
            return _yes_no(text)
        case ColumnKind.LIST:
            return _listed(text)
        case ColumnKind.CHOICE:
            return _choice(text, column.choices)
        case ColumnKind.RATING:
            return _rating(text)
        case ColumnKind.CAPABILITY:
            return _capability(text)
        case ColumnKind.PACKAGE:
            return _package(text)
        case ColumnKind.PAIRS:
            return _pairs(text)
        case _:
            return text


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise ValueError(f'"{text[:20]}" is not a whole number of 0 or more.')
    return int(text)


def _age(text: str) -> int:
    age = _whole(text)
    if age > OLDEST_CHILD:
        raise ValueError(f"An age of {age} is not possible: being looked after ends at 18.")
    return age


def _number(text: str) -> float:
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,9})?", text, re.ASCII):
        raise ValueError(f'"{text[:20]}" is not a number. Write it with digits alone, such as 87.')
    return float(text)


def _pence(text: str) -> int:
    plain = text.removeprefix("£").replace(",", "")
    try:
        pence = Decimal(plain) * 100 if re.fullmatch(r"\d{1,9}(\.\d{1,2})?", plain) else None
    except InvalidOperation:
        pence = None
    if pence is None:
        raise ValueError(f'"{text[:20]}" is not an amount. Write pounds such as 765 or 765.50.')
    return int(pence)


def _yes_no(text: str) -> bool:
    answer = _YES_NO.get(text.casefold())
    if answer is None:
        raise ValueError(f'"{text[:20]}" is neither yes nor no.')
    return answer


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _choice(text: str, choices: tuple[str, ...]) -> str:
    for choice in choices:
        if text.casefold() == choice.casefold():
            return choice
    raise ValueError(f'"{text[:20]}" is not one of: {", ".join(choices)}.')


def _rating(text: str) -> str:
    return _choice(text, _RATINGS)


def _capability(text: str) -> int:
    if text not in _RATINGS[:5]:
        raise ValueError(f'"{text[:20]}" is not a level from 0 to 4.')
    return int(text)


def _package(text: str) -> dict[str, int]:
    levels: dict[str, int] = {}
    for part in _listed(text):
        domain, _, level = (piece.strip() for piece in part.partition(":"))
        if domain.upper() not in INTENSITY_DOMAINS:
            raise ValueError(
                f'"{part[:20]}" names no domain. Write such as BEH:3;EMO:3, with the domains '
                f"{', '.join(INTENSITY_DOMAINS)}."
            )
        levels[domain.upper()] = _capability(level)
    return levels


def _pairs(text: str) -> tuple[tuple[str, str, str], ...]:
    pairs = []
    for part in _listed(text):
        children, _, impact = part.rpartition(":")
        child, _, other = (piece.strip() for piece in children.partition("+"))
        if not child or not other:
            raise ValueError(f'"{part[:30]}" names no two children. Write such as c1+c2:neutral.')
        pairs.append((child, other, _choice(impact.strip(), IMPACTS)))
    return tuple(pairs)


def _price_year(text: str) -> int:
    found = _PRICE_YEAR.fullmatch(text)
    if found is None or not 1990 <= int(found[1]) <= 2100:
        raise ValueError(f'"{text[:20]}" is not a year. Write such as 2024 (also for 2024-25).')
    return int(found[1])
