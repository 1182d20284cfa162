"""A baseline: one authority as it stands on its as-of day, ready for the engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from scenarios.baseline.records import About, ApplicationRecord, CostRecord, MinutesRecord

if TYPE_CHECKING:
    from forecasting.history import History
    from matching.children import Child
    from matching.places import Place


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A looked-after child who lives where we do not match: with parents, in hospital and so on."""

    child_id: str
    born: date
    where: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Today's children, homes and history of one authority; a lever gives a changed copy.

    `unassessed` counts children without a needs row: all their domains are not known.
    `spell_of_child` gives the row of `history.spells` that is the child's present period of care.
    """

    name: str
    about: About
    as_of: date
    history: History | None
    children: tuple[Child, ...]
    elsewhere: tuple[Elsewhere, ...]
    places: tuple[Place, ...]
    minutes: tuple[MinutesRecord, ...]
    pipeline: tuple[ApplicationRecord, ...]
    costs: tuple[CostRecord, ...]
    unassessed: int
    data_hash: str
    sources: tuple[str, ...]
    spell_of_child: Mapping[str, int] = field(default_factory=dict)
