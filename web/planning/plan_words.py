"""A plan's headline, and its settings by name, as a reader sees them."""

from collections.abc import Mapping
from typing import Any

SETTINGS: Mapping[str, str] = {
    "least": "Cost kept low",
    "fostering_lead_months": "Months until the first new household",
    "home_lead_months": "Months until the first new bed",
    "programme_lead_months": "Months until a programme begins",
    "most_of_each": "Most homes of one kind",
    "kinds": "Kinds of home to choose from",
    "kinds_a_tier": "Of these, most of one tier",
    "conferences_cost_a_year": "Family group conferences, a year",
    "edge_of_care_cost_a_year": "Work at the edge of care, a year",
    "draws": "Futures it was looked for in",
    "first_look": "Of these, for every plan tried",
    "fresh_draws": "Other futures it was confirmed in",
    "shadow_draws": "Other futures for one more and one fewer",
    "most_trials": "Plans tried in a search, at most",
}
IN_POUNDS = ("conferences_cost_a_year", "edge_of_care_cost_a_year")
LEAST: Mapping[str, str] = {
    "gross": "What the plan's own homes and programmes cost",
    "net": "All that care costs, savings counted",
}


def headline_of(told: Mapping[str, Any]) -> tuple[str, str]:
    """Give the first sentence of a plan's answer, and what follows it in the same breath."""
    first, _, rest = str(told["sentences"][0]).partition(". ")
    return (f"{first}.", rest) if rest else (first, "")
