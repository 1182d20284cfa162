"""Who our children are: ages and levels of need on the day of the data."""

from collections.abc import Sequence

from forecasting.episodes.assumed_ages import ASSUMED
from scenarios.in_words.words import whole_number
from scenarios.result import Row
from scenarios.statement.content import Column, Paragraph, Printed, Section, Table, ToWrite
from scenarios.statement.names import band_words, level_words
from scenarios.statement.stated import Stated
from scenarios.statement.tables import HIGH, LOW, MEAN, MIDDLE, mean_and_range, whole_table

LEVELS = ("A", "B", "C", "D", "E", "all")
LEVELS_RUN = "Levels of need run from A (as most children) to E (exceptional)."


def children(stated: Stated) -> Section:
    """Give the children of the data date by age and level, and how much of it is known."""
    rows = stated.reference.table("children")
    today = [row for row in rows if row["month"] == rows[0]["month"]]
    everyone = next(row for row in today if row["age_band"] == "all" and row["level"] == "all")
    number = whole_number(float(everyone["mean"] or 0), "child was", "children were")
    return Section(
        "Who our children are",
        (
            Paragraph(f"On {stated.reference.data_day}, {number} looked after. {_known(stated)}"),
            Paragraph(f"{LEVELS_RUN} {_drawn(stated)}"),
            _table(today, stated),
            ToWrite(
                "What the figures do not show",
                "Describe the children in other ways that matter here: languages, culture, "
                "disability, brothers and sisters, unaccompanied children, where families live. "
                "Use only figures that cannot point to a child.",
            ),
        ),
    )


def _drawn(stated: Stated) -> str:
    """Say where needs that are not known come from, and ages that were not published."""
    if stated.reference.made["assessed"]:
        return (
            "Where a need is not known it is drawn, inside the simulation only, from children of "
            "that age who are assessed. So a level can be a range even today; an age is not."
        )
    ages = [note for note in stated.notes if note.startswith(ASSUMED)]
    return " ".join(
        (
            "No child is assessed in full: what is not known is drawn, inside the simulation only, "
            "from reference profiles, which are an assumption.",
            *ages,
        )
    )


def _known(stated: Stated) -> str:
    """Say how many are assessed; with counts alone, nobody's needs are known."""
    made = stated.reference.made
    if not made["on_record"]:
        return "Only numbers of children are known: no child's needs are on record."
    elsewhere = made["elsewhere"]
    part = made["on_record"] - made["assessed"] - made["unassessed"] - elsewhere
    some = f" Of {part} more, some needs are known." if part > 0 else ""
    some += (
        f" {elsewhere} live with parents, with adopters or elsewhere: no home is looked for, and "
        "no needs are read."
        if elsewhere
        else ""
    )
    return (
        f"{made['on_record']} have a record of their own: {made['assessed']} with a full needs "
        f"assessment, {made['unassessed']} without any.{some}"
    )


def _table(today: Sequence[Row], stated: Stated) -> Table:
    bands = list(dict.fromkeys(str(row["age_band"]) for row in today))
    at = {(str(row["age_band"]), str(row["level"])): row for row in today}
    return whole_table(
        "Children today",
        stated.caption(f"Children looked after on {stated.reference.data_day}, by age and level"),
        today,
        (
            ("age_band", Column("Ages"), band_words),
            ("level", Column("Level of need"), level_words),
            *(MEAN, LOW, MIDDLE, HIGH),
        ),
        Printed(
            ("Ages", *(str(level_words(level)) for level in LEVELS)),
            tuple(
                (str(band_words(band)), *(mean_and_range(at[band, level]) for level in LEVELS))
                for band in bands
            ),
        ),
    )
