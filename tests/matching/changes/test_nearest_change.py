"""The nearest change that would open a place: lawful, and enough."""

from dataclasses import replace
from datetime import date

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, NeededBy
from matching.match import match
from matching.needs import Needs
from matching.places import Place, PlaceStatus, PlaceType
from matching.policy import Policy
from matching.problem import Problem

DAY = date(2026, 11, 20)
ABLE = dict.fromkeys(INTENSITY, 2)
CHILD = Child("c1", born=date(2014, 1, 1), sex="F", needs=Needs(dict.fromkeys(Domain, 1)))


def excluded(place, child=CHILD, **policy):
    answer = match(Problem(DAY, (child,), (place,), policy=Policy(**policy)))
    return answer.unplaced[0].excluded[0]


def test_what_every_rule_asks_for_is_named_together():
    place = Place(
        "h1",
        PlaceType.FOSTER,
        status=PlaceStatus.BREAK,
        oldest=10,
        capability={**ABLE, Domain.SAF: 0, Domain.EMO: 0},
    )
    found = excluded(place)
    assert found.rule == "F9"
    assert found.nearest_change == (
        "ask when the break ends, vary terms to 12 and add a support package: EMO to 1, SAF to 1"
    )


def test_supported_accommodation_is_never_opened_to_a_child_under_16():
    place = Place("s1", PlaceType.SUPPORTED, youngest=16, oldest=17, capability=ABLE)
    found = excluded(place)
    assert (found.rule, found.nearest_change) == ("F2", "none before child c1 is 16")
    on_hold = excluded(replace(place, status=PlaceStatus.HOLD))
    assert (on_hold.rule, on_hold.nearest_change) == ("F9", "none before child c1 is 16")


def test_a_secure_place_is_opened_by_nothing_whatever_else_excludes_it():
    place = Place("s1", PlaceType.SECURE, status=PlaceStatus.HOLD, held_until=date(2026, 12, 1))
    found = excluded(place, replace(CHILD, needed_by=NeededBy.TODAY))
    assert (found.rule, found.nearest_change) == ("F9", "none: it is never proposed")


def test_terms_are_not_varied_for_a_home_that_could_not_care_for_the_child():
    place = Place("h1", PlaceType.FOSTER, oldest=10, capability={**ABLE, Domain.EMO: 1})
    found = excluded(place, replace(CHILD, needs=Needs({**CHILD.needs.ratings, Domain.EMO: 4})))
    assert found.rule == "F2"
    assert found.nearest_change == "a home able to meet EMO 4 is needed"


def test_everything_essential_that_is_lacking_is_named():
    place = Place("h1", PlaceType.FOSTER, capability=ABLE)
    found = excluded(place, replace(CHILD, essential=("garden", "ground floor")))
    assert found.nearest_change == "arrange garden and ground floor at h1"


def test_an_order_that_leaves_a_child_without_an_open_home_says_so():
    place = Place("h1", PlaceType.FOSTER, capability=ABLE, weekly_cost_pence=70_000)
    found = excluded(place, order=("cost",))
    assert found.rule == "ORDER"
    assert found.nearest_change == "put unplaced first in the order of objectives"
    answer = match(Problem(DAY, (CHILD,), (place,), policy=Policy(order=("cost",))))
    assert any("puts cost before a home for every child" in each for each in answer.warnings)
