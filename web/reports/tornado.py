"""The report of a tornado: a bar for each setting, from its lowest to its highest value."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.amounts import FEW_DIFFER, amount, change_with_range, outside_its_range
from scenarios.in_words.words import begun, in_full
from web.charts import key
from web.charts.beside import Bar, parts_of_own_scale
from web.charts.colours import DARK_PINK, LIKELY
from web.charts.contributions import SCALE, UNITS
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words
from web.reports.sweep import WORDS, SweepReport, widest_swing

IN_UNITS = {"share": ", points of 100", "pounds": ", £ million"}
Row = Mapping[str, Any]


def report(
    rows: Sequence[Row],
    names: Mapping[str, str],
    *,
    name: str,
    standing: str,
    facts: Sequence[tuple[str, str]],
) -> SweepReport:
    """Put a tornado into words and bars; `names` say what each setting is."""
    return SweepReport(
        title=f"{name}: which setting matters most",
        headline=widest_swing(rows, names),
        heading="What each setting changes",
        picture=_bars(rows, names),
        maps=(),
        standing=standing,
        facts=tuple(facts),
    )


def _bars(rows: Sequence[Row], names: Mapping[str, str]) -> Picture:
    known = [row for row in rows if row["change"] is not None]
    return Picture(
        sentence=(
            "Each bar goes from nothing to what changes when the setting goes from its lowest to "
            "its highest value, all else as planned; the line is where 8 futures in 10 lie."
            f"{f' {FEW_DIFFER}' if any_outside(rows[1:]) and not any_outside(rows[:1]) else ''}"
        ),
        panels=(_panel(known, names),) if known else (),
        key=(
            key.area("What changes, on average", LIKELY),
            key.line("8 futures in 10 lie here", DARK_PINK),
        ),
        table=_table(rows, names),
    )


def any_outside(rows: Sequence[Row]) -> bool:
    """Tell whether a setting's average change lies outside its range."""
    return any(outside_its_range(row, "change", UNITS[row["measure"]]) for row in rows)


def _panel(known: Sequence[Row], names: Mapping[str, str]) -> Panel:
    measure = known[0]["measure"]
    scale = SCALE.get(UNITS[measure], 1.0)
    figures = [
        Bar(
            begun(names[row["setting"]]),
            "part",
            *(scale * row[c] for c in ("change", "q10", "q90")),
        )
        for row in known
    ]
    title = f"{begun(WORDS[measure])}{IN_UNITS.get(UNITS[measure], '')}"
    words = "; ".join(f"{names[row['setting']]}, {_change(row)}" for row in known)
    drawn = parts_of_own_scale(figures, Words("tornado", title, f"{begun(words)}."))
    return Panel(title, drawn, f"{begun(words)}.")


def _change(row: Row) -> str:
    return change_with_range(row, "change", UNITS[row["measure"]])


def _table(rows: Sequence[Row], names: Mapping[str, str]) -> Table:
    return Table(
        caption=f"{begun(WORDS[rows[0]['measure']])}: what each setting changes (8 futures in 10)",
        head=("Setting", "Lowest value", "Highest value", "At lowest", "At highest", "Change"),
        rows=tuple(
            (
                begun(names[row["setting"]]),
                in_full(row["low_value"]),
                in_full(row["high_value"]),
                *(amount(row[end], UNITS[row["measure"]], _ends(row)) for end in ENDS),
                _change(row),
            )
            for row in rows
        ),
    )


ENDS = ("at_low", "at_high")


def _ends(row: Row) -> list[float | None]:
    return [row[end] for end in ENDS]
