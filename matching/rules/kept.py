"""Rules that no function of their own keeps: the way a problem is put and solved keeps them."""

from dataclasses import dataclass

from matching.policy import Jurisdiction
from matching.rules.rule import BOTH, JERSEY, Kind


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule, and what keeps it."""

    id: str
    about: str
    source: str
    kept_by: str
    jurisdictions: frozenset[Jurisdiction] = BOTH
    version: str = "1"
    kind: Kind = Kind.HARD


KEPT_RULES: tuple[KeptRule, ...] = (
    KeptRule(
        "P2",
        "A settled child is not moved to free a place or to save money",
        "guidance: nobody is moved just to meet sufficiency",
        "A settled child is not among those who are placed, and no change of any kind moves one",
    ),
    KeptRule(
        "P3",
        "Brothers and sisters planned together move as one, or the panel sees each way to divide "
        "them",
        "sibling assessment",
        "They are one group for the optimiser; the ways to divide them are listed beside it",
    ),
    KeptRule(
        "F5",
        "Jersey's fostering limit and its rule about bedrooms",
        "not verified",
        "Settings of the policy, used by F1 and F7; every answer says that they are not verified",
        JERSEY,
        kind=Kind.SETTING,
    ),
)
