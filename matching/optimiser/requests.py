"""The four requests of the optimiser: one JSON object in, one JSON object out."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from matching.optimiser.alternatives import alternatives
from matching.optimiser.best import best
from matching.optimiser.conflict import conflict
from matching.optimiser.marginal import Candidate, marginal
from matching.resolved import Resolved, Solved
from matching.resolving.resolved_checks import (
    ResolvedIsWrong,
    a_list,
    a_name,
    a_whole_number,
    an_object,
    check_home,
    costs_of,
    known,
    no_twice,
)
from matching.rubbish import no_search_for_rubbish

Answer = dict[str, Any]

TIME_LIMIT = 30.0


def answer_line(line: bytes, *, second_engine: bool = False) -> Answer:
    """Answer one request as it was written on a line; whatever is wrong is answered too.

    The second engine, which knows nothing of the first, answers `solve` only.
    """
    try:
        with no_search_for_rubbish():
            read = json.loads(line.decode("utf-8-sig"))
        return answer(read, SECOND if second_engine else ANSWERS)
    except UnicodeDecodeError:
        return _error("The request is not text in UTF-8.")
    except json.JSONDecodeError as wrong:
        return _error(f"The request is not JSON: column {wrong.colno}: {wrong.msg}.")
    except RecursionError:
        return _error("The request is nested too deeply to be what it should be.")
    except ValueError as wrong:
        return _error(str(wrong))
    except Exception as failed:
        return _error(f"The request could not be answered ({type(failed).__name__}: {failed}).")


def answer(read: object, answers: "Answers | None" = None) -> Answer:
    """Answer one request; raises ValueError with a sentence when it cannot be."""
    request = an_object(read, "A request")
    answers = ANSWERS if answers is None else answers
    asked = answers.get(request["op"]) if isinstance(request.get("op"), str) else None
    if asked is None:
        raise ResolvedIsWrong(f"A request must have an op: one of {', '.join(answers)}.")
    if "instance" not in request:
        raise ResolvedIsWrong("The request has no instance. Add the problem to be solved.")
    a_whole_number(request.get("workers", 1), "The field workers", 1)
    limit = _time_limit(request.get("time_limit", TIME_LIMIT))
    with no_search_for_rubbish():
        resolved = Resolved.from_json(request["instance"])
    return asked(request, resolved, limit)


def _solve(_: Mapping[str, Any], resolved: Resolved, time_limit: float) -> Answer:
    return _solved(best(resolved, time_limit=time_limit))


def _solve_by_second(_: Mapping[str, Any], resolved: Resolved, time_limit: float) -> Answer:
    from matching.optimiser.cp_sat import solve_many

    return _solved(solve_many(resolved, time_limit=time_limit))


def _solved(solved: Solved) -> Answer:
    impossible = solved.status == "infeasible"
    return {
        "status": solved.status,
        "assignment": dict(solved.assignment),
        "objective": list(solved.objective),
        "bound": None if impossible or solved.bound is None else list(solved.bound),
    }


def _alternatives(request: Mapping[str, Any], resolved: Resolved, time_limit: float) -> Answer:
    group = a_name(request.get("group"), "The field group")
    known([group], {each.id for each in resolved.groups}, "The request names group")
    k = a_whole_number(request.get("k"), "The field k", 1)
    found = alternatives(resolved, group, k, time_limit)
    return {
        "alternatives": [{"home": each.home, "objective": list(each.objective)} for each in found]
    }


def _marginal(request: Mapping[str, Any], resolved: Resolved, time_limit: float) -> Answer:
    candidates = [
        _candidate(each, resolved)
        for each in a_list(request.get("candidates"), "The field candidates")
    ]
    return {"values": [list(value) for value in marginal(resolved, candidates, time_limit)]}


def _explain(_: Mapping[str, Any], resolved: Resolved, time_limit: float) -> Answer:
    return {"conflict": [rule.id for rule in conflict(resolved, time_limit)]}


Answers = Mapping[str, Callable[[Mapping[str, Any], Resolved, float], Answer]]

ANSWERS: Answers = {
    "solve": _solve,
    "alternatives": _alternatives,
    "marginal": _marginal,
    "explain": _explain,
}

SECOND: Answers = {"solve": _solve_by_second}
"""What the second engine answers."""


def _candidate(read: object, resolved: Resolved) -> Candidate:
    candidate = an_object(read, "A candidate")
    name = check_home(candidate.get("home"))
    if any(home.id == name for home in resolved.homes):
        raise ResolvedIsWrong(f"The candidate {name} has the id of a home. Give it its own.")
    groups = {group.id for group in resolved.groups}
    pairs = {}
    listed = a_list(candidate.get("pairs"), f"The pairs of candidate {name}")
    for pair in listed:
        group, *home, costs = a_list(pair, f"Each pair of candidate {name}", 3)
        known([group], groups, f"A pair of candidate {name} names group")
        known(home, {name}, f"A pair of candidate {name} names home")
        pairs[group] = costs_of(costs, f"the cost of {group} at {name}", len(resolved.levels))
    no_twice((pair[0] for pair in listed), f"At candidate {name}, group")
    return Candidate(Resolved.home_from_json(candidate["home"]), pairs)


def _time_limit(read: object) -> float:
    if isinstance(read, bool) or not isinstance(read, int | float) or not 0 < read < 1e6:
        raise ResolvedIsWrong("The field time_limit must be a number of seconds above 0.")
    return float(read)


def _error(sentence: str) -> Answer:
    return {"error": sentence}
