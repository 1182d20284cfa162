"""What a home costs for the planned period, where its end is recorded."""

from dataclasses import dataclass
from datetime import date

from matching.children import Child
from matching.home.fit import Fit
from matching.places import Place
from matching.tiers import Suitability


@dataclass(frozen=True, slots=True)
class PeriodCost:
    """Pounds from the day of the problem to the recorded planned end, at today's weekly costs."""

    until: date
    weeks: float
    home: float | None
    """None: the weekly cost is not known."""
    support: float | None
    """The package's part: 0 where none is needed, None where its cost is not known."""
    total: float | None
    sentence: str


def period_cost(child: Child, place: Place, found: Fit, day: date) -> PeriodCost | None:
    """Work out the cost until the child's planned end; None where none is recorded ahead."""
    until = child.planned_end
    if until is None or until <= day:
        return None
    weeks = (until - day).days / 7
    home = _over(place.weekly_cost_pence, weeks)
    package = found.suitability is Suitability.WITH_SUPPORT
    support = _over(place.support_cost_pence, weeks) if package else 0.0
    total = None if home is None or support is None else round(home + support, 2)
    return PeriodCost(
        until, round(weeks, 1), home, support, total, _sentence(until, weeks, total, support)
    )


def _over(pence: int | None, weeks: float) -> float | None:
    return None if pence is None else round(pence * weeks) / 100


def _sentence(until: date, weeks: float, total: float | None, support: float | None) -> str:
    when = f"for {round(weeks, 1):g} weeks to {until.isoformat()}"
    if total is None:
        return f"The cost {when} is not known"
    of_it = f", £{support:,.0f} of it for the support package" if support else ""
    return f"£{total:,.0f} {when} at today's weekly costs{of_it}"
