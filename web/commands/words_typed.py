"""What may be typed for an option: days, lists of ages, seeds."""

from collections.abc import Callable
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


def time_limit_option(what_for: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add --time-limit for an answer for everyone."""
    return click.option(
        "--time-limit",
        type=click.FloatRange(0.1, 3600),
        default=30,
        show_default=True,
        help=what_for,
    )


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

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def seed_option() -> Decorator:
    """Add --seed."""
    return click.option(
        "--seed",
        type=click.IntRange(0, 2**32 - 1),
        default=1,
        show_default=True,
        help="The same seed gives the same answer.",
    )


second_engine_option: Decorator = click.option(
    "--second-engine",
    is_flag=True,
    help="Solve with the second engine: slower, written apart from the first, to check it.",
)
"""Add --second-engine."""


def draws_option(default: int | None, most: int = 100_000) -> Decorator:
    """Add --draws."""
    return click.option(
        "--draws",
        type=click.IntRange(10, most),
        default=default,
        show_default=default is not None,
        help="How many futures to sample.",
    )


def bands_option() -> Decorator:
    """Add --bands."""
    return click.option(
        "--bands",
        type=AGES,
        default="0-4,5-9,10-15,16-17",
        show_default=True,
        help="Age bands, both ends included.",
    )


def instance_option() -> Decorator:
    """Add --instance."""
    return click.option(
        "--instance",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="The folder the service keeps its data in. [default: instance]",
    )


def port_option() -> Decorator:
    """Add --port."""
    return click.option(
        "--port",
        type=click.IntRange(1, 65535),
        default=8000,
        show_default=True,
        help="Where on this machine the pages answer.",
    )


def by_option() -> Decorator:
    """Add --by."""
    return click.option(
        "--by",
        type=click.Choice(["age", "age,placement"]),
        default="age",
        show_default=True,
        help="Also count the kinds of home children live in.",
    )
