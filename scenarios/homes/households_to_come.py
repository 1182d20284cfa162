"""Fostering households to be approved, as the places they will be: applicants, and newcomers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.in_words.how_many import how_many
from matching.places import Place, PlaceStatus, PlaceType
from scenarios.baseline.records import ApplicationRecord
from scenarios.homes.packages_that_begin import as_on
from scenarios.pipeline.approvals import approvals_of
from scenarios.pipeline.coming import coming_of
from scenarios.world import World

EVERY_AGE = (0, 17)
RECRUITED = (PlaceType.FOSTER, PlaceType.INTENSIVE_FOSTER)

Steps = NDArray[np.int16]


@dataclass(frozen=True)
class ToCome:
    """Households to be approved: those on their way, those who will enquire, a campaign's last."""

    places: tuple[Place, ...]
    alike: tuple[Place, ...]
    """For each, today's household it is like."""
    opens: Steps
    """Draws × households: the step from which children may be placed there."""
    brought: int
    """How many of them come only because of a lever."""
    notes: tuple[str, ...] = ()


def households_to_come(world: World, dates: Sequence[date], draws: int, seed: int) -> ToCome:
    """Sample the households to be approved."""
    today = (as_on(dates[0], place) for place in world.baseline.places)
    usual = [p for p in today if p.type in RECRUITED and not p.named_children]
    nobody = not world.baseline.pipeline and not world.campaigns
    if not usual or nobody:
        return ToCome((), (), np.empty((draws, 0), dtype=np.int16), 0)
    coming = coming_of(world, dates, draws, seed, everyone=False)
    approvals = approvals_of(coming, dates)
    alike = [_of_the_same_type(usual, application)[0] for application in approvals.open]
    places = [household_of(application, usual) for application in approvals.open]
    for stream, new in ((1, approvals.to_come), (4, approvals.brought)):
        like = np.random.default_rng([seed, stream]).integers(len(usual), size=(new.shape[1],))
        so_far = len(places) - len(approvals.open)
        places += [_newcomer(usual[int(like[n])], so_far + n + 1) for n in range(len(like))]
        alike += [usual[int(number)] for number in like]
    waits = np.hstack([approvals.on_their_way, approvals.to_come, approvals.brought])
    return ToCome(
        places=tuple(places),
        alike=tuple(alike),
        opens=waits,
        brought=approvals.brought.shape[1],
        notes=ages_taken(approvals.open, usual),
    )


def _of_the_same_type(usual: Sequence[Place], application: ApplicationRecord) -> Sequence[Place]:
    """Find the households of today of the type applied for; all of them, where there is none."""
    return [place for place in usual if place.type == application.type] or usual


def household_of(application: ApplicationRecord, usual: Sequence[Place]) -> Place:
    """Describe an applicant as the place they would be; what is not known yet as is usual.

    `usual` are the approved carers of today, one at least.
    """
    kinds = {kind.value for kind in RECRUITED}
    alike = _of_the_same_type(usual, application)
    youngest, oldest = _ages(application, alike)
    return Place(
        id=f"application {application.application_id}",
        type=PlaceType(application.type) if application.type in kinds else PlaceType.FOSTER,
        capacity=application.places or 1,
        bedrooms=application.bedrooms or application.places or 1,
        youngest=youngest,
        oldest=oldest,
        sexes=application.sexes or "any",
        capability={d: application.capability.get(d.value, 1) for d in alike[0].capability},
        area=application.area,
        weekly_cost_pence=alike[0].weekly_cost_pence,
    )


def _ages(application: ApplicationRecord, alike: Sequence[Place]) -> tuple[int, int]:
    """Give the ages recorded; where they are not, those commonest among carers of its type."""
    youngest, oldest = application.youngest, application.oldest
    if youngest is not None and oldest is not None:
        return youngest, oldest
    # Of two as common the wider is taken; where one age is recorded, only ages that hold with it.
    ages = Counter((place.youngest, place.oldest) for place in alike)
    common = sorted(ages, key=lambda each: (-ages[each], each[0] - each[1], each))
    fitting = [
        each
        for each in common
        if (oldest is None or each[0] <= oldest) and (youngest is None or youngest <= each[1])
    ]
    lowest, highest = (*fitting, EVERY_AGE)[0]
    return lowest if youngest is None else youngest, highest if oldest is None else oldest


def ages_taken(
    applications: Sequence[ApplicationRecord], usual: Sequence[Place]
) -> tuple[str, ...]:
    """Say of how many applicants the ages are not recorded, and what is taken for them."""
    silent = [each for each in applications if None in (each.youngest, each.oldest)]
    if not silent or not usual:
        return ()
    taken = dict.fromkeys(_ages(each, _of_the_same_type(usual, each)) for each in silent)
    ages = " or ".join(f"{lowest} to {highest}" for lowest, highest in taken)
    return (
        f"Of {how_many(len(silent), 'household')} on the way to approval the ages are not recorded "
        f"yet: {ages} are taken, the commonest among approved carers of the same type.",
    )


def _newcomer(like: Place, number: int) -> Place:
    """Describe a household that has not come forward yet: like one there is today."""
    return replace(
        like,
        id=f"new household {number}",
        name=None,
        status=PlaceStatus.AVAILABLE,
        exemptions=(),
        pair_assessments=(),
        held_until=None,
        available_from=None,
        stops_on=None,
        unavailable_reason=None,
    )
