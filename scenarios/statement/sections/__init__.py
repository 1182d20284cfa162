"""The sections of a statement, in the order in which it is read."""

from collections.abc import Callable

from scenarios.statement.content import Section
from scenarios.statement.sections.actions import actions
from scenarios.statement.sections.children import children
from scenarios.statement.sections.cost import cost
from scenarios.statement.sections.duty import duty
from scenarios.statement.sections.flows import flows
from scenarios.statement.sections.forecast import forecast
from scenarios.statement.sections.gap import gap
from scenarios.statement.sections.homes import homes
from scenarios.statement.sections.market import market
from scenarios.statement.sections.method import method
from scenarios.statement.sections.monitoring import monitoring
from scenarios.statement.sections.supply import supply
from scenarios.statement.sections.vision import vision
from scenarios.statement.stated import Stated

SECTIONS: tuple[Callable[[Stated], Section], ...] = (
    vision,
    duty,
    children,
    flows,
    homes,
    supply,
    forecast,
    gap,
    cost,
    actions,
    market,
    monitoring,
    method,
)
