"""The settings a service chooses: whose law holds, limits, and the order of objectives.

Settings marked [A] are our assumptions until the service confirms them.
"""

from dataclasses import dataclass
from enum import StrEnum

from matching.child.ratings import STALE_AFTER_MONTHS
from matching.needs import NOT_KNOWN_COUNTS_AS
from matching.tiers import ENVELOPES_VERSION


class Jurisdiction(StrEnum):
    """Whose law holds."""

    JEY = "JEY"
    ENG = "ENG"


OBJECTIVES: tuple[str, ...] = (
    "unplaced",
    "off_island",
    "need_shortfall",
    "siblings_apart",
    "moves",
    "above_preferred_tier",
    "school_breaks",
    "wishes_unmet",
    "minutes",
    "cost",
)
"""What matters between lawful matches, most important first, unless the panel reorders it."""

ENGLAND_FOSTER_LIMIT = 3
ENGLAND_SUPPORTED_FROM = 16


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of one service; defaults are ours [A] unless a law gives the figure."""

    jurisdiction: Jurisdiction = Jurisdiction.JEY
    foster_limit: int | None = 3  # ENG: Children Act 1989 Sch 7; JEY: not verified [A]
    school_minutes: int = 30
    minutes_limit: int | None = None  # what minutes not known count as; else school_minutes
    share_room_under: int = 9  # a brother and a sister may share a room below this age [A]
    baby_in_carers_room_under_months: int = 0  # such a baby needs no bedroom; some use 6 [A]
    supported_from: int = 16  # ENG: 2021 Regulations; JEY [A]
    not_known_counts_as: int = NOT_KNOWN_COUNTS_AS  # [A]
    ratings_stale_after_months: int = STALE_AFTER_MONTHS  # or a move, whichever is first [A]
    evaluate_emergency_within: int = 10  # working days [A]
    flags_apart: tuple[tuple[str, str], ...] = (("harm", "vuln"),)  # never in one home [A]
    order: tuple[str, ...] = OBJECTIVES
    envelopes_version: str = ENVELOPES_VERSION

    def __post_init__(self) -> None:
        wrong = [name for name in self.order if name not in OBJECTIVES]
        if wrong:
            raise ValueError(
                f"There is no objective called {', '.join(wrong)}: {', '.join(OBJECTIVES)}"
            )
        rest = tuple(name for name in OBJECTIVES if name not in self.order)
        object.__setattr__(self, "order", tuple(dict.fromkeys(self.order)) + rest)

    @property
    def minutes_not_known(self) -> int:
        """What a journey nobody has measured counts as."""
        return self.school_minutes if self.minutes_limit is None else self.minutes_limit

    @property
    def not_verified(self) -> tuple[str, ...]:
        """Settings the service has still to confirm, in words."""
        settings = [
            "Which needs each kind of home can meet is our assumption "
            f"({self.envelopes_version} of the needs codification)",
            f"A need that is not known counts as {self.not_known_counts_as}, and a rating is stale "
            f"after {self.ratings_stale_after_months} months or a move: our assumptions",
            f"A brother and a sister may share a room under {self.share_room_under}: "
            "our assumption (rule F7)",
        ]
        if self.jurisdiction is Jurisdiction.JEY and self.foster_limit is not None:
            limit = f"Jersey's fostering limit is not verified; {self.foster_limit} is used"
            settings.append(f"{limit} (rule F5)")
        if self.jurisdiction is Jurisdiction.ENG:
            settings += self._beyond_the_law_of_england
        if self.order[0] != OBJECTIVES[0]:
            before = ", ".join(self.order[: self.order.index(OBJECTIVES[0])])
            settings.append(
                f"The order asked for puts {before} before a home for every child: a child may be "
                "left without one for it"
            )
        return tuple(settings)

    @property
    def _beyond_the_law_of_england(self) -> list[str]:
        """Say where settings allow more than the law does."""
        found = []
        if self.foster_limit is None or self.foster_limit > ENGLAND_FOSTER_LIMIT:
            said = "no limit" if self.foster_limit is None else str(self.foster_limit)
            found.append(
                f"England's fostering limit is {ENGLAND_FOSTER_LIMIT} (Children Act 1989 Sch 7), "
                f"and the settings say {said} (rule F1)"
            )
        if self.supported_from < ENGLAND_SUPPORTED_FROM:
            found.append(
                f"In England nobody under {ENGLAND_SUPPORTED_FROM} lives in supported "
                f"accommodation (2021 Regulations), and the settings say {self.supported_from} "
                "(rule S1)"
            )
        return found
