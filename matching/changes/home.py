"""Change what a home has: a package, a bedroom, a bed kept back, a hold, something it offers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from matching.changes.change import (
    KindOfChange,
    PossibleChange,
    with_children,
    with_place,
    with_place_changed,
)
from matching.child.codification import INTENSITY, Domain
from matching.children import Child
from matching.home.fit import fit
from matching.in_words.how_many import how_many
from matching.places import Place, PlaceStatus
from matching.problem import Problem
from matching.rules.bedrooms import rooms_needed
from matching.rules.essential import SAME_SCHOOL, in_plain_words
from matching.tiers import Suitability, compare


def add_a_package(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Add the support that fills what is missing, inside the rule for packages."""
    not_known = problem.policy.not_known_counts_as
    wanted: dict[Domain, int] = {}
    for child in children:
        found = fit(child.needs, place, not_known)
        if found.suitability is not Suitability.NOT_SUITABLE:
            continue
        if compare(child.needs.counted(not_known), place.levels) is not Suitability.WITH_SUPPORT:
            return
        wanted |= {d: max(need, wanted.get(d, 0)) for d, need, _ in found.exceeds}
    if wanted:
        levels = ", ".join(f"{d} to {wanted[d]}" for d in INTENSITY if d in wanted)
        added = {d: wanted[d] for d in INTENSITY if d in wanted}
        yield PossibleChange(
            "support_package",
            (place.id, levels),
            f"add a support package at {place.label}: {levels}",
            with_place_changed(place.id, lambda p: _with_package(p, added)),
        )


def _with_package(place: Place, added: Mapping[Domain, int]) -> Place:
    support = dict(place.with_support)
    for domain, level in added.items():
        support[domain] = max(level, support.get(domain, 0))
    return replace(place, with_support=support)


def begin_the_package(
    problem: Problem, _children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Begin the support package of a home before its recorded day."""
    begins = place.support_from
    if begins is not None and begins > problem.date:
        yield PossibleChange(
            "begin_support",
            (place.id,),
            f"begin the support package at {place.label} now, before {begins.isoformat()}",
            with_place(place.id, support_from=None),
        )


def free_bedrooms(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Free the bedrooms that everyone living there would need."""
    others = [c for c in problem.staying_in(place.id) if c not in children]
    needed = rooms_needed((*others, *children), problem.date, problem.policy)
    if place.bedrooms is not None and needed > place.bedrooms:
        yield PossibleChange(
            "bedroom",
            (place.id, str(needed)),
            f"make {how_many(needed, 'bedroom')} usable at {place.label}, instead of "
            f"{place.bedrooms}",
            with_place_changed(
                place.id, lambda p: replace(p, bedrooms=max(p.bedrooms or 0, needed))
            ),
        )


def release_reserved(
    _problem: Problem, _children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Release the beds kept for emergencies."""
    if place.reserved_for_emergencies:
        yield PossibleChange(
            "release_reserved",
            (place.id,),
            f"use the bed {place.label} keeps for emergencies",
            with_place(place.id, reserved_for_emergencies=0),
            room=place.reserved_for_emergencies,
        )


def end_a_hold(
    _problem: Problem, _children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """End a hold early, complete a review, or look whether a home is still full; never a break."""
    words = {
        PlaceStatus.HOLD: "end the hold on",
        PlaceStatus.UNDER_REVIEW: "complete the review of",
        PlaceStatus.FULL: "check whether there is room again at",
    }
    held = place.status is PlaceStatus.AVAILABLE and place.held_until is not None
    if place.status in words or held:
        what = "end the hold on" if held else words[place.status]
        yield PossibleChange(
            "end_a_hold",
            (place.id,),
            f"{what} {place.label}",
            with_place(place.id, status=PlaceStatus.AVAILABLE, held_until=None),
        )


def arrange(_problem: Problem, children: Sequence[Child], place: Place) -> Iterator[PossibleChange]:
    """Arrange at a home what is essential for a child, or the journey to school."""
    wanted = sorted({w for c in children for w in c.essential if w != SAME_SCHOOL})
    missing = tuple(w for w in wanted if w not in place.offers)
    if missing:
        yield PossibleChange(
            "arrange",
            (place.id, *missing),
            f"arrange {', '.join(map(in_plain_words, missing))} at {place.label}",
            with_place_changed(place.id, lambda p: replace(p, offers=(*p.offers, *missing))),
        )
    going = tuple(c.id for c in children if SAME_SCHOOL in c.essential)
    if going:
        yield PossibleChange(
            "arrange",
            ("journey", *going),
            f"arrange the journey to school for {', '.join(going)}",
            with_children(going, _journey_arranged),
        )


def _journey_arranged(child: Child) -> Child:
    return replace(child, essential=tuple(w for w in child.essential if w != SAME_SCHOOL))


KINDS = (
    KindOfChange(
        "support_package",
        "Add a support package",
        "supervising social worker, funded by the panel",
        7,
        2,
        ("NEED",),
        add_a_package,
    ),
    KindOfChange(
        "begin_support",
        "Begin a support package sooner",
        "supervising social worker, funded by the panel",
        7,
        2,
        ("NEED",),
        begin_the_package,
    ),
    KindOfChange(
        "bedroom",
        "Make a bedroom usable",
        "supervising social worker",
        28,
        5,
        ("F7", "FULL"),  # FULL: an overfull home takes nobody new
        free_bedrooms,
    ),
    KindOfChange(
        "release_reserved",
        "Use a bed kept for emergencies",
        "duty manager",
        1,
        2,
        ("FULL",),
        release_reserved,
    ),
    KindOfChange("end_a_hold", "End a hold or a review", "commissioner", 7, 3, ("F9",), end_a_hold),
    KindOfChange(
        "arrange", "Arrange what is essential", "social worker", 7, 2, ("ESSENTIAL",), arrange
    ),
)
