"""What a home that does not exist yet can do: what its tier may be asked for, and no more."""

from matching.child.codification import INTENSITY, Domain
from matching.tiers import TIERS, Tier


def plain_capability(tier: Tier) -> dict[Domain, int]:
    """Give the tier's limits as a capability profile."""
    limits = TIERS[tier].envelope
    if limits is None:
        raise ValueError(f"{tier.words} has no limits to plan with: it is assessed in person.")
    return dict(zip(INTENSITY, limits, strict=True))
