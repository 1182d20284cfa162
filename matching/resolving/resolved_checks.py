"""A resolved problem checked at the door: the first thing wrong with it, in a sentence."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

MOST = 10**9
"""The largest whole number taken: with it, sums over ten thousand children stay exact."""


class ResolvedIsWrong(ValueError):
    """The resolved problem, or what is asked of it, cannot be read; the message says why."""


def check(read: object) -> None:
    """Refuse what is not a resolved problem in the published layout."""
    instance = an_object(read, "The instance")
    levels = _list(instance, "levels", needed=True)
    for level in levels:
        a_name(level, "A level")
    no_twice(levels, "The level")
    groups = _named(instance, "groups", _check_group)
    homes = _named(instance, "homes", _check_home)
    for group, over in _sets_over_limit(instance):
        known(over, groups, f"home {group}: over_limit names group")
    _check_pairs(instance, groups, homes, len(levels))
    _check_fallback(instance, groups, len(levels))
    _check_between_groups(instance, groups, len(levels))
    _check_decisions(instance, groups, homes)


def an_object(read: object, what: str) -> Mapping[str, Any]:
    """Give what was read as a JSON object."""
    if not isinstance(read, dict):
        raise ResolvedIsWrong(f"{what} must be a JSON object in braces.")
    return read


def a_list(read: object, what: str, length: int | None = None) -> Sequence[Any]:
    """Give what was read as a list, of this length where one is given."""
    if not isinstance(read, list):
        raise ResolvedIsWrong(f"{what} must be a list in square brackets.")
    if length is not None and len(read) != length:
        raise ResolvedIsWrong(f"{what} must have {length} parts, not {len(read)}.")
    return read


def a_name(read: object, what: str) -> str:
    """Give what was read as a name."""
    if not isinstance(read, str) or not read:
        raise ResolvedIsWrong(f"{what} must be named by a text that is not empty.")
    return read


def a_whole_number(read: object, what: str, least: int = -MOST) -> int:
    """Give what was read as a whole number."""
    if not isinstance(read, int) or isinstance(read, bool):
        raise ResolvedIsWrong(f"{what} must be a whole number.")
    if read < least:
        raise ResolvedIsWrong(f"{what} must be {least} or more.")
    if read > MOST:
        raise ResolvedIsWrong(f"{what} must be {MOST} or less.")
    return read


def costs_of(read: object, what: str, levels: int) -> tuple[int, ...]:
    """Give what was read as a cost vector."""
    costs = a_list(read, what)
    if len(costs) != levels:
        raise ResolvedIsWrong(f"{what} must have one number for each of {levels} levels.")
    return tuple(a_whole_number(cost, f"Each number of {what}") for cost in costs)


def known(names: Iterable[object], among: Collection[str], what: str) -> None:
    """Refuse a name that is not among those listed."""
    for name in names:
        if a_name(name, what) not in among:
            raise ResolvedIsWrong(f"{what} {name} which is not listed. List it, or correct the id.")


def no_twice(names: Iterable[Any], what: str) -> None:
    """Refuse a name that is there twice."""
    seen = set()
    for name in names:
        if name in seen:
            raise ResolvedIsWrong(f"{what} {name} is there twice. Give each an id of its own.")
        seen.add(name)


def check_home(read: object) -> str:
    """Check one home; give its id."""
    home = an_object(read, "A home")
    name = a_name(home.get("id"), "The id of a home")
    _check_home(home, f"Home {name}")
    return name


def _list(instance: Mapping[str, Any], name: str, *, needed: bool = False) -> Sequence[Any]:
    if name not in instance:
        if needed:
            raise ResolvedIsWrong(f"The instance has no {name}. Add the field.")
        return []
    return a_list(instance[name], f"The field {name}")


def _named(
    instance: Mapping[str, Any], field: str, check_one: Callable[[Mapping[str, Any], str], None]
) -> set[str]:
    """Check groups or homes, each with an id of its own; give the ids."""
    kind = field.removesuffix("s")
    names = []
    for each in _list(instance, field, needed=True):
        one = an_object(each, f"Each of the {field}")
        name = a_name(one.get("id"), f"The id of a {kind}")
        names.append(name)
        check_one(one, f"{kind.capitalize()} {name}")
    no_twice(names, f"The {kind}")
    return set(names)


def _check_group(group: Mapping[str, Any], what: str) -> None:
    a_whole_number(group.get("size", 1), f"{what}: size", 1)
    a_whole_number(group.get("bedrooms", 0), f"{what}: bedrooms", 0)
    for name in ("alone", "emergency"):
        if not isinstance(group.get(name, False), bool):
            raise ResolvedIsWrong(f"{what}: {name} must be true or false.")
    for name in ("flags", "members"):
        for each in a_list(group.get(name, []), f"{what}: {name}"):
            a_name(each, f"{what}: each of {name}")


def _check_home(home: Mapping[str, Any], what: str) -> None:
    if "places" not in home:
        raise ResolvedIsWrong(f"{what} has no places. Say how many are left.")
    a_whole_number(home["places"], f"{what}: places", 0)
    a_whole_number(home.get("reserved", 0), f"{what}: reserved", 0)
    for name in ("bedrooms", "limit"):
        if home.get(name) is not None:
            a_whole_number(home[name], f"{what}: {name}", 0)
    for over in a_list(home.get("over_limit", []), f"{what}: over_limit"):
        a_list(over, f"{what}: each set of over_limit")


def _sets_over_limit(instance: Mapping[str, Any]) -> Iterable[tuple[str, Sequence[Any]]]:
    for home in instance["homes"]:
        for over in home.get("over_limit", []):
            yield home["id"], over


def _check_pairs(
    instance: Mapping[str, Any], groups: set[str], homes: set[str], levels: int
) -> None:
    pairs = _list(instance, "pairs", needed=True)
    if _pairs_are_right(pairs, groups, homes, levels):
        return
    seen = []
    for pair in pairs:
        group, home, costs = a_list(pair, "Each pair", 3)
        known([group], groups, "A pair names group")
        known([home], homes, "A pair names home")
        costs_of(costs, f"the cost of {group} at {home}", levels)
        seen.append((group, home))
    no_twice(seen, "The pair")


def _pairs_are_right(pairs: Sequence[Any], groups: set[str], homes: set[str], levels: int) -> bool:
    """Look at all pairs at once: there may be millions. What is wrong is then looked for singly."""
    if not all(type(pair) is list and len(pair) == 3 for pair in pairs):
        return False
    costs = [pair[2] for pair in pairs]
    if not all(type(each) is list and len(each) == levels for each in costs):
        return False
    if not set(map(type, chain.from_iterable(costs))) <= {int}:
        return False
    least = min(chain.from_iterable(costs), default=0)
    most = max(chain.from_iterable(costs), default=0)
    if least < -MOST or most > MOST:
        return False
    if not all(type(pair[0]) is str and type(pair[1]) is str for pair in pairs):
        return False
    names = {(pair[0], pair[1]) for pair in pairs}
    return (
        len(names) == len(pairs)
        and {group for group, _ in names} <= groups
        and {home for _, home in names} <= homes
    )


def _check_fallback(instance: Mapping[str, Any], groups: set[str], levels: int) -> None:
    fallback = an_object(instance.get("fallback", {}), "The field fallback")
    known(fallback, groups, "The fallback names group")
    for group, costs in fallback.items():
        if costs is not None:
            costs_of(costs, f"the fallback of {group}", levels)


def _check_between_groups(instance: Mapping[str, Any], groups: set[str], levels: int) -> None:
    for field, length in (("apart", 2), ("sharing", 2), ("prefer_together", 3)):
        for each in _list(instance, field):
            one, other, *costs = a_list(each, f"Each of {field}", length)
            known([one, other], groups, f"The field {field} names group")
            if one == other:
                raise ResolvedIsWrong(f"The field {field} pairs group {one} with itself.")
            for vector in costs:
                costs_of(vector, f"what it costs {one} and {other} to be apart", levels)
    for pair in _list(instance, "flag_apart"):
        for flag in a_list(pair, "Each of flag_apart", 2):
            a_name(flag, "Each flag of flag_apart")


def _check_decisions(instance: Mapping[str, Any], groups: set[str], homes: set[str]) -> None:
    for field, length in (("locks", 2), ("bans", 2), ("pair_bedrooms", 3)):
        for each in _list(instance, field):
            group, home, *number = a_list(each, f"Each of {field}", length)
            known([group], groups, f"The field {field} names group")
            if home is not None or field != "locks":
                known([home], homes, f"The field {field} names home")
            for bedrooms in number:
                a_whole_number(bedrooms, f"The bedrooms of {group} at {home}", 0)
