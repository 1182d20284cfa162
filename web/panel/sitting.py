"""One sitting of the panel: today's children and homes of one authority, and the answers so far."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.in_words.words import full_day
from web.door.standing import Standing, standing
from web.kept import Kept
from web.store.baselines import StoredBaseline

if TYPE_CHECKING:
    from matching.answer import Answer
    from matching.changes.smallest_change import SmallestChanges
    from matching.children import Child
    from matching.joint import Joint
    from matching.looking_ahead import ArrivalsToCome, LookingAhead
    from matching.options import Options
    from matching.problem import Problem
    from matching.returns import Returns
    from scenarios.baseline.baseline import Baseline
    from scenarios.baseline.records import Records

SEED = 1
SECONDS = 30.0
"""The time the joint answer may take, as the command has it when nothing else is said."""
SECONDS_TO_COMPARE = 5.0
"""The time the answer for everyone may take where one child's options are compared with it."""
WEEKS, FUTURES = 8, 100
"""How far and how often the children to come are sampled when `arrivals` is told nothing else."""
MOST_HOMES = 20
"""Homes of one child that a page weighs for everyone: more than anybody reads."""


@dataclass(frozen=True)
class Sitting:
    """Today's question as it was stored, and each answer to it once somebody has asked."""

    authority: StoredBaseline
    instance: Path
    """The folder the data are in, for the commands that give the same answers."""
    baseline: "Baseline"
    problem: "Problem"
    unassessed: int
    on_record: int
    price_year: Mapping[str, int]
    """The year the prices of a home are of, by the home's id."""
    version: str
    fingerprint: str
    codification: str
    _kept: Kept = field(default_factory=Kept, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What the data are called in the database."""
        return self.authority.name

    @property
    def area(self) -> str:
        """The authority as a reader knows it."""
        return self.authority.area

    @property
    def standing(self) -> Standing:
        """What the facts are, for the banner."""
        return standing(synthetic=self.authority.synthetic, on_record=self.on_record)

    @property
    def stamp(self) -> str:
        """What every page says of its facts, so that any printed page can be traced."""
        return (
            f"Data to {full_day(self.problem.date)}. Seed {SEED}, version {self.version}, "
            f"needs codification {self.codification}, fingerprint {self.fingerprint[:16]}. "
            f"Children without a needs assessment: {self.unassessed}."
        )

    def commands(self, *question: str, arrivals: bool = False) -> tuple[str, ...]:
        """Give the commands whose answer is the page's: what it rests on, then the question."""
        where = () if self.instance == Path("instance") else ("--instance", str(self.instance))
        made = ["problem", *(["arrivals"] if arrivals else [])]
        rests_on = [
            ("sufficiency", what, self.name, *where, "--out", f"{what}.json") for what in made
        ]
        more = ("--arrivals", "arrivals.json") if arrivals else ()
        name, *words = question
        asked = ("sufficiency", name, "problem.json", *words, *more, "--out", "answer.json")
        return tuple(shlex.join(each) for each in (*rests_on, asked))

    def child(self, child_id: str) -> "Child | None":
        """Find a child by id."""
        return self.problem.child_by_id.get(child_id)

    def options_for(self, child_id: str) -> "Options":
        """Give everything that can be said of one child's options, as the command does."""
        from matching.options import options

        found: Options = self._kept.get(
            ("options", child_id),
            lambda: options(self.problem, child_id, how_many=MOST_HOMES, joint=self.joint()),
        )
        return found

    def returns(self) -> "Returns":
        """Say who off the island could come back, as `sufficiency returns` does."""
        from matching.returns import returns

        found: Returns = self._kept.get("returns", lambda: returns(self.joint()))
        return found

    def changes_for(self, child_id: str) -> "SmallestChanges":
        """Give the fewest changes that open a home to a child and those planned to come along."""
        from matching.changes.smallest_change import smallest_changes

        found: SmallestChanges = self._kept.get(
            ("changes", child_id), lambda: smallest_changes(self.problem, child_id)
        )
        return found

    def ahead_for(self, child_id: str) -> "LookingAhead | None":
        """Say what using each home now costs those to come, as `options --arrivals` does."""
        from matching.looking_ahead import look_ahead

        def ahead() -> "LookingAhead | None":
            places = [option.place for option in self.options_for(child_id).options]
            return look_ahead(self.joint(), child_id, places, self._arrivals())

        found: LookingAhead | None = self._kept.get(("ahead", child_id), ahead)
        return found

    def _arrivals(self) -> "ArrivalsToCome":
        """Sample the children to come, as `sufficiency arrivals` does."""
        from scenarios.arrivals_to_come import arrivals_to_come

        found: ArrivalsToCome = self._kept.get(
            "arrivals",
            lambda: arrivals_to_come(self.baseline, weeks=WEEKS, draws=FUTURES, seed=SEED),
        )
        return found

    def joint(self) -> "Joint":
        """Give the best answer for everyone, with which each child's options are compared."""
        from matching.joint import joint_answer

        found: Joint = self._kept.get(
            "joint", lambda: joint_answer(self.problem, time_limit=SECONDS_TO_COMPARE)
        )
        return found

    def together(self) -> "Answer":
        """Give the joint answer for all who may move, as `match --changes` does."""
        from matching.match import match

        found: Answer = self._kept.get(
            "together", lambda: match(self.problem, time_limit=SECONDS, seed=SEED, changes=True)
        )
        return found


def sitting_of(authority: StoredBaseline, records: "Records", instance: Path) -> Sitting | None:
    """Put today's question from what is stored; None where no child is on record.

    ValueError says what does not fit in the data.
    """
    from matching.files.problem_file import problem_hash
    from matching.tiers import ENVELOPES_VERSION
    from matching.version import our_version
    from scenarios.baseline.baseline import baseline_from
    from scenarios.todays_problem import todays_problem

    baseline = baseline_from(records, authority.name)
    if not baseline.children:
        return None
    problem = todays_problem(baseline)
    return Sitting(
        authority=authority,
        instance=instance,
        baseline=baseline,
        problem=problem,
        unassessed=baseline.unassessed,
        on_record=len(baseline.children) + len(baseline.elsewhere),
        price_year={h.place_id: h.price_year for h in records.homes if h.price_year is not None},
        version=our_version(),
        fingerprint=problem_hash(problem),
        codification=ENVELOPES_VERSION,
    )
