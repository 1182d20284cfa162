"""Nine ordered groups of children, each by explicit rules, that tell recruitment whom to look for.

A child belongs to the first group whose rule holds. The rules look at ratings, age, brothers and
sisters and recorded flags, never at where a child lives. A rule that could hold once a need is
assessed is neither true nor false: such a child stays outside the groups, as not known. The rules
are our assumption [A] and carry a version; no grouping is learnt from data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from matching.child.codification import Domain
from matching.child.flags import ADAPTED_HOME, CLINICAL_TASKS, DEPRIVATION_OF_LIBERTY, REMAND, UASC
from matching.children import Child, SiblingPlan
from matching.needs import Needs
from matching.problem import Problem, plan_for

GROUPS_VERSION = "groups-1"


class Group(StrEnum):
    """A group of children with a message for recruitment, or outside all of them."""

    UASC = "uasc"
    COMPLEX_HEALTH = "complex_disability_or_health"
    SECURE_RISK = "secure_risk"
    TEEN_OUTSIDE_HARM = "teen_outside_home_harm"
    TEEN_RELATIONAL = "teen_relational"
    SIBLINGS_3 = "siblings_3_or_more"
    UNDER_5 = "under_5_permanence"
    PRIMARY = "primary_core"
    PREPARING = "16_plus_preparing"
    NONE = "none_of_the_nine"
    NOT_KNOWN = "not_known_until_assessed"


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Who belongs to a group: all that is said must hold; of flags and ratings one is enough."""

    group: Group
    name: str
    flags: tuple[str, ...] = ()
    """Recorded words, any of which is enough, among flags and requirements."""
    at_least: Mapping[Domain, int] = field(default_factory=dict, hash=False)
    """Domains and levels, any of which is enough."""
    youngest: int = 0
    oldest: int = 17
    together: int = 1
    """Brothers and sisters who are not to live apart, this child included."""

    def holds(self, child: Child, age: int, together: int) -> bool | None:
        """Say whether a child belongs; None when only an assessment could tell."""
        if not self.youngest <= age <= self.oldest or together < self.together:
            return False
        if not self.flags and not self.at_least:
            return True
        recorded = {*child.flags, *child.requirements, *child.essential}
        return True if recorded & set(self.flags) else _reaches(child.needs, self.at_least)

    @property
    def words(self) -> str:
        """The rule as a person reads it."""
        reasons = [f"{domain} {level} or more" for domain, level in self.at_least.items()]
        reasons += [f"recorded: {flag.replace('_', ' ')}" for flag in self.flags]
        parts = [_ages(self.youngest, self.oldest)]
        if self.together > 1:
            parts.append(f"{self.together} or more brothers and sisters not planned apart")
        if reasons:
            parts.append(" or ".join(reasons))
        return "; ".join(part for part in parts if part)


RULES: tuple[GroupRule, ...] = (
    GroupRule(Group.UASC, "Unaccompanied asylum-seeking", flags=(UASC,)),
    GroupRule(
        Group.COMPLEX_HEALTH,
        "Complex disability or health",
        flags=(CLINICAL_TASKS, ADAPTED_HOME),
        at_least=MappingProxyType({Domain.HLT: 3, Domain.COM: 3}),
    ),
    GroupRule(
        Group.SECURE_RISK,
        "At risk of a secure order: what would keep them out of one",
        flags=(DEPRIVATION_OF_LIBERTY, REMAND),
        at_least=MappingProxyType({Domain.SAF: 4, Domain.OTH: 4}),
    ),
    GroupRule(
        Group.TEEN_OUTSIDE_HARM,
        "From 11, harm outside the home",
        at_least=MappingProxyType({Domain.SAF: 2}),
        youngest=11,
    ),
    GroupRule(
        Group.TEEN_RELATIONAL,
        "From 11, distress and relationships",
        at_least=MappingProxyType({Domain.EMO: 2, Domain.BEH: 2, Domain.REL: 2}),
        youngest=11,
    ),
    GroupRule(Group.SIBLINGS_3, "Three or more brothers and sisters", together=3),
    GroupRule(Group.UNDER_5, "Under 5, permanence", oldest=4),
    GroupRule(Group.PRIMARY, "Primary school age", youngest=5, oldest=10),
    GroupRule(Group.PREPARING, "From 16, preparing for adulthood", youngest=16),
)
"""In order: a child is counted in the first that holds [A]."""


def group_of(child: Child, problem: Problem) -> Group:
    """Give the one group a child is counted in."""
    age = child.age_on(problem.date)
    together = 1 + sum(
        plan_for(child, other) is not SiblingPlan.APART
        for other in problem.brothers_and_sisters_of(child)
    )
    for rule in RULES:
        holds = rule.holds(child, age, together)
        if holds is None:
            return Group.NOT_KNOWN
        if holds:
            return rule.group
    return Group.NONE


def _reaches(needs: Needs, at_least: Mapping[Domain, int]) -> bool | None:
    known = [needs.ratings[domain] for domain in at_least]
    if any(
        level is not None and level >= least
        for level, least in zip(known, at_least.values(), strict=True)
    ):
        return True
    return None if None in known else False


def _ages(youngest: int, oldest: int) -> str:
    if (youngest, oldest) == (0, 17):
        return ""
    return f"aged {youngest} to {oldest}"


def groups_table() -> str:
    """Give the rules as the Markdown table of the reference page."""
    lines = ["| | group | rule |", "|---|---|---|"]
    lines += [f"| {at} | {rule.name} | {rule.words} |" for at, rule in enumerate(RULES, start=1)]
    return "\n".join(lines) + "\n"
