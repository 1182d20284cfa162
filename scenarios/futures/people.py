"""Everyone of several draws: today's children and those who will come, side by side.

One number a child, in the order of the draws; within a draw today's children come first, then the
others as they arrive. Arrays are people long unless they say otherwise. Nothing here changes as the
months go by.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT, Days, Whole, as_days, birthdays, months_after
from matching.children import Child, SiblingPlan
from scenarios.children.happenings import NEVER, Marks, chances_marked
from scenarios.children.routes import Route
from scenarios.children.today import ELSEWHERE, WAITING, WITH_KIN
from scenarios.futures.beginnings import sorts_of
from scenarios.futures.company import company_of
from scenarios.futures.setting import Setting
from scenarios.futures.siblings import Siblings
from scenarios.futures.spans import begins_of, by_step

LIVES_BY = {Route.HOME: WAITING, Route.KIN: WITH_KIN, Route.ELSEWHERE: ELSEWHERE}
LIVES_BY_ROUTE = np.array([LIVES_BY[route] for route in Route])
TOGETHER = (SiblingPlan.TOGETHER, SiblingPlan.TOGETHER_IF_POSSIBLE)

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Happening:
    """What may happen in each step: to whom, and for each of them a number from 0 to 1."""

    people: tuple[Whole, ...]
    chances: tuple[Numbers, ...]

    def below(self, step: int, chance: float) -> Whole:
        """Give those to whom it does happen in a step, at this chance."""
        found: Whole = self.people[step][self.chances[step] < chance]
        return found


@dataclass(frozen=True)
class People:
    """Who the children are, when they come and go, and what may happen to them."""

    begins: Whole
    """Where the people of each draw begin; one more entry says where the last end."""
    draw: Whole
    """Counted from the first draw of these."""
    number: Whole
    """Which of today's children, or which of the children to come."""
    is_today: Flags
    """Whether they are one of today's children."""
    sort: Whole
    """Which children they are like, as numbered by `Sorts`."""
    born: "_DaysBorn"
    level: Whole
    leaves: Whole
    """The first step at whose end they are no longer looked after."""
    adult: Whole
    """The first step at whose end they are 18."""
    family: Whole
    """The same number for brothers and sisters to be placed together if possible; -1 for none."""
    siblings: Siblings
    relatives: Whole
    """The same number for brothers and sisters, whatever their plan; -1 for none in care."""
    lives: Whole
    """Where they live when the futures begin or they come."""
    may_move: Flags
    """Whether they are temporary or returnable when the futures begin."""
    stays_put: Flags
    """Whether they would stay with foster carers beyond 18."""
    day: Whole
    """The day of the month on which things happen to them."""
    urgent: Flags
    """Whether they need a home on the day they come into care."""
    phase: Numbers
    """A number from 0 to 1 that spreads reviews of plans over the months."""
    company: Whole
    """Whom they may have to be kept apart from: a `Company`, by number."""
    plain: Flags
    """Whether rules about how many may live together have nothing to tell them from others by
    where none of their `siblings` live."""
    may_share: Flags
    """Whether there may be a home where they need no bedroom of their own: babies, and whoever has
    relatives."""
    arriving: tuple[Whole, ...]
    """By step, who comes into care; today's children in step 0."""
    leaving: tuple[Whole, ...]
    """By step, who leaves."""
    endings: Happening
    """Homes that would break down, should they be ones that can."""
    changes: Happening
    """Changes by plan that may come."""

    def __len__(self) -> int:
        return len(self.draw)


