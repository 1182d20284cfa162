"""Today's children and those who will come, as the rules see them."""

from datetime import date

import numpy as np

from forecasting.ages import Whole, as_date
from matching.children import Child, SiblingPlan
from scenarios.futures.setting import Setting

TODAY, TO_COME = "today", "to come"


def child_to_come(setting: Setting, row: int) -> Child:
    """Describe one of the children to come."""
    coming = setting.to_come
    return _newcomer(
        setting,
        f"{TO_COME} {row}",
        as_date(coming.born[row]),
        profile=int(coming.profile[row]),
        girl=bool(coming.girl[row]),
        family=f"{TO_COME} {coming.family[row]}",
    )


def sorts_of(setting: Setting, draws: slice, rows: slice) -> tuple[Whole, Whole]:
    """Give the sorts of today's children in some draws, draws × children, and of those to come."""
    return _sorts_today(setting, draws), _sorts_to_come(setting, rows)


def _sorts_today(setting: Setting, draws: slice) -> Whole:
    """Give the sorts of today's children: each of their own, with each profile that fills in."""
    today, sorts = setting.today, setting.fits.sorts
    found = np.empty_like(today.donors[draws])
    for column, someone in enumerate(today.people):
        child = someone.child
        if not child.needs.not_known:
            found[:, column] = sorts.sort_of((TODAY, column), child)
            continue
        donors, which = np.unique(today.donors[draws, column], return_inverse=True)
        with_each = [
            sorts.sort_of(
                (TODAY, column, donor), child, setting.needs.completed(child.needs, donor)
            )
            for donor in donors.tolist()
        ]
        found[:, column] = np.array(with_each)[which]
    return found


def _sorts_to_come(setting: Setting, rows: slice) -> Whole:
    """Give the sorts of children to come: alike in needs and sex, they are alike in all."""
    coming, sorts = setting.to_come, setting.fits.sorts
    keys, which = np.unique(
        2 * coming.profile[rows] + coming.girl[rows].astype(np.int64), return_inverse=True
    )
    of_keys = [
        sorts.sort_of((TO_COME, key), _someone_to_come(setting, key)) for key in keys.tolist()
    ]
    return np.array(of_keys, dtype=np.int64)[which]


def _someone_to_come(setting: Setting, key: int) -> Child:
    profile, girl = divmod(key, 2)
    return _newcomer(setting, TO_COME, setting.dates[0], profile=profile, girl=bool(girl))


def _newcomer(
    setting: Setting, name: str, born: date, *, profile: int, girl: bool, family: str | None = None
) -> Child:
    return Child(
        id=name,
        born=born,
        sex="F" if girl else "M",
        siblings=family,
        sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE,
        needs=setting.needs.profiles[profile],
    )
