"""One setting of a change, and the values tried, in words."""

from collections.abc import Mapping
from typing import Any

from scenarios.levers.titles import title_of
from scenarios.levers.words import label


def setting_in_words(lever: Mapping[str, Any], field: str) -> str:
    """Name a field of a change: "Recruit carers: how many households"."""
    words = label(field)
    return f"{title_of(lever['lever'])}: {words[:1].lower()}{words[1:]}"


def values_in_words(values: list[float]) -> str:
    """Write values as somebody would type them."""
    return ", ".join(f"{value:.12g}" for value in values)


def sweep_in_words(asked: Mapping[str, Any]) -> str:
    """Say what a stored question tries."""
    lever = asked["scenario"]["levers"][asked["lever"] - 1]
    return f"{setting_in_words(lever, asked['field'])}: {values_in_words(asked['values'])}"