@dataclass(frozen=True)
class _DaysBorn:
    """Days of birth, taken apart once so that ages on any day are a subtraction."""

    years: Whole
    in_year: Whole
    """Month and day as one number."""

    @classmethod
    def of(cls, born: Days) -> "_DaysBorn":
        months = born.astype("datetime64[M]").astype(np.int64)
        day = (born - born.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
        return cls(months // 12 + 1970, (months % 12 + 1) * 100 + day)

    def ages(self, who: Whole, day: date) -> Whole:
        """Give whole years lived on a day, as `Child.age_on` does."""
        before_birthday = self.in_year[who] > day.month * 100 + day.day
        ages: Whole = day.year - self.years[who] - before_birthday
        return np.clip(ages, 0, ADULT)


def people_of(setting: Setting, block: range) -> People:
    """Gather the people of some consecutive draws."""
    today, coming = setting.today, setting.to_come
    here, steps, children = slice(block.start, block.stop), len(setting.dates), len(today.people)
    rows = slice(int(setting.begins[block.start]), int(setting.begins[block.stop]))
    draw = np.concatenate(
        [np.repeat(np.arange(len(block)), children), coming.draw[rows] - block.start]
    )
    order = np.argsort(draw, kind="stable")
    arriving = rows.stop - rows.start

    def all_of(of_today: NDArray[Any], to_come: NDArray[Any]) -> NDArray[Any]:
        """Put draws × today's children and children to come into the order of people."""
        shape = (len(block) * children, *of_today.shape[2:])
        return np.concatenate([of_today.reshape(shape), to_come])[order]

    def known_today(values: Sequence[object] | NDArray[Any], kind: type | str) -> NDArray[Any]:
        return np.tile(np.array(values, dtype=kind), (len(block), 1))

    plain = [someone.child for someone in today.people]
    company = company_of(plain, setting.policy)
    exempt = {child for place in setting.supply.places for child in place.exemptions}
    chances, nobody = today.chances, np.zeros(arriving, dtype=bool)
    born = all_of(known_today([c.born for c in plain], "datetime64[D]"), coming.born[rows])
    leaves = all_of(setting.leaves_today[here], coming.leaves[rows]).astype(np.int64)
    arrives = all_of(np.zeros((len(block), children), dtype=np.int64), coming.month[rows])
    together, relatives = (
        _numbered_anew(all_of(known_today(each, np.int64), coming.family[rows]), draw[order])
        for each in (_families(plain, TOGETHER), _families(plain, tuple(SiblingPlan)))
    )
    return People(
        begins=begins_of(draw[order], len(block)),
        draw=draw[order],
        number=all_of(known_today(range(children), np.int64), np.arange(rows.start, rows.stop)),
        is_today=all_of(np.ones((len(block), children), dtype=bool), nobody),
        sort=all_of(*sorts_of(setting, here, rows)),
        born=_DaysBorn.of(born),
        level=all_of(today.levels[here], coming.level[rows]),
        leaves=leaves,
        adult=np.searchsorted(as_days(setting.dates), birthdays(born, ADULT)),
        family=together,
        siblings=Siblings.of(together),
        relatives=relatives,
        lives=all_of(today.lives_in(here), LIVES_BY_ROUTE[coming.route[rows]]),
        may_move=all_of(known_today([c.may_stay for c in plain], bool), nobody),
        stays_put=all_of(chances.stays_put[here], coming.stays_put[rows]),
        day=all_of(chances.day[here], coming.day[rows]).astype(np.int64),
        urgent=all_of(np.zeros((len(block), children), dtype=bool), coming.urgent[rows]),
        phase=all_of(chances.phase[here], coming.phase[rows]).astype(np.float64),
        company=all_of(known_today(company, np.int64), nobody.astype(np.int64)),
        plain=all_of(known_today(_families_known(plain), bool), ~nobody)
        & all_of(known_today([c.id not in exempt for c in plain], bool), ~nobody),
        may_share=(relatives >= 0) | (born > _babies_born_after(setting)),
        arriving=by_step(arrives, steps),
        leaving=by_step(np.maximum(leaves, 1), steps),
        endings=_happening([chances.endings[here], coming.endings[rows]], order),
        changes=_happening([chances.changes[here], coming.changes[rows]], order),
    )


def _families(children: Sequence[Child], plans: Collection[SiblingPlan]) -> list[int]:
    """Give today's families numbers below all those of families to come: those with these plans."""
    numbers: dict[str, int] = {}
    found = []
    for child in children:
        name = child.siblings if child.sibling_plan in plans else None
        found.append(-1 if name is None else -2 - numbers.setdefault(name, len(numbers)))
    return found


def _families_known(children: Sequence[Child]) -> list[bool]:
    """Say who has no brothers and sisters, or only such as are to be placed together."""
    others = {child.siblings for child in children if child.sibling_plan not in TOGETHER}
    return [child.siblings is None or child.siblings not in others for child in children]


def _babies_born_after(setting: Setting) -> np.datetime64:
    """Give a day before which nobody is born who is a baby at any time of the run."""
    months = setting.policy.baby_in_carers_room_under_months
    return np.datetime64(months_after(setting.dates[0], -months), "D")


def _numbered_anew(family: Whole, draw: Whole) -> Whole:
    """Give the families of every draw numbers of their own; -1 for whoever is the only one."""
    apart = family - family.min(initial=0)
    keys = draw * (int(apart.max(initial=0)) + 1) + apart
    _, number, members = np.unique(keys, return_inverse=True, return_counts=True)
    alone = (family == -1) | (members[number] < 2)
    found: Whole = np.where(alone, -1, number)
    return found


def _happening(marks: Sequence[Marks], order: Whole) -> Happening:
    """List what may happen, step by step.

    `marks` are by steps, first of today's children in every draw, then of those to come; `order`
    puts them into the order of people.
    """
    steps = marks[0].shape[-1]
    every = np.concatenate([part.reshape(-1, steps) for part in marks])[order].ravel()
    cells = np.flatnonzero(every != NEVER)
    who = cells // steps
    step = (cells - who * steps).astype(np.int16)  # short numbers are sorted in one go
    by_steps = np.argsort(step, kind="stable")
    ends = begins_of(step[by_steps], steps)[1:-1]
    chances = chances_marked(every[cells[by_steps]])
    return Happening(tuple(np.split(who[by_steps], ends)), tuple(np.split(chances, ends)))
