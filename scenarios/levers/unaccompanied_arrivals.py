"""Unaccompanied children who arrive."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scenarios.levers.lasting_lever import PhasedLever
from scenarios.levers.lever import Age
from scenarios.world import ExtraArrivals, World


class UnaccompaniedArrivals(PhasedLever):
    """So many unaccompanied young people a year arrive, besides all others, and stay until 18.

    Their needs are drawn from profiles of their own: those of this authority's unaccompanied
    children, weighed with reference profiles in which 35 of 100 need skilled care.
    """

    title: ClassVar[str] = "Unaccompanied children arrive"
    source: ClassVar[str] = (
        "Ages and share of boys: DfE, England, March 2022 (95% boys; 13% of those in care under "
        "16). Needs: about a third above the cut-off for emotional and behavioural problems "
        "(Bronstein and others 2013); the profiles, and two a year, are our assumptions, to be "
        "confirmed with the service"
    )

    lever: Literal["unaccompanied_arrivals"] = "unaccompanied_arrivals"
    a_year: Annotated[float, Field(ge=0, le=300, description="Young people a year")] = 2
    youngest: Age = 15
    oldest: Age = 17
    percent_boys: Annotated[float, Field(ge=0, le=100)] = 95.0
    percent_skilled: Annotated[
        float | None,
        Field(
            ge=0,
            le=100,
            description="Of them, who need more than any approved carer gives (level B and above); "
            "if empty, as their profiles have it",
        ),
    ] = None

    def pull(self, world: World) -> World:
        """Add them to those who come."""
        if self.a_year == 0:
            return world
        more = ExtraArrivals(
            self.first_month,
            self.a_year,
            self.youngest,
            self.oldest,
            self.percent_boys / 100,
            self.last_month,
            None if self.percent_skilled is None else self.percent_skilled / 100,
            self.phase_in_months,
        )
        return replace(world, extra_arrivals=(*world.extra_arrivals, more))
