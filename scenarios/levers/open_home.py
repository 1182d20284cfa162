"""Open a children's home, or a home for young people of 16 and 17, on the island."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from forecasting.ages import months_after
from matching.places import Place, PlaceType
from matching.tiers import TIERS, Tier
from scenarios.levers.lever import Age, LeverFields, wrong_together
from scenarios.levers.paid import MOST_A_WEEK
from scenarios.levers.plain_capability import plain_capability
from scenarios.world import PlannedPlaces, World

MOST_PLACES = 12


class OpenHome(LeverFields):
    """A home, or several with as many places each: registered first, then beds open one by one.

    A supported home takes nobody under 16; a therapeutic home is for one or two children.
    """

    title: ClassVar[str] = "Open a home"
    source: ClassVar[str] = (
        "Weekly cost: the authority's own, else DfE, England, outturn 2024-25; two places: Jersey, "
        "November 2021 (10 in 4 homes); months: our assumption"
    )
    has_no: ClassVar[Mapping[str, str]] = {
        "phase_in_months": "`months_to_register` and `months_to_fill` say when its beds open",
        "until": "a home that has opened stays for the whole run",
    }

    lever: Literal["open_home"] = "open_home"
    tier: Literal["HOM1", "HOM2", "DIS", "SUP"] = "HOM1"
    places: Annotated[int, Field(ge=0, le=MOST_PLACES)] = 2
    homes: Annotated[int, Field(ge=1, le=24)] = 1
    youngest: Age = 8
    oldest: Age = 17
    months_to_register: Annotated[int, Field(ge=0, le=36)] = 0
    months_to_fill: Annotated[int, Field(ge=1, le=24, description="1 is all at once")] = 1
    weekly_cost: Annotated[
        int | None,
        Field(
            ge=0,
            le=MOST_A_WEEK,
            description=(
                "Pounds a child and week, in prices of the year of the data; as today if empty"
            ),
        ),
    ] = None

    @model_validator(mode="after")
    def _somebody_is_old_enough(self) -> "OpenHome":
        lowest = TIERS[Tier(self.tier)].lowest_age
        if self.oldest < lowest:
            raise wrong_together("oldest", f"a supported home takes nobody under {lowest}")
        return self

    @model_validator(mode="after")
    def _is_as_small_as_its_kind(self) -> "OpenHome":
        most = TIERS[Tier(self.tier)].most_children
        if most is not None and self.places > most:
            raise wrong_together(
                "places",
                f"a therapeutic home is for {most} children at most; for more, open more homes",
            )
        return self

    def pull(self, world: World) -> World:
        """Add the homes to what is planned."""
        if self.places == 0:
            return world
        tier = Tier(self.tier)
        # Each bed is planned as a place of its own where beds open one after another.
        together = self.months_to_fill == 1
        home = Place(
            id=f"new home {self.tier} {self.first_month:%Y-%m}",
            type=PlaceType.SUPPORTED if tier is Tier.SUP else PlaceType.RESIDENTIAL,
            tier=tier,
            on_island=True,
            capacity=self.places if together else 1,
            bedrooms=self.places if together else 1,
            youngest=max(self.youngest, TIERS[tier].lowest_age),
            oldest=self.oldest,
            capability=plain_capability(tier),
            weekly_cost_pence=None if self.weekly_cost is None else self.weekly_cost * 100,
        )
        planned = PlannedPlaces(
            home,
            number=self.homes if together else self.homes * self.places,
            first_month=months_after(self.first_month, self.months_to_register),
            over_months=self.months_to_fill,
        )
        return replace(world, planned_places=(*world.planned_places, planned))
