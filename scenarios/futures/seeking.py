"""What a child who needs a home could have this month: their options, and what each counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from matching.children import Child, NeededBy
from matching.eligibility import resident_reason
from matching.occupancy import Occupancy
from scenarios.children.today import OFF_ISLAND
from scenarios.futures.fits import Kind, Option
from scenarios.futures.person import Person
from scenarios.futures.seeker import NO_HOME, Seeker
from scenarios.futures.setting import Setting

NEVER = 1_000
"""So many times no home: a child whose plan is reviewed keeps their home or has a better one."""


def seeker(
    setting: Setting,
    person: Person,
    family: Sequence[Person],
    rooms: Mapping[int, int],
    step: int,
) -> Seeker:
    """List what a person could have this month, staying included, and what none costs.

    `family` are the brothers and sisters who are not being placed with them; `rooms` says how many
    more each place takes.
    """
    fits, day = setting.fits, setting.dates[step]
    child, kind = _asking(setting, person, day)
    apart, lives = fits.weights["siblings_apart"], person.lives
    options = []
    if lives >= 0:
        cost = fits.cost_of(person.key, person.child, lives, day)
        options.append(Option(lives, cost + apart * sum(p.lives != lives for p in family)))
    reviewed = person.stepping_down
    leaving = 0 if reviewed else _cost_of_leaving(setting, person, day)
    for option in kind.options:
        place = option.place
        if place in rooms and place != lives and place not in person.not_again:
            more = leaving + apart * sum(p.lives != place for p in family)
            options.append(Option(place, option.cost + more) if more else option)
    if reviewed:
        options = [options[0], *_families_that_suit_better(options, setting)]
    no_home = fits.weights["off_island"] if lives == OFF_ISLAND else kind.no_home + leaving
    return Seeker(
        child=child,
        options=tuple(options),
        no_home=NEVER * kind.no_home if reviewed else no_home + apart * len(family),
        family=person.family,
        stays=max(lives, NO_HOME),
        away=lives == OFF_ISLAND,
        not_again=tuple(person.not_again),
        reviewed=reviewed,
    )


def _families_that_suit_better(options: Sequence[Option], setting: Setting) -> list[Option]:
    """List the families better for a child than staying, the first option: a review's only ones.

    The child's own plan asks for the move, so it does not count as one; and what is no better for
    them is no option, so that nobody leaves a home because another child needs it.
    """
    stay, *others = options
    places = setting.supply.places
    return [o for o in others if places[o.place].type.is_foster and o.cost < stay.cost]


def suitable_homes(
    setting: Setting,
    person: Person,
    rooms: Mapping[int, int],
    living: Mapping[int, Sequence[Child]],
    step: int,
) -> int:
    """Count the homes that would suit a person now, with those who live there, were they alone."""
    day = setting.dates[step]
    child, kind = _asking(setting, person, day)
    found = 0
    for option in kind.options:
        place = option.place
        if place in rooms and place not in person.not_again:
            around = Occupancy(tuple(living.get(place, ())), rooms[place])
            here = setting.supply.places[place]
            found += resident_reason((child,), here, around, day, setting.policy) is None
    return found


def _asking(setting: Setting, person: Person, day: date) -> tuple[Child, Kind]:
    """Give the child as the rules see them: who cannot wait for the panel needs a home today."""
    if not person.today:
        return person.child, setting.fits.kind(person.key, person.child, day)
    child = replace(person.child, needed_by=NeededBy.TODAY)
    return child, setting.fits.kind((person.key, "today"), child, day)


def _cost_of_leaving(setting: Setting, person: Person, day: date) -> int:
    """Say what moving counts: something only when the home they leave suits them."""
    fits = setting.fits
    if person.lives < 0 or not fits.suits_who_lives_there(person.child, person.lives, day):
        return 0
    return fits.weights["moves"]
