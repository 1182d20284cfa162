"""Facts shown as a name and a value, and what a run assumes put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.assumptions import SOURCES, Assumptions


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of where the numbers come from."""

    name: str
    value: str
    source: str = ""


SHARES = {
    "unplanned_endings_a_year": "Homes that end without a plan, in a year",
    "households_leaving_a_year": "Foster households that stop, in a year",
    "staying_put_share": "Young people who stay with their carers after 18",
    "enquiry_to_application": "Enquiries that become applications",
    "application_to_approval": "Applications that are approved",
}

AMOUNTS = {
    "months_from_application_to_approval": "Months from application to approval",
    "months_from_enquiry_to_application": "Months from enquiry to application",
    "months_before_off_island": "Months a child waits before a home off the island is used",
    "months_returnable": "Months in which a child sent off the island may come back",
}


def assumptions(assumed: Mapping[str, float | int]) -> tuple[Fact, ...]:
    """Put each assumption into words; one we have no words for keeps its own name."""
    return tuple(_assumption(name, value) for name, value in assumed.items())


def _assumption(name: str, value: float) -> Fact:
    source = SOURCES[name] if value == Assumptions().to_json().get(name) else "Set for this run"
    if name in SHARES:
        return Fact(SHARES[name], f"{100 * value:g}%", source)
    return Fact(AMOUNTS.get(name, name.replace("_", " ").capitalize()), f"{value:g}", source)
