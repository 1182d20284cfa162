"""How the pictures of a back-test report name models, distances and places along a chart."""

from collections.abc import Sequence

from forecasting.looking_back.score_table import ScoreRow
from forecasting.scores import LAST_VALUE
from scenarios.in_words.words import ages
from web.charts import key
from web.charts.colours import BLUE, DARK_PINK, ORANGE, TURQUOISE
from web.charts.picture import KeyEntry

PALETTE = (BLUE, ORANGE, TURQUOISE, DARK_PINK, "#746CB1", "#6A6A6A")
KIND = {"age": "Ages", "home": "Kind of home", "size": "Size of area"}
BY = {"age": "by age", "home": "by kind of home", "size": "by size of area"}


def place(row: ScoreRow, by: str) -> str:
    """Write the place of a row along a chart, shortly."""
    if by == "home":
        return row.placement[:6]
    return row.size.removesuffix(" children") if by == "size" else row.age_band


def named(row: ScoreRow, by: str) -> str:
    """Name the place of a row in a table, in full."""
    if by == "home":
        return row.placement
    return row.size if by == "size" else ages(row.age_band)


def colours_of(rows: Sequence[ScoreRow]) -> dict[str, str]:
    """Give each model a colour of its own."""
    models = dict.fromkeys(spoken(row.model) for row in rows)
    return dict(zip(models, PALETTE, strict=False))


def key_of(colours: dict[str, str]) -> tuple[KeyEntry, ...]:
    """Say which colour is whose."""
    return tuple(key.area(name.capitalize(), colour) for name, colour in colours.items())


def distances(rows: Sequence[ScoreRow]) -> list[int]:
    """Give the months ahead that were looked at, in order."""
    return sorted({row.horizon_months for row in rows})


def spoken(model: str) -> str:
    """Name a model in words."""
    return "last value" if model == LAST_VALUE else model.replace("_", " ")


def ahead(months: int) -> str:
    """Say a distance."""
    return f"{months} months ahead"
