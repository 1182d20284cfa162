"""Results side by side: differences first, draw by draw, or a refusal that says what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.in_words.area_words import area_words
from scenarios.in_words.amounts import change, outside_its_range
from scenarios.reading.mean_and_range import mean_and_range
from scenarios.reading.measures import (
    COST,
    MEASURES,
    OFF_ISLAND,
    SUITABLE_ON_ISLAND,
    WHOLE,
    Better,
    Draws,
    Measure,
)
from scenarios.result import Row
from scenarios.tables.choice import OPTIONS

MOST_RESULTS = 4

SAME: Mapping[str, str] = {
    "data_hash": "the data",
    "data_date": "the data date",
    "model": "the forecasting model",
    "version": "the version of this software",
    "codification": "the codification of needs",
    "seed": "the seed",
    "draws": "the number of draws",
    "months": "the number of months",
    "assumptions": "the assumptions",
}
"""What must be the same for a difference to be the levers' and nothing else's."""

RESTS_ON = (*SAME, "on_record", "assessed", "unassessed", "synthetic")
"""What a comparison says of itself; what is not told apart above is the same in the same data."""

IN_A_SENTENCE = (SUITABLE_ON_ISLAND, OFF_ISLAND, COST)
"""The three differences a commissioner asks for first."""

SHOWN_OF_A_HASH = 12


class NotComparable(ValueError):
    """The results cannot be held against each other; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every other result against the first."""

    area: str
    names: tuple[str, ...]
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]
    choice: tuple[Row, ...]
    """For each result, the first too: homes to choose from, in an average month with a request."""
    provenance: Mapping[str, object]
    levers: Mapping[str, Sequence[Mapping[str, Any]]]

    def to_json(self) -> dict[str, object]:
        """Give the comparison as plain lists and words."""
        return {
            "area": self.area,
            "reference": self.names[0],
            "compared": list(self.names[1:]),
            "sentences": list(self.sentences),
            "differences": [dict(row) for row in self.rows],
            "choice": [dict(row) for row in self.choice],
            "levers": dict(self.levers),
            "provenance": dict(self.provenance),
        }


def compare(results: Sequence[Mapping[str, Any]]) -> Comparison:
    """Compare results of the same futures, each laid out as `sufficiency run` writes it."""
    if not 2 <= len(results) <= MOST_RESULTS:
        given = "1 was" if len(results) == 1 else f"{len(results)} were"
        raise NotComparable(f"2 to {MOST_RESULTS} results can be compared; {given} given.")
    for number, result in enumerate(results, 1):
        if "by_draw" not in result or "provenance" not in result:
            raise NotComparable(
                f"Result {number} does not hold its draws: make it again with `sufficiency run`."
            )
    first, *others = results
    names = _names(results)
    for name, other in zip(names[1:], others, strict=True):
        _refuse_if_different(names[0], first, name, other)
    known = [each for each in MEASURES if all(each.name in r["by_draw"] for r in results)]
    missing = [each.name for each in IN_A_SENTENCE if each not in known]
    if missing:
        raise NotComparable(
            f"A result lacks the draws of {', '.join(missing)}: it may come from an earlier "
            "release. Make it again with `sufficiency run`."
        )
    made = first["provenance"]
    say = area_words(made.get("jurisdiction"))
    rows, sentences = [], []
    for name, other in zip(names[1:], others, strict=True):
        of_other = [
            _row(name, measure, period, first["by_draw"], other["by_draw"])
            for measure in known
            for period in first["by_draw"][measure.name]
        ]
        rows += of_other
        sentences.append(say(_sentence(names[0], name, of_other)))
    return Comparison(
        area=str(first.get("area", "")),
        names=names,
        sentences=tuple(sentences),
        rows=tuple(rows),
        choice=tuple(_choice(n, each) for n, each in zip(names, results, strict=True)),
        provenance={key: made[key] for key in RESTS_ON if key in made},
        levers={n: r["provenance"]["levers"] for n, r in zip(names, results, strict=True)},
    )


def _choice(name: str, result: Mapping[str, Any]) -> Row:
    """Say how many suitable homes there are when one is needed, in an average month.

    It is counted over all futures together, so there is no difference draw by draw. A column that a
    result of an earlier release lacks is left out.
    """
    rows = result["tables"].get("choice", ())
    there = [column for column in OPTIONS if rows and all(column in row for row in rows)]
    return {"scenario": name, **{column: _average(rows, column) for column in there}}


def _average(rows: Sequence[Mapping[str, Any]], column: str) -> float | None:
    """Average a column over the months in which somebody asked; None where nobody did."""
    known = [row[column] for row in rows if row[column] is not None]
    return round(float(np.mean(known)), 2) if known else None


def _names(results: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Give each result its own name, numbered where two have the same."""
    names: list[str] = []
    for result in results:
        name = str(result.get("name") or "result")
        numbered = (name, *(f"{name} ({number})" for number in range(2, len(results) + 2)))
        names.append(next(each for each in numbered if each not in names))
    return tuple(names)


