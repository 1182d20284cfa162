"""The people of one draw as it begins: today's children, and those who will come."""

import numpy as np

from forecasting.ages import as_date, as_days, birthdays
from matching.children import Child, SiblingPlan
from scenarios.children.happenings import Marks, steps_marked
from scenarios.children.routes import Route
from scenarios.children.today import ELSEWHERE, WAITING, WITH_KIN
from scenarios.futures.person import Person
from scenarios.futures.setting import Setting

FAMILIES_TODAY = 10**9
"""Numbers of today's families, beyond those of the families to come."""

TOGETHER = (SiblingPlan.TOGETHER, SiblingPlan.TOGETHER_IF_POSSIBLE)
LIVES = {Route.HOME: WAITING, Route.KIN: WITH_KIN, Route.ELSEWHERE: ELSEWHERE}


def people_today(setting: Setting, draw: int) -> list[Person]:
    """Give today's children, what is not known of them filled in for this draw."""
    today, people = setting.today, setting.today.in_draw(draw, setting.needs)
    born = as_days([someone.child.born for someone in people])
    adult = np.searchsorted(as_days(setting.dates), birthdays(born, 18))
    families: dict[str, int] = {}
    found = []
    for i, someone in enumerate(people):
        child, name = someone.child, someone.child.siblings
        family = families.setdefault(name, FAMILIES_TODAY + len(families)) if name else -1
        found.append(
            Person(
                child=child,
                key=someone.key,
                lives=someone.lives,
                level=int(today.levels[draw, i]),
                leaves=int(setting.leaves_today[draw, i]),
                adult=int(adult[i]),
                family=family if child.sibling_plan in TOGETHER else -1,
                endings=_endings(today.chances.endings[draw, i], setting),
                stays_put=bool(today.chances.stays_put[draw, i]),
                changes=steps_marked(today.chances.changes[draw, i]),
                day=int(today.chances.day[draw, i]),
                phase=float(today.chances.phase[draw, i]),
                may_move=child.may_stay,
            )
        )
    return found


def people_to_come(setting: Setting, rows: slice) -> dict[int, list[Person]]:
    """Give the children who will come in one draw, by the step in which they do."""
    coming = setting.to_come
    born = coming.born[rows]
    adult = np.searchsorted(as_days(setting.dates), birthdays(born, 18))
    found: dict[int, list[Person]] = {}
    for i, row in enumerate(range(rows.start, rows.stop)):
        profile, girl = int(coming.profile[row]), bool(coming.girl[row])
        child = Child(
            id=f"to come {row}",
            born=as_date(born[i]),
            sex="F" if girl else "M",
            siblings=str(coming.family[row]),
            sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE,
            needs=setting.needs.profiles[profile],
        )
        person = Person(
            child=child,
            key=(profile, girl),
            lives=LIVES[Route(int(coming.route[row]))],
            level=int(coming.level[row]),
            leaves=int(coming.leaves[row]),
            adult=int(adult[i]),
            family=int(coming.family[row]),
            endings=_endings(coming.endings[row], setting),
            stays_put=bool(coming.stays_put[row]),
            changes=steps_marked(coming.changes[row]),
            day=int(coming.day[row]),
            urgent=bool(coming.urgent[row]),
            phase=float(coming.phase[row]),
        )
        found.setdefault(int(coming.month[row]), []).append(person)
    return found


def _endings(marks: Marks, setting: Setting) -> frozenset[int]:
    """List the steps in which a home would break down, at the rates of this setting."""
    marked = steps_marked(marks)
    return frozenset(step for step, chance in marked.items() if chance < setting.unplanned[step])
