"""Targets on a form: at least such a share, in so many futures; shown, read, and said back."""

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.levers.words import choice
from scenarios.scenario import Target
from web.planning.whole_numbers import whole

TARGETS = ("suitable_on_island", "siblings_together")
SURE = "-sure"


@dataclass(frozen=True, slots=True)
class TargetFields:
    """One target on a form: at least such a share, so surely."""

    id: str
    words: str
    at_least: str
    sure: str
    wrong: str
    wrong_sure: str
    hint: str = ""
    """Today's figure, where there is one to go by."""


def key_of(measure: str) -> str:
    """Name the field of a target's level; that of its futures ends with `SURE`."""
    return f"target-{measure}"


def target_texts(target: Mapping[str, float | str]) -> dict[str, str]:
    """Write a stored target as somebody would type it, by field."""
    key = key_of(str(target["measure"]))
    at_least, sure = (f"{100 * float(target[name]):g}" for name in ("at_least", "probability"))
    return {key: at_least, f"{key}{SURE}": sure}


def target_fields(
    measure: str, texts: Mapping[str, str], wrong: Mapping[str, str], hint: str = ""
) -> TargetFields:
    """Give the fields of a target with what stands in them, and what is wrong with that."""
    key = key_of(measure)
    return TargetFields(
        id=key,
        words=choice(measure),
        at_least=texts.get(key, ""),
        sure=texts.get(f"{key}{SURE}", ""),
        wrong=wrong.get(key, ""),
        wrong_sure=wrong.get(f"{key}{SURE}", ""),
        hint=hint,
    )


def target_from(measure: str, texts: Mapping[str, str], wrong: dict[str, str]) -> Target | None:
    """Read a target, or add what is wrong with it; None where its fields are empty or wrong."""
    keys = (key_of(measure), f"{key_of(measure)}{SURE}")
    given = [texts.get(key, "") for key in keys]
    if not any(given):
        return None
    shares = [whole(text) for text in given]
    for key, share in zip(keys, shares, strict=True):
        if share is None or not 0 <= share <= 100:
            wrong[key] = "A target needs both figures: each a whole number from 0 to 100"
    if any(share is None or not 0 <= share <= 100 for share in shares):
        return None
    at_least, sure = ((share or 0) / 100 for share in shares)
    return Target(measure=measure, at_least=at_least, probability=sure)
