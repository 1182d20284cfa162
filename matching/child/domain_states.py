"""How each domain of a child's needs stands on a day: assessed, stale or not known, and what to do.

The level a rating gives does not change with its age: a stale rating still counts, and is marked
so that somebody rates it again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.child.codification import CODIFICATION, INTENSITY, Domain
from matching.child.ratings import STALE_AFTER_MONTHS, Rating, RatingHistory, what_is_missing
from matching.children import Child
from matching.needs import NOT_KNOWN_COUNTS_AS, Needs
from matching.policy import Policy


class Standing(StrEnum):
    """How far the rating of a domain can be relied on."""

    CURRENT = "current"
    STALE = "stale"
    UNDATED = "no day recorded"
    NOT_KNOWN = "not known"
    NOT_APPLICABLE = "does not apply"


@dataclass(frozen=True, slots=True)
class DomainState:
    """One domain on one day, ready to be shown as a task with its words."""

    domain: Domain
    name: str
    level: int | None
    words: str
    """What a home must be able to do, as the codification has it."""
    standing: Standing
    counted_as: int | None
    """The level it counts as in matching; None for the three domains that never roll up."""
    rating: Rating | None
    """The rating it rests on, with evidence, role, view and days; None when only a level is known.
    """
    why_stale: str | None
    to_do: tuple[str, ...]
    earlier: tuple[Rating, ...]
    """The ratings before this one, earliest first."""


def states_of(child: Child, day: date, policy: Policy) -> tuple[DomainState, ...]:
    """Say of all eleven domains of one child how they stand on a day, by a service's settings."""
    return domain_states(
        child.needs,
        child.ratings,
        day,
        moved_on=child.moved_on,
        stale_after_months=policy.ratings_stale_after_months,
        not_known=policy.not_known_counts_as,
    )


def domain_states(
    needs: Needs,
    history: RatingHistory,
    day: date,
    *,
    moved_on: date | None = None,
    stale_after_months: int = STALE_AFTER_MONTHS,
    not_known: int = NOT_KNOWN_COUNTS_AS,
) -> tuple[DomainState, ...]:
    """Say of all eleven domains how they stand on a day, in the order of the codification.

    `needs` are the levels in force. A rating that says another level than they do is not what
    they rest on, and is left among the earlier ones. `moved_on` is the day the child came to live
    where they live, if that was a move.
    """
    profile = history.profile_on(day)
    states = []
    for domain in Domain:
        made = [rating for rating in history.of(domain) if rating.rated_on <= day]
        rating = profile.get(domain)
        if rating is not None and not _agrees(rating, needs):
            rating = None
        earlier = tuple(made[:-1] if rating is not None else made)
        why = None if rating is None else why_stale(rating, day, moved_on, stale_after_months)
        standing = _standing(domain, needs, rating, why)
        states.append(
            DomainState(
                domain=domain,
                name=CODIFICATION[domain].name,
                level=needs.ratings[domain],
                words=_words(domain, needs),
                standing=standing,
                counted_as=_counted(domain, needs, not_known),
                rating=rating,
                why_stale=why if standing is Standing.STALE else None,
                to_do=tuple(_to_do(domain, standing, rating, why, day, not_known)),
                earlier=earlier,
            )
        )
    return tuple(states)


def why_stale(
    rating: Rating,
    day: date,
    moved_on: date | None = None,
    stale_after_months: int = STALE_AFTER_MONTHS,
) -> str | None:
    """Say why a rating is stale on a day: its age, or a move since; None while it is neither."""
    if moved_on is not None and rating.rated_on < moved_on <= day:
        return f"rated on {rating.rated_on}, before the move on {moved_on}"
    if day >= months_after(rating.rated_on, stale_after_months):
        return f"rated on {rating.rated_on}, {stale_after_months} months ago or more"
    return None


def months_after(day: date, months: int) -> date:
    """Give the same day some months later, or the first of the month after where there is none."""
    later = day.month - 1 + months
    year, month = day.year + later // 12, later % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def tasks_of(states: Sequence[DomainState]) -> tuple[str, ...]:
    """List everything to do, domain by domain."""
    return tuple(task for state in states for task in state.to_do)


def _agrees(rating: Rating, needs: Needs) -> bool:
    applies = rating.domain not in needs.not_applicable
    if rating.not_applicable or not applies:
        return rating.not_applicable and not applies
    return rating.level == needs.ratings[rating.domain]


def _standing(domain: Domain, needs: Needs, rating: Rating | None, why: str | None) -> Standing:
    if domain in needs.not_applicable:
        return Standing.NOT_APPLICABLE
    if needs.ratings[domain] is None:
        return Standing.NOT_KNOWN
    if rating is None:
        return Standing.UNDATED
    return Standing.STALE if why else Standing.CURRENT


def _words(domain: Domain, needs: Needs) -> str:
    if domain in needs.not_applicable:
        return "Does not apply at this age: counted as 0"
    level = needs.ratings[domain]
    return "Not known: to be assessed" if level is None else CODIFICATION[domain].anchors[level]


def _counted(domain: Domain, needs: Needs, not_known: int) -> int | None:
    if domain not in INTENSITY:
        return None
    level = needs.ratings[domain]
    return not_known if level is None else level


def _to_do(
    domain: Domain,
    standing: Standing,
    rating: Rating | None,
    why: str | None,
    day: date,
    not_known: int,
) -> Iterator[str]:
    named = f"{domain} ({domain.words})"
    match standing:
        case Standing.NOT_KNOWN:
            counts = f", and is counted as {not_known}" if domain in INTENSITY else ""
            yield f"Assess {named}: it is not known{counts}"
        case Standing.STALE:
            yield f"Rate {named} again: {why}"
        case Standing.UNDATED:
            yield f"Record when and by whom {named} was rated, and on what evidence"
        case _:
            pass
    if rating is None:
        return
    if rating.review_by is not None and rating.review_by < day:
        yield f"Review {named}: it was due by {rating.review_by}"
    yield from (sentence for _, sentence in what_is_missing(rating))
