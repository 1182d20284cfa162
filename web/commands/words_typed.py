"""What may be typed for an option: a day, several things with commas, age bands, a file."""

from datetime import date
from pathlib import Path
from typing import Any

import click


class Day(click.ParamType[date]):
    """A day as 2026-11-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day. Write it as 2026-11-20.", param, ctx)


class Listed(click.ParamType[tuple[Any, ...]]):
    """Several things with commas between them."""

    name = "list"

    def __init__(self, one: click.ParamType[Any]) -> None:
        """Say what each of them must be."""
        self.one = one

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Any, ...]:
        """Read each of them."""
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not parts:
            self.fail("The list is empty.", param, ctx)
        return tuple(self.one.convert(part, param, ctx) for part in parts)


class Ages(click.ParamType[Any]):
    """Age bands as 0-4,5-9,10-15,16-17."""

    name = "bands"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the bands."""
        from forecasting.ages import parse_bands

        if not isinstance(value, str):
            return value
        try:
            return parse_bands(value)
        except ValueError as wrong:
            self.fail(str(wrong), param, ctx)


DAY = Day()
AGES = Ages()
A_FILE = click.Path(path_type=Path)
