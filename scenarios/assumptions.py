"""What a run assumes about the world where the authority's own records are silent.

Every one is a setting of the scenario, and every one is printed with the results that rest on it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Months = Annotated[int, Field(ge=0, le=60)]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The settings of a run. Rates are a year; times are whole months."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    unplanned_endings_a_year: Share = 0.106
    """Per child fostered or in a home."""

    households_leaving_a_year: Share = 0.13
    """Share of fostering households that stop in a year."""

    staying_put_share: Share = 0.5
    """Fostered young people who stay with their carers at 18, so that the place stays filled."""

    enquiry_to_application: Share = 0.12
    application_to_approval: Share = 0.47
    """Of applications that were concluded."""

    months_from_application_to_approval: Months = 9
    months_from_enquiry_to_application: Months = 2
    months_before_off_island: Months = 1
    """How long a child without a home waits before one is bought off the island."""

    needed_today_share: Share = 0.3
    """Families who need a home on the day their children come into care, before the next panel."""

    months_temporary: Months = 6
    """How long a temporary home stays one: after that the child is settled and is not moved."""

    months_returnable: Months = 12
    """A child who went off the island for want of a home here may come back within this time if a
    suitable home comes free; after that they are settled and are not moved."""

    unaccompanied_skilled_share: Share = 0.35
    """Unaccompanied children who need more than any approved carer gives, where few are assessed
    here: level B and above."""

    empty_bed_cost_share: Share = 0.8
    """What an empty bed in a children's home here costs, of what one with a child costs."""

    def to_json(self) -> dict[str, float | int]:
        """Give the settings for printing beside a result."""
        return asdict(self)


OURS = "Our assumption, to be confirmed with the service"

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "unplanned_endings_a_year": "Ofsted, Fostering in England 2018-19: 10.6 per 100 children",
        "households_leaving_a_year": "Ofsted, Fostering in England 2021-22",
        "staying_put_share": "Department for Education, England 2018-19: about half",
        "enquiry_to_application": "Ofsted, councils' own fostering services in England",
        "application_to_approval": "Ofsted, councils' own fostering services in England",
        "months_from_application_to_approval": (
            "Department for Education, England 2013-14: 273 days"
        ),
        "months_from_enquiry_to_application": OURS,
        "months_before_off_island": OURS,
        "needed_today_share": OURS,
        "months_temporary": OURS,
        "months_returnable": OURS,
        "unaccompanied_skilled_share": (
            f"{OURS}: about a third are above the cut-off for emotional and behavioural problems "
            "(Bronstein and others 2013, England)"
        ),
        "empty_bed_cost_share": (
            f"{OURS}: staff and building are paid for whether a bed is filled or not"
        ),
    }
)
"""Where the figure of each setting comes from, unless the run was given another."""
