"""What each month costs in every draw: children where they live, at the prices of that year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.places import Place
from scenarios.futures.outcomes import NUMBER, Outcome
from scenarios.futures.steps import in_months
from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply
from scenarios.in_words.words import MONTHS, month_and_year
from scenarios.money.growth import Growth, growth_of
from scenarios.money.prices import PUBLISHED, Category, Price, category_of, prices_from
from scenarios.world import PlannedSpending, PriceChange, World

Pence = NDArray[np.float64]
CATEGORIES = tuple(Category)
OFF_ISLAND = NUMBER[Outcome.OFF_ISLAND]
RETAINED = (Category.INTENSIVE_FOSTERING,)
"""Paid while the household is approved, whether a child lives there or not."""
BY_THE_BED = (Category.RESIDENTIAL,)
"""Homes here that are staffed for every bed, unless the homes table says they are bought by the
child. Off the island homes are bought by the child."""
GIVEN_IN = {Category.SUPPORT: "Give it in the homes table (support_cost)."}
"""Where a price that is not known can be given, if not in the costs table."""


@dataclass(frozen=True)
class Budget:
    """Prices, how they grow, and what is paid besides."""

    prices: Mapping[Category, Price]
    price_years: Mapping[str, int]
    """The price year of a place's own costs, by its id; the year of the data where none is said."""
    growth: Growth
    paid_for: Mapping[str, str]
    """By place, `bed` or `child`, where the homes table says so."""
    empty_bed_share: float
    """What an empty bed costs that is paid for, of what a filled one costs."""
    spending: tuple[PlannedSpending, ...] = ()
    price_changes: tuple[PriceChange, ...] = ()


@dataclass(frozen=True)
class Spent:
    """What was spent, in pence of each year's own prices."""

    monthly: Pence
    """Draws × steps × categories; nothing at step 0."""
    year_of_step: NDArray[np.int64]
    pence: Pence
    """Draws × years × categories."""
    years: tuple[int, ...]
    months: tuple[int, ...]
    """How many months of each year the run covers."""
    notes: tuple[str, ...]


def budget_of(world: World) -> Budget:
    """Give the prices of a world, and what its plans pay for."""
    baseline = world.baseline
    return Budget(
        prices=prices_from(baseline.costs),
        price_years=baseline.price_years,
        growth=growth_of(world),
        paid_for=baseline.paid_for,
        empty_bed_share=world.assumptions.empty_bed_cost_share,
        spending=world.spending,
        price_changes=world.price_changes,
    )


def price_now(world: World, category: Category) -> float:
    """Give the weekly price of a category in pence of the year of the data."""
    budget = budget_of(world)
    price, growth = budget.prices[category], budget.growth
    return price.pence * growth.factor(category, price.price_year, growth.this_year)


def spend(budget: Budget, supply: Supply, tally: Tally, dates: Sequence[date]) -> Spent:
    """Work out what every draw costs, month by month and then by year."""
    months = np.array([budget.growth.year_of(day) for day in dates])
    days = np.array([day.toordinal() for day in dates])
    weeks = np.diff(days, prepend=days[0]) / 7
    monthly: Pence = np.zeros((*tally.outcomes.shape[:2], len(CATEGORIES)))
    unpriced = _add_places(monthly, budget, supply, tally, months)
    unpriced |= _add_kin_and_away(monthly, budget, supply.places, tally, months)
    np.multiply(monthly, weeks[None, :, None], out=monthly)
    unpriced |= _add_once_only(monthly, budget, supply, months, dates)
    for change in budget.price_changes:
        affected = in_months(change.first_month, change.last_month, dates)
        monthly[:, affected, CATEGORIES.index(change.category)] *= change.times
    years = tuple(int(year) for year in np.unique(months[1:]))
    pence = np.stack([monthly[:, 1:][:, months[1:] == y].sum(axis=1) for y in years], axis=1)
    covered = tuple(int((months[1:] == year).sum()) for year in years)
    monthly[:, 0] = 0
    notes = (*_notes(unpriced, monthly, budget), *_not_its_own(monthly, budget))
    return Spent(monthly, months, pence, years, covered, notes)


