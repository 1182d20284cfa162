"""The tables of a result, one file each, listed here by hand."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from scenarios.result import Row
from scenarios.tables.children import children_table
from scenarios.tables.choice import choice_table
from scenarios.tables.cost import cost_table
from scenarios.tables.counted import Counted
from scenarios.tables.flows import flows_table
from scenarios.tables.margin import margin_table
from scenarios.tables.outcomes import outcomes_table
from scenarios.tables.places import places_table
from scenarios.tables.requests import requests_table
from scenarios.tables.shortfall import shortfall_table
from scenarios.tables.siblings import siblings_table
from scenarios.tables.tiers import tiers_table

TABLES: Mapping[str, Callable[[Counted], list[Row]]] = MappingProxyType(
    {
        "children": children_table,
        "outcomes": outcomes_table,
        "requests": requests_table,
        "siblings": siblings_table,
        "shortfall": shortfall_table,
        "choice": choice_table,
        "places": places_table,
        "cost": cost_table,
        "tiers": tiers_table,
        "margin": margin_table,
        "flows": flows_table,
    }
)
