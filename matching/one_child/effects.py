"""What one choice does to the others who wait: who gains and who loses what, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.in_words.listed import listed
from matching.in_words.objective_words import differences, for_one_child
from matching.joint import Joint
from matching.resolved import Costs, Resolved


@dataclass(frozen=True, slots=True)
class ObjectiveChange:
    """One objective for everyone together with the choice made, and against the joint answer."""

    name: str
    value: int
    change: int
    """Above 0: worse than the best for everyone; below 0 happens only further down the order."""


@dataclass(frozen=True, slots=True)
class EffectOn:
    """What a choice changes for other children who wait; never a figure about their future."""

    children: tuple[str, ...]
    gains: bool
    """Whether the change is for the better for them, in the panel's order of what matters."""
    otherwise: str | None
    """Where they live in the best answer for everyone; None is no home."""
    then: str | None
    """Where they live in the best answer with the choice made."""
    sentence: str


def objective_changes(joint: Joint, objective: Costs) -> tuple[ObjectiveChange, ...]:
    """Set an objective beside that of the joint answer."""
    return tuple(
        ObjectiveChange(name, value, value - before)
        for name, value, before in zip(
            joint.resolved.levels, objective, joint.solved.objective, strict=False
        )
    )


def effects_on_others(
    joint: Joint, assignment: Mapping[str, str | None], but: Sequence[str]
) -> tuple[EffectOn, ...]:
    """List the others for whom an assignment is better or worse than the joint answer.

    `but` names the groups whose choice it is. Who lives elsewhere just as well is left out.
    """
    found = []
    for group in joint.resolved.groups:
        otherwise, then = joint.solved.assignment.get(group.id), assignment.get(group.id)
        if group.id in but or otherwise == then:
            continue
        before, after = (
            _costs(joint.resolved, group.id, otherwise),
            _costs(joint.resolved, group.id, then),
        )
        change = tuple(b - a for a, b in zip(before, after, strict=True))
        if any(change):
            members = group.members or (group.id,)
            gains = change < tuple(0 for _ in change)
            sentence = _sentence(joint, members, otherwise, then, change)
            found.append(EffectOn(members, gains, otherwise, then, sentence))
    return tuple(sorted(found, key=lambda each: (each.gains, each.children)))


def _costs(resolved: Resolved, group: str, home: str | None) -> Costs:
    costs = resolved.fallback.get(group) if home is None else resolved.pairs[group][home]
    return costs if costs is not None else tuple(0 for _ in resolved.levels)


def _sentence(
    joint: Joint,
    members: Sequence[str],
    otherwise: str | None,
    then: str | None,
    change: Costs,
) -> str:
    who = f"Child {members[0]}" if len(members) == 1 else f"Children {listed(members)}"
    places = joint.problem.place_by_id
    if then is None:
        assert otherwise is not None  # noqa: S101  # or nothing would have changed
        return f"{who} would have no suitable home, instead of {places[otherwise].label}"
    say = for_one_child if len(members) == 1 else differences
    what = "; ".join(say(joint.resolved.levels, change))
    if otherwise is None:
        return f"{who} would have a home at {places[then].label}, instead of none"
    return f"{who} would live at {places[then].label} instead of {places[otherwise].label}: {what}"
