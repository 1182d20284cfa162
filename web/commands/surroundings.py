"""Where commands read the clock and the environment; nothing below them does."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from web.settings import Settings


def settings_here(instance: Path | None) -> "Settings":
    """Read the settings of this machine."""
    from web.settings import settings_from

    return settings_from(os.environ, today=date.today(), instance=instance)


def now() -> datetime:
    """Give the time, for stamps."""
    return datetime.now(UTC)


def processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
