"""The layout of every file we read or write, by name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from web.described.answer_layouts import ANSWERS
from web.described.columns import COLUMNS, OF_THE_PIPELINE, PARTS_OF_A_PLAN, TABLES_OF_A_RESULT


def layout(name: str) -> Any:
    """Give the layout of one file; ValueError names those there are."""
    from scenarios.baseline.templates import COLUMN_TABLES

    if name in COLUMNS:
        return {"name": name, "columns": _columns(COLUMNS[name])}
    if name in JSON_FILES:
        return JSON_FILES[name]()
    if name in COLUMN_TABLES:
        return {"name": name, "columns": _template_columns(COLUMN_TABLES[name])}
    names = ", ".join([*COLUMN_TABLES, *COLUMNS, *JSON_FILES])
    raise ValueError(f"There is no layout called {name}. There are: {names}.")


def _columns(table: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "meaning": meaning} for name, meaning in table.items()]


def _template_columns(columns: Sequence[Any]) -> list[dict[str, object]]:
    return [
        {
            "name": column.name,
            "needed": column.needed,
            "meaning": column.meaning,
            "values": column.says,
        }
        for column in columns
    ]


def _scenario() -> Any:
    from scenarios.scenario import Scenario

    return Scenario.model_json_schema()


def _problem() -> Any:
    from matching.files.problem_file import ProblemInFile

    return ProblemInFile.model_json_schema()


def _result() -> Any:
    """Describe a run's result: its parts, and the columns of each table."""
    from dataclasses import fields

    from scenarios.reading.measures import MEASURES
    from scenarios.result import Provenance

    tables = {name: columns.split(", ") for name, columns in TABLES_OF_A_RESULT.items()}
    return {
        "name": "result",
        "headline": "a sentence with its range",
        "provenance": [field.name for field in fields(Provenance)],
        "tables": tables,
        "by_draw": {measure.name: f"{measure.words}; {measure.unit}" for measure in MEASURES},
    }


def _pipeline_answers() -> Any:
    """Describe the answers of `sufficiency pipeline`: the columns of their rows."""
    return {
        "name": "pipeline-answers",
        "as_of": "the day of the data",
        "unassessed": "children without a needs assessment",
        "assumptions": "what is assumed where records are silent",
        "answers": {name: columns.split(", ") for name, columns in OF_THE_PIPELINE.items()},
    }


def _plan() -> Any:
    """Describe the answer of `sufficiency plan`."""
    return {"name": "plan", **PARTS_OF_A_PLAN}


def _profile() -> Any:
    """Describe a population profile: its fields, and those of each list in it."""
    from dataclasses import fields

    from matching.profile import population, true_gap

    lists = {
        "levels": population.LevelCount,
        "domains": population.DomainCount,
        "flags": population.FlagCount,
        "groups": population.GroupCount,
        "true_gap": true_gap.TrueGap,
        "true_gap.matrix": true_gap.Cell,
    }
    return {
        "name": "profile",
        "fields": [field.name for field in fields(population.Profile)],
        "tables": {name: [field.name for field in fields(kind)] for name, kind in lists.items()},
    }


def _placements_standard() -> Any:
    """Describe a placement request in the Placements Data Standard."""
    from scenarios.placements_standard.fields import FIELDS, VERSION

    return {
        "name": VERSION,
        "fields": [
            {
                "name": field.name,
                "entity": field.entity,
                "type": str(field.kind),
                "needed": field.needed,
                "options": list(field.options),
            }
            for field in FIELDS
        ],
    }


JSON_FILES: Mapping[str, Callable[[], Any]] = {
    "scenario": _scenario,
    "problem": _problem,
    "result": _result,
    "plan": _plan,
    "pipeline-answers": _pipeline_answers,
    "profile": _profile,
    **ANSWERS,
    "placements-data-standard": _placements_standard,
}
