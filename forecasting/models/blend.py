"""The blend: several models' middles weighed by how they did, with ranges stretched to hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import AgeBand
from forecasting.asof import known_stock
from forecasting.history import CountHistory, EpisodeHistory, History
from forecasting.looking_back.own_past import AS_SAID, TRIED_MONTHS, OwnPast, own_past
from forecasting.many_areas.panel import Numbers
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.models.model import Fitted, Model, Sample, SampledWhereAsked
from forecasting.models.no_change import NoChange
from forecasting.models.pooled import Pooled
from forecasting.widening import at_each, shared_as, widened

OF_COUNTS: tuple[Model, ...] = (Pooled(), EntriesAndStays())
WEIGHTS_OF_COUNTS = (0.75, 0.25)
"""From counts. One area's few years are too few to weigh models by."""
OF_EPISODES: tuple[Model, ...] = (EntriesAndStays(), NoChange(), Pooled(explains=False))
WEIGHTS_OF_EPISODES = (0.8, 0.1, 0.1)
"""From episodes, before the area's own past is looked at."""
MIDDLE_DRAWS = 200
"""Draws of a member of which only the middle is used."""


@dataclass(frozen=True, eq=False)
class FittedBlend(SampledWhereAsked):
    """The members fitted; the first carries the draws."""

    history: History
    as_of: date
    members: tuple[Fitted, ...]
    notes: tuple[str, ...]

    def at_months(
        self,
        horizons: Sequence[int],
        *,
        bands: Sequence[AgeBand],
        draws: int,
        seed: int,
        by_placement: bool = False,
    ) -> Sample:
        """Move the first member's paths to the blended middle."""
        sample = self.members[0].at_months(
            horizons, bands=bands, draws=draws, seed=seed, by_placement=by_placement
        )
        return self._blended(sample, horizons, bands, seed)

    def _blended(
        self, sample: Sample, horizons: Sequence[int], bands: Sequence[AgeBand], seed: int
    ) -> Sample:
        past = self._past(bands)
        now = known_stock(self.history, self.as_of, bands)
        others = (_middle(member, now, horizons, bands, seed) for member in self.members[1:])
        middles = [np.median(sample.draws, axis=0), *others]
        middle = (past.weights[:, None] * np.array(middles)).sum(axis=0)
        moved = widened(
            sample.draws,
            middle,
            bands=np.repeat(
                at_each(horizons, TRIED_MONTHS, past.width_of_bands)[:, None], len(bands), axis=1
            ),
            totals=at_each(horizons, TRIED_MONTHS, past.width_of_total),
        )
        if sample.by_placement is None or not isinstance(self.history, EpisodeHistory):
            return Sample(moved)
        today = self.history.by_placement(self.as_of)
        return Sample(moved, shared_as(sample.by_placement, moved.sum(axis=2), today))

    def _past(self, bands: Sequence[AgeBand]) -> OwnPast:
        if isinstance(self.history, CountHistory):
            weights = np.repeat(np.array(WEIGHTS_OF_COUNTS)[:, None], len(bands), axis=1)
            return OwnPast(weights, AS_SAID, AS_SAID, 0)
        return own_past(self.history, bands, OF_EPISODES, np.array(WEIGHTS_OF_EPISODES), 0)


def _middle(
    member: Fitted, now: Numbers, horizons: Sequence[int], bands: Sequence[AgeBand], seed: int
) -> Numbers:
    """Give the middle at every horizon; whole years are sampled and the months between read."""
    years = list(range(0, max(horizons) + 12, 12))
    sampled = member.at_months(years[1:], bands=bands, draws=MIDDLE_DRAWS, seed=seed).draws
    return at_each(horizons, years, np.concatenate([now[None], np.median(sampled, axis=0)]))


@dataclass(frozen=True, slots=True)
class Blend:
    """Several models together."""

    name: str = "blend"
    about: str = (
        "The middles of several models, weighed by how they have done, with ranges as wide as "
        "past errors ask for."
    )

    def fit(self, history: History, as_of: date) -> FittedBlend:
        """Fit the members; a ValueError of one says why there is no blend."""
        seen = history.seen_on(as_of)
        models = OF_COUNTS if isinstance(seen, CountHistory) else OF_EPISODES
        members = tuple(model.fit(seen, as_of) for model in models)
        notes = tuple(dict.fromkeys(note for member in members for note in member.notes))
        return FittedBlend(seen, as_of, members, notes)
