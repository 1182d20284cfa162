"""One change tried at several strengths: the sentence, the curves and what they rest on."""

from dataclasses import dataclass

from web.charts.picture import Picture
from web.outlook.facts import Fact, assumptions
from web.reports.sweep import report
from web.reports.sweep_facts import facts_of
from web.store.results import StoredResult


@dataclass(frozen=True, slots=True)
class SweepPage:
    """Everything the page says."""

    headline: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    assumptions: tuple[Fact, ...]
    command: str


def sweep_page(result: StoredResult) -> SweepPage:
    """Work the page out from a stored sweep, as the report of the command shows it."""
    told = result.payload
    made = told["provenance"]
    shown = report(told["rows"], told["names"], name=result.name, standing="", facts=facts_of(made))
    return SweepPage(
        headline=told["headline"],
        picture=shown.picture,
        facts=tuple(Fact(name, value) for name, value in shown.facts),
        assumptions=assumptions(made["assumptions"]),
        command=told["command"],
    )
