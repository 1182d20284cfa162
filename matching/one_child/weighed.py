"""One child's homes, and ways to divide the family, weighed for everyone who waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from matching.children import Child
from matching.joint import Joint, joint_answer
from matching.one_child.in_the_whole import SideBySide, Whole, in_the_whole, side_by_side
from matching.one_child.option import Option
from matching.one_child.partitions import Partition, partitions_of
from matching.one_child.partitions_in_the_whole import partitions_in_the_whole
from matching.problem import Problem


@dataclass(frozen=True, slots=True)
class Weighed:
    """What choosing each home means for everyone; `joint` None: nothing was weighed."""

    joint: Joint | None
    whole: Whole
    shown: tuple[Option, ...]
    """The homes, best for the child alone first, each with its standing in the whole."""
    partitions: tuple[Partition, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The homes, best for everyone first, then for the child; those not known are left out."""
        ranks = [
            (option.in_the_whole.rank, i, option.place)
            for i, option in enumerate(self.shown)
            if option.in_the_whole is not None
        ]
        return tuple(place for _, _, place in sorted(ranks))

    @property
    def side_by_side(self) -> SideBySide | None:
        """The child's own best home beside the best for everyone."""
        if self.joint is None or not self.shown:
            return None
        return side_by_side(self.joint, self.whole, self.shown[0].place)


def weighed(
    child: Child,
    problem: Problem,
    shown: Sequence[Option],
    joint: Joint | None,
    seconds: float,
) -> Weighed:
    """Weigh the homes shown, then the ways to divide the family, within the time given."""
    deadline = monotonic() + seconds
    joint = joint or joint_answer(problem, time_limit=seconds)
    places = [option.place for option in shown]
    whole = in_the_whole(joint, child.id, places, time_limit=deadline - monotonic())
    partitions = partitions_in_the_whole(
        partitions_of(child, problem), joint, time_limit=deadline - monotonic()
    )
    stands = tuple(replace(o, in_the_whole=whole.by_place.get(o.place)) for o in shown)
    return Weighed(joint, whole, stands, partitions)


def not_weighed(shown: Sequence[Option]) -> Weighed:
    """Leave everyone else out: a settled child takes no home from anyone."""
    return Weighed(None, Whole({}, None, None), tuple(shown), ())
