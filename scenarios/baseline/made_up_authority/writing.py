"""The made-up authority as the files a real one would bring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from math import ceil
from pathlib import Path

import numpy as np

from matching.children import ChildStatus, SiblingPlan
from scenarios.baseline.made_up_authority.authority import SimulatedAuthority, simulate_authority
from scenarios.baseline.made_up_authority.children_today import ChildToday, children_today
from scenarios.baseline.made_up_authority.costs import COSTS
from scenarios.baseline.made_up_authority.earlier_enquiries import earlier_enquiries
from scenarios.baseline.made_up_authority.foster_households import CAPACITIES, foster_households
from scenarios.baseline.made_up_authority.geography import minutes_rows
from scenarios.baseline.made_up_authority.homes import Home
from scenarios.baseline.made_up_authority.identities import child_ids
from scenarios.baseline.made_up_authority.needs import DrawnNeeds, draw_needs
from scenarios.baseline.made_up_authority.needs_rows import needs_rows
from scenarios.baseline.made_up_authority.newly_approved import (
    with_campaigns,
    with_newly_approved,
)
from scenarios.baseline.made_up_authority.other_homes import (
    HOME_CAPACITIES,
    SUPPORTED_CAPACITIES,
    childrens_homes,
    kinship_homes,
    off_island_homes,
    secure_home,
    supported_homes,
)
from scenarios.baseline.made_up_authority.pair_assessments import with_pair_assessments
from scenarios.baseline.made_up_authority.pipeline import pipeline_rows, with_references
from scenarios.baseline.made_up_authority.plans import Plan, plans
from scenarios.baseline.made_up_authority.ratings_rows import ratings_rows
from scenarios.baseline.made_up_authority.returns import write_episodes
from scenarios.baseline.made_up_authority.selection import JERSEY_PICTURE, authority_like
from scenarios.baseline.made_up_authority.short_breaks import short_break_homes
from scenarios.baseline.made_up_authority.stage_days import with_stage_days
from scenarios.baseline.made_up_authority.statutory import episodes
from scenarios.baseline.made_up_authority.tables import write_table
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE, Setting, Truth
from scenarios.baseline.made_up_authority.wishes import add_wishes

NAME = "Made-up authority"


def write_made_up_authority(folder: Path, *, seed: int = 1, truth: Truth = JERSEY_LIKE) -> None:
    """Write every file of a made-up authority; the same seed and truth give the same bytes.

    The Jersey-like truth gives 88 children, 36 foster households and 57 approved places. Another
    truth gives the first authority drawn from it, with homes in proportion.
    """
    jersey_like = truth == JERSEY_LIKE
    authority = (
        authority_like(JERSEY_PICTURE, truth, seed)
        if jersey_like
        else simulate_authority(truth, seed)
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_episodes(folder, authority)
    write_today(folder, authority)


def write_today(folder: Path, authority: SimulatedAuthority) -> None:
    """Write homes, needs, ratings, minutes, pipeline, costs and what these data are."""
    last_day = authority.last_day
    rng = np.random.default_rng([authority.seed, 5])
    of_ratings = np.random.default_rng([authority.seed, 6])  # of their own: nothing else changes
    children = children_today(authority, child_ids(authority), episodes(authority))
    decided = plans(children, rng)
    waiting = frozenset(c for c, plan in decided.items() if plan.status is ChildStatus.WAITING)
    needs = draw_needs(children, waiting, rng)
    homes = with_pair_assessments(
        _homes(children, decided, needs, authority, rng),
        [child for child in children if child.id in waiting],
    )
    place_of = {child.id: place for place, home in homes.items() for child in home.residents}
    rows = needs_rows(children, needs, decided, place_of, last_day, rng)
    add_wishes(rows, homes, children)
    applications = pipeline_rows(last_day, rng)
    homes = with_newly_approved(homes, applications)
    of_recruitment = np.random.default_rng([authority.seed, 7])  # of their own as well
    applications += earlier_enquiries(homes, last_day, of_recruitment)
    with_stage_days(applications, last_day, of_recruitment)
    with_references(applications)
    with_campaigns(applications)
    write_table(folder / "homes.csv", "homes", (h.row(place) for place, h in homes.items()))
    write_table(folder / "needs.csv", "needs", rows)
    write_table(folder / "ratings.csv", "ratings", ratings_rows(rows, children, of_ratings))
    write_table(folder / "minutes.csv", "minutes", minutes_rows())
    write_table(folder / "pipeline.csv", "pipeline", applications)
    write_table(folder / "costs.csv", "costs", (asdict(cost) for cost in COSTS))
    write_table(folder / "about.csv", "about", _about(authority))


def _homes(
    children: tuple[ChildToday, ...],
    decided: dict[str, Plan],
    needs: dict[str, DrawnNeeds],
    authority: SimulatedAuthority,
    rng: np.random.Generator,
) -> dict[str, Home]:
    """Every home by reference: f foster, k kin, h home, s supported, o elsewhere, b breaks."""
    at_home = [c for c in children if decided[c.id].status is not ChildStatus.WAITING]
    living = {setting: _units(at_home, decided, setting) for setting in Setting}
    alone = {setting: [c for unit in units for c in unit] for setting, units in living.items()}
    off = [*living[Setting.OFF_FOSTER], *((c,) for c in alone[Setting.OFF_RESIDENTIAL])]
    times = max(1, ceil(len(children) / JERSEY_PICTURE.children - 0.25))
    foster = foster_households(
        living[Setting.FOSTER], needs, authority.last_day, rng, CAPACITIES * times
    )
    beds, flats = HOME_CAPACITIES * times, SUPPORTED_CAPACITIES * times
    homes = {
        "f": foster,
        "k": tuple(kinship_homes(living[Setting.KINSHIP], needs, rng)),
        "h": tuple(childrens_homes(alone[Setting.RESIDENTIAL], rng, beds)),
        "s": tuple(supported_homes(alone[Setting.SUPPORTED], rng, flats)),
        "secure": (secure_home(),),
        "b": short_break_homes(),
        "o": tuple(off_island_homes(off, needs, rng)),
    }
    return {
        f"{letter}{number:02d}": home
        for letter, some in homes.items()
        for number, home in enumerate(some, start=1)
    }


def _units(
    children: Sequence[ChildToday], decided: dict[str, Plan], setting: Setting
) -> list[tuple[ChildToday, ...]]:
    """Give the children who live together: brothers and sisters unless planned apart."""
    found: dict[str, list[ChildToday]] = defaultdict(list)
    for child in children:
        if child.setting is setting:
            apart = decided[child.id].sibling_plan is SiblingPlan.APART
            found[child.id if apart else f"family {child.family}"].append(child)
    return [tuple(unit) for unit in found.values()]


def _about(authority: SimulatedAuthority) -> list[dict[str, object]]:
    facts = {
        "name": NAME,
        "area": NAME,
        "jurisdiction": "JEY",
        "synthetic": "yes",
        "data_from": authority.first_day,
        "data_to": authority.last_day,
        "source": f"Simulated: truth {authority.truth.name}, seed {authority.seed}",
        "note": (
            "Synthetic. No child, carer or home is real. Sized like Jersey; the parishes are "
            "real places, everything in them is made up."
        ),
    }
    return [{"field": name, "value": value} for name, value in facts.items()]
