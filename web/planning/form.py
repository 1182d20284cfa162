"""The form of a scenario as it was typed, or as a stored scenario fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from web.planning.fields import NAMES, fields_of
from web.planning.targets import SURE, TARGETS, key_of, target_texts

MOST_CHANGES = 20
ABOUT = ("name", "months", "draws", "seed")


@dataclass(frozen=True, slots=True)
class Typed:
    """One change as it was typed: the lever's name, and a text for each field."""

    lever: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything typed, by field, and what is wrong by the id of the field it stands beside."""

    about: Mapping[str, str]
    changes: tuple[Typed, ...]
    wrong: Mapping[str, str] = field(default_factory=dict)


def typed_in(posted: Mapping[str, str]) -> Form:
    """Take what was typed out of a posted form; levers there are none of are left out.

    A field the form did not have is as usual; one that was emptied is empty.
    """
    names = [*ABOUT, *(f"{key_of(each)}{part}" for each in TARGETS for part in ("", SURE))]
    changes = []
    for number in range(MOST_CHANGES + 1):
        lever = posted.get(f"{number}-lever", "")
        if lever in NAMES:
            texts = {
                each.name: posted.get(f"{number}-{each.name}", each.usual).strip()
                for each in fields_of(NAMES[lever])
            }
            changes.append(Typed(lever, texts))
    about = {name: posted.get(name, "").strip() for name in names}
    return Form(about, tuple(changes))


def form_of(scenario: Mapping[str, Any]) -> Form:
    """Give the form that a stored scenario was made from.

    A field that there was not yet when it was stored has its usual value.
    """
    about = {name: str(scenario[name]) for name in ABOUT}
    for target in scenario["targets"]:
        about |= target_texts(target)
    changes = tuple(
        Typed(
            lever["lever"],
            _usual_texts(lever["lever"])
            | {name: _text(name, value) for name, value in lever.items() if name != "lever"},
        )
        for lever in scenario["levers"]
    )
    return Form(about, changes)


def _usual_texts(lever: str) -> dict[str, str]:
    return {each.name: each.usual for each in fields_of(NAMES[lever])} if lever in NAMES else {}


def _text(name: str, value: object) -> str:
    if value is None:
        return ""
    if name in ("from", "until"):
        return str(value)[: len("2027-03")]
    return f"{value:g}" if isinstance(value, float) else str(value)
