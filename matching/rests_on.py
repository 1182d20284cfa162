"""What an answer rests on: the day of its data, the settings, and who nobody has assessed yet."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.files.problem_json import policy_to_json
from matching.problem import Problem


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What a reader has to know of an answer besides its version and the problem's fingerprint."""

    day: date
    settings: dict[str, Any]
    """Whose law holds, every setting of the policy, and the version of the envelopes."""
    unassessed: int
    """Children of the problem of whom no need at all is known, settled ones included."""


def rests_on(problem: Problem) -> RestsOn:
    """Say what any answer to a problem rests on."""
    policy = problem.policy
    return RestsOn(
        day=problem.date,
        settings={
            "jurisdiction": str(policy.jurisdiction),
            **policy_to_json(policy),
            "envelopes_version": policy.envelopes_version,
        },
        unassessed=sum(not child.needs.assessed for child in problem.children),
    )
