"""A rating of one need with what stands behind it, and the history of a child's ratings.

A *rating* is what somebody said of one domain on one day. It is never changed: a correction is a
rating made later. The *profile* of a day is, domain by domain, the latest rating made by then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.child.codification import CODIFICATION, Domain
from matching.needs import Needs

EVIDENCE_FROM = 2
"""The level from which a rating must name its evidence."""
STALE_AFTER_MONTHS = 6
"""Months after which a rating is stale, unless the service sets another number [A]."""


class Confidence(StrEnum):
    """How sure the one who rated is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Direction(StrEnum):
    """Where the need is going."""

    IMPROVING = "improving"
    STABLE = "stable"
    WORSENING = "worsening"


class ChildView(StrEnum):
    """What the child says of the rating. Not asked must say why, in the words beside it."""

    AGREE = "agree"
    PARTLY = "partly"
    DISAGREE = "disagree"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one domain; no level means not known, and not applicable counts as 0.

    ValueError when the level is none of 0 to 4, or when a need that does not apply has a level.
    """

    domain: Domain
    level: int | None
    rated_on: date
    not_applicable: bool = False
    rated_by_role: str = ""
    evidence: str = ""
    evidence_type: str = ""
    evidence_date: date | None = None
    confidence: Confidence | None = None
    direction: Direction | None = None
    strengths: str = ""
    child_view: ChildView | None = None
    child_view_words: str = ""
    review_by: date | None = None

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in range(5):
            raise ValueError(
                f"A rating is 0 to 4 or not known: {self.domain} on {self.rated_on} is {self.level}"
            )
        if self.not_applicable and self.level:
            raise ValueError(f"{self.domain} does not apply and yet has the level {self.level}")

    @property
    def word(self) -> str:
        """The level as files write it: 0 to 4, NK or NA."""
        if self.not_applicable:
            return "NA"
        return "NK" if self.level is None else str(self.level)

    @property
    def words(self) -> str:
        """What a home must be able to do, in the words of the codification."""
        if self.not_applicable:
            return "Does not apply at this age: counted as 0"
        if self.level is None:
            return "Not known: to be assessed"
        return CODIFICATION[self.domain].anchors[self.level]

    @property
    def says_level(self) -> bool:
        """Whether a level stands in it: one that is not known or does not apply has none."""
        return self.level is not None and not self.not_applicable


@dataclass(frozen=True, slots=True)
class RatingHistory:
    """Every rating of one child, earliest first; of one day, those recorded later come later."""

    ratings: tuple[Rating, ...] = ()

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.ratings, key=lambda rating: rating.rated_on))
        object.__setattr__(self, "ratings", in_order)

    def with_rating(self, rating: Rating) -> "RatingHistory":
        """Add a rating, or a correction; everything recorded before stays."""
        return RatingHistory((*self.ratings, rating))

    def of(self, domain: Domain) -> tuple[Rating, ...]:
        """List the ratings of one domain, earliest first."""
        return tuple(rating for rating in self.ratings if rating.domain is domain)

    def profile_on(self, day: date) -> Mapping[Domain, Rating]:
        """Give the latest rating of each domain made by a day; a domain never rated is absent."""
        return {rating.domain: rating for rating in self.ratings if rating.rated_on <= day}

    def needs_on(self, day: date) -> Needs:
        """Give the needs as they were known on a day; what was never rated is not known."""
        profile = self.profile_on(day)
        return Needs(
            ratings={domain: rating.level for domain, rating in profile.items()},
            not_applicable=frozenset(d for d, rating in profile.items() if rating.not_applicable),
        )


def what_is_missing(rating: Rating) -> Iterator[tuple[str, str]]:
    """Say what a rating lacks or contradicts: the field, and a sentence with what to do."""
    if not rating.says_level:
        return
    domain = f"{rating.domain} ({rating.domain.words})"
    if (rating.level or 0) >= EVIDENCE_FROM and not rating.evidence.strip():
        yield (
            "evidence",
            f"{domain} is {rating.level} without evidence, which is needed from "
            f"{EVIDENCE_FROM}. Write the facts it rests on "
            f"({CODIFICATION[rating.domain].evidence_prompt}).",
        )
    if not rating.rated_by_role.strip():
        yield "rated_by_role", f"Nobody is named as having rated {domain}. Write their role."
    yield from _child_view_missing(rating, domain)
    if rating.evidence_date is not None and rating.evidence_date > rating.rated_on:
        yield (
            "evidence_date",
            f"The evidence for {domain} is of a later day than the rating. Correct one of them.",
        )
    if rating.review_by is not None and rating.review_by < rating.rated_on:
        yield (
            "review_by",
            f"The review of {domain} is due before the rating was made. Correct one of them.",
        )


def all_missing(ratings: Iterable[Rating], child: str) -> tuple[str, ...]:
    """Say what the ratings of one child lack, each sentence naming the child."""
    return tuple(
        f"Child {child}: {sentence}"
        for rating in ratings
        for _, sentence in what_is_missing(rating)
    )


def _child_view_missing(rating: Rating, domain: str) -> Iterator[tuple[str, str]]:
    if rating.child_view is None:
        yield (
            "child_view",
            f"The child's view of {domain} is blank. Ask them, or write not_asked and say in "
            "child_view_words who decided so and why.",
        )
    elif rating.child_view is ChildView.NOT_ASKED and not rating.child_view_words.strip():
        yield (
            "child_view_words",
            f"The child was not asked about {domain}, and it is not said why. Write who decided "
            "so and why.",
        )
