"""Each domain of a child's needs as a task: what a home must do, and what stands behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matching.child.codification import CODIFICATION, INTENSITY
from matching.child.domain_states import DomainState, Standing
from matching.child.ratings import EVIDENCE_FROM, ChildView, Rating
from scenarios.in_words.words import begun, full_day
from web.panel.words import LEVELS_OF_CARE, counted, readable

VIEWS = {
    ChildView.AGREE: "The child agrees",
    ChildView.PARTLY: "The child agrees in part",
    ChildView.DISAGREE: "The child does not agree",
    ChildView.NOT_ASKED: "The child was not asked",
}


@dataclass(frozen=True, slots=True)
class Need:
    """One domain as a task: what a home must be able to do, and how well that is known."""

    name: str
    words: str
    status: str
    details: tuple[str, ...]


def needs_shown(states: Sequence[DomainState]) -> tuple[Need, ...]:
    """Lay out the domains as tasks."""
    return tuple(
        Need(state.name, _words(state), _status(state), tuple(_details(state))) for state in states
    )


def _words(state: DomainState) -> str:
    if state.standing is Standing.NOT_KNOWN:
        return CODIFICATION[state.domain].about
    return state.words


def _status(state: DomainState) -> str:
    """Say the level and whether it can be relied on; plain words, and no colour."""
    if state.standing is Standing.NOT_KNOWN:
        return "Not known: assess"
    if state.standing is Standing.NOT_APPLICABLE:
        return "Does not apply"
    level = state.level or 0
    said = f"{level}: {LEVELS_OF_CARE[level]}" if state.domain in INTENSITY else f"Rated {level}"
    return f"{said}. Rate again" if state.standing is Standing.STALE else said


def _details(state: DomainState) -> Iterator[str]:
    """Say who rated it, when and on what; what is not recorded says so."""
    if state.standing is Standing.NOT_KNOWN:
        yield f"Look at: {CODIFICATION[state.domain].evidence_prompt}"
        return
    if state.standing is Standing.NOT_APPLICABLE:
        return
    rating = state.rating
    if rating is None:
        yield "When it was rated, by whom and on what evidence is not recorded"
        return
    yield ". ".join([_rated(rating, state.why_stale), *_evidence(rating)])
    if rating.child_view is not None:
        words = f": {rating.child_view_words}" if rating.child_view_words else ""
        yield f"{VIEWS[rating.child_view]}{words}"
    if rating.strengths:
        yield f"Strengths: {rating.strengths}"
    if rating.review_by is not None:
        yield f"To be reviewed by {full_day(rating.review_by)}"
    if state.earlier:
        yield f"{begun(counted(len(state.earlier), 'earlier rating'))}: {_earlier(state.earlier)}"


def _rated(rating: Rating, why_stale: str | None) -> str:
    """Say when it was rated, by whom, and why it is stale where it is."""
    role = f" by {rating.rated_by_role}" if rating.rated_by_role else ""
    said = [f"Rated on {full_day(rating.rated_on)}{role}"]
    if why_stale is not None:
        said.append(readable(why_stale).partition(", ")[2] or readable(why_stale))
    if rating.direction is not None:
        said.append(str(rating.direction))
    if rating.confidence is not None:
        said.append(f"confidence {rating.confidence}")
    return ", ".join(said)


def _evidence(rating: Rating) -> Iterator[str]:
    if rating.evidence:
        of = f" ({full_day(rating.evidence_date)})" if rating.evidence_date else ""
        kind = f"{rating.evidence_type}: " if rating.evidence_type else ""
        yield f"Evidence: {kind}{rating.evidence}{of}"
    elif (rating.level or 0) >= EVIDENCE_FROM:
        yield "No evidence is recorded"


def _earlier(ratings: Sequence[Rating]) -> str:
    return ", ".join(f"{each.word} on {full_day(each.rated_on)}" for each in ratings)
