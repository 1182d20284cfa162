"""Which homes will be missing: how likely, month by month, and for how many children."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from matching.tiers import Tier
from scenarios.futures.tally import NO_TIER
from scenarios.in_words.words import day_of, one_decimal, per_cent, short_month
from web.charts import key
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, range_over_time

ALL = "all"
SHOWN = 6
WORTH_SHOWING = 0.005
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of home: its months, and the average of the last twelve of them."""

    tier: str
    months: tuple[Row, ...]

    @property
    def name(self) -> str:
        """The kind of home as a person reads it."""
        if self.tier == NO_TIER:
            return "A home designed for one child"
        return "Any kind of home" if self.tier == ALL else Tier(self.tier).words

    def last_year(self, column: str) -> float:
        """Give the mean of a column over the last twelve months."""
        months = self.months[-12:]
        return float(sum(row[column] for row in months) / len(months))


def gap(rows: Sequence[Row]) -> Picture:
    """Draw the `shortfall` table of a run, the kind of home most often missing first."""
    ranked = _ranked(rows)
    missing = [each for each in ranked if each.last_year("probability") >= WORTH_SHOWING]
    frame = Frame(
        first=day_of(rows[0]["month"]), last=day_of(rows[-1]["month"]), highest=1, number=".0%"
    )
    return Picture(
        sentence=_sentence(missing, len(missing) - SHOWN),
        panels=tuple(_panel(each, frame) for each in missing[:SHOWN]),
        key=(key.line("Chance that at least one child has no suitable home of this kind"),),
        table=_table([*ranked, *_gaps(rows, [ALL])]),
    )


def most_often_missing(rows: Sequence[Row]) -> Gap | None:
    """Give the kind of home most often missing, or nothing where none is."""
    worst = _ranked(rows)[0]
    return worst if worst.last_year("probability") >= WORTH_SHOWING else None


def _ranked(rows: Sequence[Row]) -> list[Gap]:
    """Put the kinds of home in order, most often missing first."""
    tiers = [tier for tier in dict.fromkeys(row["tier"] for row in rows) if tier != ALL]
    return sorted(_gaps(rows, tiers), key=lambda each: -each.last_year("probability"))


def _gaps(rows: Sequence[Row], tiers: Sequence[str]) -> list[Gap]:
    found = (Gap(tier, tuple(row for row in rows if row["tier"] == tier)) for tier in tiers)
    return [each for each in found if each.months]


def _sentence(missing: Sequence[Gap], hidden: int) -> str:
    if not missing:
        return "In almost every future, every child finds a suitable home of the kind they need."
    worst = missing[0]
    more = f" The table gives {hidden} more." if hidden > 0 else ""
    return (
        f"Most often missing: {worst.name.lower()}. In an average month of the last year shown, "
        f"the chance that at least one child goes without is "
        f"{per_cent(worst.last_year('probability'))}, "
        f"and on average {one_decimal(worst.last_year('children_mean'))} go without.{more}"
    )


def _panel(each: Gap, frame: Frame) -> Panel:
    words = (
        f"{per_cent(each.last_year('probability'))} in an average month of the last year. "
        f"{_how_many(each)}."
    )
    points = [
        Expected(day_of(row["month"]), row["probability"], row["probability"], row["probability"])
        for row in each.months
    ]
    svg = range_over_time(
        points,
        (),
        frame,
        name=f"gap-{each.tier.replace(' ', '-')}",
        title=f"Chance of a shortage by month: {each.name.lower()}",
        description=f"{words} The table below gives every month.",
    )
    return Panel(each.name, svg, words)


def _how_many(each: Gap) -> str:
    """Say how many go without in a month of the last year: on average, and in 1 future of 10."""
    mean = each.last_year("children_mean")
    average = "fewer than 0.1" if mean < 0.05 else one_decimal(mean)
    worst = int(median(row["children_q90"] for row in each.months[-12:]))
    most = f"; in 1 future of 10, {worst} or more" if worst else ""
    return f"On average {average} go without{most}"


def _table(gaps: Sequence[Gap]) -> Table:
    return Table(
        caption="Chance of a shortage in the month, and children short on average",
        head=("Month", *(each.name for each in gaps)),
        rows=tuple(
            (
                short_month(day_of(row["month"])),
                *(_cell(each.months[step]) for each in gaps),
            )
            for step, row in enumerate(gaps[0].months)
        ),
    )


def _cell(row: Row) -> str:
    return f"{per_cent(row['probability'])}, {one_decimal(row['children_mean'])}"
