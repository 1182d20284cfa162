"""The baselines that come with the service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A baseline that comes with the service: its name in the database, and how its files come."""

    name: str
    step: str
    write: Callable[[Path], None]


def _made_up(folder: Path) -> None:
    """Simulate the authority and write its files as a real one would bring them."""
    from scenarios.baseline.made_up_authority.writing import write_made_up_authority

    write_made_up_authority(folder)


def _jersey(folder: Path) -> None:
    """Copy the published figures that ship with the package."""
    from scenarios.baseline.jersey.published_files import write_jersey

    write_jersey(folder)


READY_MADE: Mapping[str, ReadyMade] = {
    "made-up": ReadyMade("demo", "Making up an authority; no real child is in it", _made_up),
    "jersey": ReadyMade("jersey", "Laying out the published figures for Jersey", _jersey),
}
