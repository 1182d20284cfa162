"""Results side by side: the differences first, then what each was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.in_words.amounts import (
    FEW_DIFFER,
    amount,
    change,
    change_with_range,
    outside_its_range,
)
from scenarios.in_words.words import begun, per_cent
from scenarios.reading.compare import Comparison, compare
from scenarios.reading.measures import MEASURES, Measure
from scenarios.result import Row
from scenarios.tables.choice import OPTIONS
from web.charts.beside import Bar, parts_of_own_scale
from web.charts.contributions import SCALE, SHOWN, TITLES
from web.charts.picture import Panel, Table
from web.charts.small import Words
from web.planning.summary import ChangeInWords, changes_in_words
from web.store.results import StoredResult

WHOLE = "all"


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the page says."""

    results: tuple[str, ...]
    """Their ids, the one that the others are held against first."""
    names: tuple[str, ...]
    sentences: tuple[str, ...]
    panels: tuple[Panel, ...]
    differences: Table
    done: Table
    """What is done differently in each."""
    levels: Table
    years: Table
    choice: Table


def comparison_page(results: Sequence[StoredResult], homes: Mapping[str, str]) -> ComparisonPage:
    """Work the page out; NotComparable says why results cannot be held against each other."""
    found = compare([each.payload for each in results])
    return ComparisonPage(
        results=tuple(each.id for each in results),
        names=found.names,
        sentences=found.sentences,
        panels=tuple(panel for name in SHOWN if (panel := _panel(found, name)) is not None),
        differences=_differences(found),
        done=_done(found, homes),
        levels=_levels(found),
        years=_years(found),
        choice=_choice(found),
    )


def _differences(found: Comparison) -> Table:
    """Give each measure a line: the difference of each result, and how often it is better."""
    others = found.names[1:]
    rows = {(r["scenario"], r["measure"]): r for r in found.rows if r["period"] == WHOLE}
    lines = []
    for measure in _measured(found):
        cells = []
        for name in others:
            row = rows[name, measure.name]
            better = row["better"]
            often = "" if better is None else f"; better in {per_cent(float(better))} of futures"
            cells.append(change_with_range(row, "difference", measure.unit) + often)
        lines.append((begun(measure.words), *cells))
    return Table(
        caption=f"Differences from {found.names[0]}, over the whole time (8 futures in 10)",
        head=("Measure", *others),
        rows=tuple(lines),
        note=FEW_DIFFER if any(_outside(row) for row in rows.values()) else "",
    )


def _outside(row: Row) -> bool:
    return outside_its_range(row, "difference", str(row["unit"]))


def _done(found: Comparison, homes: Mapping[str, str]) -> Table:
    """Say what is done differently in each scenario, change by change."""
    lines = []
    for name in found.names:
        changes = changes_in_words(found.levers[name], homes)
        lines += [(name, each.title, _as_set(each)) for each in changes]
        lines += [] if changes else [(name, "Nothing", "As things are")]
    return Table(
        caption="What is done differently in each",
        head=("Scenario", "Change", "As it was set"),
        rows=tuple(lines),
    )


def _as_set(change: ChangeInWords) -> str:
    said = "; ".join(f"{line.name.lower()}: {line.value}" for line in change.lines)
    return begun(f"{said}. As usual: {change.rest}" if change.rest else said)


def _choice(found: Comparison) -> Table:
    """Give each result, the first too, the suitable homes there are when one is needed."""
    return Table(
        caption="Suitable homes to choose from when one is needed, in an average month",
        head=(
            "Scenario",
            "The child in the middle",
            "1 child in 10 has this or fewer",
            "9 children in 10 have this or fewer",
        ),
        rows=tuple(
            (
                str(row["scenario"]),
                *(_homes(row, name) for name in OPTIONS),
            )
            for row in found.choice
        ),
    )


def _homes(row: Row, name: str) -> str:
    """Write so many homes; a result of an earlier release lacks some columns."""
    if name not in row:
        return "Not known"
    return "Nobody asks" if row[name] is None else f"{row[name]:.1f}"


def _levels(found: Comparison) -> Table:
    rows = {(r["scenario"], r["measure"]): r for r in found.rows if r["period"] == WHOLE}
    others = found.names[1:]
    return Table(
        caption="The figures themselves: the average of all futures",
        head=("Measure", *found.names),
        rows=tuple(
            (
                begun(measure.words),
                amount(rows[others[0], measure.name]["reference_mean"], measure.unit),  # type: ignore[arg-type] # a number
                *(amount(rows[name, measure.name]["mean"], measure.unit) for name in others),  # type: ignore[arg-type] # a number
            )
            for measure in _measured(found)
        ),
    )


def _years(found: Comparison) -> Table:
    """Give the differences year by year."""
    units = {measure.name: measure for measure in MEASURES}
    periods = [p for p in dict.fromkeys(str(r["period"]) for r in found.rows) if p != WHOLE]
    cells = {(r["scenario"], r["measure"], r["period"]): r["difference"] for r in found.rows}
    return Table(
        caption=f"Differences from {found.names[0]}, year by year: averages",
        head=("Scenario and measure", *periods),
        rows=tuple(
            (
                f"{name}: {measure.words}",
                *(change(cells[name, measure.name, p], units[measure.name].unit) for p in periods),  # type: ignore[arg-type] # a number
            )
            for name in found.names[1:]
            for measure in _measured(found)
        ),
    )


def _panel(found: Comparison, name: str) -> Panel | None:
    measure = next(each for each in MEASURES if each.name == name)
    scale = SCALE.get(measure.unit, 1.0)
    figures = [
        Bar(
            f"{found.names.index(str(r['scenario']))}. {r['scenario']}",
            "part",
            scale * float(r["difference"]),
            scale * float(r["q10"] or 0),
            scale * float(r["q90"] or 0),
        )
        for r in found.rows
        if r["measure"] == name and r["period"] == WHOLE and r["difference"] is not None
    ]
    if not figures:
        return None
    words = f"Difference from {found.names[0]}."
    drawn = parts_of_own_scale(figures, Words(f"differs-{name}", TITLES[name], words))
    return Panel(TITLES[name], drawn, words)


def _measured(found: Comparison) -> list[Measure]:
    """Give the measures that all the results have: one of an earlier release may lack some."""
    there = {row["measure"] for row in found.rows}
    return [measure for measure in MEASURES if measure.name in there]
