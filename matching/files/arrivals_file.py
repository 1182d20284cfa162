"""ARRIVALS.json: children who come in sampled futures, for a problem that has no forecast."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from matching.files.problem_file import read_json
from matching.files.problem_json import child_to_json
from matching.files.problem_layout import ChildInFile
from matching.files.values_in_file import Day
from matching.files.wrong_values import said_plainly
from matching.looking_ahead import ArrivalsToCome, Expected
from matching.problem import ProblemIsWrong


class ChildToComeInFile(ChildInFile):
    """A child as in a problem, with the day and the number of the future, from 0."""

    day: Day
    draw: int = Field(ge=0)


class ArrivalsInFile(BaseModel):
    """An arrivals file whole; `futures` counts those in which nobody comes, too."""

    futures: int = Field(ge=1, le=100_000)
    weeks: int = Field(ge=1, le=520)
    source: str = ""
    arrivals: list[ChildToComeInFile]


def read_arrivals(path: Path) -> ArrivalsToCome:
    """Read the file; raises `ProblemIsWrong` with everything wrong with it."""
    try:
        found = ArrivalsInFile.model_validate(read_json(path))
    except ValidationError as error:
        raise ProblemIsWrong(
            [
                f"{path.name}: {' '.join(str(part) for part in each['loc'])}: "
                f"{said_plainly(each['type'], each['msg'])}."
                for each in error.errors(include_url=False, include_context=False)
            ]
        ) from None
    beyond = [each.id for each in found.arrivals if each.draw >= found.futures]
    if beyond:
        raise ProblemIsWrong(
            [f"{path.name}: there are {found.futures} futures, from 0; beyond them: {beyond[0]}."]
        )
    expected = tuple(Expected(each.draw, each.day, each.child(each.day)) for each in found.arrivals)
    return ArrivalsToCome(found.futures, found.weeks, expected, found.source)


def arrivals_to_json(arrivals: ArrivalsToCome) -> dict[str, Any]:
    """Write arrivals in the layout of the file."""
    return {
        "futures": arrivals.futures,
        "weeks": arrivals.weeks,
        "source": arrivals.source,
        "arrivals": [
            {**child_to_json(each.child), "day": each.day.isoformat(), "draw": each.draw}
            for each in arrivals.expected
        ],
    }
