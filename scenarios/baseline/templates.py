"""Empty tables of ours, with comments that say how to fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scenarios.baseline.columns import Column
from scenarios.baseline.template_columns import ABOUT_FIELDS, COLUMN_TABLES

__all__ = ["COLUMN_TABLES", "TEMPLATES", "template"]

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "homes": "Every household and home where children may live, one a row.",
        "needs": "What is recorded of each child's needs, one a row. Leave unknowns empty.",
        "pipeline": "Households on their way to approval, one application a row.",
        "costs": "What care costs, each figure with its source.",
        "counts": "Published counts of children, for those who have no episodes.",
        "ratings": "Each rating of a child's need with its record, one a row. Never change a row.",
        "minutes": "How long the way takes from where homes are to schools and families.",
        "about": "What these data are, and whether the children in them are real.",
        "published": "Single published numbers, each with its source.",
    }
)


def template(name: str) -> str:
    """Give an empty, commented CSV file of ours; ValueError names those there are."""
    if name not in COLUMN_TABLES:
        raise ValueError(
            f"There is no template called {name}. There are: {', '.join(COLUMN_TABLES)}"
        )
    columns = COLUMN_TABLES[name]
    comments = [
        f"# {name}: {TEMPLATES[name]}",
        "# Lines that begin with # are not read. Keep the headings; their order does not matter.",
        "# (needed) = every row must have it. Everything else may be left empty or taken out.",
        *(_comment(column) for column in columns),
        *_about_comments(name),
    ]
    heading = ",".join(column.name for column in columns)
    return "\n".join([*comments, heading]) + "\n"


def _comment(column: Column) -> str:
    needed = " (needed)" if column.needed else ""
    return f"#   {column.name}{needed}: {column.meaning}. {column.says[0].upper()}{column.says[1:]}"


def _about_comments(name: str) -> list[str]:
    if name != "about":
        return []
    return [f"#   field {field}: {meaning}" for field, meaning in ABOUT_FIELDS.items()]
