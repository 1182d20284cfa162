"""Places on the island in each kind of home: those that can be used, and those that are filled."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.tiers import Tier
from scenarios.in_words.words import day_of, one_decimal, short_month
from web.charts import key
from web.charts.colours import INK
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, Known, range_over_time

Row = Mapping[str, Any]
SIZES = (2, 3, 4, 6)


def places(
    rows: Sequence[Row], margin: Sequence[Row] = (), one_home: Sequence[Row] = ()
) -> Picture | None:
    """Draw the `places` table of a run; `margin` and `one_home` say how full homes can be."""
    tiers = list(dict.fromkeys(row["tier"] for row in rows))
    if not tiers:
        return None
    by_tier = {tier: [row for row in rows if row["tier"] == tier] for tier in tiers}
    return Picture(
        sentence=f"{_sentence(margin)}{_alone(one_home)}",
        panels=tuple(_panel(tier, months) for tier, months in by_tier.items()),
        key=(key.line("Places that can be used"), key.line("Places filled", INK)),
        table=Table(
            caption="Places approved, that can be used, and filled: averages of all futures",
            head=("Month", *(Tier(tier).words for tier in tiers)),
            rows=tuple(
                (
                    short_month(day_of(row["month"])),
                    *(_cell(months[step]) for months in by_tier.values()),
                )
                for step, row in enumerate(by_tier[tiers[0]])
            ),
        ),
    )


def _sentence(margin: Sequence[Row]) -> str:
    said = [
        f"{Tier(row['tier']).words.lower()} {round(100 * row['occupancy'])}%"
        for row in margin
        if row["tier"] in set(Tier)
    ]
    if not said:
        return "Places fill and come free as children come, move and leave."
    return (
        "How full homes can be and still leave room in 95 months of 100, for the children whom "
        f"that kind suits best: {'; '.join(said)}."
    )


def _alone(one_home: Sequence[Row]) -> str:
    """Say how full one home of three places can be, beside smaller and larger ones."""
    full = {row["places"]: round(100 * row["occupancy"]) for row in one_home}
    if not full:
        return ""
    sizes = [f"{full[places]}% for {places} places" for places in SIZES if places in full]
    return f" One home alone, of whose kind there is no other, must be emptier: {', '.join(sizes)}."


def _panel(tier: str, months: Sequence[Row]) -> Panel:
    usable = [
        Expected(day_of(row["month"]), row["available"], row["available"], row["available"])
        for row in months
    ]
    filled = [Known(day_of(row["month"]), row["filled"]) for row in months]
    last = months[-1]
    words = (
        f"{one_decimal(last['filled'])} of {one_decimal(last['available'])} filled in the last "
        "month shown."
    )
    frame = Frame(
        first=usable[0].day,
        last=usable[-1].day,
        highest=max(1.0, *(max(row["available"], row["filled"]) for row in months)) * 1.08,
    )
    drawn = range_over_time(
        usable,
        filled,
        frame,
        name=f"places-{tier}",
        title=f"Places: {Tier(tier).words.lower()}",
        description=f"{words} The table below gives every month.",
    )
    return Panel(Tier(tier).words, drawn, words)


def _cell(row: Row) -> str:
    numbers = (one_decimal(row[name]) for name in ("approved", "available", "filled"))
    return "{} approved, {} usable, {} filled".format(*numbers)
