"""What a run assumes about the world where the authority's own records are silent.

Every one is a setting, and every one is printed with the results that rest on it.
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The settings of a run. Rates are a year; times are whole months."""

    unplanned_endings_a_year: float = 0.106
    """Per child fostered or in a home. Ofsted, Fostering in England 2018-19: 10.6 per 100."""

    households_leaving_a_year: float = 0.13
    """Share of fostering households that stop in a year. Ofsted, Fostering in England 2021-22."""

    staying_put_share: float = 0.5
    """Fostered young people who stay with their carers at 18, so that the place stays filled.
    DfE 2018-19, England: about half."""

    enquiry_to_application: float = 0.12
    """Ofsted, local authorities' own fostering services."""

    application_to_approval: float = 0.47
    """Ofsted: of applications that were concluded."""

    months_from_application_to_approval: int = 9
    """DfE fostering data 2013-14: 273 days."""

    months_from_enquiry_to_application: int = 2
    """Our assumption; ask the service."""

    months_before_off_island: int = 1
    """Our assumption: how long a child without a home waits before one is bought off the island."""

    months_returnable: int = 12
    """Our assumption: a child who went off the island for want of a home here may come back within
    this time if a suitable home comes free; after that they are settled and are not moved."""

    def to_json(self) -> dict[str, float | int]:
        """Give the settings for printing beside a result."""
        return asdict(self)
