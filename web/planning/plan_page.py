"""A plan: its sentences first, then what to buy, its targets, its cost and its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.in_words.amounts import pounds
from scenarios.in_words.words import as_asked, begun, day_of, full_day, month_and_year
from scenarios.levers.words import choice
from scenarios.plans.status import Status
from scenarios.plans.words import as_share, more_or_less
from scenarios.plans.words import pounds as pounds_said
from web.charts.frontier import frontier
from web.charts.picture import Picture, Table
from web.outlook.facts import Fact, assumptions
from web.planning.form import MOST_CHANGES
from web.planning.plan_as_scenario import found_or_nearest
from web.planning.plan_words import IN_POUNDS, LEAST, SETTINGS, headline_of
from web.planning.summary import ChangeInWords, changes_in_words
from web.store.results import StoredResult

Row = Mapping[str, Any]
PROGRAMME = "Programme"


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the page says."""

    possible: bool
    headline: str
    sentences: tuple[str, ...]
    in_the_way: tuple[str, ...]
    bought: Table | None
    targets: Table
    cost: tuple[Fact, ...]
    one_more: tuple[str, ...]
    one_fewer: tuple[str, ...]
    frontier: Picture | None
    neighbours: int
    """Futures in which one more, one fewer and the frontier were lived."""
    changes: tuple[ChangeInWords, ...]
    """What the scenario does differently before the plan."""
    can_be_a_scenario: bool
    facts: tuple[Fact, ...]
    settings: tuple[Fact, ...]
    assumptions: tuple[Fact, ...]
    left_out: tuple[str, ...]
    command: str


def plan_page(result: StoredResult, homes: Mapping[str, str]) -> PlanPage:
    """Work the page out from a stored plan; `homes` are the names of homes by their id."""
    told = result.payload
    status = Status(told["status"])
    levers = told["scenario"]["levers"]
    plan = found_or_nearest(told)
    headline, rest = headline_of(told)
    return PlanPage(
        possible=status is not Status.IMPOSSIBLE,
        headline=headline,
        sentences=tuple(each for each in (rest, *told["sentences"][1:]) if each),
        in_the_way=tuple(told["stands_in_the_way"]),
        bought=_bought(plan["plan"], status),
        targets=_targets(told["targets"], told["provenance"]["confirmed_draws"]),
        cost=_cost(told),
        one_more=tuple(row["words"] for row in told["shadow"] if row["change"] > 0),
        one_fewer=tuple(row["words"] for row in told["shadow"] if row["change"] < 0),
        frontier=frontier(told["frontier"]),
        neighbours=told["provenance"]["neighbours_draws"],
        changes=changes_in_words(levers, homes),
        can_be_a_scenario=0 < len(plan["levers"]) <= MOST_CHANGES - len(levers),
        facts=_facts(told["provenance"]),
        settings=_settings(told["settings"]),
        assumptions=assumptions(told["provenance"]["assumptions"]),
        left_out=tuple(told["left_out"]),
        command=told["command"],
    )


def _bought(rows: Sequence[Row], status: Status) -> Table | None:
    if not rows:
        return None
    nearest = " of the plan that comes nearest" if status is Status.IMPOSSIBLE else ""
    return Table(
        caption=f"Households, beds and programmes{nearest}",
        head=("What", "How many", "First by", "All by"),
        rows=tuple(
            (
                _kind(row["option"]),
                PROGRAMME if row["words"] == row["option"] else str(row["number"]),
                month_and_year(day_of(row["first_by"])),
                month_and_year(day_of(row["all_by"])),
            )
            for row in rows
        ),
    )


def _kind(option: str) -> str:
    """Name a kind without its article, since the number stands beside it."""
    return begun(option.removeprefix("an ").removeprefix("a "))


def _targets(rows: Sequence[Row], draws: int) -> Table:
    return Table(
        caption=f"Whether the targets hold, in {draws} fresh futures",
        head=("Target", "At least", "Wanted in", "Holds in", "95% interval", "Enough?"),
        rows=tuple(
            (
                choice(row["measure"]),
                as_asked(row["at_least"]),
                f"{as_asked(row['wanted_probability'])} of futures",
                f"{as_share(row['probability'])} of futures",
                f"{as_share(row['probability_low'])} to {as_share(row['probability_high'])}",
                row["met"].capitalize(),
            )
            for row in rows
        ),
    )


def _cost(told: Mapping[str, Any]) -> tuple[Fact, ...]:
    cost, suited = told["cost"], told["suitable_on_island"]
    net = [cost[name] for name in ("net", "net_q10", "net_q90")]
    mean, low, high = (more_or_less(each, net) for each in net)
    return (
        Fact("The plan's own homes and programmes", f"{pounds_said(cost['gross'])} on average"),
        Fact(
            "All that care costs, savings counted",
            f"{mean} than without the plan on average, {low} to {high} in 8 futures of 10"
            if cost["net"]
            else "As without the plan",
        ),
        Fact(
            "Children needing a home who have a suitable one here",
            f"{suited['without']:.1%} without the plan, {suited['with']:.1%} with it, on average",
        ),
        Fact("Proved to be the cheapest?", begun(cost["proved"])),
    )


def _facts(made: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Say where the plan comes from, so that it can be traced and made again."""
    return (
        Fact("Day of the data", full_day(day_of(made["data_date"]))),
        Fact("Kind of data", "Made up" if made["synthetic"] else "Of an authority"),
        Fact("Months ahead", str(made["months"])),
        Fact("Looked for in", f"{made['draws']} futures from seed {made['seed']}"),
        Fact(
            "Confirmed in",
            f"{made['confirmed_draws']} other futures from seed {made['confirmed_seed']}",
        ),
        Fact("Plans lived through", str(made["plans_lived"])),
        Fact("Children without a needs assessment", str(made["unassessed"])),
        Fact("Codification of needs", str(made["codification"])),
        Fact("Forecasting model", str(made["model"]).replace("_", " ")),
        Fact("Version of this software", str(made["version"])),
        Fact("Data fingerprint", str(made["data_hash"])[:16]),
    )


def _settings(settings: Mapping[str, Row]) -> tuple[Fact, ...]:
    """Give each setting by its name, with where it comes from."""
    return tuple(
        Fact(SETTINGS.get(name, choice(name)), _value(name, each["value"]), begun(each["source"]))
        for name, each in settings.items()
    )


def _value(name: str, value: Any) -> str:
    if name == "least":
        return LEAST.get(value, str(value))
    return pounds(value) if name in IN_POUNDS else f"{value:,}"
