"""How a rating with its record is laid out in PROBLEM.json, and the rating it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from matching.child.codification import Domain
from matching.child.ratings import ChildView, Confidence, Direction, Rating, RatingHistory
from matching.files.values_in_file import Day, Rated, Read
from matching.needs import Needs


class RatingInFile(Read):
    """One rating of one child; `level` is 0 to 4, NK or NA."""

    domain: Domain
    level: Rated
    rated_on: Day
    rated_by_role: str = ""
    evidence: str = ""
    evidence_type: str = ""
    evidence_date: Day | None = None
    confidence: Confidence | None = None
    direction: Direction | None = None
    strengths: str = ""
    child_view: ChildView | None = None
    child_view_words: str = ""
    review_by: Day | None = None

    def rating(self) -> Rating:
        """Make the rating."""
        same = {field.name for field in fields(Rating)} & set(RatingInFile.model_fields)
        return rating_from(
            self.level, **{name: getattr(self, name) for name in sorted(same - {"level"})}
        )


def rating_from(word: int | str, **rest: Any) -> Rating:
    """Make a rating from the word for its level, 0 to 4, NK or NA, and its other fields."""
    return Rating(
        level=0 if word == "NA" else None if word == "NK" else int(word),
        not_applicable=word == "NA",
        **rest,
    )


def rating_to_json(rating: Rating) -> dict[str, Any]:
    """Write a rating as the file has it; what was not recorded is left out."""
    written: dict[str, Any] = {"domain": str(rating.domain), "level": _level(rating)}
    for field in fields(Rating):
        value = getattr(rating, field.name)
        if field.name in ("domain", "level", "not_applicable") or value in (None, ""):
            continue
        written[field.name] = value.isoformat() if isinstance(value, date) else str(value)
    return written


def needs_with_ratings(
    words: Mapping[Domain, int | str], history: RatingHistory, day: date
) -> Needs:
    """Give the needs a file states, with the latest rating by the day where it states none."""
    rated = {domain: rating.word for domain, rating in history.profile_on(day).items()}
    stated = {domain: word for domain, word in words.items() if word != "NK"}
    return Needs.from_words({str(domain): word for domain, word in {**rated, **stated}.items()})


def disagreements(
    words: Mapping[Domain, int | str], ratings: Iterable[Rating], day: date
) -> tuple[tuple[Domain, str, str], ...]:
    """List domains in which the needs stated differ from the latest rating: domain, both words."""
    profile = RatingHistory(tuple(ratings)).profile_on(day)
    return tuple(
        (domain, str(word), profile[domain].word)
        for domain, word in words.items()
        if domain in profile and word != "NK" and str(word) != profile[domain].word
    )


def _level(rating: Rating) -> int | str:
    return rating.level if rating.says_level and rating.level is not None else rating.word
