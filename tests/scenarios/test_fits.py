"""What is kept of the rules is what the rules say, and rests on nothing they do not look at."""

from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
import pytest

from matching.children import Child
from matching.home.fit import fit
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.preferences import PREFERENCES
from matching.preferences.preference import Wanting
from matching.resolving.eligibility import NEWCOMERS_ONLY, static_reason
from matching.rules import STATIC_RULES
from matching.rules.availability import AVAILABILITY
from matching.rules.capability import CAPABILITY
from matching.tiers import suitable_tiers, tier_order
from scenarios.baseline.baseline import Baseline
from scenarios.futures.costs import WIDTHS, Scale
from scenarios.futures.fits import Fits
from scenarios.futures.looks_at import PREFERENCES as LISTED_PREFERENCES
from scenarios.futures.looks_at import RULES as LISTED_RULES

RULES_LOOK_AT = {"id", "label", "sex", "needed_by", "essential", "school", "court_conditions"}
PREFERENCES_LOOK_AT = {
    *("essential", "requirements", "home_area", "school", "contact_area"),
    *("off_island_agreed", "wishes"),
}
MARKS = {"status", "held_until", "available_from", "opens_on", "stops_on"}
WORDS_OF_A_REASON = {"label", "unavailable_reason"}
MARKS_SAY = {"opens_on"}
"""Worked out from the marks themselves."""
NEEDS_AND_AGE = {"needs", "age_on", "born"}
SAME_FOR_ALL = {"child", "policy", "minutes", "known_costs"}
"""Of what is wanted: the child is looked at apart, and the rest is one in a whole run."""


class Watched:
    """A child, a place or what is wanted, that notes what is looked at."""

    def __init__(self, watched: Any) -> None:
        self.watched, self.seen = watched, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.seen.add(name)
        return getattr(self.watched, name)


@pytest.fixture(scope="module")
def children(made_up: Baseline) -> tuple[Child, ...]:
    return made_up.children


def some_for_girls(made_up: Baseline) -> list[Place]:
    return [replace(p, sexes="F") if n % 5 == 0 else p for n, p in enumerate(made_up.places)]


def test_rules_look_at_nothing_that_sorts_leave_out(
    made_up: Baseline, children: tuple[Child, ...]
) -> None:
    seen: set[str] = set()
    for child in children:
        watched: Any = Watched(child)
        for place in some_for_girls(made_up):
            for rule in STATIC_RULES:
                rule.reason(watched, place, made_up.as_of, Policy())
        seen |= watched.seen
    assert "sex" in seen
    assert seen <= RULES_LOOK_AT | NEEDS_AND_AGE


def test_preferences_look_at_nothing_that_sorts_leave_out(
    made_up: Baseline, children: tuple[Child, ...]
) -> None:
    seen: set[str] = set()
    for child in children:
        watched: Any = Watched(child)
        wanting = Wanting(watched, 0, Policy(), {}, tier_order(child.needs), ())
        for place in made_up.places:
            found = fit(child.needs, place)
            for preference in PREFERENCES:
                preference.cost(wanting, place, found)
                preference.with_no_home(wanting)
        seen |= watched.seen
    assert "wishes" in seen
    assert seen <= PREFERENCES_LOOK_AT


def test_each_rule_looks_at_what_is_listed_and_nothing_else(
    made_up: Baseline, children: tuple[Child, ...]
) -> None:
    words = {"id", "label", "unavailable_reason"}
    for rule in STATIC_RULES:
        if rule is CAPABILITY:
            continue  # how places suit needs is kept by need, domain by domain
        of_child, of_place, _ = LISTED_RULES[rule.id]
        for child, place in product(children, some_for_girls(made_up)):
            one: Any = Watched(child)
            other: Any = Watched(place)
            refused = rule.reason(one, other, made_up.as_of, Policy())
            spoken = words if refused else set()
            assert one.seen - spoken <= {"age_on" if n == "born" else n for n in of_child}
            assert other.seen - spoken - MARKS_SAY <= set(of_place)


def test_each_preference_looks_at_what_is_listed_and_nothing_else(
    made_up: Baseline, children: tuple[Child, ...]
) -> None:
    for preference, child in product(PREFERENCES, children):
        of_wanting, of_place, of_fit = LISTED_PREFERENCES[preference.name]
        age = child.age_on(made_up.as_of)
        for place in made_up.places:
            one: Any = Watched(child)
            wanting: Any = Watched(
                Wanting(
                    one,
                    age,
                    Policy(),
                    {},
                    tier_order(child.needs),
                    suitable_tiers(child.needs, age),
                )
            )
            other: Any = Watched(place)
            found: Any = Watched(fit(child.needs, place))
            preference.cost(wanting, other, found)
            seen = wanting.seen - SAME_FOR_ALL | {f"child.{n}" for n in one.seen}
            assert seen <= set(of_wanting)
            assert other.seen <= set(of_place)
            assert found.seen <= set(of_fit)


