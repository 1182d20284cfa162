"""What the service is told by its surroundings, read once and checked at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

MARKING = "OFFICIAL-SENSITIVE"


class SettingsAreWrong(ValueError):
    """A setting cannot be used; the message is a sentence that says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the service keeps its files, and which day it takes as today."""

    instance: Path
    today: date
    marking: str = MARKING
    """What stands above every page of a document for use inside the service."""

    @property
    def database(self) -> Path:
        """The file that holds the embedded database."""
        return self.instance / "sufficiency.db"


def settings_from(
    environ: Mapping[str, str], *, today: date, instance: Path | None = None
) -> Settings:
    """Read SUFFICIENCY_INSTANCE, _TODAY and _MARKING; what a command names itself wins."""
    folder = instance or Path(environ.get("SUFFICIENCY_INSTANCE") or "instance")
    if folder.exists() and not folder.is_dir():
        raise SettingsAreWrong(
            f"{folder} is a file. Name a folder for the service to keep data in."
        )
    return Settings(
        instance=folder,
        today=_today(environ.get("SUFFICIENCY_TODAY"), today),
        marking=environ.get("SUFFICIENCY_MARKING") or MARKING,
    )


def _today(text: str | None, clock: date) -> date:
    """Take the day from the setting, or from the clock where it is not set."""
    if not text:
        return clock
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsAreWrong(
            f"SUFFICIENCY_TODAY is {text!r}. Write it as year-month-day, for example 2026-11-20."
        ) from None
