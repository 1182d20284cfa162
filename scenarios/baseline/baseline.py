"""A baseline: one authority as it stands on its as-of day, ready for the engines."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from forecasting.history import EpisodeHistory, History
from matching.children import Child
from matching.in_words.how_many import how_many
from matching.places import Place
from scenarios.baseline.children_today import Elsewhere, children_and_elsewhere
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.history_of_episodes import EpisodeHistoryOfChildren, episode_histories
from scenarios.baseline.places_from_records import place_from
from scenarios.baseline.records import (
    About,
    ApplicationRecord,
    CostRecord,
    FileRead,
    MinutesRecord,
    Records,
)
from scenarios.baseline.short_breaks import ShortBreaks, short_breaks_of

__all__ = ["Baseline", "Elsewhere", "baseline_from"]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Today's children, homes and history of one authority; a lever gives a changed copy.

    `unassessed` counts children of whom no rating is known.
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
    price_years: Mapping[str, int] = field(default_factory=dict)
    """The price year of each place's weekly cost, where it is known."""
    paid_for: Mapping[str, str] = field(default_factory=dict)
    """By place, `bed` or `child`, where the homes table says what is paid for."""
    approved_from: Mapping[str, date] = field(default_factory=dict)
    """The day each place was approved or registered, where it is known."""
    short_breaks: ShortBreaks | None = None
    """Used in the last year; none where there are no episodes to tell."""


def baseline_from(records: Records, name: str, area: str | None = None) -> Baseline:
    """Make the baseline of one area; ValueError says what is missing or which area to name."""
    history = _one_history(records, area)
    behind = _children_behind(records, history)
    as_of = _as_of(records, history)
    children, elsewhere = children_and_elsewhere(records, as_of, behind)
    about = records.about or About()
    return Baseline(
        name=name,
        about=about,
        as_of=as_of,
        history=history,
        children=children,
        elsewhere=elsewhere,
        places=tuple(place_from(home, as_of) for home in records.homes),
        minutes=records.minutes,
        pipeline=records.pipeline,
        costs=records.costs,
        unassessed=sum(not child.needs.assessed for child in children),
        data_hash=data_hash(records.files),
        sources=_sources(records, about),
        spell_of_child={} if behind is None else behind.open_now(),
        short_breaks=short_breaks_of(records.episodes, as_of) if records.episodes else None,
        approved_from={
            home.place_id: home.approved_from
            for home in records.homes
            if home.approved_from is not None
        },
        paid_for={h.place_id: h.paid_for for h in records.homes if h.paid_for is not None},
        price_years={h.place_id: h.price_year for h in records.homes if h.price_year is not None},
    )


def data_hash(files: tuple[FileRead, ...]) -> str:
    """Give one fingerprint of all the files, whatever their names and order."""
    together = "\n".join(sorted(file.sha256 for file in files))
    return hashlib.sha256(together.encode()).hexdigest()


def _one_history(records: Records, area: str | None) -> History | None:
    found = histories(records, area)
    of_episodes = tuple(history for history in found if isinstance(history, EpisodeHistory))
    candidates: tuple[History, ...] = of_episodes or found
    if len(candidates) > 1:
        names = ", ".join(history.area for history in candidates[:12])
        raise ValueError(f"There are several areas here. Name one of them: {names}.")
    return candidates[0] if candidates else None


def _children_behind(records: Records, history: History | None) -> EpisodeHistoryOfChildren | None:
    if not isinstance(history, EpisodeHistory):
        return None
    made = episode_histories(records)
    if len(made) == 1:
        return made[0]
    return next(pair for pair in made if pair.history.area == history.area)


def _as_of(records: Records, history: History | None) -> date:
    if history is not None:
        return history.known_to
    about = records.about
    if about is not None and about.data_to is not None:
        return about.data_to
    rated = [needs.rated_on for needs in records.needs if needs.rated_on is not None]
    if rated:
        return max(rated)
    raise ValueError(
        "The files do not say of which day they are. Add episodes or counts, or an about table "
        "with data_to."
    )


def _sources(records: Records, about: About) -> tuple[str, ...]:
    files = tuple(
        f"{file.name}: {file.kind}, {how_many(file.rows, 'row')}" for file in records.files
    )
    return (about.source, *files) if about.source else files
