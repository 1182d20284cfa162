"""What may stand for a day or a rating in a JSON file of ours."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

RatingWord = int | Literal["NK", "NA"]


class Read(BaseModel):
    """Something read from a file; fields we do not know are kept aside, to be said."""

    model_config = ConfigDict(extra="allow")


def _rating(value: object) -> object:
    if value is None or value == "":
        return "NK"
    if isinstance(value, str) and value.strip().upper() in {"NK", "NA"}:
        return value.strip().upper()
    if isinstance(value, str) and value.strip().isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 4:
        raise ValueError("a rating is 0, 1, 2, 3 or 4, or NK (not known), or NA (does not apply)")
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("write the date as year-month-day, like 2026-11-20") from None
    if value is not None and not isinstance(value, date):
        raise ValueError("write the date as year-month-day, like 2026-11-20")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Rated = Annotated[RatingWord, BeforeValidator(_rating)]
