"""Reads our own tables: homes, needs, ratings, pipeline, costs, minutes, about, published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from scenarios.baseline import template_columns
from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.gathering import Gathering, Located, TableKind, telling
from scenarios.baseline.records import (
    ApplicationRecord,
    CostRecord,
    HomeRecord,
    MinutesRecord,
    NeedsRecord,
    PublishedFigure,
    RatingRecord,
)
from scenarios.baseline.template_cells import Value, read_cell
from scenarios.baseline.template_rows import Once, Rows, Values
from scenarios.baseline.text_table import TextTable

OLDEST = 17
UNITS_OF = {"recruitment": ("household",), "campaign": ("campaign",)}
"""What a price is for, where it is not for a child and a time."""
AGES_BACKWARDS = "The oldest age is below the youngest. Correct one of them."


def read_homes(table: TextTable, gathering: Gathering) -> int:
    """Read households and homes."""
    rows = Rows(table, gathering, template_columns.HOMES)
    known = Once("place_id", rows)
    for row, values in rows:
        if values["youngest"] > values["oldest"]:
            rows.error(row, "oldest", "ages-backwards", AGES_BACKWARDS)
        elif known.is_new(row, values["place_id"]):
            gathering.homes.append((Located(table.name, row), _home(values)))
    return rows.read


def read_needs(table: TextTable, gathering: Gathering) -> int:
    """Read what is recorded of children's needs."""
    rows = Rows(table, gathering, template_columns.NEEDS)
    known = Once("child_id", rows)
    for row, values in rows:
        if known.is_new(row, values["child_id"]):
            gathering.needs.append((Located(table.name, row), _needs(values)))
    return rows.read


def read_ratings(table: TextTable, gathering: Gathering) -> int:
    """Read ratings with their record; what one lacks is a warning, and the rating is kept."""
    rows = Rows(table, gathering, template_columns.RATINGS)
    for row, values in rows:
        record = RatingRecord(**values)
        gathering.ratings.append((Located(table.name, row), record))
    return rows.read


def read_pipeline(table: TextTable, gathering: Gathering) -> int:
    """Read households on their way to approval."""
    rows = Rows(table, gathering, template_columns.PIPELINE)
    known = Once("application_id", rows)
    for row, values in rows:
        if values.get("youngest", 0) > values.get("oldest", OLDEST):
            rows.error(row, "oldest", "ages-backwards", AGES_BACKWARDS)
        elif known.is_new(row, values["application_id"]):
            taken, capability = _without(values, template_columns.INTENSITY_DOMAINS)
            record = ApplicationRecord(**taken, capability=capability)
            gathering.pipeline.append((Located(table.name, row), record))
    return rows.read


def read_costs(table: TextTable, gathering: Gathering) -> int:
    """Read what care costs."""
    rows = Rows(table, gathering, template_columns.COSTS)
    for row, values in rows:
        units = UNITS_OF.get(values["category"], ("week", "year"))
        if values["unit"] not in units:
            message = f"The unit of {values['category']} is {' or '.join(units)}. Correct the row."
            rows.error(row, "unit", "unit-does-not-fit", message, values["unit"])
            continue
        if values["category"] == "campaign" and "campaign" not in values:
            message = "The cell is empty. Write which campaign, as the pipeline table names it."
            rows.error(row, "campaign", "cell-missing", message)
            continue
        amount = values.pop("amount")
        record = CostRecord(amount_pence=amount, **values)
        gathering.costs.append((Located(table.name, row), record))
    return rows.read


def read_minutes(table: TextTable, gathering: Gathering) -> int:
    """Read how long the ways take."""
    rows = Rows(table, gathering, template_columns.MINUTES)
    for row, values in rows:
        gathering.minutes.append((Located(table.name, row), MinutesRecord(**values)))
    return rows.read


def read_about(table: TextTable, gathering: Gathering) -> int:
    """Read what the authority says of its data."""
    rows = Rows(table, gathering, template_columns.ABOUT)
    known = Once("field", rows)
    for row, values in rows:
        name, text = values["field"], values["value"]
        if not known.is_new(row, name):
            continue
        try:
            gathering.about[name] = _about_value(name, text)
        except ValueError as wrong:
            rows.error(row, "value", "about-value", str(wrong), text)
    first, last = gathering.about.get("data_from"), gathering.about.get("data_to")
    if isinstance(first, date) and isinstance(last, date) and first > last:
        rows.error(None, "value", "about-value", "data_from is after data_to. Correct one of them.")
    return rows.read


def read_published(table: TextTable, gathering: Gathering) -> int:
    """Read single published figures; the source "same" is that of the row above."""
    rows = Rows(table, gathering, template_columns.PUBLISHED)
    source = ""
    for row, values in rows:
        said = values["source"]
        source = source if said.casefold() in ("same", "as above") and source else said
        figure = PublishedFigure(
            values["date"], values["measure"], values["value"], source, values.get("note", "")
        )
        gathering.published.append((Located(table.name, row), figure))
    return rows.read


def _home(values: Values) -> HomeRecord:
    taken, capability = _without(values, template_columns.INTENSITY_DOMAINS)
    weekly, support = taken.pop("weekly_cost", None), taken.pop("support_cost", None)
    return HomeRecord(
        **taken, capability=capability, weekly_cost_pence=weekly, support_cost_pence=support
    )


def _needs(values: Values) -> NeedsRecord:
    taken, ratings = _without(values, template_columns.ALL_DOMAINS)
    born = taken.pop("date_of_birth", None)
    return NeedsRecord(**taken, ratings=ratings, born=born)


def _without(values: Values, domains: Mapping[str, str]) -> tuple[Values, dict[str, Any]]:
    taken = {name: value for name, value in values.items() if name not in domains}
    return taken, {name: values[name] for name in domains if name in values}


def _about_value(name: str, text: str) -> str | bool | date:
    kinds = {
        "jurisdiction": Column(name, ColumnKind.CHOICE, True, "", template_columns.JURISDICTIONS),
        "synthetic": Column(name, ColumnKind.YES_NO, True, ""),
        "data_from": Column(name, ColumnKind.DATE, True, ""),
        "data_to": Column(name, ColumnKind.DATE, True, ""),
    }
    value: Value = read_cell(kinds[name], text) if name in kinds else text
    assert isinstance(value, str | bool | date)  # noqa: S101 -- of these kinds, nothing else
    return value


def _ours(
    name: str,
    columns: tuple[Column, ...],
    headings: frozenset[str],
    read: Callable[[TextTable, Gathering], int],
) -> TableKind:
    return TableKind(name, columns, headings, read, ours=True)


OUR_TABLES: tuple[TableKind, ...] = (
    _ours("homes", template_columns.HOMES, telling("place_id", "capacity"), read_homes),
    _ours("pipeline", template_columns.PIPELINE, telling("application_id"), read_pipeline),
    _ours("ratings", template_columns.RATINGS, telling("domain", "rated_on"), read_ratings),
    _ours("needs", template_columns.NEEDS, telling("child_id"), read_needs),
    _ours("costs", template_columns.COSTS, telling("category", "amount"), read_costs),
    _ours("minutes", template_columns.MINUTES, telling("from_area", "minutes"), read_minutes),
    _ours("about", template_columns.ABOUT, telling("field", "value"), read_about),
    _ours(
        "published figures",
        template_columns.PUBLISHED,
        telling("date", "measure", "value"),
        read_published,
    ),
)
