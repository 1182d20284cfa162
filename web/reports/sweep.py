"""The report of a sweep: a curve of what each value gives, or a shaded table for two settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from scenarios.in_words.amounts import (
    FEW_DIFFER,
    amount,
    amount_with_range,
    change_with_range,
    outside_its_range,
)
from scenarios.in_words.words import as_share, begun, in_full
from scenarios.reading.measures import MEASURES
from scenarios.reading.sweep import RESTS_ON
from web.charts import key
from web.charts.contributions import SCALE, SHOWN, TITLES, UNITS
from web.charts.curve import Point, curve
from web.charts.heat import Cell, HeatMap, shade
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words

LEAVING = "went_off_island"
NINE_IN_TEN = 0.9
NOBODY = "No child goes off the island for want of a home"
WORDS = {measure.name: measure.words for measure in MEASURES}
OF_A_ROW = ("measure", "mean", "q10", "q90", "share_with_none", *RESTS_ON)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What the page says: a picture, or shaded tables for two settings tried together."""

    template: ClassVar[str] = "sweep_report.html"
    title: str
    headline: str
    heading: str
    """Above the picture."""
    picture: Picture | None
    maps: tuple[HeatMap, ...]
    standing: str
    """What the figures are: made up, or for those who hold the data."""
    facts: tuple[tuple[str, str], ...]


def report(
    rows: Sequence[Row],
    names: Mapping[str, str],
    *,
    name: str,
    standing: str,
    facts: Sequence[tuple[str, str]],
) -> SweepReport:
    """Put a sweep into words and pictures; `names` say what each setting is."""
    settings = [column for column in rows[0] if column not in OF_A_ROW]
    alone = len(settings) == 1
    return SweepReport(
        title=f"{name}: {' and '.join(names[each] for each in settings)}",
        headline=headline(rows, names),
        heading="What each value gives",
        picture=_curves(rows, settings[0], names[settings[0]]) if alone else None,
        maps=() if alone else tuple(_map(rows, settings, names, each) for each in (*SHOWN, None)),
        standing=standing,
        facts=tuple(facts),
    )


def headline(rows: Sequence[Row], names: Mapping[str, str]) -> str:
    """Say with which of the values nobody goes off the island in nine futures of ten."""
    leaving = [row for row in rows if row["measure"] == LEAVING]
    settings = [column for column in rows[0] if column not in OF_A_ROW]
    enough = [row for row in leaving if row["share_with_none"] >= NINE_IN_TEN]
    if not enough:
        best = max(leaving, key=lambda row: (row["share_with_none"], -row["mean"]))
        share, values = best["share_with_none"], _with(best, settings, names)
        if share:
            return (
                "None of these values is enough: at most, every child finds a home on the island "
                f"in {as_share(share)} of futures, with {values}."
            )
        return (
            "None of these values is enough: in no future does every child find a home on the "
            f"island. Fewest go off the island with {values}: {best['mean']:.1f} on average, "
            f"{best['q10']:.0f} to {best['q90']:.0f} in 8 futures of 10."
        )
    least = min(enough, key=lambda row: [abs(row[setting]) for setting in settings])
    return f"{NOBODY} in 9 futures of 10 with {_with(least, settings, names)}."


def widest_swing(rows: Sequence[Row], names: Mapping[str, str]) -> str:
    """Say which setting of a tornado matters most, and from what to what."""
    row, unit = rows[0], UNITS[rows[0]["measure"]]
    if row["at_low"] is None or row["at_high"] is None:
        return f"{begun(WORDS[row['measure']])}: nothing to measure in these futures."
    ends = (row["at_low"], row["at_high"])
    low, high = (
        f"{amount(row[f'at_{end}'], unit, ends)} with {in_full(row[f'{end}_value'])}"
        for end in ("low", "high")
    )
    return (
        f"What matters most is {names[row['setting']]}. {begun(WORDS[row['measure']])}: {low}, "
        f"{high}, on average; from one to the other {change_with_range(row, 'change', unit)} in 8 "
        f"futures of 10.{f' {FEW_DIFFER}' if outside_its_range(row, 'change', unit) else ''}"
    )


