"""Each home of one child ranked by the best that everyone together can reach with it chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.in_words.objective_words import differences
from matching.joint import Joint
from matching.one_child.effects import (
    EffectOn,
    ObjectiveChange,
    effects_on_others,
    objective_changes,
)
from matching.optimiser.alternatives import Alternative, Choosing
from matching.optimiser.best import NotProved
from matching.resolved import Resolved

OUT_OF_TIME = (
    "What each home means for the others was not worked out, or not for all of them, in time"
)


@dataclass(frozen=True, slots=True)
class InTheWhole:
    """One home chosen for the child, and the best that everyone together can then reach."""

    rank: int
    """1 is best for everyone together, among the homes worked out; equally good ones share it."""
    objectives: tuple[ObjectiveChange, ...]
    others: tuple[EffectOn, ...]
    """Others who would gain or lose by the choice; who lives elsewhere just as well is left out."""
    sentence: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The child's own best home, beside the home the child has in the best answer for everyone."""

    child_first: str
    jointly: str | None
    """None: in the best answer for everyone there is no home for this child."""
    same: bool
    """Whether the child's own best costs the others nothing."""
    objectives: tuple[ObjectiveChange, ...]
    others: tuple[EffectOn, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Whole:
    """How every choice of one child stands in the whole; `note` says why when it is not known."""

    by_place: Mapping[str, InTheWhole]
    jointly: str | None
    note: str | None


def in_the_whole(joint: Joint, child_id: str, places: Sequence[str], *, time_limit: float) -> Whole:
    """Rank these places for a child; the child's brothers and sisters planned together come too."""
    family = joint.family_of(child_id)
    if family is None:
        return Whole({}, None, None)
    if not joint.proved:
        return Whole({}, None, OUT_OF_TIME)
    jointly = joint.solved.assignment.get(family.id)
    possible = joint.resolved.pairs[family.id]
    # The home of the joint answer is solved already: nobody lives elsewhere than in it.
    known = Alternative(jointly, (*joint.solved.objective, 0), joint.solved.assignment)
    ranked = [] if jointly is None else [known]
    wanted = [place for place in places if place in possible and place != jointly]
    found, out_of_time = _forced(joint.near, family.id, wanted, time_limit)
    ranked += found
    best_first = sorted({_values(each) for each in ranked})
    return Whole(
        {
            str(each.home): InTheWhole(
                rank=best_first.index(_values(each)) + 1,
                objectives=objective_changes(joint, each.objective),
                others=effects_on_others(joint, each.assignment, (family.id,)),
                sentence=_sentence(joint, each),
            )
            for each in ranked
        },
        jointly,
        OUT_OF_TIME
        if out_of_time
        else _note(joint, len(family.children), set(places) - {str(each.home) for each in ranked}),
    )


def side_by_side(joint: Joint, whole: Whole, child_first: str) -> SideBySide | None:
    """Set the child's own best beside the joint answer; None where that is not known."""
    chosen = whole.by_place.get(child_first)
    if chosen is None:
        return None
    same = not any(each.change for each in chosen.objectives)
    places = joint.problem.place_by_id
    first = places[child_first].label
    if same:
        sentence = f"{first} is best for the child and costs the others nothing"
    else:
        there = "no home" if whole.jointly is None else places[whole.jointly].label
        sentence = (
            f"{first} is best for the child alone; in the best answer for everyone the child has "
            f"{there}. {chosen.sentence}"
        )
    return SideBySide(child_first, whole.jointly, same, chosen.objectives, chosen.others, sentence)


def _forced(
    near: Resolved, group: str, homes: Sequence[str], time_limit: float
) -> tuple[list[Alternative], bool]:
    """Solve with each home in turn; what time does not allow is left out, and said."""
    if not homes or time_limit <= 0:
        return [], bool(homes)
    found: list[Alternative] = []
    try:
        # Begun anew for each child: what ties settle on may rest on what was solved before.
        for each in Choosing(near, time_limit).each(group, homes):
            found.append(each)  # noqa: PERF402  # what is found before time runs out is kept
    except NotProved:
        return found, True
    return found, False


def _values(each: Alternative) -> tuple[int, ...]:
    """Give the objective without the last level, which only settles ties."""
    return each.objective[:-1]


def _sentence(joint: Joint, each: Alternative) -> str:
    label = joint.problem.place_by_id[str(each.home)].label
    change = [each.change for each in objective_changes(joint, each.objective)]
    said = differences(joint.resolved.levels, change)
    if not said:
        return f"With {label} chosen, everyone together is as well placed as can be"
    return f"With {label} chosen, everyone together has {'; '.join(said)}"


def _note(joint: Joint, size: int, left_out: set[str]) -> str | None:
    if not left_out:
        return None
    names = ", ".join(sorted(joint.problem.place_by_id[home].label for home in left_out))
    if size > 1:
        who = "Brothers and sisters planned together"
        return f"{who} cannot all live at {names}: see the ways to divide them"
    return f"Not possible in the best answer for everyone: {names}"
