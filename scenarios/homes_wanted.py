"""What one more home of each kind would change, in the very same futures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from scenarios.areas.in_words import where_in_words
from scenarios.areas.journeys import Journeys, journeys_of
from scenarios.areas.stays import months_lived
from scenarios.areas.where import Where, where_best
from scenarios.candidates import Candidate
from scenarios.futures.live import live_each
from scenarios.futures.setting import Setting
from scenarios.futures.stage import stage_of
from scenarios.futures.tally import Tally
from scenarios.in_words.amounts import MINUS
from scenarios.in_words.words import in_tenths
from scenarios.reading.mean_and_range import DIGITS, mean_and_range
from scenarios.reading.measures import (
    COST,
    IN_SUITABLE_HOMES,
    MEASURES,
    Draws,
    Measure,
    over_the_run,
)
from scenarios.result import Row
from scenarios.run import Asked, Progress, counted_on
from scenarios.world import PlannedPlaces, World


@dataclass(frozen=True, slots=True)
class Wanted:
    """One kind of home and what it would change: one number a draw for each measure."""

    candidate: Candidate
    changes: dict[str, Draws]
    where: Where
    """In which areas it would be nearest to the schools and families of those who live there."""

    @property
    def worth(self) -> float:
        """Give the children in suitable homes on the island that it adds, on average."""
        return float(np.nanmean(self.changes[IN_SUITABLE_HOMES.name]))

    def row(self) -> Row:
        """Give the candidate with every change, its range, and how often it is for the better."""
        place = self.candidate.place
        labels: Row = {
            "home": self.candidate.words,
            "tier": self.candidate.tier.value,
            "youngest": place.youngest,
            "oldest": place.oldest,
            "takes": self.candidate.children,
        }
        numbers = [_numbers(measure, self.changes[measure.name]) for measure in MEASURES]
        areas: Row = {"nearest_areas": "; ".join(self.where.nearest) or None, "where": self.said}
        named = {name: value for part in numbers for name, value in part.items()}
        return {**labels, **named, **areas}

    @property
    def said(self) -> str:
        """Say in which areas it would be nearest, or that it cannot be told."""
        return where_in_words(self.where)

    def rows_by_area(self) -> list[Row]:
        """Give a row for each area, the nearest first; or one that says why there is none."""
        return [{"home": self.candidate.words, **row} for row in self.where.rows_or_why_none()]

    def sentence(self) -> str:
        """Say it as a campaign would need it."""
        change = self.changes[IN_SUITABLE_HOMES.name]
        known = change[~np.isnan(change)]
        low, high = np.quantile(known, (0.1, 0.9))
        helps = in_tenths(float((known > 0).mean()))
        mean = float(known.mean())
        number = f"{abs(mean):.1f} {'fewer' if round(mean, 1) < 0 else 'more'}"
        ends = [f"{end:.1f}".replace("-0.0", "0.0").replace("-", MINUS) for end in (low, high)]
        return (
            f"One more {self.candidate.words.split(' ', 1)[1]} would on average let {number} "
            f"children live in a suitable home on the island ({' to '.join(ends)}); it helps in "
            f"{helps}."
        )


def homes_wanted(
    world: World,
    candidates: Sequence[Candidate],
    asked: Asked,
    *,
    first_month: date,
    progress: Progress | None = None,
) -> list[Wanted]:
    """Live the same futures without and with one home of each kind; the most worth comes first.

    The home is there from `first_month`; everything else is as in the world given.
    """
    planned = [PlannedPlaces(each.place, 1, first_month, 1) for each in candidates]
    everything = replace(world, planned_places=(*world.planned_places, *planned))
    stage = stage_of(everything, months=asked.months, draws=asked.draws, seed=asked.seed)
    settings = [
        _with_only(stage.setting, len(candidates), only) for only in (None, *range(len(candidates)))
    ]
    in_all = asked.draws * len(settings)
    told = None if progress is None else lambda done: progress(done, in_all)
    tallies = live_each(settings, asked.draws, told, asked.workers)
    runs = [
        counted_on(world, replace(stage, setting=setting), tally)
        for setting, tally in zip(settings, tallies, strict=True)
    ]
    without = {measure.name: over_the_run(runs[0], measure) for measure in MEASURES}
    journeys = journeys_of(world.baseline)
    found = [
        Wanted(
            candidate,
            {m.name: over_the_run(counted, m) - without[m.name] for m in MEASURES},
            _where(candidate, setting, counted.tally, journeys, asked.seed),
        )
        for candidate, setting, counted in zip(candidates, settings[1:], runs[1:], strict=True)
    ]
    return sorted(found, key=lambda wanted: -wanted.worth)


def _where(
    candidate: Candidate, setting: Setting, tally: Tally, journeys: Journeys, seed: int
) -> Where:
    """Compare the areas by where families and schools are of those who live in the home."""
    months = months_lived(setting, tally, journeys.known, seed)
    return where_best(candidate.place, journeys, months, setting.policy)


def _with_only(setting: Setting, candidates: int, only: int | None) -> Setting:
    """Keep all candidates closed but one, and note who lives there.

    They are the last places but for those that a plan changes.
    """
    supply = setting.supply
    first = len(supply.places) - len(supply.before) - candidates
    opens = supply.opens.copy()
    shut = [first + i for i in range(candidates) if i != only]
    opens[:, shut] = len(setting.dates)
    watched = None if only is None else first + only
    return replace(setting, supply=replace(supply, opens=opens), watched=watched)


def _numbers(measure: Measure, change: Draws) -> Row:
    told = mean_and_range(change, digits=0 if measure is COST else DIGITS)
    return {
        measure.name: told.mean,
        f"{measure.name}_q10": told.q10,
        f"{measure.name}_q90": told.q90,
    }