def _grown(budget: Budget, category: Category, price_year: int, years: NDArray[np.int64]) -> Pence:
    """Give the factor from a price year to each month's year."""
    distinct, of_month = np.unique(years, return_inverse=True)
    factors = [budget.growth.factor(category, price_year, int(year)) for year in distinct]
    grown: Pence = np.array(factors)[of_month]
    return grown


def _add_places(
    monthly: Pence,
    budget: Budget,
    supply: Supply,
    tally: Tally,
    years: NDArray[np.int64],
) -> set[Category]:
    """Add what children cost in each place, by the place's own price or that of its category."""
    unpriced = set()
    for number, place in enumerate(supply.places):
        category = category_of(place)
        if category is None:
            continue
        paid = _paid_for(number, category, budget, supply, tally)
        if not paid.any():
            continue
        column = CATEGORIES.index(category)
        priced_as = supply.priced_as.get(number, place.id)
        own_year = budget.price_years.get(priced_as, budget.growth.this_year)
        weekly, price_year = _price_of(place, category, budget, own_year)
        if weekly is None:
            unpriced.add(category)
        else:
            grown = weekly * _grown(budget, category, price_year, years)
            monthly[:, :, column] += paid * grown
        supported = tally.supported[:, :, number]
        if place.support_cost_pence is None:
            unpriced |= {Category.SUPPORT} if supported.any() else set()
        else:
            grown = place.support_cost_pence * _grown(budget, Category.SUPPORT, own_year, years)
            package = CATEGORIES.index(Category.SUPPORT)
            monthly[:, :, package] += supported * grown
    return unpriced


def _paid_for(
    number: int, category: Category, budget: Budget, supply: Supply, tally: Tally
) -> Pence:
    """Give how many times the weekly price is paid for a place: draws × steps."""
    place, living = supply.places[number], tally.living[:, :, number].astype(np.float64)
    approved = supply.approved(number, tally.outcomes.shape[1])
    if category in RETAINED:
        return np.maximum(living, approved)
    said = budget.paid_for.get(supply.priced_as.get(number, place.id))
    if not is_paid_by_the_bed(category, said):
        return living
    empty = np.maximum(place.capacity * approved - living, 0)
    paid: Pence = living + budget.empty_bed_share * empty
    return paid


def is_paid_by_the_bed(category: Category, said: str | None = None) -> bool:
    """Tell whether beds are paid for while they are empty, by what is said or else by the kind."""
    return category in BY_THE_BED if said is None else said == "bed"


def _price_of(
    place: Place, category: Category, budget: Budget, own_year: int
) -> tuple[float | None, int]:
    """Give the weekly price of a place and its price year: its own, or that of its category."""
    if place.weekly_cost_pence is not None:
        return place.weekly_cost_pence, own_year
    usual = budget.prices.get(category)
    return (None, own_year) if usual is None else (usual.pence, usual.price_year)


def _add_kin_and_away(
    monthly: Pence,
    budget: Budget,
    places: Sequence[Place],
    tally: Tally,
    years: NDArray[np.int64],
) -> set[Category]:
    """Add children who live with kin, or off the island, in no place that is on the list."""
    off = [n for n, place in enumerate(places) if not place.on_island]
    away = tally.outcomes[:, :, OFF_ISLAND] - tally.living[:, :, off].sum(axis=2)
    unpriced = set()
    for category, children in ((Category.KINSHIP, tally.kin), (Category.OFF_ISLAND, away)):
        price = budget.prices.get(category)
        if price is None:
            unpriced |= {category} if children.any() else set()
            continue
        grown = price.pence * _grown(budget, category, price.price_year, years)
        monthly[:, :, CATEGORIES.index(category)] += children * grown
    return unpriced


