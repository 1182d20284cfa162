"""Where children came from and where they went, as ribbons between two columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from scenarios.futures.tally import Came, Went
from scenarios.in_words.words import OUTCOMES, inside, one_decimal
from web.charts.colours import BLUE, INK, POSSIBLE
from web.charts.picture import Panel, Picture, Table

WIDTH, BAR, GAP, LABEL = 620, 12, 10, 210
TALL = 360.0
"""The height of all children together, without the gaps."""
LEAST = 14.0
"""A label needs this much room."""
WORDS: Mapping[str, str] = {
    **OUTCOMES,
    Came.LATER.value: "Came into care later",
    Went.TURNED_18.value: "Turned 18",
    Went.LEFT.value: "Left before 18",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _End:
    """One end of the ribbons: how many children, and where it stands."""

    name: str
    children: float
    top: float
    height: float


def flows(rows: Sequence[Row]) -> Picture | None:
    """Draw the `flows` table of a run, with every ribbon in the table."""
    if not rows:
        return None
    total = sum(row["mean"] for row in rows)
    stayed = sum(
        row["mean"] for row in rows if row["from"] == "off_island" and row["to"] == "off_island"
    )
    words = (
        f"{one_decimal(total)} children on average: those looked after on the day of the data and "
        f"those who come later. {one_decimal(stayed)} are off the island on both days."
    )
    return Picture(
        sentence=(
            "On the left where children are on the day of the data, or that they come later; on "
            "the right where they are at the end, or how they left."
        ),
        panels=(Panel("From where to where", _drawn(rows, total, words), words),),
        key=(),
        table=Table(
            caption="Children by where they came from and where they went",
            head=("From and to", "On average", "8 futures in 10"),
            rows=tuple(
                (
                    f"{WORDS[row['from']]}, then: {inside(WORDS[row['to']])}",
                    one_decimal(row["mean"]),
                    f"{row['q10']:g} to {row['q90']:g}",
                )
                for row in rows
            ),
        ),
    )


def _drawn(rows: Sequence[Row], total: float, words: str) -> Markup:
    left = _ends([each.value for each in Came], "from", rows, total)
    right = _ends([each.value for each in Went], "to", rows, total)
    tall = max(end.top + max(end.height, LEAST) for end in (*left.values(), *right.values())) + 4
    drawn = [*_ribbons(rows, left, right, total)]
    drawn += [_end(end, LABEL, "end", LABEL - 8) for end in left.values()]
    drawn += [_end(end, WIDTH - LABEL - BAR, "start", WIDTH - LABEL + 8) for end in right.values()]
    return Markup(  # noqa: S704 - numbers and our own words, escaped
        f'<svg viewBox="0 0 {WIDTH} {tall:.0f}" role="img" focusable="false" '
        f'aria-labelledby="flows-title flows-words" font-family="Arial, Helvetica, sans-serif">'
        f'<title id="flows-title">Where children came from and went</title>'
        f'<desc id="flows-words">{escape(words)} The table below gives every ribbon.</desc>'
        f"{''.join(drawn)}</svg>"
    )


def _ends(names: Sequence[str], side: str, rows: Sequence[Row], total: float) -> dict[str, _End]:
    ends, top = {}, 4.0
    for name in names:
        children = sum(row["mean"] for row in rows if row[side] == name)
        if children > 0:
            height = TALL * children / total
            ends[name] = _End(name, children, top, height)
            top += max(height, LEAST) + GAP
    return ends


def _ribbons(
    rows: Sequence[Row], left: Mapping[str, _End], right: Mapping[str, _End], total: float
) -> list[str]:
    """Draw each ribbon as thick as its children, in the order of both columns."""
    from_top = {name: end.top for name, end in left.items()}
    to_top = {name: end.top for name, end in right.items()}
    x, y = LABEL + BAR, WIDTH - LABEL - BAR
    middle = (x + y) / 2
    drawn = []
    for row in rows:
        thick = TALL * row["mean"] / total
        a, b = from_top[row["from"]], to_top[row["to"]]
        from_top[row["from"]] += thick
        to_top[row["to"]] += thick
        drawn.append(
            f'<path d="M{x} {a:.1f}C{middle} {a:.1f} {middle} {b:.1f} {y} {b:.1f}'
            f"V{b + thick:.1f}C{middle} {b + thick:.1f} {middle} {a + thick:.1f} {x} "
            f'{a + thick:.1f}Z" fill="{POSSIBLE}" stroke="#ffffff" stroke-width="0.5"/>'
        )
    return drawn


def _end(end: _End, x: int, anchor: str, text_x: int) -> str:
    middle = end.top + max(end.height, LEAST) / 2 + 4
    return (
        f'<rect x="{x}" y="{end.top:.1f}" width="{BAR}" height="{max(end.height, 1):.1f}" '
        f'fill="{BLUE}"/><text x="{text_x}" y="{middle:.1f}" text-anchor="{anchor}" '
        f'font-size="13" fill="{INK}">{escape(WORDS[end.name])}: {one_decimal(end.children)}</text>'
    )
