"""What levers on entries share: so many times as many children of some ages, phase by phase."""

from collections.abc import Iterable
from dataclasses import replace

from scenarios.children.routes import Route
from scenarios.levers.lasting_lever import Phase
from scenarios.world import EntriesChange, World


def with_entries(
    world: World,
    phases: Iterable[Phase],
    times: float,
    ages: tuple[int, int] = (0, 17),
    route: Route | None = None,
    *,
    families_only: bool = False,
) -> World:
    """Add the change to those the world already has; as many as before changes nothing."""
    if times == 1:
        return world
    changes = (
        EntriesChange(
            phase.first_month, phase.times(times), *ages, phase.last_month, route, families_only
        )
        for phase in phases
    )
    return replace(world, entries_changes=(*world.entries_changes, *changes))
