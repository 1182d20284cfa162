"""A child's needs in the words of the codification, and how every tier of home stands to them."""

from dataclasses import dataclass

from matching.child.codification import CODIFICATION, INTENSITY
from matching.children import Child
from matching.preferences.preference import Wanting
from matching.tiers import TIERS, Tier, tier_suitability, unmet_condition


@dataclass(frozen=True, slots=True)
class TierStands:
    """One tier, how it suits the child, and whether it is the preferred one."""

    tier: str
    name: str
    suitability: str
    exceeds: tuple[str, ...]
    """Domains in which the child needs more than the tier is for."""
    condition: str | None
    """The condition of the tier that the child does not meet, whatever the levels of need."""
    preferred: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating in words: what a home must be able to do."""

    domain: str
    name: str
    level: int | None
    words: str


def tiers_stand(wanting: Wanting) -> tuple[TierStands, ...]:
    """Compare every tier with the child, in the child's own order."""
    child, not_known = wanting.child, wanting.policy.not_known_counts_as
    preferred = wanting.suitable_tiers[0] if wanting.suitable_tiers else None
    rows = []
    for tier in wanting.tier_order:
        verdict = tier_suitability(child.needs, tier, wanting.age, not_known)
        words = "assessed in person" if verdict is None else str(verdict)
        rows.append(
            TierStands(
                tier=str(tier),
                name=tier.words,
                suitability=words,
                exceeds=_exceeds(wanting, tier),
                condition=unmet_condition(child.needs, tier, wanting.age),
                preferred=tier is preferred,
            )
        )
    return tuple(rows)


def _exceeds(wanting: Wanting, tier: Tier) -> tuple[str, ...]:
    envelope = TIERS[tier].envelope
    if envelope is None:
        return ()
    needed = wanting.child.needs.counted(wanting.policy.not_known_counts_as)
    return tuple(
        str(domain)
        for domain, need, most in zip(INTENSITY, needed, envelope, strict=True)
        if need > most
    )


def profile_in_words(child: Child) -> tuple[Rated, ...]:
    """Give every rating in the words of its level."""
    return tuple(
        Rated(
            domain=str(domain),
            name=CODIFICATION[domain].name,
            level=level,
            words="Not known: to be assessed"
            if level is None
            else CODIFICATION[domain].anchors[level],
        )
        for domain, level in child.needs.ratings.items()
    )
