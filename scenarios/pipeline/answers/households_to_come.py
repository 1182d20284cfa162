"""Households and places month by month, as some stop and others are approved."""

from collections.abc import Sequence

import numpy as np

from matching.places import Place
from scenarios.homes.households_to_come import RECRUITED
from scenarios.homes.supply import ON_PAPER, supply_of
from scenarios.in_words.words import full_day
from scenarios.pipeline.answers.asked import Answer, Asked, ranged
from scenarios.result import Row
from scenarios.world import World


def households_to_come(asked: Asked) -> Answer:
    """Give a row for each month: fostering households, their places, today's who remain, new."""
    world = World(asked.baseline)
    months = len(asked.dates) - 1
    supply = supply_of(world, months=months, draws=asked.draws, seed=asked.seed)
    chosen = [
        number
        for number, place in enumerate(supply.places)
        if _are_carers_here(place) and not place.named_children
    ]
    room = np.array([supply.places[number].capacity for number in chosen], dtype=np.int64)
    before = [supply.before.get(number, number) for number in chosen]
    new = np.array(before, dtype=np.int64) >= supply.today
    rows: list[Row] = []
    for step, day in enumerate(asked.dates):
        there = (supply.opens[:, chosen] <= step) & (step < supply.stops[:, chosen])
        households, places = there.sum(axis=1).astype(float), (there * room).sum(axis=1)
        rows.append(
            {
                "month": day.isoformat(),
                **{f"households_{k}": v for k, v in ranged(households).items()},
                **{f"places_{k}": v for k, v in ranged(places.astype(float)).items()},
                "of_today_mean": round(float(there[:, ~new].sum(axis=1).mean()), 1),
                "new_mean": round(float(there[:, new].sum(axis=1).mean()), 1),
            }
        )
    first, last = rows[0], rows[-1]
    until = full_day(asked.dates[-1])
    leaving = world.assumptions.households_leaving_a_year
    return Answer(
        tuple(rows),
        (
            f"If {leaving:.0%} of households stop each year, today's {first['households_mean']:g} "
            f"fostering households{_apart(supply.places)} become {last['households_mean']:g} "
            f"({last['households_q10']:g} to {last['households_q90']:g}) by {until}: "
            f"{last['of_today_mean']:g} of today's and {last['new_mean']:g} new. Their "
            f"{first['places_mean']:g} places become {last['places_mean']:g} "
            f"({last['places_q10']:g} to {last['places_q90']:g}).",
        ),
    )


def _apart(places: Sequence[Place]) -> str:
    """Say how many are left out because they care for children named in their approval alone."""
    named = sum(_are_carers_here(place) and bool(place.named_children) for place in places)
    return f" ({named} for named children apart)" if named else ""


def _are_carers_here(place: Place) -> bool:
    return place.type in RECRUITED and place.on_island and place.status not in ON_PAPER
