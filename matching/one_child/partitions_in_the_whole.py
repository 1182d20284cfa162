"""Ways to divide a family, each solved for everyone who waits with its parts in different homes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from time import monotonic

from matching.child.families import Family
from matching.in_words.objective_words import differences
from matching.joint import Joint, near_to
from matching.one_child.effects import effects_on_others, objective_changes
from matching.one_child.partitions import Partition, PartitionInTheWhole
from matching.optimiser.best import NotProved, proved
from matching.resolving.resolve import resolve

MOST_IN_THE_WHOLE = 6
"""Possible partitions for which the whole is solved again."""


def partitions_in_the_whole(
    partitions: Sequence[Partition], joint: Joint, *, time_limit: float
) -> tuple[Partition, ...]:
    """Work out for the first few possible partitions what each means for everyone who waits."""
    deadline = monotonic() + time_limit
    found, done = [], 0
    for partition in partitions:
        if partition.possible and done < MOST_IN_THE_WHOLE and joint.proved:
            whole = _in_the_whole(partition, joint, deadline - monotonic())
            done += 1
            partition = replace(partition, in_the_whole=whole)
        found.append(partition)
    return tuple(found)


def _in_the_whole(partition: Partition, joint: Joint, seconds: float) -> PartitionInTheWhole | None:
    if seconds <= 0:
        return None
    problem = joint.problem
    parts = tuple(
        Family(part.children[0], tuple(problem.child_by_id[name] for name in part.children))
        for part in partition.parts
    )
    divided = {name for part in partition.parts for name in part.children}
    rest = [f for f in joint.families if not divided & {each.id for each in f.children}]
    families = sorted((*rest, *parts), key=lambda family: family.id)
    resolved = resolve(problem, families, known=joint.resolved)
    apart = tuple((a.id, b.id) for a, b in combinations(sorted(parts, key=lambda f: f.id), 2))
    resolved = replace(resolved, apart=tuple(sorted({*resolved.apart, *apart})))
    try:
        solved = proved(near_to(resolved, joint.solved.assignment), seconds)
    except NotProved:
        return None
    if solved is None:
        return None
    but = [f.id for f in joint.families if divided & {each.id for each in f.children}]
    objectives = objective_changes(joint, solved.objective)
    return PartitionInTheWhole(
        homes=tuple(
            (part.children, solved.assignment[part.children[0]]) for part in partition.parts
        ),
        objectives=objectives,
        others=effects_on_others(joint, solved.assignment, but),
        sentence=_whole_sentence(joint, [each.change for each in objectives]),
    )


def _whole_sentence(joint: Joint, change: Sequence[int]) -> str:
    said = differences(joint.resolved.levels, change)
    if not said:
        return "Divided so, everyone together is as well placed as can be"
    return f"Divided so, everyone together has {'; '.join(said)}"
