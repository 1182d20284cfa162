"""What drives the number of children: the parts of its change, past and ahead, as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import STANDARD_BANDS, AgeBand, months_after
from forecasting.asof import starting_day
from forecasting.entries_or_stays import Causes, entries_or_stays
from forecasting.episodes.assumed_ages import with_assumed_ages
from forecasting.flows import Amounts, Flows, flows_ahead, past_flows
from forecasting.forecast import ALL
from forecasting.history import CountHistory, EpisodeHistory, History
from forecasting.models.entries_and_stays import EntriesAndStays
from forecasting.placement import GROUPS

CHANGE = "change"
PAST, CAUSES, AHEAD, HOMES = "past", "entries or stays", "ahead", "past, by kind of home"

Row = dict[str, str | float]


@dataclass(frozen=True, eq=False)
class Drivers:
    """What drove the past of an area and what drives its forecast; None where it is not known."""

    area: str
    past: Flows | None
    causes: Causes | None
    ahead: Flows
    homes: tuple[Row, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def rows(self) -> list[Row]:
        """Give the table: each part with its range, and the change they add up to."""
        rows: list[Row] = []
        if self.past is not None:
            rows += _flow_rows(self.area, PAST, self.past)
        rows += self.homes
        if self.causes is not None:
            rows += _cause_rows(self.area, self.causes)
        return rows + list(_flow_rows(self.area, AHEAD, self.ahead))


def drivers(
    history: History,
    *,
    as_of: date | None = None,
    months: int = 36,
    bands: Sequence[AgeBand] = STANDARD_BANDS,
    draws: int = 1000,
    seed: int = 1,
    how_left: NDArray[np.str_] | None = None,
) -> Drivers:
    """Take apart the change over the months before a day, and over those after it.

    Ahead is the model of entries and stays, whose futures are made of children. `how_left` is as
    in `past_flows`, for the periods of the history given.
    """
    assumed: tuple[str, ...] = ()
    if as_of is None or as_of >= history.known_to:
        history, assumed = with_assumed_ages(history)
    start = starting_day(history, as_of, bands)
    care = EntriesAndStays().fit(history, start).simulate_care(start, months, draws, seed)
    past: Flows | None = None
    causes: Causes | None = None
    homes: tuple[Row, ...] = ()
    notes = list(assumed)
    if isinstance(history, EpisodeHistory):
        first = max(months_after(start, -months), history.complete_from)
        if first < start:
            past = past_flows(history, first, start, bands, how_left)
            homes = tuple(_by_kind_of_home(history, first, start))
        try:
            causes = entries_or_stays(history, start, months, seed)
        except ValueError as short:
            notes.append(str(short))
    else:
        notes.append(_counts_do_not_say(history))
    return Drivers(history.area, past, causes, flows_ahead(care, bands), homes, tuple(notes))


def _counts_do_not_say(history: CountHistory) -> str:
    return (
        f"{history.area}: counts do not say who left and who grew older, so what drove the past is "
        "not known. Ahead, children are made up to stand for those counted."
    )


def _by_kind_of_home(history: EpisodeHistory, first: date, last: date) -> Iterator[Row]:
    """Give for each kind of home who came into it from outside care, who left care, and moves."""
    spells = history.spells
    before, after = history.by_placement(first), history.by_placement(last)
    gone = spells.last_day()
    lasts = gone > spells.began

    def lived(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """Count events of the period by the group lived in on the day."""
        rows = np.flatnonzero(lasts & (days > np.datetime64(first)) & (days <= np.datetime64(last)))
        return np.bincount(_group_at(history, rows, days[rows]), minlength=len(GROUPS))

    came = lived(spells.began)
    rows = np.flatnonzero(lasts & (gone > np.datetime64(first)) & (gone <= np.datetime64(last)))
    left = np.bincount(
        _group_at(history, rows, gone[rows] - np.timedelta64(1, "D")), minlength=len(GROUPS)
    )
    for place, group in enumerate(GROUPS):
        change = int(after[place] - before[place])
        parts = {
            "came into care": int(came[place]),
            "left care": -int(left[place]),
            "moves between kinds of home": change - int(came[place]) + int(left[place]),
            CHANGE: change,
        }
        for part, number in parts.items():
            yield _row(history.area, HOMES, first, last, ALL, part, np.array([float(number)])) | {
                "placement": group.value
            }


def _group_at(
    history: EpisodeHistory, rows: NDArray[np.int64], days: NDArray[np.datetime64]
) -> NDArray[np.int64]:
    """Give the group each of some periods lived in on a day of its own; else the last group."""
    groups = np.full(len(rows), len(GROUPS) - 1, dtype=np.int64)
    day_of = np.full(len(history.spells), np.datetime64("NaT"), dtype="datetime64[D]")
    place = np.full(len(history.spells), -1, dtype=np.int64)
    day_of[rows], place[rows] = days, np.arange(len(rows))
    stays = history.stays
    day = day_of[stays.spell]
    here = (stays.began <= day) & (np.isnat(stays.ended) | (day < stays.ended))
    groups[place[stays.spell[here]]] = stays.group[here]
    return groups


def _flow_rows(area: str, period: str, flows: Flows) -> Iterator[Row]:
    for name, amounts in {**flows.parts, CHANGE: flows.change}.items():
        for place, band in enumerate(flows.bands):
            yield _row(area, period, flows.first, flows.last, band.label, name, amounts[:, place])
        yield _row(area, period, flows.first, flows.last, ALL, name, _all(amounts))


def _all(amounts: Amounts) -> Amounts:
    result: Amounts = amounts.sum(axis=1)
    return result


def _cause_rows(area: str, causes: Causes) -> Iterator[Row]:
    for cause, draws in causes.parts.items():
        yield _row(area, CAUSES, causes.first, causes.last, ALL, cause.value, draws)
    change = np.array([float(causes.change)])
    yield _row(area, CAUSES, causes.first, causes.last, ALL, CHANGE, change)


def _row(
    area: str, period: str, first: date, last: date, band: str, part: str, draws: Amounts
) -> Row:
    low, middle, high = np.quantile(draws, (0.1, 0.5, 0.9))
    return {
        "area": area,
        "period": period,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "age_band": band,
        "placement": ALL,
        "part": part,
        "mean": round(float(draws.mean()), 3),
        "q10": round(float(low), 3),
        "q50": round(float(middle), 3),
        "q90": round(float(high), 3),
    }
