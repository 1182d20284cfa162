"""What drives the number of children: the parts of its change, before and after the data day."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import ages, day_of, full_day
from web.charts import key
from web.charts.beside import Bar, parts
from web.charts.colours import DARK_PINK, INK, LIKELY
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words

ALL, CHANGE = "all", "change"
PAST, CAUSES, AHEAD = "past", "entries or stays", "ahead"
SHORT: Mapping[str, str] = {
    "came into care": "Came",
    "grew into these ages": "Grew in",
    "grew out of these ages": "Grew out",
    "left before 18": "Left",
    "left: home to family": "Went home",
    "left: adoption, special guardianship or another order": "Adoption, order",
    "left: another way": "Left otherwise",
    "left: not marked how": "Left, not marked",
    "turned 18": "Turned 18",
    "already under way": "Under way",
    "entries": "Entries",
    "length of stay": "Length of stay",
    "entries and stays together": "Both together",
    "not explained": "Not explained",
    CHANGE: "All together",
}
GROWING = ("grew into these ages", "grew out of these ages")
Row = Mapping[str, Any]


def drivers(rows: Sequence[Row]) -> Picture | None:
    """Draw the parts for all ages, past and ahead, and ahead for each band; None without rows."""
    ahead = _of(rows, AHEAD, ALL)
    if not ahead:
        return None
    past, causes = _of(rows, PAST, ALL), _of(rows, CAUSES, ALL)
    bands = [band for band in dict.fromkeys(row["age_band"] for row in rows) if band != ALL]
    panels = [
        *([_panel("past", f"Since {_day(past[0]['from'])}", past)] if past else []),
        *([_panel("causes", "Entries, or length of stay?", causes)] if causes else []),
        _panel("ahead", f"Until {_day(ahead[0]['to'])}", ahead),
        *(
            _panel(f"ahead-{band}", f"{ages(band)}, ahead", _of(rows, AHEAD, band))
            for band in bands
        ),
    ]
    return Picture(
        sentence=" ".join([*_said_of_past(past), *_said_of_causes(causes), _said_ahead(ahead)]),
        panels=tuple(panels),
        key=(
            key.area("A part of the change, in children", LIKELY),
            key.area("The whole change", INK),
            key.line("8 futures in 10, or how sure a part is", DARK_PINK),
        ),
        table=_table(rows),
    )


def _of(rows: Sequence[Row], period: str, band: str) -> list[Row]:
    """Take one period and band; growing older cancels out over all ages and is left out there."""
    return [
        row
        for row in rows
        if (row["period"], row["age_band"]) == (period, band)
        and not (band == ALL and row["part"] in GROWING and not _whole(row))
        and not (row["mean"] == 0 and row["part"].endswith("not marked how"))
    ]


def _whole(row: Row) -> bool:
    return bool(row["part"] == CHANGE)


def _panel(name: str, title: str, rows: Sequence[Row]) -> Panel:
    figures = [
        Bar(
            SHORT.get(row["part"], str(row["part"])),
            "whole" if _whole(row) else "part",
            row["mean"],
            None if row["q10"] == row["q90"] else row["q10"],
            None if row["q10"] == row["q90"] else row["q90"],
        )
        for row in rows
    ]
    change = next(row for row in rows if _whole(row))
    words = f"All together {_signed(change)}."
    reach = [0.0, *(f.value for f in figures), *(f.low or 0 for f in figures)]
    reach += [f.high or 0 for f in figures]
    about = Words(f"drivers-{name}", f"Parts of the change in children: {title}", words)
    drawn = parts(figures, about, lowest=min(reach) * 1.05 - 1, highest=max(reach) * 1.05 + 1)
    return Panel(title, drawn, f"{words} This chart has a scale of its own.")


def _said_of_past(past: Sequence[Row]) -> list[str]:
    if not past:
        return ["What drove the past is not known: counts do not say who left."]
    by = {row["part"]: row["mean"] for row in past}
    came, change = by["came into care"], by[CHANGE]
    adult = -by["turned 18"]
    return [
        f"From {_day(past[0]['from'])} to {_day(past[0]['to'])} {came:.0f} children came and "
        f"{came - change:.0f} left, {adult:.0f} of them at 18: {_more(change)}."
    ]


def _said_of_causes(causes: Sequence[Row]) -> list[str]:
    by = {row["part"]: row for row in causes}
    if not by:
        return []
    under_way = by["already under way"]
    sure = [
        f"{name}, {_signed(by[name])}"
        for name in ("entries", "length of stay")
        if _stands_out(by[name])
    ]
    said = []
    if _stands_out(under_way):
        said.append(f"Under way already was {_signed(under_way)}.")
    if sure:
        return [*said, f"What changed against the years before is {' and '.join(sure)}."]
    return [*said, "Neither a change in entries nor in length of stay stands out from chance."]


def _stands_out(row: Row) -> bool:
    return bool(row["q10"] > 0 or row["q90"] < 0)


def _said_ahead(ahead: Sequence[Row]) -> str:
    by = {row["part"]: row for row in ahead}
    came, change = by["came into care"], by[CHANGE]
    return (
        f"By {_day(ahead[0]['to'])} some {came['mean']:.0f} more will come ({came['q10']:.0f} to "
        f"{came['q90']:.0f} in 8 futures of 10) and {came['mean'] - change['mean']:.0f} will leave."
    )


def _more(change: float) -> str:
    if not change:
        return "as many as before"
    return f"{abs(change):.0f} {'more' if change > 0 else 'fewer'} than before"


def _signed(row: Row) -> str:
    """Write a part with its sign, and its range where it has one."""
    mean = f"{row['mean']:+.0f}".replace("-0", "0").replace("+0", "0")
    if row["q10"] == row["q90"]:
        return mean
    return f"{mean} ({row['q10']:.0f} to {row['q90']:.0f})"


def _table(rows: Sequence[Row]) -> Table:
    """Give each part a row: all ages, then each band."""
    bands = list(dict.fromkeys(row["age_band"] for row in rows))
    bands = [ALL, *(band for band in bands if band != ALL)]
    cells = {
        (row["period"], row["part"], row["age_band"]): row
        for row in rows
        if row["period"] in (PAST, CAUSES, AHEAD)
    }
    named = dict.fromkeys((period, part) for period, part, _ in cells)
    words = {PAST: "Before", CAUSES: "Before, why", AHEAD: "Ahead"}
    return Table(
        caption="Parts of the change in children looked after, and where 8 futures in 10 lie",
        head=("Part", *(ages(band) for band in bands)),
        rows=tuple(
            (
                f"{words[period]}: {part}",
                *(
                    _signed(cells[period, part, band]) if (period, part, band) in cells else "-"
                    for band in bands
                ),
            )
            for period, part in named
        ),
    )


def _day(text: str) -> str:
    return full_day(day_of(text))
