"""Fostering households to be approved, as the places they will be: applicants, and newcomers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.places import Place, PlaceStatus, PlaceType
from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.approvals import approvals_of
from scenarios.pipeline.coming import coming_of
from scenarios.world import World

RECRUITED = (PlaceType.FOSTER, PlaceType.INTENSIVE_FOSTER)

Steps = NDArray[np.int16]


def households_to_come(
    world: World, dates: Sequence[date], draws: int, seed: int
) -> tuple[tuple[Place, ...], list[Place], Steps, int]:
    """Give households to be approved, today's alike, when, and how many only for a lever."""
    usual = [p for p in world.baseline.places if p.type in RECRUITED and not p.named_children]
    nobody = not world.baseline.pipeline and not world.campaigns
    if not usual or nobody:
        return (), [], np.empty((draws, 0), dtype=np.int16), 0
    coming = coming_of(world, dates, draws, seed, everyone=False)
    approvals = approvals_of(coming, dates)
    alike = [_of_the_same_type(usual, application) for application in approvals.open]
    places = [household_of(*each) for each in zip(approvals.open, alike, strict=True)]
    for stream, new in ((1, approvals.to_come), (4, approvals.brought)):
        like = np.random.default_rng([seed, stream]).integers(len(usual), size=(new.shape[1],))
        so_far = len(places) - len(approvals.open)
        places += [_newcomer(usual[int(like[n])], so_far + n + 1) for n in range(len(like))]
        alike += [usual[int(number)] for number in like]
    waits = np.hstack([approvals.on_their_way, approvals.to_come, approvals.brought])
    return tuple(places), alike, waits, approvals.brought.shape[1]


def _of_the_same_type(usual: Sequence[Place], application: ApplicationRecord) -> Place:
    """Find a household of today of the type applied for; any, where there is none."""
    same = (place for place in usual if place.type == application.type)
    return next(same, usual[0])


def household_of(application: ApplicationRecord, usual: Place) -> Place:
    """Describe an applicant as the place they would be; what is not known yet as a usual one."""
    kinds = {kind.value for kind in RECRUITED}
    return Place(
        id=f"application {application.application_id}",
        type=PlaceType(application.type) if application.type in kinds else PlaceType.FOSTER,
        capacity=application.places or 1,
        bedrooms=application.bedrooms or application.places or 1,
        youngest=application.youngest if application.youngest is not None else usual.youngest,
        oldest=application.oldest if application.oldest is not None else usual.oldest,
        sexes=application.sexes or "any",
        capability={d: application.capability.get(d.value, 1) for d in usual.capability},
        area=application.area,
        weekly_cost_pence=usual.weekly_cost_pence,
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
        unavailable_reason=None,
    )
