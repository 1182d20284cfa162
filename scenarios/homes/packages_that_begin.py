"""Support packages with a first day of their own: homes offer them from that day's month on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matching.in_words.how_many import how_many
from matching.places import Place
from scenarios.world import PlaceChange


def as_on(day: date, place: Place) -> Place:
    """Give a place as it is on a day: without a package that has not begun."""
    return replace(place, with_support={}, support_from=None) if _later(place, day) else place


def packages_that_begin(places: Sequence[Place], dates: Sequence[date]) -> tuple[PlaceChange, ...]:
    """List the packages that begin after the data date, as changes of the places that get them.

    As for homes that stop on a planned day, the months of a run end on `dates`: a package counts
    at the end of the first month on or after its first day. One that begins after the last is
    not among them.
    """
    return tuple(
        PlaceChange(
            _month_of(place.support_from, dates),
            was={place.id: as_on(dates[0], place)},
            new={place.id: replace(place, support_from=None)},
        )
        for place in places
        if place.support_from is not None and dates[0] < place.support_from <= dates[-1]
    )


def said_of_packages(places: Sequence[Place], dates: Sequence[date]) -> tuple[str, ...]:
    """Say how many packages begin only later, and how many of them after the last month."""
    later = [place for place in places if _later(place, dates[0])]
    if not later:
        return ()
    after = sum(_later(place, dates[-1]) for place in later)
    beyond = f" At {after} of them that is after the last month of this run." if after else ""
    return (
        f"At {how_many(len(later), 'home')} a support package begins after the date of the data "
        f"(`support_from`): it counts from the month of its first day on.{beyond}",
    )


def _later(place: Place, day: date) -> bool:
    return place.support_from is not None and place.support_from > day


def _month_of(first_day: date, dates: Sequence[date]) -> date:
    return next(day for day in dates if day >= first_day).replace(day=1)
