"""The made-up authority's parishes, schools and roads.

The parishes are Jersey's, where they lie; the schools are made up, and so are the minutes: the
straight line at the speed of an island lane, and a little to start and stop.
"""

from __future__ import annotations

from math import ceil, hypot

import numpy as np

KM_EAST_NORTH: dict[str, tuple[float, float]] = {
    "St Helier": (9.5, 3.0),
    "St Saviour": (11.2, 4.2),
    "St Clement": (12.6, 2.0),
    "Grouville": (14.0, 4.0),
    "St Martin": (14.2, 7.2),
    "Trinity": (11.0, 8.4),
    "St John": (8.4, 9.0),
    "St Lawrence": (7.6, 6.2),
    "St Mary": (5.6, 9.0),
    "St Peter": (4.8, 5.6),
    "St Ouen": (2.4, 8.2),
    "St Brelade": (3.0, 3.2),
}
"""About where the parish halls lie; kilometres from the south-west corner."""
PARISHES = tuple(KM_EAST_NORTH)
PEOPLE = np.array([0.34, 0.13, 0.09, 0.05, 0.04, 0.03, 0.03, 0.05, 0.02, 0.05, 0.04, 0.13])
OFF_ISLAND = "England"
PRIMARY_SCHOOLS = {
    "Primary School A": "St Helier",
    "Primary School B": "St Saviour",
    "Primary School C": "St Brelade",
    "Primary School D": "Trinity",
}
SECONDARY_SCHOOLS = {
    "Secondary School E": "St Saviour",
    "Secondary School F": "St Helier",
    "Secondary School G": "St Brelade",
}
MINUTES_A_KM, START_AND_STOP = 2.1, 4
ROAD_OVER_LINE = 1.3


def a_parish(rng: np.random.Generator) -> str:
    """Draw a parish, the larger ones more often; nothing about the child or home plays a part."""
    return PARISHES[int(rng.choice(len(PARISHES), p=PEOPLE / PEOPLE.sum()))]


def a_school(age: int, parish: str, rng: np.random.Generator) -> str | None:
    """Give a school for the age, mostly the nearest; none before 5 and after 15."""
    if not 5 <= age <= 15:
        return None
    schools = PRIMARY_SCHOOLS if age <= 10 else SECONDARY_SCHOOLS
    nearest = sorted(schools, key=lambda school: minutes(parish, schools[school]))
    return nearest[0] if rng.random() < 0.75 else nearest[1]


def minutes(one: str, other: str) -> int:
    """Work out the minutes by car or bus between two parishes."""
    (east, north), (east2, north2) = KM_EAST_NORTH[one], KM_EAST_NORTH[other]
    km = hypot(east - east2, north - north2) * ROAD_OVER_LINE
    return ceil(START_AND_STOP + km * MINUTES_A_KM)


def minutes_rows() -> list[dict[str, object]]:
    """Give the minutes table: every parish to every school and parish."""
    goals = {**PRIMARY_SCHOOLS, **SECONDARY_SCHOOLS, **{parish: parish for parish in PARISHES}}
    return [
        {"from_area": parish, "to": goal, "minutes": minutes(parish, where)}
        for parish in PARISHES
        for goal, where in goals.items()
    ]
