"""The layouts of the panel's answers as JSON Schema, made from the answers themselves."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter


def _answer(answer: type) -> dict[str, Any]:
    return TypeAdapter(answer).json_schema(mode="serialization")


def _match() -> Any:
    from matching.answer import Answer

    return _answer(Answer)


def _options() -> Any:
    from matching.options import Options

    return _answer(Options)


def _value() -> Any:
    """Describe the worth of homes; an objective with the home is called `with` in the file."""
    from matching.value import Values

    schema = _answer(Values)
    change = schema["$defs"]["Change"]
    change["properties"]["with"] = change["properties"].pop("given") | {"title": "With"}
    change["required"] = ["with" if name == "given" else name for name in change["required"]]
    return schema


def _capacity() -> Any:
    """Describe what places can take; the file adds up how many of each are available."""
    from matching.capacity import Capacity

    schema = _answer(Capacity)
    place = schema["$defs"]["CapacityOnDay"]
    place["properties"]["available"] = {"title": "Available", "type": "integer"}
    place["required"].append("available")
    return schema


def _returns() -> Any:
    from matching.returns import Returns

    return _answer(Returns)


def _evaluations() -> Any:
    from matching.emergencies import Evaluations

    return _answer(Evaluations)


def _arrivals() -> Any:
    from matching.files.arrivals_file import ArrivalsInFile

    return ArrivalsInFile.model_json_schema()


ANSWERS: Mapping[str, Callable[[], Any]] = {
    "match": _match,
    "options": _options,
    "value": _value,
    "capacity": _capacity,
    "returns": _returns,
    "evaluations": _evaluations,
    "arrivals": _arrivals,
}
"""By the name of the command that gives the answer."""
