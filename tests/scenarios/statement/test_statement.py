"""A statement has every section in order, invents nothing, and refuses what it cannot state."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matching.children import ChildStatus
from matching.places import PlaceStatus, PlaceType
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.jersey.published_files import write_jersey
from scenarios.baseline.read import read
from scenarios.in_words.words import in_full
from scenarios.reading.compare import NotComparable
from scenarios.run import run_scenario
from scenarios.scenario import Scenario
from scenarios.statement.content import (
    Bullets,
    Column,
    Figure,
    Paragraph,
    Statement,
    Table,
    ToWrite,
)
from scenarios.statement.lost_places import lost_places
from scenarios.statement.result_read import CannotBeStated
from scenarios.statement.stated import Besides
from scenarios.statement.statement import statement_of

DAY = date(2026, 11, 21)
IN_ORDER = (
    *("Vision and children's voice", "Duty and scope", "Who our children are", "Flows"),
    *("Homes and stability", "Supply", "Forecast", "Gap", "Cost", "Actions", "Market"),
    *("Monitoring", "Method annex"),
)


def tell(*results: Any, marking: str = "OFFICIAL") -> Statement:
    return statement_of(results, marking=marking, made_on=DAY)


def parts_of(statement: Statement, kind: type) -> list[Any]:
    return [part for each in statement.sections for part in each.parts if isinstance(part, kind)]


def test_every_section_is_there_in_order(statement: Statement) -> None:
    assert tuple(section.title for section in statement.sections) == IN_ORDER


def test_every_table_and_figure_carries_its_data_date_and_seed(statement: Statement) -> None:
    shown = [*parts_of(statement, Table), *parts_of(statement, Figure)]
    assert len(shown) > 15
    for each in shown:
        assert "Data of 20 November 2026, seed 1." in each.caption


def test_what_only_the_service_can_say_is_left_to_it(statement: Statement) -> None:
    vision = statement.sections[0]
    assert all(isinstance(part, ToWrite) for part in vision.parts)
    market = next(each for each in statement.sections if each.title == "Market")
    assert any(isinstance(part, ToWrite) for part in market.parts)


def test_tables_hold_the_figures_of_the_result(
    statement: Statement, results: list[dict[str, Any]]
) -> None:
    outcomes = next(t for t in parts_of(statement, Table) if t.name == "Where children live")
    rows = results[0]["tables"]["outcomes"]
    assert [row[2:] for row in outcomes.rows] == [
        (row["mean"], row["q10"], row["q50"], row["q90"]) for row in rows
    ]


def test_the_true_gap_on_a_page_adds_up_to_the_children_counted(
    statement: Statement, results: list[dict[str, Any]]
) -> None:
    gap = next(t for t in parts_of(statement, Table) if t.name == "True gap")
    assert gap.shortened is not None
    counted = sum(row["children_mean"] for row in results[0]["tables"]["tiers"])
    shown = sum(
        0 if cell.startswith("fewer") else float(cell)
        for cell in (row[-1] for row in gap.shortened.rows)
    )
    assert shown == pytest.approx(counted, abs=0.5)


def test_several_results_are_held_against_the_first(statement: Statement) -> None:
    assert any(table.name == "Differences" for table in parts_of(statement, Table))


def test_one_result_has_nothing_to_be_held_against(results: list[dict[str, Any]]) -> None:
    alone = tell(results[0])
    assert not any(table.name == "Differences" for table in parts_of(alone, Table))


def test_children_not_assessed_are_stated(statement: Statement) -> None:
    assert "without a needs assessment: 6" in statement.stamp.whole
    children = next(each for each in statement.sections if each.title == "Who our children are")
    said = " ".join(part.text for part in children.parts if isinstance(part, Paragraph))
    assert "6 without any" in said


def test_every_child_on_record_is_counted_once_by_what_is_known_of_their_needs(
    results: list[dict[str, Any]], made_up: Baseline
) -> None:
    [said] = [
        p.text for p in parts_of(tell(results[0]), Paragraph) if "needs assessment, " in p.text
    ]
    part, elsewhere = (
        int(re.search(pattern, said)[1])  # type: ignore[index] # a failed search fails the test
        for pattern in (r"Of (\d+) more, some needs", r"(\d+) live with parents")
    )
    made = results[0]["provenance"]
    assert elsewhere == len(made_up.elsewhere) > 0
    assert made["assessed"] + made["unassessed"] + part + elsewhere == made["on_record"]
    known_in_part = [c for c in made_up.children if c.needs.assessed and c.needs.not_known]
    assert part == len(known_in_part)


def test_published_figures_alone_are_not_said_to_hold_ages_or_needs(tmp_path: Path) -> None:
    write_jersey(tmp_path)
    jersey = baseline_from(read([tmp_path]).records, "jersey")
    made = run_scenario(Scenario(name="As things are", months=3, draws=10), jersey)
    section = tell(json.loads(made.to_json())).sections[2]
    said = " ".join(part.text for part in section.parts if isinstance(part, Paragraph))
    assert "from reference profiles, which are an assumption" in said
    assert "have the ages of 30 June 2019" in said
    assert "who are assessed" not in said


def test_nothing_measured_is_never_nought(results: list[dict[str, Any]]) -> None:
    changed = deepcopy(results[0])
    draws = changed["by_draw"]["siblings_together"]
    draws.update({period: [None] * len(values) for period, values in draws.items()})
    stability = next(t for t in parts_of(tell(changed), Table) if t.name == "Stability")
    rows = [row for row in stability.rows if "brothers and sisters" in str(row[0])]
    assert all(row[3:] == (None, None, None) for row in rows)
    assert stability.shortened is not None
    assert any("nothing to measure" in row for row in stability.shortened.rows)


def test_the_title_page_says_synthetic_and_internal(statement: Statement) -> None:
    assert any("Synthetic" in notice for notice in statement.notices)
    assert any("Do not publish" in notice for notice in statement.notices)


@pytest.mark.parametrize("part", ["tables", "by_draw", "provenance"])
def test_a_result_without_a_part_is_refused_by_name(
    results: list[dict[str, Any]], part: str
) -> None:
    short = {name: value for name, value in results[0].items() if name != part}
    with pytest.raises(CannotBeStated, match=part):
        tell(short)


def test_a_result_of_an_earlier_release_says_what_it_lacks(results: list[dict[str, Any]]) -> None:
    older = deepcopy(results[0])
    del older["tables"]["margin"], older["by_draw"]["waiting"]
    with pytest.raises(CannotBeStated, match="margin in its tables, waiting in its by_draw"):
        tell(older)


def test_a_table_with_other_columns_is_refused(results: list[dict[str, Any]]) -> None:
    changed = deepcopy(results[0])
    changed["tables"]["places"] = [{"month": "2026-11-20"}]
    with pytest.raises(CannotBeStated, match="tier"):
        tell(changed)


def test_results_of_other_data_are_refused(results: list[dict[str, Any]]) -> None:
    other = deepcopy(results[1])
    other["provenance"]["data_hash"] = "another"
    with pytest.raises(NotComparable, match="the data"):
        tell(results[0], other)


@pytest.mark.parametrize("marking", ["", " \t ", "x" * 61])
def test_a_marking_that_cannot_be_printed_is_refused(
    results: list[dict[str, Any]], marking: str
) -> None:
    with pytest.raises(CannotBeStated, match="marking"):
        tell(results[0], marking=marking)


def test_the_data_add_prices_with_sources_and_why_places_are_lost(
    results: list[dict[str, Any]], made_up: Baseline
) -> None:
    told = statement_of(results[:1], marking="OFFICIAL", made_on=DAY, baseline=made_up)
    tables = {table.name: table for table in parts_of(told, Table)}
    prices = {row[0]: row for row in tables["Prices"].rows}
    own = next(cost for cost in made_up.costs if cost.category == "residential")
    assert prices["Children's homes"][1] == pytest.approx(own.amount_pence / 100)
    assert prices["Children's homes"][3] == own.price_year
    lost = tables["Places lost"].rows
    assert sum(int(row[3] or 0) for row in lost) == 20
    named = {place.id for place in made_up.places}
    assert not named & {cell for row in lost for cell in row}


def test_a_place_is_lost_where_nobody_can_live_in_it_and_not_where_a_child_does(
    made_up: Baseline,
) -> None:
    """Two homes alone: one of three places on hold in which two live, one that opens in a month."""
    usual = next(p for p in made_up.places if p.type is PlaceType.FOSTER and not p.named_children)
    two = tuple(
        replace(child, status=ChildStatus.SETTLED, current_place="held")
        for child in made_up.children[:2]
    )
    held = replace(
        usual,
        id="held",
        capacity=3,
        status=PlaceStatus.HOLD,
        held_until=date(2027, 1, 31),
        unavailable_reason="carer illness",
    )
    new = replace(
        usual,
        id="new",
        capacity=2,
        status=PlaceStatus.AVAILABLE,
        available_from=date(2026, 12, 20),
        held_until=None,
        unavailable_reason=None,
    )
    few = replace(made_up, places=(held, new), children=two)
    said, table = lost_places(few, "caption")
    assert isinstance(table, Table)
    assert {(row[1], row[2], row[3]) for row in table.rows} == {
        ("carer illness", "1 February 2027", 1),
        ("not available", "20 December 2026", 2),
    }
    assert "Of 5 approved places on the island, 3 cannot be used" in said.text  # type: ignore[union-attr]


def test_a_price_that_is_not_known_is_not_nought(
    results: list[dict[str, Any]], made_up: Baseline
) -> None:
    bare = replace(made_up, costs=())
    told = statement_of(results[:1], marking="OFFICIAL", made_on=DAY, baseline=bare)
    prices = next(table for table in parts_of(told, Table) if table.name == "Prices")
    assert ("Recruitment of carers", None, "a household, once", None, "no price: left out") in (
        prices.rows
    )


def test_data_of_another_run_are_refused(results: list[dict[str, Any]], made_up: Baseline) -> None:
    other = replace(made_up, data_hash="another")
    with pytest.raises(CannotBeStated, match="does not hold the data"):
        statement_of(results[:1], marking="OFFICIAL", made_on=DAY, baseline=other)


def test_the_forecast_says_how_it_did_in_the_past_and_beside_others(
    results: list[dict[str, Any]],
) -> None:
    record = Table("How it did", "Children missed by", (Column("Months ahead"),), (("12",),))
    known = Besides("It came closer.", record, "Beside 20 English authorities: typical throughout.")
    told = statement_of(results[:1], marking="OFFICIAL", made_on=DAY, besides=lambda _: known)
    forecast = next(s for s in told.sections if s.title == "Forecast")
    texts = [part.text for part in forecast.parts if isinstance(part, Paragraph)]
    assert "It came closer." in texts
    assert texts[-1] == (
        "Compared with similar authorities. Beside 20 English authorities: typical throughout."
    )
    assert record in forecast.parts


def test_nothing_is_said_of_a_past_that_was_not_tried(results: list[dict[str, Any]]) -> None:
    told = statement_of(results[:1], marking="OFFICIAL", made_on=DAY)
    forecast = next(s for s in told.sections if s.title == "Forecast")
    texts = [part.text for part in forecast.parts if isinstance(part, Paragraph)]
    assert len(texts) == 2


def test_a_large_sum_of_a_lever_is_said_to_the_pound(results: list[dict[str, Any]]) -> None:
    """Two new homes of 1,725,500 pounds a year once read "1.7255e+06"."""
    other = deepcopy(results[1])
    other["provenance"]["levers"][0]["cost_a_year"] = 1_725_500
    told = statement_of([results[0], other], marking="OFFICIAL", made_on=date(2026, 11, 21))
    actions = next(section for section in told.sections if section.title == "Actions")
    points = [p for part in actions.parts if isinstance(part, Bullets) for p in part.points]
    assert any("cost a year, in pounds: 1,725,500" in point for point in points)
    assert (in_full(2021), in_full(-0.125)) == ("2021", "-0.125")


def test_an_average_outside_its_range_is_explained_where_there_is_one(
    results: list[dict[str, Any]],
) -> None:
    skewed, plain = deepcopy(results), deepcopy(results)
    for each, low, high in ((skewed, 1.0, 2.0), (plain, -9e9, 9e9)):
        for row in each[1]["tables"]["levers"]:
            row |= {"contribution": 0.5, "q10": low, "q90": high}
    for each, told in ((skewed, True), (plain, False)):
        sections = tell(each[1]).sections
        assert ("a few futures differ much from the rest" in repr(sections)) is told


def test_a_statement_of_an_authority_that_is_no_island_speaks_of_none(
    results: list[dict[str, Any]], made_up: Baseline
) -> None:
    english = deepcopy(results)
    for each in english:
        each["provenance"]["jurisdiction"] = "ENG"
    told = statement_of(english, marking="OFFICIAL", made_on=date(2026, 11, 21), baseline=made_up)
    assert not re.search("island|Jersey\\)", repr(told.sections))
    assert "outside the area" in repr(told.sections)
    duty = next(section for section in told.sections if section.title == "Duty and scope")
    assert "section 22G of the Children Act 1989" in repr(duty)


def test_the_law_named_is_that_of_the_authority(results: list[dict[str, Any]]) -> None:
    def duty(jurisdiction: str | None) -> str:
        there = deepcopy(results[0])
        there["provenance"]["jurisdiction"] = jurisdiction
        told = statement_of([there], marking="OFFICIAL", made_on=date(2026, 11, 21))
        return repr(next(each for each in told.sections if each.title == "Duty and scope"))

    assert "22G" not in duty("JEY")
    assert "Minister" not in duty("ENG")
    assert "22G" in duty(None)
    assert "Minister" in duty(None)