def what_differs(first: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """Say in what the making of two results differs; in nothing, if they can be compared."""
    made, made_other = first["provenance"], other["provenance"]
    return tuple(
        words
        if key == "assumptions"
        else f"{words} ({_said(key, made)} and {_said(key, made_other)})"
        for key, words in SAME.items()
        if made.get(key) != made_other.get(key)
    )


def _said(key: str, made: Mapping[str, Any]) -> str:
    """Give what tells results apart, of a fingerprint only as much as a reader can hold."""
    words = str(made.get(key))
    return words[:SHOWN_OF_A_HASH] if key == "data_hash" else words


def _refuse_if_different(
    name: str, first: Mapping[str, Any], other_name: str, other: Mapping[str, Any]
) -> None:
    differ = what_differs(first, other)
    if differ:
        raise NotComparable(
            f"{name} and {other_name} differ in {'; '.join(differ)}: a difference between them "
            "would not be the levers' alone. Run both again from the same baseline, with the same "
            "seed, draws and months."
        )


def _row(
    name: str, measure: Measure, period: str, first: Mapping[str, Any], other: Mapping[str, Any]
) -> Row:
    """Hold one measure of one period against the first result's."""
    before, after = _draws(first, measure, period), _draws(other, measure, period)
    of_both = ~np.isnan(after - before)  # a share of nobody in a future is no number
    change = (after - before)[of_both]
    told = mean_and_range(change)
    return {
        "scenario": name,
        "measure": measure.name,
        "unit": measure.unit,
        "period": period,
        "reference_mean": mean_and_range(before[of_both]).mean,
        "mean": mean_and_range(after[of_both]).mean,
        "difference": told.mean,
        "q10": told.q10,
        "q90": told.q90,
        "better": _share_better(measure, change) if len(change) else None,
    }


def _draws(by_draw: Mapping[str, Any], measure: Measure, period: str) -> Draws:
    return np.array(by_draw[measure.name][period], dtype=np.float64)


def _share_better(measure: Measure, change: Draws) -> float | None:
    """Give the share of futures that are better; none where neither way is."""
    if measure.better is Better.NEITHER:
        return None
    better = change > 0 if measure.better is Better.MORE else change < 0
    return round(float(better.mean()), 4)


def _sentence(first: str, name: str, rows: Sequence[Row]) -> str:
    """Say the three differences a commissioner asks for first, each with its range."""
    whole = {str(row["measure"]): row for row in rows if row["period"] == WHOLE}
    suitable, away, cost = (whole[measure.name] for measure in IN_A_SENTENCE)
    return (
        f"{name} instead of {first}: "
        f"{_points(suitable)} of the children needing a home in a suitable one "
        f"on the island; {_children(away)} off the island on average; "
        f"{_pounds(cost)} over the whole time (8 chances in 10)."
    )


def averages_outside(rows: Sequence[Row]) -> bool:
    """Tell whether an average in the sentences lies outside the range beside it."""
    asked = {measure.name: measure.unit for measure in IN_A_SENTENCE}
    return any(
        outside_its_range(row, "difference", asked[str(row["measure"])])
        for row in rows
        if row["measure"] in asked and row["period"] == WHOLE
    )


def _points(row: Row) -> str:
    if row["difference"] is None:
        return "no change known in the share"
    mean, low, high = (100 * float(row[key] or 0) for key in ("difference", "q10", "q90"))
    return f"{change(mean, 'points')} points ({change(low, 'points')} to {change(high, 'points')})"


def _children(row: Row) -> str:
    mean, low, high = _changes(row, "children")
    return f"{mean} children ({low} to {high})"


def _pounds(row: Row) -> str:
    mean, low, high = _changes(row, "pounds")
    return f"{mean} ({low} to {high})"


def _changes(row: Row, unit: str) -> list[str]:
    together = [float(row[key] or 0) for key in ("difference", "q10", "q90")]
    return [change(each, unit, together) for each in together]
