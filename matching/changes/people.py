"""Find out or decide again something about the children: an assessment, a pair, a court's order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from matching.changes.change import KindOfChange, PossibleChange, with_children
from matching.children import Child
from matching.home.fit import fit
from matching.in_words.listed import listed
from matching.needs import INTENSITY, Domain, Needs
from matching.places import Impact, Place
from matching.problem import Problem
from matching.rules.court_conditions import NOT_WITH, broken_conditions
from matching.rules.not_together import must_be_apart
from matching.tiers import Suitability


def assess(problem: Problem, children: Sequence[Child], place: Place) -> Iterator[PossibleChange]:
    """Assess what is not known: the place opens if it comes out no higher than said."""
    highest: dict[str, dict[Domain, int]] = {}
    for child in children:
        if fit(child.needs, place, problem.policy.not_known_counts_as).assess_first:
            levels = _highest_that_suits(child, place, problem.policy.not_known_counts_as)
            if levels is None:
                return
            highest[child.id] = levels
    if highest:
        said = "; ".join(f"{_no_higher(levels)} for child {c}" for c, levels in highest.items())
        key = tuple(f"{c} {d} {n}" for c, levels in highest.items() for d, n in levels.items())
        yield PossibleChange(
            "assess",
            key,
            f"assess what is not known: {place.label} is an option with {said}",
            with_children(tuple(highest), lambda child: _assessed(child, highest[child.id])),
        )


def _no_higher(levels: Mapping[Domain, int]) -> str:
    """Say how high needs may come out, those alike together: "EMO and SAF at 1, BEH at 2"."""
    if len(levels) == len(INTENSITY) and len(set(levels.values())) == 1:
        return f"every need at {min(levels.values())} or lower"
    alike: dict[int, list[str]] = {}
    for domain, level in levels.items():
        alike.setdefault(level, []).append(str(domain))
    parts = [f"{listed(domains)} at {level}" for level, domains in sorted(alike.items())]
    return f"{', '.join(parts)} or lower"


def _highest_that_suits(child: Child, place: Place, not_known: int) -> dict[Domain, int] | None:
    """Give the highest levels, alike in all domains, with which the place would do."""
    for level in range(not_known - 1, -1, -1):
        levels = {
            domain: min(level, able)
            for domain, rating, able in zip(
                INTENSITY, child.needs.levels, place.supported, strict=True
            )
            if rating is None
        }
        if fit(_rated(child.needs, levels), place).suitability is not Suitability.NOT_SUITABLE:
            return levels
    return None


def _assessed(child: Child, levels: dict[Domain, int]) -> Child:
    return replace(child, needs=_rated(child.needs, levels))


def _rated(needs: Needs, levels: dict[Domain, int]) -> Needs:
    return Needs({**needs.ratings, **levels}, needs.not_applicable)


def review_pairs(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Review decisions that keep a newcomer and a resident apart; sibling plans are left alone."""
    for child in children:
        for other in problem.staying_in(place.id):
            if must_be_apart(child, other) and not _by_plan_or_court(child, other):
                pair = tuple(sorted((child.id, other.id)))
                yield PossibleChange(
                    "review_pair",
                    pair,
                    f"review the decision that child {pair[0]} and child {pair[1]} live apart",
                    partial(_together_again, pair=pair),
                )


def _by_plan_or_court(one: Child, other: Child) -> bool:
    marked = replace(one, not_with=()), replace(other, not_with=())
    return must_be_apart(*marked)


def _together_again(problem: Problem, pair: tuple[str, ...]) -> Problem:
    places = tuple(
        replace(
            place,
            pair_assessments=tuple(
                each
                for each in place.pair_assessments
                if {each.child, each.other} != set(pair) or each.impact is not Impact.NOT_TOGETHER
            ),
        )
        for place in problem.places
    )
    children = tuple(
        replace(child, not_with=tuple(o for o in child.not_with if o not in pair))
        if child.id in pair
        else child
        for child in problem.children
    )
    return replace(problem, children=children, places=places)


def review_sole(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Review whether children must be the only child where they live."""
    alone = tuple(c.id for c in (*children, *problem.staying_in(place.id)) if c.sole_child)
    if alone:
        yield PossibleChange(
            "review_sole",
            alone,
            f"review whether {', '.join(f'child {name}' for name in alone)} must be the only child",
            with_children(alone, lambda child: replace(child, sole_child=False)),
        )


def ask_the_court(
    problem: Problem, children: Sequence[Child], place: Place
) -> Iterator[PossibleChange]:
    """Ask the court to vary the conditions that rule this place, or someone there, out."""
    there = tuple(f"{NOT_WITH}{c.id}" for c in problem.staying_in(place.id))
    broken = {
        child.id: {*broken_conditions(child, place), *(set(there) & set(child.court_conditions))}
        for child in children
    }
    broken = {child: conditions for child, conditions in broken.items() if conditions}
    if broken:
        yield PossibleChange(
            "court",
            (place.id, *broken),
            f"ask the court to vary its conditions for child {', child '.join(broken)}",
            with_children(
                tuple(broken),
                lambda child: replace(
                    child,
                    court_conditions=tuple(
                        c for c in child.court_conditions if c not in broken[child.id]
                    ),
                ),
            ),
        )


WORKER = "social worker and manager"

KINDS = (
    KindOfChange("assess", "Assess what is not known", "social worker", 7, 1, ("NEED",), assess),
    KindOfChange("review_pair", "Review a pair kept apart", WORKER, 7, 8, ("H4",), review_pairs),
    KindOfChange(
        "review_sole",
        "Review whether a child must live alone",
        WORKER,
        7,
        8,
        ("SOLE",),
        review_sole,
    ),
    KindOfChange("court", "Ask the court", "legal team", 28, 9, ("C3", "H4"), ask_the_court),
)