def test_a_rule_or_preference_that_is_not_listed_is_asked_about_every_pair(
    made_up: Baseline, fits: Fits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenarios.futures.laws.RULES", {})
    monkeypatch.setattr("scenarios.futures.weights.PREFERENCES", {})
    places = some_for_girls(made_up)
    other = Fits(places, Policy(), fits.minutes, (made_up.as_of,), made_up.children)
    every = np.arange(len(places))
    for child in made_up.children[:10]:
        found = []
        for each in (fits, other):
            sort = np.full(len(every), each.sorts.sort_of(child.id, child))
            age = np.full(len(every), child.age_on(made_up.as_of))
            rows = each.sorts.circumstances(sort, age, np.zeros_like(age))
            may = each.may_move_in(each.sorts.levels(sort), rows)
            found.append((may, each.counts.of(each.sorts.wants(sort, age), each.alike)))
        assert (found[0][0] == found[1][0]).all()
        assert (found[0][1] == found[1][1]).all()


def marked_in_every_way(place: Place, day: date) -> list[Place]:
    """Give a place with each mark there is, with each date and without."""
    days = (None, day - timedelta(days=20), day, day + timedelta(days=45))
    return [
        replace(place, status=status, held_until=held, available_from=opens, stops_on=stops)
        for status, held, opens, stops in product(PlaceStatus, days, days, days)
    ]


def test_whether_a_place_can_be_used_depends_on_its_marks_alone(made_up: Baseline) -> None:
    seen: set[str] = set()
    for place in marked_in_every_way(made_up.places[0], made_up.as_of):
        watched: Any = Watched(place)
        AVAILABILITY.reason(made_up.children[0], watched, made_up.as_of, Policy())
        seen |= watched.seen
    assert {"status", "held_until", "available_from", "stops_on"} <= seen
    assert seen <= MARKS | WORDS_OF_A_REASON


def test_what_is_kept_is_when_a_place_can_be_used(made_up: Baseline) -> None:
    day = made_up.as_of
    places = [each for place in made_up.places[:3] for each in marked_in_every_way(place, day)]
    dates = [day + timedelta(days=30 * step) for step in range(3)]
    found = Fits(places, Policy(), {}, dates).available
    assert found.any()
    assert not found.all()
    for place, by_step in zip(places, found.T.tolist(), strict=True):
        alone = Fits([place], Policy(), {}, dates).available
        assert by_step == alone[:, 0].tolist()


@pytest.fixture
def fits(made_up: Baseline) -> Fits:
    minutes = {(row.from_area, row.to): row.minutes for row in made_up.minutes}
    places = some_for_girls(made_up)
    return Fits(places, Policy(), minutes, (made_up.as_of,), made_up.children)


def test_what_is_kept_is_what_the_rules_say(fits: Fits, children: tuple[Child, ...]) -> None:
    day = fits.sorts.day
    numbers = np.arange(len(fits.alike))
    allowed = 0
    for child in children:
        sort = np.full(len(numbers), fits.sorts.sort_of(child.id, child))
        age = np.full(len(numbers), child.age_on(day))
        rows = fits.sorts.circumstances(sort, age, np.zeros_like(age))
        levels = fits.sorts.levels(sort)
        kept = fits.may_move_in(levels, rows)[0].tolist()
        stays = fits.suits_who_lives_there(levels, rows, numbers).tolist()
        for place, may, suits in zip(places_of(fits), kept, stays, strict=True):
            reason = static_reason(child, place, day, fits.policy, fits.minutes)
            assert may == (reason is None)
            assert suits == suits_by_every_rule(child, place, day, fits.policy)
            allowed += may
    assert allowed > 100


def places_of(fits: Fits) -> list[Place]:
    return [fits.places[like] for like in fits.alike]


def suits_by_every_rule(child: Child, place: Place, day: date, policy: Policy) -> bool:
    rules = [rule for rule in STATIC_RULES if rule.id not in NEWCOMERS_ONLY]
    assert CAPABILITY in rules
    return static_reason(child, place, day, policy, rules=rules) is None


def test_what_is_kept_is_what_the_preferences_count(
    fits: Fits, children: tuple[Child, ...]
) -> None:
    scale, numbers = fits.scale, np.arange(len(fits.alike))
    by_name = {preference.name: preference for preference in PREFERENCES}
    for child in children:
        age = child.age_on(fits.sorts.day)
        sort = np.full(len(numbers), fits.sorts.sort_of(child.id, child))
        wants = fits.sorts.wants(sort, np.full(len(numbers), age))
        told: dict[str, Any] = {"wishes": child.wishes, "flags": child.flags}
        order = tier_order(child.needs, **told)
        tiers = suitable_tiers(child.needs, age, **told)
        wanting = Wanting(
            child, age, fits.policy, fits.minutes, order, tiers, known_costs=fits.known_costs
        )
        kept = fits.counts.of(wants, fits.alike).tolist()
        for place, short in zip(places_of(fits), kept, strict=True):
            found = fit(child.needs, place)
            counts = [by_name[name].cost(wanting, place, found) for name in scale.names]
            exact = sum(scale.exact[n] * c for n, c in zip(scale.names, counts, strict=True))
            assert short == scale.short_of(np.array(counts)[:, None])[0]
            assert scale.exactly(np.array([short])) == [exact]


def test_every_preference_has_its_bits_and_all_fit_into_a_whole_number() -> None:
    assert set(WIDTHS) == {preference.name for preference in PREFERENCES}
    assert sum(WIDTHS.values()) < 63


def test_a_count_out_of_all_proportion_is_refused() -> None:
    scale = Scale(Policy())
    with pytest.raises(ValueError, match="cost counts"):
        scale.short_of([np.array([0, 1 << 30 if name == "cost" else 0]) for name in scale.names])


def test_a_child_has_no_further_traits() -> None:
    """Whoever adds one has to say in `Sorts` whether rules or preferences look at it."""
    known = RULES_LOOK_AT | PREFERENCES_LOOK_AT | NEEDS_AND_AGE
    others = {
        *("status", "siblings", "sibling_plan", "not_with", "sole_child", "current_place"),
        *(
            "flags",
            "planned_end",
            "parents_ruled_out",
            "kin_ruled_out",
            "moved_on",
            "ratings",
            "emergency_on",
            "evaluated_on",
        ),
    }
    assert {field.name for field in fields(Child)} <= known | others
