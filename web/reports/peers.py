"""The report of an area beside authorities of its size: a funnel for each measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from forecasting.many_areas.peers import LikeYours
from web.charts.funnel import funnels, inside
from web.charts.picture import Picture
from web.door.standing import Standing

MADE_UP: Mapping[bool | None, str] = {
    True: str(Standing.MADE_UP),
    False: "No",
    None: "Not said: there is no about table beside the data",
}


@dataclass(frozen=True, slots=True)
class PeersReport:
    """What the page says."""

    template: ClassVar[str] = "peers_report.html"
    title: str
    headline: str
    how_both_hold: str
    """How a figure can be low or high and inside the lines; empty where none is."""
    picture: Picture
    facts: tuple[tuple[str, str], ...]


def report(
    compared: LikeYours,
    rows: Sequence[Mapping[str, Any]],
    *,
    synthetic: bool | None,
    version: str,
) -> PeersReport:
    """Draw the points of one area's funnels; `synthetic` is None where the data do not say."""
    own = next(row for row in rows if row["is_this_area"])
    others = next(row for row in rows if not row["is_this_area"])
    return PeersReport(
        title=f"{compared.area} beside authorities like it",
        headline=compared.sentence(),
        how_both_hold=_how_both_hold(compared, rows),
        picture=funnels(rows),
        facts=(
            ("Data of this area", str(own["data_on"])),
            ("Are these data made up?", MADE_UP[synthetic]),
            ("Data of the others", str(others["data_on"])),
            ("Source of the others", str(others["source"])),
            ("Version of this software", version),
        ),
    )


def _how_both_hold(compared: LikeYours, rows: Sequence[Mapping[str, Any]]) -> str:
    """Say why what is called low or high may be chance all the same."""
    within = inside(rows)
    both = [f"{each.measure} ({each.place})" for each in compared.unusual if each.measure in within]
    if not both:
        return ""
    return (
        "Low and high mean outside the middle 80% of these authorities, where two of ten always "
        "stand. An area of so few children can stand there by chance alone: inside "
        f"the lines, so that it may be chance, {'is' if len(both) == 1 else 'are'} "
        f"{', '.join(both)}."
    )
