"""The report of an area beside authorities of its size: a funnel for each measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from web.charts.funnel import funnels
from web.charts.picture import Picture


@dataclass(frozen=True, slots=True)
class PeersReport:
    """What the page says."""

    template: ClassVar[str] = "peers_report.html"
    title: str
    headline: str
    picture: Picture
    facts: tuple[tuple[str, str], ...]


def report(area: str, sentence: str, rows: Sequence[Mapping[str, Any]]) -> PeersReport:
    """Draw the points of one area's funnels."""
    own = next(row for row in rows if row["is_this_area"])
    others = next(row for row in rows if not row["is_this_area"])
    return PeersReport(
        title=f"{area} beside authorities like it",
        headline=sentence,
        picture=funnels(rows),
        facts=(
            ("Data of this area", str(own["data_on"])),
            ("Data of the others", str(others["data_on"])),
            ("Source of the others", str(others["source"])),
        ),
    )
