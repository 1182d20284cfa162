"""What plans do to places there are: they change, or close, from some month on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from forecasting.ages import months_after
from scenarios.futures.steps import first_step
from scenarios.world import Closure, PlaceChange, as_changed

if TYPE_CHECKING:
    from scenarios.homes.supply import Supply


def with_changes(
    supply: "Supply", changes: Sequence[PlaceChange], dates: Sequence[date]
) -> "Supply":
    """Let each changed place take over from the place it was, in the month of the change.

    A place may change more than once; each change alters only what it is about, and where it ends
    the place is as without it from then on. It keeps its id, by which a court or a child may have
    named it: only one of those that share an id takes children or has any, at any step.
    """
    places, opens, stops = list(supply.places), [supply.opens], [supply.stops.copy()]
    before = dict(supply.before)
    changing: dict[int, tuple[tuple[int, int], ...]] = {}
    first = {place.id: n for n, place in enumerate(supply.places)}
    now = dict(first)
    for month, changed in _turns(changes, dates):
        step = first_step(month, dates)
        for place_id in changed:
            old, number = now[place_id], len(places)
            all_stops = np.hstack(stops)
            stops = [all_stops]
            before[number], now[place_id] = first[place_id], number
            changing[step] = (*changing.get(step, ()), (old, number))
            places.append(as_changed(supply.places[first[place_id]], changes, month))
            opens.append(np.maximum(np.hstack(opens)[:, [old]], step).astype(np.int16))
            stops.append(all_stops[:, [old]].copy())
            all_stops[:, old] = np.minimum(all_stops[:, old], step)
    return replace(
        supply,
        places=tuple(places),
        opens=np.hstack(opens),
        stops=np.hstack(stops),
        before=before,
        changing=changing,
    )


def _turns(
    changes: Sequence[PlaceChange], dates: Sequence[date]
) -> list[tuple[date, tuple[str, ...]]]:
    """List, in order, the months in which changes begin or are over, and the places by their ids.

    What lasts to the last month of the run, or longer, is not over in it.
    """
    turns: dict[date, dict[str, None]] = {}
    for change in changes:
        turns.setdefault(change.first_month, {}).update(dict.fromkeys(change.new))
        if change.last_month is not None and change.last_month < dates[-1].replace(day=1):
            over = months_after(change.last_month, 1)
            turns.setdefault(over, {}).update(dict.fromkeys(change.new))
    return [(month, tuple(turns[month])) for month in sorted(turns)]


def with_closures(supply: "Supply", closures: Sequence[Closure], dates: Sequence[date]) -> "Supply":
    """Close places: they take nobody from then on, and their children seek other homes."""
    stops, closing = supply.stops.copy(), dict(supply.closing)
    for closure in closures:
        step = first_step(closure.first_month, dates)
        for number, place in enumerate(supply.places):
            if closure.place_id == place.id:
                stops[:, number] = np.minimum(stops[:, number], step)
                closing[step] = (*closing.get(step, ()), number)
    return replace(supply, stops=stops, closing=closing)
