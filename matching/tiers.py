"""Tiers of home: what each may be asked for at most, and which suit a child, family first.

The envelopes are our assumption [A], carried from the codification of need and printed with its
version; a service confirms them before it relies on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from matching.child.codification import INTENSITY, VERSION, Domain
from matching.needs import NOT_KNOWN_COUNTS_AS, Needs

ENVELOPES_VERSION = VERSION
OTH = INTENSITY.index(Domain.OTH)
HLT = INTENSITY.index(Domain.HLT)
COM = INTENSITY.index(Domain.COM)
REL = INTENSITY.index(Domain.REL)


class Tier(StrEnum):
    """A kind of home, by the code used in files."""

    PAR = "PAR"
    KIN = "KIN"
    FOS1 = "FOS1"
    FOS2 = "FOS2"
    FOS3 = "FOS3"
    SUP = "SUP"
    DIS = "DIS"
    HOM1 = "HOM1"
    HOM2 = "HOM2"
    SEC = "SEC"

    @property
    def words(self) -> str:
        """The tier as a person reads it."""
        return TIERS[self].name


class Suitability(StrEnum):
    """How a home or a tier meets a child's needs."""

    SUITABLE = "suitable"
    WITH_SUPPORT = "with_support"
    NOT_SUITABLE = "not_suitable"


@dataclass(frozen=True, slots=True)
class TierLimits:
    """One tier: its name, the highest level it may be asked for in each domain, and conditions.

    No envelope means it is never worked out from ratings: parents and relatives are assessed in
    person, and secure accommodation is for a court alone.
    """

    name: str
    envelope: tuple[int, ...] | None
    lowest_age: int = 0
    most_children: int | None = None
    """How many children such a home is for, where its name says so."""


TIERS: Mapping[Tier, TierLimits] = MappingProxyType(
    {
        #                                                     HLT EMO BEH REL SAF OTH COM IND
        Tier.PAR: TierLimits("With parents, with support", None),
        Tier.KIN: TierLimits("Relative or friend (kinship carer)", None),
        Tier.FOS1: TierLimits("Mainstream foster home", (1, 1, 1, 1, 1, 1, 1, 1)),
        Tier.FOS2: TierLimits("Skilled foster home (enhanced)", (2, 2, 2, 2, 2, 2, 2, 2)),
        Tier.FOS3: TierLimits("Intensive foster home (full-time carer)", (3, 3, 3, 3, 3, 2, 3, 3)),
        Tier.SUP: TierLimits("Supported accommodation", (1, 1, 1, 2, 1, 1, 1, 1), lowest_age=16),
        Tier.DIS: TierLimits("Disability or complex health home", (4, 2, 3, 3, 2, 2, 4, 4)),
        Tier.HOM1: TierLimits("Small children's home", (2, 3, 3, 4, 3, 3, 3, 3)),
        Tier.HOM2: TierLimits(
            "Bespoke therapeutic home (1-2 children)", (3, 4, 4, 4, 4, 4, 4, 4), most_children=2
        ),
        Tier.SEC: TierLimits("Secure", None),
    }
)

FAMILY_FIRST: tuple[Tier, ...] = tuple(tier for tier in Tier if tier is not Tier.SEC)
FOSTER: tuple[Tier, ...] = (Tier.FOS1, Tier.FOS2, Tier.FOS3)
HOMES: tuple[Tier, ...] = (Tier.HOM1, Tier.HOM2)

PATHWAY_PLAN = "pathway_plan"
PANEL_PREFERS_A_HOME = "panel_prefers_a_home"
CONSIDERED_WISH_FOR_A_HOME = "considered_wish_for_a_home"


def compare(needed: Sequence[int], offered: Sequence[int]) -> Suitability:
    """Needs against levels offered, in the order of `INTENSITY`.

    With support when the excess is 2 in all at most, nowhere more than 1, and never in the safety
    of others; whether a support package exists is the home's matter.
    """
    if all(need <= offer for need, offer in zip(needed, offered, strict=True)):
        return Suitability.SUITABLE
    excess = [max(0, need - offer) for need, offer in zip(needed, offered, strict=True)]
    if sum(excess) > 2 or max(excess) > 1 or excess[OTH]:
        return Suitability.NOT_SUITABLE
    return Suitability.WITH_SUPPORT


def tier_suitability(
    needs: Needs, tier: Tier, age: int, not_known: int = NOT_KNOWN_COUNTS_AS
) -> Suitability | None:
    """Say whether a tier suits; None for parents, relatives and secure, never worked out."""
    limits = TIERS[tier]
    if limits.envelope is None:
        return None
    if unmet_condition(needs, tier, age) is not None:
        return Suitability.NOT_SUITABLE
    return compare(needs.counted(not_known), limits.envelope)


def unmet_condition(needs: Needs, tier: Tier, age: int) -> str | None:
    """Say which condition of a tier, whatever the levels of need, a child does not meet."""
    lowest = TIERS[tier].lowest_age
    if age < lowest:
        return f"for ages {lowest} and over"
    if tier is Tier.DIS and not _needs_disability_home(needs):
        return f"only where {Domain.HLT.words}, or {Domain.COM.words}, is 3 or more"
    return None


def suitable_tiers(
    needs: Needs,
    age: int,
    *,
    wishes: Sequence[str] = (),
    flags: Sequence[str] = (),
    not_known: int = NOT_KNOWN_COUNTS_AS,
) -> tuple[Tier, ...]:
    """List the tiers that suit a child unaided, in the child's own order: the first is preferred.

    Family first; supported accommodation before fostering only with the young person's recorded
    wish and a pathway plan; a children's home before a family only with a recorded reason. Empty
    when no tier fits: then a home is designed together with health and education.
    """
    suits = Suitability.SUITABLE
    order = tier_order(needs, wishes=wishes, flags=flags)
    return tuple(t for t in order if tier_suitability(needs, t, age, not_known) is suits)


def tier_order(
    needs: Needs, *, wishes: Sequence[str] = (), flags: Sequence[str] = ()
) -> tuple[Tier, ...]:
    """Every tier but secure in the order that holds for this child."""
    order = list(FAMILY_FIRST)
    if PATHWAY_PLAN in flags and any(wish in (Tier.SUP, "supported") for wish in wishes):
        order.remove(Tier.SUP)
        order.insert(order.index(Tier.FOS1), Tier.SUP)
    if home_comes_first(needs, wishes=wishes, flags=flags):
        order = [t for t in order if t not in HOMES]
        order[order.index(Tier.KIN) + 1 : order.index(Tier.KIN) + 1] = HOMES
    return tuple(order)


def home_comes_first(needs: Needs, *, wishes: Sequence[str], flags: Sequence[str]) -> bool:
    """Whether a positive reason for a children's home before a family home is recorded."""
    wished = any(wish in (*HOMES, "residential") for wish in wishes)
    return (
        needs.levels[REL] == 4
        or PANEL_PREFERS_A_HOME in flags
        or (wished and CONSIDERED_WISH_FOR_A_HOME in flags)
    )


def positions_after_preferred(tier: Tier, order: Sequence[Tier], suitable: Sequence[Tier]) -> int:
    """Say how far down the child's suitable tiers this one lies; an earlier one counts as none."""
    if not suitable or tier not in order:
        return 0
    before = order[: order.index(tier)]
    return sum(each in before for each in suitable)


def _needs_disability_home(needs: Needs) -> bool:
    return any((needs.levels[i] or 0) >= 3 for i in (HLT, COM))
