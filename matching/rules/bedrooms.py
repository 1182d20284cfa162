"""F7: bedrooms enough for everyone, and which brothers and sisters may share one."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def too_few_bedrooms(
    group: Sequence[Child], place: Place, occupancy: Occupancy, day: date, policy: Policy
) -> Reason | None:
    """Refuse a place with fewer bedrooms than everyone living there would need."""
    if place.bedrooms is None:
        return None
    needed = rooms_needed((*group, *occupancy.residents), day, policy)
    if needed <= place.bedrooms:
        return None
    more = needed - place.bedrooms
    return Reason(
        "F7",
        f"{place.label} has {how_many(place.bedrooms, 'bedroom')} and would need {needed}",
        Change(
            ChangeKind.BEDROOM, "free one more bedroom" if more == 1 else f"free {more} bedrooms"
        ),
    )


def rooms_needed(children: Sequence[Child], day: date, policy: Policy) -> int:
    """Count bedrooms: brothers and sisters two to a room where they may share, others alone.

    Where the policy lets a baby sleep in the carers' room, the baby needs none.
    """
    families: dict[str, list[Child]] = {}
    alone = 0
    for child in children:
        if _in_carers_room(child, day, policy):
            continue
        if child.siblings is None:
            alone += 1
        else:
            families.setdefault(child.siblings, []).append(child)
    return alone + sum(len(f) - _pairs(tuple(f), day, policy) for f in families.values())


def _in_carers_room(child: Child, day: date, policy: Policy) -> bool:
    months = (day.year - child.born.year) * 12 + day.month - child.born.month
    whole = months - (day.day < child.born.day)
    return whole < policy.baby_in_carers_room_under_months


def may_share(one: Child, other: Child, day: date, policy: Policy) -> bool:
    """Say whether two brothers or sisters may share: of the same sex, or both young [A]."""
    same_sex = one.sex == other.sex != ""
    return same_sex or max(one.age_on(day), other.age_on(day)) < policy.share_room_under


def _pairs(family: tuple[Child, ...], day: date, policy: Policy) -> int:
    """Count the most pairs that can share, by trying each partner of the first child in turn."""
    if len(family) < 2:
        return 0
    first, rest = family[0], family[1:]
    best = _pairs(rest, day, policy)
    for i, other in enumerate(rest):
        if may_share(first, other, day, policy):
            best = max(best, 1 + _pairs(rest[:i] + rest[i + 1 :], day, policy))
        if best == len(family) // 2:
            break
    return best


BEDROOMS = ResidentRule(
    id="F7",
    in_short="Too few bedrooms",
    about="Bedrooms enough, with brothers and sisters sharing only where they may",
    source="Northumberland 2019; Fostering NMS 2011; the ages are our setting [A]",
    reason=too_few_bedrooms,
)