def _add_once_only(
    monthly: Pence,
    budget: Budget,
    supply: Supply,
    years: NDArray[np.int64],
    dates: Sequence[date],
) -> set[Category]:
    """Add recruiting each new fostering household when it opens, and programmes month by month."""
    new = [
        number
        for number in range(supply.today, len(supply.places))
        if number not in supply.before and _is_recruited(supply, number)
    ]
    opening = (supply.opens[:, new, None] == np.arange(1, monthly.shape[1])).sum(axis=1)
    price = budget.prices.get(Category.RECRUITMENT)
    if price is not None:
        grown = price.pence * _grown(budget, Category.RECRUITMENT, price.price_year, years)
        monthly[:, 1:, CATEGORIES.index(Category.RECRUITMENT)] += opening * grown[1:]
    column = CATEGORIES.index(Category.PROGRAMMES)
    for planned in budget.spending:
        price_year = budget.growth.year_of(planned.first_month)
        grown = planned.pence_a_month * _grown(budget, Category.PROGRAMMES, price_year, years)
        for step, day in enumerate(dates[1:], 1):
            month = day.replace(day=1)
            if planned.first_month <= month <= (planned.last_month or month):
                monthly[:, step, column] += grown[step]
    return {Category.RECRUITMENT} if price is None and opening.any() else set()


def _is_recruited(supply: Supply, number: int) -> bool:
    place = supply.places[number]
    return category_of(place) in (Category.FOSTERING, Category.INTENSIVE_FOSTERING)


def _notes(unpriced: set[Category], monthly: Pence, budget: Budget) -> tuple[str, ...]:
    """Say what is left out for want of a price, and what the costs are and leave out."""
    where_none = " wherever a home has no price of its own"
    notes = [
        f"No price is known for {_named(category)}: what it costs is left out"
        f"{where_none if monthly[:, :, CATEGORIES.index(category)].any() else ''}. "
        f"{GIVEN_IN.get(category, 'Give one in the costs table.')}"
        for category in sorted(unpriced)
    ]
    grown = ", ".join(
        f"{category.value.replace('_', ' ')} {budget.growth.usual_rate(category):.1%}"
        for category in (Category.FOSTERING, Category.RESIDENTIAL)
    )
    changed = budget.growth.changed_from
    otherwise = "" if changed is None else f"; a lever changes that from {month_and_year(changed)}"
    return (
        *notes,
        f"Costs are in the prices of the year they fall in; prices grow by {grown} a year (DfE, "
        f"LAIT, 2017-18 to 2024-25, unless set{otherwise}). The first and last year may not be "
        f"whole. An empty bed in a children's home here costs {budget.empty_bed_share:.0%} of a "
        "filled one. Not included: children placed elsewhere, young adults who stay put, staff.",
        *_which_years(budget.growth),
    )


def _which_years(growth: Growth) -> tuple[str, ...]:
    """Say how years are named where they do not begin in January."""
    if growth.begins_in == 1:
        return ()
    year = growth.this_year
    return (
        f"Years of figures and costs begin in {MONTHS[growth.begins_in - 1]}: {year} is "
        f"{year}-{(year + 1) % 100:02}.",
    )


def _not_its_own(monthly: Pence, budget: Budget) -> tuple[str, ...]:
    """Say which prices are published ones, of other places perhaps, with their year and source."""
    used = [
        f"{_named(category)} £{price.pence / 100:,.0f} a week, prices of "
        f"{price.price_year} ({price.source})"
        for column, category in enumerate(CATEGORIES)
        if (price := budget.prices.get(category)) is not None
        and price is PUBLISHED.get(category)
        and monthly[:, :, column].any()
    ]
    if not used:
        return ()
    return (
        "The costs table has no price of these, so published ones stand in where a home has none "
        f"of its own: {'; '.join(used)}.",
    )


def _named(category: Category) -> str:
    return "homes off the island" if category is Category.OFF_ISLAND else category.replace("_", " ")
