"""Vary the terms of approval or registration: ages, sexes, numbers, emergencies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.changes.change import (
    KindOfChange,
    PossibleChange,
    with_place,
    with_place_changed,
)
from matching.children import Child
from matching.places import Place
from matching.problem import Problem


def vary_ages(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Widen the ages that carers are approved for to take these children."""
    if place.type.is_foster:
        yield _wider_ages("vary_ages", "terms", problem, children, place)


def vary_registered_ages(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Widen the ages that a home is registered for to take these children."""
    if not place.type.is_foster:
        yield _wider_ages("vary_registration", "registration", problem, children, place)


def _wider_ages(
    kind: str, terms: str, problem: Problem, children: Sequence[Child], place: Place
) -> PossibleChange:
    ages = [child.age_on(problem.date) for child in children]
    youngest, oldest = min(*ages, place.youngest), max(*ages, place.oldest)
    return PossibleChange(
        kind,
        (place.id, str(youngest), str(oldest)),
        f"vary the {terms} of {place.label} to ages {youngest} to {oldest}",
        with_place_changed(
            place.id,
            lambda p: replace(p, youngest=min(p.youngest, youngest), oldest=max(p.oldest, oldest)),
        ),
    )


def vary_sexes(
    _problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Let a place take girls and boys; nothing is proposed where a child's sex is not recorded."""
    if all(child.sex for child in children):
        yield PossibleChange(
            "vary_sexes",
            (place.id,),
            f"vary the terms of {place.label} to girls and boys",
            with_place(place.id, sexes="any"),
        )


def vary_number(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Approve a home for as many as would live there, where it has the bedrooms."""
    others = [c for c in problem.staying_in(place.id) if c not in children]
    number = len(others) + len(children)
    if number > place.capacity:
        yield one_more(place, number)


def one_more(place: Place, number: int) -> PossibleChange:
    """Approve a home for a number of children."""
    return PossibleChange(
        "vary_number",
        (place.id, str(number)),
        f"vary the terms of {place.label} to {number} children",
        with_place_changed(place.id, lambda p: replace(p, capacity=max(p.capacity, number))),
        room=number - place.capacity,
    )


def admit_in_an_emergency(
    _problem: Problem, _children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Let a home's statement of purpose allow emergency admission."""
    yield PossibleChange(
        "emergency_admission",
        (place.id,),
        f"agree with the manager of {place.label} that its statement of purpose allows emergencies",
        with_place(place.id, emergency_admission=True),
    )


def exempt(problem: Problem, children: Sequence[Child], place: Place) -> Iterator[PossibleChange]:
    """Name each child in an exemption from the fostering limit."""
    everyone = {c.id for c in (*problem.staying_in(place.id), *children)}
    named = tuple(sorted({*place.exemptions, *everyone}))
    yield PossibleChange(
        "exemption",
        (place.id, *named),
        f"agree an exemption for {place.label} that names {', '.join(named)}",
        with_place_changed(
            place.id, lambda p: replace(p, exemptions=tuple(sorted({*p.exemptions, *named})))
        ),
    )


def name_children(
    _problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Name these children in an approval for named children; relatives are left alone."""
    if place.named_children:
        named = tuple(sorted({*place.named_children, *(child.id for child in children)}))
        who = ", ".join(child.id for child in children if child.id not in place.named_children)
        yield PossibleChange(
            "name_child",
            (place.id, *named),
            f"ask the panel to name {who} in the approval of {place.label}",
            with_place_changed(
                place.id,
                lambda p: replace(p, named_children=tuple(sorted({*p.named_children, *named}))),
            ),
        )


PANEL = "fostering panel or registered manager"

KINDS = (
    KindOfChange("vary_ages", "Vary the ages in the terms", PANEL, 14, 3, ("F2",), vary_ages),
    KindOfChange(
        "vary_registration",
        "Vary the ages in the registration",
        "registered manager, with the regulator",
        56,
        5,
        ("F2",),
        vary_registered_ages,
    ),
    KindOfChange("vary_sexes", "Vary the sexes in the terms", PANEL, 14, 3, ("SEX",), vary_sexes),
    KindOfChange(
        "vary_number", "Vary the number in the terms", PANEL, 14, 4, ("FULL",), vary_number
    ),
    KindOfChange(
        "emergency_admission",
        "Allow emergencies in the statement of purpose",
        "registered manager",
        2,
        3,
        ("H3",),
        admit_in_an_emergency,
    ),
    KindOfChange(
        "exemption", "Exempt from the fostering limit", PANEL, 7, 4, ("F1", "FULL"), exempt
    ),
    KindOfChange(
        "name_child", "Name the child in the approval", PANEL, 14, 4, ("F8",), name_children
    ),
)
