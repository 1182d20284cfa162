"""An answer that keeps every rule, found group by group: what is given when time runs out first."""

from matching.optimiser.one_home import Together
from matching.resolved import Group, Resolved


def first_answer(resolved: Resolved) -> dict[str, str | None] | None:
    """Give each group, those with the fewest choices first, the best home still open to it.

    None where some group is left with nothing it may be given: then this way finds no answer.
    """
    together, homes = Together.of(resolved), {home.id: home for home in resolved.homes}
    choices = {group.id: resolved.choices(group.id) for group in resolved.groups}
    living: dict[str, list[Group]] = {}
    found: dict[str, str | None] = {}
    for group in sorted(resolved.groups, key=lambda each: (len(choices[each.id]), each.id)):
        able = sorted((costs, home or "", home) for home, costs in choices[group.id].items())
        for _, _, home in able:
            if home is None:
                found[group.id] = None
                break
            if together.fits(homes[home], [*living.get(home, []), group]):
                found[group.id] = home
                living.setdefault(home, []).append(group)
                break
        else:
            return None
    return found
