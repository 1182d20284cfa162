"""What the headline rests on, in three short sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import day_of, full_day, month_and_year, per_cent, whole, whole_number
from web.charts.gap import most_often_missing
from web.charts.outcomes import not_well_placed

Row = Mapping[str, Any]


def meaning(
    people: Mapping[str, Any], tables: Mapping[str, Sequence[Row]], condition: str
) -> tuple[str, ...]:
    """Say in three short sentences what the headline rests on."""
    now, later = not_well_placed(tables["outcomes"])
    missing = most_often_missing(tables["shortfall"])
    sentences = [
        _direction([row for row in people["rows"] if row["age_band"] == "all"]),
        f"{whole(now)} of them lived off the island, waited for "
        f"a home, or lived in one that did not suit them. {condition.capitalize()}, that will be "
        f"{whole(later)} on average by then.",
    ]
    if missing is not None:
        sentences.append(
            f"Most often missing: {missing.name.lower()}. In an average month of the last year "
            f"shown, the chance that at least one child goes without is "
            f"{per_cent(missing.last_year('probability'))}."
        )
    return tuple(sentences)


def _direction(total: Sequence[Row]) -> str:
    """Say whether there will be more, fewer or about as many children."""
    now, last = total[0]["q50"], total[-1]
    day = month_and_year(day_of(last["date"]))
    children = whole_number(now, "child was", "children were")
    start = f"On {full_day(day_of(total[0]['date']))}, {children} looked after."
    middle = f"the middle of all futures is {whole(last['q50'])}"
    if last["q10"] > now:
        return f"{start} There will very likely be more: by {day} {middle}."
    if last["q90"] < now:
        return f"{start} There will very likely be fewer: by {day} {middle}."
    return f"{start} There may be more or fewer by {day}: {middle}."
