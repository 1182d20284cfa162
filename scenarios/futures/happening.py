"""What happens to children and homes in a month before anyone is placed: one function a step."""

import numpy as np

from forecasting.ages import Whole
from matching.tiers import Tier
from scenarios.children.needs_to_come import group_of_age
from scenarios.children.routes import Route
from scenarios.children.today import ELSEWHERE, OFF_ISLAND, WAITING, WITH_KIN
from scenarios.futures.living import NOT_HERE, Living
from scenarios.futures.people import LIVES_BY_ROUTE, Flags
from scenarios.futures.tally import SHORT_TIERS

FAMILY_TIERS = [SHORT_TIERS.index(tier) for tier in (Tier.FOS1, Tier.FOS2, Tier.FOS3)]
GROUP_OF_AGE = group_of_age()


def homes_change(living: Living, step: int) -> None:
    """Let homes that a plan changes be as they will be; whoever lives there stays."""
    for was, now in living.setting.supply.changing.get(step, ()):
        living.change(was, now)


def leave(living: Living, step: int) -> Whole:
    """Let whoever is no longer looked after leave; say who."""
    who = living.people.leaving[step]
    living.grow_up(who, step)
    return who


def change_by_plan(living: Living, step: int) -> None:
    """Let children go to kin, parents or adopters as their plan says, or come from them."""
    setting, people = living.setting, living.people
    who, chance = people.changes.people[step], people.changes.chances[step]
    lives = living.lives[who]
    may = (lives != NOT_HERE) & (lives != WAITING) & (lives != OFF_ISLAND)
    who, chance, lives = who[may], chance[may], lives[may]
    ages = np.minimum(people.born.ages(who, setting.dates[step]), len(GROUP_OF_AGE) - 1)
    new = setting.planned_moves.new_routes(GROUP_OF_AGE[ages], _routes(lives), chance)
    goes = new < len(Route)
    living.leave_for(who[goes], LIVES_BY_ROUTE[new[goes]], step)


def homes_close(living: Living, step: int) -> None:
    """Let the children of homes that close seek others."""
    for place in living.setting.supply.closing.get(step, ()):
        living.close(place, step)


def break_down(living: Living, step: int) -> Whole:
    """Let homes break down: the child seeks another that day, and not the same again; say who."""
    who: Whole = living.people.endings.below(step, living.setting.unplanned[step])
    who = who[living.lives[who] >= 0]
    who = who[living.traits.may_break_down[living.lives[who]]]
    living.never_again(who, living.lives[who])
    living.leave_for(who, WAITING, step)
    living.needs_today[who] = True
    return who


def review(living: Living, step: int) -> None:
    """Let reviews that a plan asks for make a move possible: home from away, or to a family.

    A review opens the question for one panel: staying remains one of the options, and the child's
    own plan says so. Nobody is reviewed to free a place; nor is a child whose home
    the rules are against: that is for people to decide, and until then the child lives there.
    """
    returning, stepping = living.setting.returning, living.setting.stepping_down
    if returning[step] + stepping[step] == 0:
        return
    here = living.here()
    back = _is_due(living, here, returning, step) & living.is_away(here)
    living.may_return[here[back]] = True
    down = here[~back & _is_due(living, here, stepping, step)]
    down = down[_could_step_down(living, down, step)]
    living.stepping_down[down[living.may_keep_homes(down, step)]] = True


def arrive(living: Living, step: int) -> Whole:
    """Let children come into care; say who."""
    people, who = living.people, living.people.arriving[step]
    lives = people.lives[who]
    living.lives[who], living.since[who] = lives, step
    living.move_in(who[lives >= 0], lives[lives >= 0])
    living.needs_today[who] = people.urgent[who] & (lives == WAITING)
    return who


def _routes(lives: Whole) -> Whole:
    """Say by which route children live where they do."""
    kin = np.where(lives == WITH_KIN, int(Route.KIN), int(Route.HOME))
    return np.where(lives == ELSEWHERE, int(Route.ELSEWHERE), kin)


def _is_due(living: Living, who: Whole, reviewed: tuple[float, ...], step: int) -> Flags:
    """Say whose review falls in this month: each in turn, as often as asked for."""
    phase = living.people.phase[who]
    due: Flags = np.floor(reviewed[step] + phase) > np.floor(reviewed[step - 1] + phase)
    return due


def _could_step_down(living: Living, who: Whole, step: int) -> Flags:
    """Say for whom, of those who live in a children's home, a family would be best."""
    lives = living.lives[who]
    settled: Flags = (lives >= 0) & ~living.may_move[who]
    settled[settled] = living.traits.is_home[lives[settled]]
    return settled & np.isin(living.preferred(who, step), FAMILY_TIERS)
