"""A support package with a first day of its own counts in futures from that day's month on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from forecasting.ages import month_ends, months_after
from matching.places import Place, PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.homes.supply import Supply, supply_of
from scenarios.levers import VaryTerms
from scenarios.money.budget import CATEGORIES
from scenarios.money.prices import Category
from scenarios.pipeline.answers.asked import ask
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.run import Asked, futures_of
from scenarios.world import World

ASKED = Asked(months=12, draws=8, seed=1)


def packages_from(made_up: Baseline, months: int, days: int = 0) -> Baseline:
    """Let every package begin so many months and days after the date of the data."""
    begins = months_after(made_up.as_of, months) + timedelta(days=days)
    places = tuple(replace(p, support_from=begins) if p.with_support else p for p in made_up.places)
    return replace(made_up, places=places)


def supply(baseline: Baseline, months: int = ASKED.months) -> Supply:
    return supply_of(World(baseline), months=months, draws=2, seed=1)


def offers_support(found: Supply, name: str, steps: int) -> list[bool]:
    """Say for each step whether the home of that name, as it is then, has its package."""
    numbers = [n for n, place in enumerate(found.places) if place.id == name]
    return [
        any(
            bool(found.places[n].with_support) and found.approved(n, steps)[0, step]
            for n in numbers
        )
        for step in range(steps)
    ]


@pytest.fixture
def home(made_up: Baseline) -> Place:
    """Give a household with a package, but as kin, who do not stop by chance."""
    household = next(p for p in made_up.places if p.with_support)
    return replace(household, type=PlaceType.KINSHIP)


def test_nobody_lives_with_a_package_before_it_begins(made_up: Baseline) -> None:
    later, _ = futures_of(World(packages_from(made_up, 6)), ASKED)
    today, _ = futures_of(World(made_up), ASKED)
    assert today.tally.supported[:, :6].any()
    assert not later.tally.supported[:, :6].any()
    assert later.tally.supported[:, 6:].any()


@pytest.mark.parametrize(("months", "days", "first"), [(3, 0, 3), (2, 1, 3), (3, -1, 3), (3, 1, 4)])
def test_it_counts_at_the_end_of_the_first_month_on_or_after_its_day(
    months: int, days: int, first: int, made_up: Baseline, home: Place
) -> None:
    for as_of in (made_up.as_of, made_up.as_of - timedelta(days=11)):
        found = supply(packages_from(replace(made_up, as_of=as_of, places=(home,)), months, days))
        assert offers_support(found, home.id, 6) == [step >= first for step in range(6)]


def test_one_that_has_begun_changes_nothing_at_all(made_up: Baseline) -> None:
    begun, same = supply(packages_from(made_up, 0)), supply(made_up)
    assert [replace(p, support_from=None) for p in begun.places] == list(same.places)
    assert not begun.changing
    assert begun.notes == same.notes


def test_one_that_begins_after_the_last_month_never_counts_and_that_is_said(
    made_up: Baseline,
) -> None:
    found = supply(packages_from(made_up, 13))
    number = sum(bool(place.with_support) for place in made_up.places)
    assert not any(place.with_support for place in found.places)
    assert not found.changing
    assert (
        f"At {number} homes a support package begins after the date of the data (`support_from`): "
        f"it counts from the month of its first day on. At {number} of them that is after the last "
        "month of this run." in found.notes
    )


def test_a_lever_that_changes_the_home_before_takes_the_package_as_little_as_it_brings_it(
    made_up: Baseline, home: Place
) -> None:
    baseline = packages_from(replace(made_up, places=(home,)), 6)
    first = month_ends(made_up.as_of, 3)[3].replace(day=1)
    lever = VaryTerms.model_validate({"from": f"{first:%Y-%m}", "place": home.id, "places": 4})
    found = supply_of(lever.pull(World(baseline)), months=12, draws=2, seed=1)
    assert offers_support(found, home.id, 13) == [step >= 6 for step in range(13)]
    last = max(n for n, place in enumerate(found.places) if place.id == home.id)
    assert found.places[last].capacity == 4
    assert found.approved(last, 13)[0].tolist() == [step >= 6 for step in range(13)]


def test_a_household_with_a_package_to_begin_is_none_to_come(made_up: Baseline) -> None:
    before, after = (
        households_to_come(ask(baseline, months=12, draws=4, seed=1))
        for baseline in (made_up, packages_from(made_up, 6))
    )
    assert before.rows == after.rows


def test_what_is_spent_on_packages_begins_with_them(made_up: Baseline) -> None:
    spent = futures_of(World(packages_from(made_up, 6)), ASKED)[0].spent
    on_packages = spent.monthly[:, :, CATEGORIES.index(Category.SUPPORT)]
    assert not on_packages[:, :6].any()
    assert on_packages[:, 6:].any()
