"""The population profile of one day: ages and levels, needs by domain, flags, groups, true gap.

Everything is counted from ratings that somebody made. A level is never read off the home a child
lives in; children without ratings are counted as unassessed and nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from matching.child.codification import CODIFICATION, Domain
from matching.child.domain_states import Standing, states_of
from matching.child.flags import FLAGS
from matching.children import Child
from matching.files.problem_file import problem_hash
from matching.needs import Level, overall_level
from matching.problem import Problem
from matching.profile.age_bands import BANDS, band_of
from matching.profile.recruitment_groups import GROUPS_VERSION, RULES, Group, group_of
from matching.profile.true_gap import UNASSESSED, TrueGap, true_gap
from matching.tiers import ENVELOPES_VERSION
from matching.version import our_version

PROVISIONAL = "provisional"
NOT_ROUNDED = (
    "These are counts of children, not rounded, for those who hold the data. They pass disclosure "
    "control before they are published or shown to anyone else."
)
OF_GROUPS = "The nine groups and their rules are our assumption"


@dataclass(frozen=True, slots=True)
class LevelCount:
    """Children of one age band at one level; provisional and unassessed stand apart."""

    age_band: str
    level: str
    children: int


@dataclass(frozen=True, slots=True)
class DomainCount:
    """One domain over all children; shares are of those rated, None when nobody is."""

    domain: str
    name: str
    rated: int
    not_known: int
    at_least_2: int
    at_least_3: int
    share_at_least_2: float | None
    share_at_least_3: float | None
    stale: int
    """Of those rated, how many ratings are older than the setting, or from before a move."""
    no_day_recorded: int


@dataclass(frozen=True, slots=True)
class FlagCount:
    """How many children have a flag recorded; `words` is empty for a word we do not know."""

    flag: str
    words: str
    children: int


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One of the nine groups, or outside them."""

    group: str
    name: str
    rule: str
    children: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What homes today's children need, with all a reader needs to know to trust it."""

    date: str
    children: int
    unassessed: int
    provisional: int
    """Assessed children whose level could change once what is not known is assessed."""
    elsewhere: int | None
    """Looked-after children who live where homes are not matched; None when the file tells not."""
    synthetic: bool | None
    """Whether no child in the data is real; None when the file tells not."""
    levels: tuple[LevelCount, ...]
    domains: tuple[DomainCount, ...]
    flags: tuple[FlagCount, ...]
    true_gap: TrueGap
    groups: tuple[GroupCount, ...]
    codification: str
    groups_version: str
    not_known_counts_as: int
    ratings_stale_after_months: int
    version: str
    problem_hash: str
    notes: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Write the profile as plain lists and words."""
        return asdict(self)


def population_profile(
    problem: Problem, *, elsewhere: int | None = None, synthetic: bool | None = None
) -> Profile:
    """Count today's children by what their ratings say they need."""
    policy, children = problem.policy, problem.children
    not_known = policy.not_known_counts_as
    assessed = [child for child in children if child.needs.assessed]
    return Profile(
        date=problem.date.isoformat(),
        children=len(children),
        unassessed=len(children) - len(assessed),
        provisional=sum(overall_level(c.needs, not_known).provisional for c in assessed),
        elsewhere=elsewhere,
        synthetic=synthetic,
        levels=_levels(problem),
        domains=_domains(problem),
        flags=_flags(children),
        true_gap=true_gap(problem),
        groups=_groups(problem),
        codification=ENVELOPES_VERSION,
        groups_version=GROUPS_VERSION,
        not_known_counts_as=not_known,
        ratings_stale_after_months=policy.ratings_stale_after_months,
        version=our_version(),
        problem_hash=problem_hash(problem),
        notes=(NOT_ROUNDED, *policy.not_verified, f"{OF_GROUPS} ({GROUPS_VERSION})"),
    )


def _levels(problem: Problem) -> tuple[LevelCount, ...]:
    """Cross age and level; every combination is there, nought included."""
    counted = Counter(
        (band_of(child.age_on(problem.date)).label, _level(child, problem))
        for child in problem.children
    )
    names = (*map(str, Level), PROVISIONAL, UNASSESSED)
    return tuple(
        LevelCount(band.label, name, counted[band.label, name]) for band in BANDS for name in names
    )


def _level(child: Child, problem: Problem) -> str:
    if not child.needs.assessed:
        return UNASSESSED
    level = overall_level(child.needs, problem.policy.not_known_counts_as)
    return PROVISIONAL if level.provisional else str(level.lower)


def _domains(problem: Problem) -> tuple[DomainCount, ...]:
    counts = {domain: _nobody(domain) for domain in Domain}
    for child in problem.children:
        for state in states_of(child, problem.date, problem.policy):
            so_far, level = counts[state.domain], state.level
            if level is None:
                counts[state.domain] = replace(so_far, not_known=so_far.not_known + 1)
                continue
            counts[state.domain] = replace(
                so_far,
                rated=so_far.rated + 1,
                at_least_2=so_far.at_least_2 + (level >= 2),
                at_least_3=so_far.at_least_3 + (level >= 3),
                stale=so_far.stale + (state.standing is Standing.STALE),
                no_day_recorded=so_far.no_day_recorded + (state.standing is Standing.UNDATED),
            )
    return tuple(_with_shares(count) for count in counts.values())


def _nobody(domain: Domain) -> DomainCount:
    return DomainCount(str(domain), CODIFICATION[domain].name, 0, 0, 0, 0, None, None, 0, 0)


def _with_shares(count: DomainCount) -> DomainCount:
    if not count.rated:
        return count
    return replace(
        count,
        share_at_least_2=round(count.at_least_2 / count.rated, 4),
        share_at_least_3=round(count.at_least_3 / count.rated, 4),
    )


def _flags(children: Sequence[Child]) -> tuple[FlagCount, ...]:
    """Count recorded flags, our own words first; sole child has a field of its own."""
    counted = Counter(flag for child in children for flag in set(child.flags))
    counted["sole_child"] = sum(child.sole_child for child in children)
    words = {"sole_child": "Must be the only child", **FLAGS}
    names = [*words, *sorted(set(counted) - set(words))]
    return tuple(FlagCount(name, words.get(name, ""), counted[name]) for name in names)


def _groups(problem: Problem) -> tuple[GroupCount, ...]:
    counted = Counter(group_of(child, problem) for child in problem.children)
    nine = [GroupCount(str(r.group), r.name, r.words, counted[r.group]) for r in RULES]
    outside = (
        (Group.NONE, "None of the nine", "no rule holds"),
        (Group.NOT_KNOWN, "Not known until assessed", "a rule could hold once a need is assessed"),
    )
    return (*nine, *(GroupCount(str(g), name, rule, counted[g]) for g, name, rule in outside))
