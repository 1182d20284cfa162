"""Options that several commands share, each said once; a command gives what differs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from web.commands.words_typed import AGES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def area_option() -> Decorator:
    """Add --area."""
    return click.option("--area", help="The area to look at. [default: every one in the data]")


def months_option(what_for: str, *, default: int = 36, most: int = 120) -> Decorator:
    """Add --months."""
    return click.option(
        "--months",
        type=click.IntRange(1, most),
        default=default,
        show_default=True,
        help=what_for,
    )


def file_option(*names: str, metavar: str, what_for: str, required: bool = False) -> Decorator:
    """Add an option that names a file to write."""
    return click.option(
        *names,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar=metavar,
        required=required,
        help=what_for,
    )


def seed_option() -> Decorator:
    """Add --seed."""
    return click.option(
        "--seed",
        type=click.IntRange(0, 2**32 - 1),
        default=1,
        show_default=True,
        help="The same seed gives the same answer.",
    )


def own_seed_option() -> Decorator:
    """Add --seed where a scenario has a seed of its own."""
    return click.option(
        "--seed", type=click.IntRange(0, 2**32 - 1), help="Use this seed, not the scenario's own."
    )


def workers_option() -> Decorator:
    """Add --workers."""
    return click.option(
        "--workers",
        type=click.IntRange(1, 256),
        default=None,
        help="How many processors to use; all of them if not given. The answer is the same.",
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


def time_limit_option(what_for: str) -> Decorator:
    """Add --time-limit for an answer for everyone."""
    return click.option(
        "--time-limit",
        type=click.FloatRange(0.1, 3600),
        default=30,
        show_default=True,
        help=what_for,
    )
