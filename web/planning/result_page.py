"""One result: the headline first, what it aims at, then each question with its figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.in_words.notes import about_levers, about_money
from scenarios.in_words.words import as_asked, as_share, begun, per_cent
from scenarios.levers.words import choice
from scenarios.reading.measures import MEASURES
from web.charts.contributions import contributions
from web.charts.fan import fan
from web.charts.flows import flows
from web.charts.gap import gap
from web.charts.heat import HeatMap, true_gap
from web.charts.levels import levels
from web.charts.looking import looking
from web.charts.outcomes import outcomes
from web.charts.picture import Picture, Table
from web.charts.places import places
from web.charts.spending import spending
from web.outlook.facts import Fact, assumptions
from web.outlook.facts_of_run import facts_of_run
from web.outlook.story import children_of_run
from web.planning.fields import NAMES
from web.planning.summary import ChangeInWords, changes_in_words
from web.planning.whole_time import ByDraw, few_differ, whole_time
from web.store.results import StoredResult


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its picture."""

    id: str
    title: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything the page of a result says."""

    id: str
    name: str
    headline: str
    figures: tuple[Fact, ...]
    changes: tuple[ChangeInWords, ...]
    targets: Table | None
    questions: tuple[Question, ...]
    true_gap: HeatMap | None
    facts: tuple[Fact, ...]
    """What lets a figure be traced and made again."""
    assumptions: tuple[Fact, ...]
    about_levers: tuple[str, ...]
    """Changes that do not show in this result."""
    about_money: tuple[str, ...]
    """How prices grow, and what is left out."""
    notes: tuple[str, ...]
    command: str


def result_page(result: StoredResult, homes: Mapping[str, str]) -> ResultPage:
    """Work the page out from a stored run; `homes` are the names of homes by their id."""
    payload = result.payload
    tables, made = payload["tables"], payload["provenance"]
    return ResultPage(
        id=result.id,
        name=result.name,
        headline=payload["headline"],
        figures=_figures(payload.get("by_draw", {})),
        changes=changes_in_words(made["levers"], homes),
        targets=_targets(tables.get("targets", ())),
        questions=tuple(
            Question(name, title, picture)
            for name, title, picture in _pictures(payload)
            if picture is not None
        ),
        true_gap=true_gap(tables.get("tiers", ())),
        facts=facts_of_run(result, made),
        assumptions=assumptions(made.get("assumptions", {})),
        about_levers=about_levers(made.get("notes", ())),
        about_money=about_money(made.get("notes", ())),
        notes=tuple(made.get("notes", ())),
        command=payload.get("command", ""),
    )


def _pictures(payload: Mapping[str, Any]) -> Iterator[tuple[str, str, Picture | None]]:
    """Draw each question's picture, in the order of the page; None where a table is not there."""
    tables, made = payload["tables"], payload["provenance"]
    condition = "in this scenario" if made["levers"] else "if nothing changes"

    def table(name: str) -> Sequence[Mapping[str, Any]]:
        """Give a table; results of earlier releases lack some."""
        rows: Sequence[Mapping[str, Any]] = tables.get(name, ())
        return rows

    yield "adds", "What each change adds", contributions(table("levers"), _titles(made))
    yield "children", "How many children, by age", fan(children_of_run(payload))
    yield "levels", "What they will need", levels(tables["children"])
    yield "outcomes", "Where they will live", outcomes(tables["outcomes"], condition)
    yield "gap", "Which homes will be missing", gap(tables["shortfall"])
    searches = looking(table("requests"), table("choice"), table("siblings"))
    yield "looking", "Looking for a home", searches
    full = places(table("places"), table("margin"), table("one_home"))
    yield "places", "Places, and how full they are", full
    yield "cost", "What it costs", spending(table("cost"))
    yield "flows", "Where children come from and go", flows(table("flows"))


def _titles(made: Mapping[str, Any]) -> dict[str, str]:
    """Name each lever of a run as its form does; a second of a kind has its number."""
    titles: dict[str, str] = {}
    for each in made["levers"]:
        name = each["lever"]
        title = NAMES[name].title if name in NAMES else choice(name)
        count = sum(key == name or key.startswith(f"{name} ") for key in titles)
        more = f" {count + 1}" if count else ""
        titles[f"{name}{more}"] = f"{title}{more}"
    return titles


def _figures(by_draw: ByDraw) -> tuple[Fact, ...]:
    """Give each measure over the whole time."""
    return tuple(
        Fact(
            begun(measure.words),
            f"{found[0]}, from {found[1]} to {found[2]}"
            f"{'; a few futures differ much' if few_differ(by_draw, measure) else ''}",
        )
        for measure in MEASURES
        if (found := whole_time(by_draw, measure)) is not None
    )


def _targets(rows: Sequence[Mapping[str, Any]]) -> Table | None:
    if not rows:
        return None
    return Table(
        caption="Targets",
        head=("Target", "At least", "Wanted in", "Reached in", "Enough?", "8 futures in 10"),
        rows=tuple(
            (
                choice(row["measure"]),
                as_asked(row["at_least"]),
                f"{as_asked(row['wanted_probability'])} of futures",
                f"{as_share(row['probability'])} of futures",
                row["met"].capitalize(),
                "Not known"
                if row["q10"] is None
                else f"{per_cent(row['q10'])} to {per_cent(row['q90'])}",
            )
            for row in rows
        ),
    )
