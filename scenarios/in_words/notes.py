"""What a run says of itself: levers that do not show or begin early, searches cut short."""

from collections.abc import Sequence
from datetime import date

from matching.in_words.how_many import how_many
from scenarios.futures.tally import Tally
from scenarios.in_words.words import full_day, month_and_year
from scenarios.levers import AnyLever
from scenarios.levers.titles import numbered, title_of
from scenarios.reading.contributions import INTERACTION
from scenarios.result import Row

TOO_LATE = "after the last month of this run"
TOO_EARLY = "before the day of the data"
LAST_DAY_OF_THE_MONTH_BEFORE = 15
NO_EFFECT = "changes nothing in any of these futures"


def whose_law(jurisdiction: str | None) -> tuple[str, ...]:
    """Say that Jersey's law is taken where the data do not say whose holds."""
    if jurisdiction is not None:
        return ()
    return (
        "The data do not say whose law holds here: Jersey's is taken, and the area is spoken of as "
        "an island. Give `jurisdiction` in the about table: ENG or JEY.",
    )


def months_of_the_run(data_day: date) -> tuple[str, ...]:
    """Say how months are named where most of each lies in the calendar's month before."""
    if data_day.day > LAST_DAY_OF_THE_MONTH_BEFORE:
        return ()
    return (
        f"The data are of {full_day(data_day)}, so each month of this run ends on that day of a "
        "month and has its name, though most of it lies in the month before: a change shows up to "
        "a month early. Data of the end of a month have months as the calendar has them.",
    )


def too_late(levers: Sequence[AnyLever], end: date) -> tuple[str, ...]:
    """Say which levers begin after the last month."""
    return tuple(
        f"{title_of(lever.lever)} begins in {month_and_year(lever.first_month)}, {TOO_LATE}: it "
        "does not show here."
        for lever in levers
        if lever.first_month > end
    )


def before_the_data(levers: Sequence[AnyLever], data_day: date) -> tuple[str, ...]:
    """Say which levers have a first day before the day of the data."""
    return tuple(
        f"{title_of(lever.lever)} begins in {month_and_year(lever.first_month)}, {TOO_EARLY} "
        f"({full_day(data_day)}): it shows from the first month of this run, as far along as it "
        "is by then."
        for lever in levers
        if lever.first_month < data_day
    )


def without_effect(levers: Sequence[AnyLever], added: Sequence[Row], end: date) -> tuple[str, ...]:
    """Say which levers change nothing at all, though they begin in time."""
    named = zip(numbered(levers), levers, strict=True)
    late = {name for name, lever in named if lever.first_month > end}
    moved = {row["lever"] for row in added if row["contribution"] or row["q10"] or row["q90"]}
    names = [row["lever"] for row in added if row["lever"] != INTERACTION]
    return tuple(
        f"{title_of(str(name))} {NO_EFFECT}: it has no strength, or what it would change does not "
        "come about here."
        for name in dict.fromkeys(names)
        if name not in moved and name not in late
    )


def cut_short(tally: Tally) -> tuple[str, ...]:
    """Say in how many months the best match was not proved."""
    months = int(tally.not_proved.sum())
    if not months:
        return ()
    return (f"In {months} months the matching was cut short: the best found stands.",)


def strict_plans(tally: Tally) -> tuple[str, ...]:
    """Say how many with a strict plan to live together live apart, since futures may part them."""
    pairs, apart = tally.strict_pairs, tally.strict_apart
    if not pairs[:, 0].any():
        return ()
    later, apart_later = float(pairs[:, 1:].mean()), float(apart[:, 1:].mean())
    return (
        f"By their plan {how_many(int(pairs[0, 0]), 'pair')} of brothers and sisters must live "
        f"together; {int(apart[0, 0]) or 'none'} of these live apart today. Here they are placed "
        "together if possible, whereas the panel's matching moves them as one: in an average month "
        f"{apart_later:.1f} of the {later:.1f} pairs who still need a home live apart.",
    )


def about_levers(notes: Sequence[str]) -> tuple[str, ...]:
    """Pick the notes about levers that do not show, or begin before the data end."""
    said = (TOO_LATE, TOO_EARLY, NO_EFFECT)
    return tuple(note for note in notes if any(words in note for words in said))


def about_money(notes: Sequence[str]) -> tuple[str, ...]:
    """Pick the notes that say how prices grow and what a cost leaves out."""
    return tuple(note for note in notes if "cost" in note.lower() or "£" in note)
