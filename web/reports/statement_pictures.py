"""Draws the pictures of a statement from a result, each with the sentence it says."""

from collections.abc import Mapping
from typing import Any

from matching.in_words.area_words import area_words, retold
from scenarios.statement.content import Drawn, FigureName
from web.charts.fan import fan
from web.charts.gap import gap
from web.charts.outcomes import outcomes
from web.charts.picture import Picture
from web.charts.png import png_of
from web.charts.spending import spending
from web.outlook.story import children_of_run


def statement_pictures(result: Mapping[str, Any]) -> dict[FigureName, Drawn]:
    """Draw each picture a statement may show."""
    tables = result["tables"]
    levers = result["provenance"]["levers"]
    condition = "in this scenario" if levers else "if nothing changes"
    cost = spending(tables["cost"])
    pictures = {
        FigureName.CHILDREN: fan(children_of_run(result)),
        FigureName.OUTCOMES: outcomes(tables["outcomes"], condition),
        FigureName.GAP: gap(tables["shortfall"]),
        **({} if cost is None else {FigureName.COST: cost}),
    }
    say = area_words(result["provenance"].get("jurisdiction"))
    return {name: _drawn(retold(picture, say)) for name, picture in pictures.items()}


def _drawn(picture: Picture) -> Drawn:
    png = png_of(picture)
    return Drawn(picture.sentence, None if png is None else png.content, png.height if png else 0)
