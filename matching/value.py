"""What each home that is not there yet would be worth today, alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from matching.child.families import families_to_place
from matching.files.problem_file import problem_from, problem_hash, read_json
from matching.in_words.listed import listed
from matching.in_words.objective_words import differences
from matching.in_words.plain import plain
from matching.optimiser.best import NotProved, best
from matching.optimiser.marginal import Candidate, marginal
from matching.places import Place
from matching.problem import Problem, ProblemIsWrong
from matching.resolved import Resolved
from matching.resolving.resolve import reason_against, resolve
from matching.rests_on import RestsOn, rests_on
from matching.rules import RULE_IN_SHORT
from matching.tiers import ENVELOPES_VERSION
from matching.version import our_version


@dataclass(frozen=True, slots=True)
class Change:
    """One objective without the home and with it; below nothing is better."""

    name: str
    without: int
    given: int
    change: int


@dataclass(frozen=True, slots=True)
class Worth:
    """What one candidate would change if it were the only one."""

    place: str
    tier: str
    could_take: tuple[str, ...]
    """Children who could live there."""
    objectives: tuple[Change, ...]
    rank: int
    """1 is worth most, in the panel's order of what matters; equal worth shares a rank."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Values:
    """The worth of every candidate, and all a reader needs to know to trust it."""

    candidates: tuple[Worth, ...]
    seconds: float
    version: str
    problem_hash: str
    codification: str
    rests_on: RestsOn
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words."""
        written = plain(self)
        for candidate in written["candidates"]:
            for objective in candidate["objectives"]:
                objective["with"] = objective.pop("given")
        return written


def read_with_candidates(problem: Path, candidates: Path) -> tuple[Problem, Problem]:
    """Read a problem, and the same with the candidates among its places."""
    read = read_json(problem)
    without = problem_from(read)
    places = read_json(candidates)
    if isinstance(places, Mapping):
        places = places.get("places")
    if not isinstance(places, list) or not all(isinstance(each, Mapping) for each in places):
        raise ProblemIsWrong([f"{candidates.name} must list places, laid out as in a problem."])
    lived_in = [str(place.get("id")) for place in places if place.get("residents")]
    if lived_in:
        named = ", ".join(lived_in)
        raise ProblemIsWrong([f"Nobody can live in a home that is not there yet: {named}."])
    assert isinstance(read, dict)  # noqa: S101  # or it would not have been a problem
    given = problem_from({**read, "places": [*read["places"], *places]})
    return without, replace(given, known_costs=without.known_costs)


def values(without: Problem, given: Problem, *, time_limit: float = 60.0) -> Values:
    """Work out what each place that only the second problem has would be worth, alone."""
    started = perf_counter()
    there = {place.id for place in without.places}
    resolved, candidates = _divided(resolve(given), there)
    base = best(resolved, time_limit=time_limit)
    if base.status != "optimal":
        raise NotProved("The problem was not solved within the time limit.")
    members = {group.id: group.members for group in resolved.groups}
    gained = list(marginal(resolved, candidates, time_limit))
    best_first = sorted(set(gained), reverse=True)
    found = [
        Worth(
            place=candidate.home.id,
            tier=str(given.place_by_id[candidate.home.id].in_tier),
            could_take=tuple(sorted(m for group in candidate.pairs for m in members[group])),
            objectives=tuple(
                Change(name, before, before - gain, -gain)
                for name, before, gain in zip(resolved.levels, base.objective, gains, strict=True)
            ),
            rank=best_first.index(gains) + 1,
            sentence=_sentence(
                given.place_by_id[candidate.home.id],
                resolved.levels,
                [-gain for gain in gains],
                _why_nobody(candidate, given),
            ),
        )
        for candidate, gains in zip(candidates, gained, strict=True)
    ]
    return Values(
        candidates=tuple(found),
        seconds=round(perf_counter() - started, 3),
        version=our_version(),
        problem_hash=problem_hash(without),
        codification=ENVELOPES_VERSION,
        rests_on=rests_on(without),
        warnings=(*given.warnings, *given.policy.not_verified),
    )


def _sentence(
    place: Place, levels: Sequence[str], change: Sequence[int], why_nobody: str | None
) -> str:
    """Say what one more home like this would change, most important first."""
    said = differences(levels, change)
    like = f"One more home like {place.label} ({place.in_tier.words})"
    if why_nobody is not None:
        return f"{like} would change nothing today: {why_nobody}"
    if not said:
        return f"{like} would change nothing today"
    return f"{like} would mean {'; '.join(said)}"


def _why_nobody(candidate: Candidate, given: Problem) -> str | None:
    """Say what keeps everyone out of a home that nobody could have; None where somebody could."""
    if candidate.pairs:
        return None
    place = given.place_by_id[candidate.home.id]
    reasons = [
        (reason, len(family.children))
        for family in families_to_place(given)
        if (reason := reason_against(family, place, given)) is not None
    ]
    in_words = {reason.text for reason, _ in reasons}
    if len(in_words) == 1:
        return in_words.pop()
    children: Counter[str] = Counter()
    for reason, number in reasons:
        children[RULE_IN_SHORT[reason.rule]] += number
    short = listed([f"{why[0].lower()}{why[1:]} ({n})" for why, n in children.most_common()])
    return f"nobody who waits or may move could live there{f', {short}' if short else ''}"


def _divided(resolved: Resolved, there: set[str]) -> tuple[Resolved, list[Candidate]]:
    """Divide a resolved problem into what is there and the homes that are not there yet."""
    base = replace(
        resolved,
        homes=tuple(home for home in resolved.homes if home.id in there),
        pairs={
            group: {home: costs for home, costs in homes.items() if home in there}
            for group, homes in resolved.pairs.items()
        },
    )
    candidates = [
        Candidate(
            home,
            {group: homes[home.id] for group, homes in resolved.pairs.items() if home.id in homes},
        )
        for home in resolved.homes
        if home.id not in there
    ]
    return base, candidates
