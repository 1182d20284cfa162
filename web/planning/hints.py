"""Today's figures beside the levers, where there is one to go by."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from forecasting.ages import DFE_BANDS, months_after
from forecasting.history import EpisodeHistory
from matching.places import PlaceType
from scenarios.assumptions import Assumptions
from scenarios.children.entries_expected import entries_expected
from scenarios.homes.supply import NEVER_CAPACITY, ON_PAPER
from web.panel.words import home_and_where
from web.planning.fields import Choice

if TYPE_CHECKING:
    from matching.places import Place
    from scenarios.baseline.baseline import Baseline

FOSTERING = (PlaceType.FOSTER, PlaceType.INTENSIVE_FOSTER)
YEARS_SHOWN = 6


def homes_for(lever: str, baseline: "Baseline") -> tuple[Choice, ...]:
    """List the homes a lever may name: households whose terms can be varied, or any here.

    To close a secure home, or one for short breaks, changes no future: neither is listed.
    """
    return tuple(
        Choice(place.id, home_and_where(place))
        for place in baseline.places
        if (
            place.type in FOSTERING
            if lever == "vary_terms"
            else place.on_island and place.type not in NEVER_CAPACITY
        )
    )


def today(lever: str, baseline: "Baseline") -> str:
    """Say today's figure for a lever, or nothing where none is natural."""
    says = TODAY.get(lever)
    return "" if says is None else says(baseline)


def _entries(baseline: "Baseline") -> str:
    history = baseline.history
    if not isinstance(history, EpisodeHistory):
        return ""
    first = months_after(baseline.as_of, -12) + timedelta(days=1)
    count = history.entered(first, baseline.as_of, DFE_BANDS).sum()
    return f"In the last 12 months {int(count)} children came into care."


def _past_years(baseline: "Baseline") -> str:
    history = baseline.history
    if not isinstance(history, EpisodeHistory):
        return ""
    years = [
        year
        for year in range(history.complete_from.year, baseline.as_of.year + 1)
        if history.complete_from <= date(year, 1, 1) and date(year, 12, 31) <= baseline.as_of
    ]
    counts = [
        (year, history.entered(date(year, 1, 1), date(year, 12, 31), DFE_BANDS).sum())
        for year in years[-YEARS_SHOWN:]
    ]
    said = ", ".join(f"{year}: {int(count)}" for year, count in counts)
    if not said:
        return ""
    expected = entries_expected(history, baseline.as_of)
    return f"Children who came into care: {said}. The forecast expects about {expected:.0f} a year."


def _there(baseline: "Baseline") -> list["Place"]:
    """Leave out homes that are on paper alone: closed, or not registered."""
    return [place for place in baseline.places if place.status not in ON_PAPER]


def _households(baseline: "Baseline") -> str:
    homes = [place for place in _there(baseline) if place.type in FOSTERING]
    intensive = sum(place.type is PlaceType.INTENSIVE_FOSTER for place in homes)
    return (
        f"Today there are {len(homes)} fostering households with "
        f"{sum(place.capacity for place in homes)} places; {intensive} are intensive."
    )


def _leaving(baseline: "Baseline") -> str:
    share = Assumptions().households_leaving_a_year
    return f"{_households(baseline)} It is assumed that {share:.0%} of households stop in a year."


def _homes(baseline: "Baseline") -> str:
    homes = [
        place
        for place in _there(baseline)
        if place.type is PlaceType.RESIDENTIAL and place.on_island
    ]
    beds = sum(place.capacity for place in homes)
    return f"Today there are {len(homes)} children's homes on the island, with {beds} beds."


def _away(baseline: "Baseline") -> str:
    away = {place.id for place in baseline.places if not place.on_island}
    count = sum(child.lives_here in away for child in baseline.children)
    return f"Today {count} children live off the island in homes the panel decides about."


def _breakdowns(_: "Baseline") -> str:
    share = Assumptions().unplanned_endings_a_year
    return f"It is assumed that {share:.1%} of homes end without a plan in a year."


def _reserved(baseline: "Baseline") -> str:
    count = sum(place.reserved_for_emergencies for place in baseline.places)
    return f"Today {count} places are kept for emergencies."


TODAY: Mapping[str, Callable[["Baseline"], str]] = {
    "change_entries": _entries,
    "entries_as_in": _past_years,
    "early_help": _entries,
    "edge_of_care": _entries,
    "family_group_conferences": _entries,
    "step_down": _homes,
    "return_children": _away,
    "disruption": _breakdowns,
    "recruit_carers": _households,
    "keep_carers": _leaving,
    "upskill_carers": _households,
    "open_home": _homes,
    "reserve_places": _reserved,
}
