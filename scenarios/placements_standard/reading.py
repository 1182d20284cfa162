"""Reads placement requests in the standard, as JSON or CSV, into children of a placement problem.

JSON: one request or a list of them; fields lie in their entities (`PlacementRequirements`, `Risks`)
or side by side. CSV: one request a row, a column a field, several options parted by semicolons.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from matching.child.flags import ADAPTED_HOME
from matching.children import ChildStatus
from scenarios.placements_standard.fields import (
    FIELD_BY_NAME,
    OF_THE_PLACEMENT_FOUND,
    OF_THE_WRITING,
    Field,
    Kind,
)
from scenarios.placements_standard.mapping import FLAGS_OF, NEEDED_BY, SOLO

Request = Mapping[str, Any]
"""The fields of one request by name, whatever entity they lay in."""
YES_NO = {"true": "true", "yes": "true", "y": "true", "1": "true"} | {
    "false": "false",
    "no": "false",
    "n": "false",
    "0": "false",
}


class RequestIsWrong(ValueError):
    """The file cannot be taken as it stands; carries every finding, with what to do."""

    def __init__(self, findings: list[str]) -> None:
        super().__init__("\n".join(findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Note:
    """Something of one request that did not come over, or that a person has to add."""

    child: str
    field: str
    what: str

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        return f"Child {self.child}, {self.field}: {self.what}"


@dataclass(frozen=True, slots=True)
class ChildRead:
    """A child in the layout of PROBLEM.json, but for the date of birth the standard lacks."""

    child: Mapping[str, Any]
    notes: tuple[Note, ...]


def read_requests(text: str) -> tuple[ChildRead, ...]:
    """Read every request of a file; RequestIsWrong says everything that is wrong with it."""
    requests = _requests(text)
    findings = [sentence for request in requests for sentence in _wrong(request)]
    if not requests:
        findings.append("There is no request in the file: a request has at least a childId.")
    if findings:
        raise RequestIsWrong(findings)
    return tuple(_read(request) for request in requests)


def _requests(text: str) -> list[Request]:
    if text.lstrip().startswith(("{", "[")):
        try:
            found = json.loads(text)
        except json.JSONDecodeError as error:
            raise RequestIsWrong(
                [f"This is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."]
            ) from None
        return [_flat(each) for each in (found if isinstance(found, list) else [found])]
    rows = csv.DictReader(StringIO(text), restkey="")
    if "childId" not in (rows.fieldnames or ()):
        raise RequestIsWrong(
            ["This is neither JSON nor a table with a childId column. Export it in the standard."]
        )
    return [{name: cell for name, cell in row.items() if cell} for row in rows]


def _flat(found: object) -> Request:
    if not isinstance(found, Mapping):
        raise RequestIsWrong(["A request should be fields with their values, in braces."])
    flat: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(value, Mapping):
            flat.update(value)
        elif value is not None:
            flat[str(name)] = value
    return {name: value for name, value in flat.items() if value not in (None, "")}


def _wrong(request: Request) -> Iterator[str]:
    child = request.get("childId")
    if child is None:
        yield "A request has no childId. Add it."
    for name, field in FIELD_BY_NAME.items():
        if name not in request or (not field.options and field.kind is not Kind.YES_NO):
            continue
        for word in _words(field, request[name]):
            if word is None:
                allowed = ", ".join(field.options) or "true, false"
                yield (
                    f"Child {child}: {name} is {json.dumps(request[name])}, which is none of: "
                    f"{allowed}. Correct it."
                )


def _words(field: Field, value: object) -> list[str | None]:
    """Give the options a value stands for, as the standard writes them; None for any other."""
    several = value if isinstance(value, list) else str(value).split(";")
    known = {option.casefold(): option for option in field.options}
    known = YES_NO if field.kind is Kind.YES_NO else known
    return [known.get(str(one).strip().casefold()) for one in several if str(one).strip()]


def _read(request: Request) -> ChildRead:
    child_id = str(request["childId"])
    notes = list(_notes(request))
    flags: list[str] = []
    for name, by_option in FLAGS_OF.items():
        if name in request:
            words = _words(FIELD_BY_NAME[name], request[name])
            flags += [by_option[word] for word in words if word is not None and word in by_option]
    child: dict[str, Any] = {
        "id": child_id,
        "status": str(ChildStatus.WAITING),
        "needs": {},
        "flags": list(dict.fromkeys(flags)),
        "essential": [ADAPTED_HOME] if ADAPTED_HOME in flags else [],
    }
    if "livingCompanions" in request:
        child["sole_child"] = _word("livingCompanions", request) == SOLO
    needed_by = _word("neededBy", request)
    if needed_by is not None:
        child["needed_by"] = NEEDED_BY[needed_by]
    if "preferredLocation" in request:
        child["home_area"] = str(request["preferredLocation"]).strip()
    return ChildRead(child, tuple(Note(child_id, field, what) for field, what in notes))


def _word(name: str, request: Request) -> str | None:
    if name not in request:
        return None
    return next(iter(_words(FIELD_BY_NAME[name], request[name])), None)


def _notes(request: Request) -> Iterator[tuple[str, str]]:
    """Say what did not come over and what is still to add."""
    yield "date_of_birth", "the standard has none. Add it before this child is matched"
    yield (
        "needs",
        "no rating comes from the standard: all eleven domains are not known. Assess them",
    )
    for name, field in FIELD_BY_NAME.items():
        if field.needed and name not in request:
            yield name, "it is empty, though the standard wants it: not known"
    if str(request.get("siblingCount", "0")).strip() not in ("0", ""):
        yield (
            "siblingCount",
            f"{request['siblingCount']} brothers and sisters, and not who they are. Fill in "
            "siblings and the sibling plan",
        )
    for name in ("riskOther", "riskToOthersOther"):
        if name in request:
            yield name, "free words about a child are not copied. Rate the domain from the request"
    for name in request:
        if name in OF_THE_PLACEMENT_FOUND:
            yield name, "about the placement found, no part of a request: not taken"
        elif name in OF_THE_WRITING:
            yield name, "about who wrote the request and when: not read"
        elif name not in FIELD_BY_NAME:
            yield name, "no field of the standard that we know: not read"
