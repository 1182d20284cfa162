"""What a run assumes, put into words: the name, the figure and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.assumptions import SOURCES, Assumptions


@dataclass(frozen=True, slots=True)
class Assumed:
    """One assumption as a person reads it."""

    words: str
    figure: str
    source: str


SHARES = {
    "unplanned_endings_a_year": "Homes that end without a plan, in a year",
    "households_leaving_a_year": "Foster households that stop, in a year",
    "staying_put_share": "Young people who stay with their carers after 18",
    "enquiry_to_application": "Enquiries that become applications",
    "application_to_approval": "Applications that are approved",
    "empty_bed_cost_share": "What an empty bed in a children's home here costs, of a filled one",
    "unaccompanied_skilled_share": (
        "Unaccompanied children who need more than any approved carer gives, where few are assessed"
    ),
    "needed_today_share": "New families who need a home on the day they come",
}

AMOUNTS = {
    "months_from_application_to_approval": "Months from application to approval",
    "months_from_enquiry_to_application": "Months from enquiry to application",
    "months_before_off_island": "Months a child waits before a home off the island is used",
    "months_temporary": "Months until a child in a temporary home counts as settled",
    "months_returnable": "Months in which a child sent off the island may come back",
}


def assumptions_in_words(assumed: Mapping[str, float | int]) -> tuple[Assumed, ...]:
    """Put each assumption into words; one we have no words for keeps its own name."""
    return tuple(_assumed(name, value) for name, value in assumed.items())


def _assumed(name: str, value: float) -> Assumed:
    ours = value == Assumptions().to_json().get(name)
    source = SOURCES.get(name, "") if ours else "Set for this run"
    if name in SHARES:
        return Assumed(SHARES[name], f"{100 * value:g}%", source)
    return Assumed(AMOUNTS.get(name, name.replace("_", " ").capitalize()), f"{value:g}", source)
