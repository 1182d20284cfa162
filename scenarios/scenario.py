"""What a commissioner asks: a baseline, how far ahead, and what would be done differently."""

import json
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from matching.files.wrong_values import said_plainly
from scenarios.assumptions import Assumptions
from scenarios.levers import AnyLever
from scenarios.levers.lever import TOGETHER


class Target(BaseModel):
    """A share that must hold over the whole horizon, and how surely."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measure: Literal["suitable_on_island", "siblings_together"]
    at_least: Annotated[float, Field(ge=0, le=1)]
    probability: Annotated[float, Field(ge=0, le=1)]


class Scenario(BaseModel):
    """One question put to the futures. The layout of `SCENARIO.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    baseline: Annotated[str, Field(min_length=1)] = "demo"
    months: Annotated[int, Field(ge=1, le=120)] = 36
    draws: Annotated[int, Field(ge=10, le=20_000)] = 500
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 1
    levers: tuple[Annotated[AnyLever, Field(discriminator="lever")], ...] = ()
    targets: tuple[Target, ...] = ()
    assumptions: Annotated[
        Assumptions, Field(description="What is assumed otherwise than usual: name and figure")
    ] = Assumptions()


LEVERS_READ: TypeAdapter[tuple[AnyLever, ...]] = TypeAdapter(
    tuple[Annotated[AnyLever, Field(discriminator="lever")], ...]
)


class ScenarioIsWrong(ValueError):
    """The scenario cannot be read; the sentences say where and what to do."""


def read_scenario(text: str) -> Scenario:
    """Read a scenario from JSON; everything wrong with it is said at once."""
    try:
        return Scenario.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        message = f"The scenario is not JSON: {error.msg} at {where}. Correct it and try again."
        raise ScenarioIsWrong(message) from None
    except ValidationError as error:
        raise ScenarioIsWrong(_sentences(error)) from None


def read_levers(given: object) -> tuple[AnyLever, ...]:
    """Read levers from plain lists and words, as a file has them."""
    try:
        return LEVERS_READ.validate_python(given)
    except ValidationError as error:
        raise ScenarioIsWrong(_sentences(error)) from None


def _sentences(error: ValidationError) -> str:
    """Put what is wrong into lines that name the field as the file has it."""
    lines = [f"  {_where(finding['loc'])}: {_said(finding)}" for finding in error.errors()]
    return "\n".join(("The scenario cannot be used as it is:", *lines))


def _where(loc: Sequence[int | str]) -> str:
    """Name the field; levers and targets are counted from 1, as in a sweep."""
    words = [f"number {part + 1}" if isinstance(part, int) else part for part in loc]
    return " > ".join(words) or "the file"


def _no_such_lever(tag: str, expected_tags: str, **_: object) -> str:
    """Name the one that was probably meant, where one is spelt nearly so, and all there are."""
    near = get_close_matches(tag, expected_tags.replace("'", "").split(", "), n=1)
    meant = f" (did you mean {near[0]!r}?)" if near else ""
    return f"there is no lever called {tag!r}{meant}; there are: {expected_tags}"


def _said(finding: ErrorDetails) -> str:
    kind = finding["type"]
    if kind == "union_tag_invalid":
        return _no_such_lever(**finding["ctx"])
    if kind == "union_tag_not_found":
        return 'it does not say which lever it is; add "lever"'
    said = said_plainly(kind, finding["msg"])
    if kind == TOGETHER:
        return said
    return said if kind == "missing" else f"{said} (given: {finding['input']!r})"