def _with(row: Row, settings: Sequence[str], names: Mapping[str, str]) -> str:
    return " and ".join(f"“{names[each]}” at {in_full(row[each])}" for each in settings)


def _curves(rows: Sequence[Row], setting: str, name: str) -> Picture:
    ordered = sorted(rows, key=lambda row: row[setting])
    leaving = [row for row in ordered if row["measure"] == LEAVING]
    nobody = [
        Point(row[setting], row["share_with_none"], row["share_with_none"], row["share_with_none"])
        for row in leaving
    ]
    return Picture(
        sentence=f"Along each chart: {name}.",
        panels=(
            _panel("nobody", f"{NOBODY}, share of futures", nobody, ".0%"),
            *(
                _panel(measure, TITLES[measure], points, ",~r")
                for measure in SHOWN
                if (points := _points(ordered, setting, measure))
            ),
        ),
        key=(
            key.line("The average of all futures, or the share of them"),
            key.EIGHT_IN_TEN,
        ),
        table=_table(ordered, setting, name),
    )


def _points(rows: Sequence[Row], setting: str, measure: str) -> list[Point]:
    scale = SCALE.get(UNITS[measure], 1.0)
    return [
        Point(row[setting], *(scale * row[column] for column in ("mean", "q10", "q90")))
        for row in rows
        if row["measure"] == measure and row["mean"] is not None
    ]


def _panel(name: str, title: str, points: Sequence[Point], number: str) -> Panel:
    first, last = points[0], points[-1]
    shown = [as_share(p.middle) if "%" in number else f"{p.middle:.1f}" for p in (first, last)]
    words = f"{shown[0]} with {in_full(first.value)}, {shown[1]} with {in_full(last.value)}."
    most = 1.0 if "%" in number else None
    drawn = curve(points, Words(f"curve-{name}", title, words), number=number, most=most)
    return Panel(title, drawn, words)


def _table(rows: Sequence[Row], setting: str, name: str) -> Table:
    values = list(dict.fromkeys(row[setting] for row in rows))
    at = {(row[setting], row["measure"]): row for row in rows}
    return Table(
        caption="What each value gives over the whole time, and where 8 futures in 10 lie",
        head=(begun(name), *(in_full(value) for value in values)),
        rows=(
            (
                f"{NOBODY}: share of futures",
                *(as_share(at[value, LEAVING]["share_with_none"]) for value in values),
            ),
            *(
                (
                    begun(WORDS[measure]),
                    *(_cell(at[value, measure], UNITS[measure]) for value in values),
                )
                for measure in WORDS
            ),
        ),
    )


def _cell(row: Row, unit: str) -> str:
    return amount_with_range(row["mean"], row["q10"], row["q90"], unit)


def _map(
    rows: Sequence[Row], settings: Sequence[str], names: Mapping[str, str], measure: str | None
) -> HeatMap:
    """Lay one measure out by the values of both settings; without one, that nobody goes off."""
    down, along = settings
    shown = [row for row in rows if row["measure"] == (measure or LEAVING)]
    at = {(row[down], row[along]): _value(row, measure) for row in shown}
    lines = list(dict.fromkeys(row[down] for row in shown))
    columns = list(dict.fromkeys(row[along] for row in shown))
    most = max((value or 0 for value, _ in at.values()), default=0)
    return HeatMap(
        sentence=f"Down: {names[down]}. Across: {names[along]}.",
        caption=f"{NOBODY}, share of futures" if measure is None else TITLES[measure],
        corner=begun(names[down]),
        head=tuple(in_full(column) for column in columns),
        rows=tuple(
            (
                in_full(line),
                tuple(
                    Cell(at[line, column][1], shade(at[line, column][0] or 0, most))
                    for column in columns
                ),
            )
            for line in lines
        ),
    )


def _value(row: Row, measure: str | None) -> tuple[float | None, str]:
    if measure is None:
        return row["share_with_none"], as_share(row["share_with_none"])
    return row["mean"], amount(row["mean"], UNITS[measure])
