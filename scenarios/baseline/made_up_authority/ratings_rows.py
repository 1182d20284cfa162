"""The ratings file: who rated what when, on which evidence, with what the child says of it.

The latest rating of a domain is what the needs file says, on the same day. Some domains were rated
before as well, so that there is a history to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from forecasting.ages import age_on
from matching.child.codification import CODIFICATION, Domain
from matching.child.domain_states import months_after
from matching.child.ratings import EVIDENCE_FROM, ChildView, Confidence, Direction
from scenarios.baseline.made_up_authority.children_today import ChildToday

ROLES = ("social worker", "supervising social worker", "reviewing officer", "registered manager")
EVIDENCE: Mapping[Domain, tuple[str, str]] = {
    Domain.HLT: ("health assessment", "Annual health assessment and the carer's medication chart"),
    Domain.EMO: ("carer's diary", "Carer's diary of the last weeks, read with the school"),
    Domain.BEH: ("incident log", "Incidents of the last three months and what helped each time"),
    Domain.REL: ("observation", "Observed at home with carers and other children"),
    Domain.SAF: ("missing log", "Missing log and return interviews"),
    Domain.OTH: ("written safety plan", "Dated facts in the safety plan, and what has worked"),
    Domain.COM: ("specialist report", "Speech and language report, agreed with the school"),
    Domain.IND: ("checklist", "Independence checklist filled in with the young person"),
    Domain.EDU: ("school report", "Attendance and the last meeting at school"),
    Domain.FAM: ("family time plan", "Family time plan and notes of the last visits"),
    Domain.IDN: ("the child's account", "What the child and the family say matters to them"),
}
STRENGTHS = ("Asks for help when it is hard", "Kind to younger children", "Likes routines", "")
VIEWS = ((ChildView.AGREE, 0.6), (ChildView.PARTLY, 0.25), (ChildView.DISAGREE, 0.15))
WORDS: Mapping[ChildView, tuple[str, ...]] = {
    ChildView.AGREE: ("That sounds like me", "Yes, that is right", "Fine"),
    ChildView.PARTLY: ("Some days, not every day", "It used to be worse than now"),
    ChildView.DISAGREE: ("I do not need that much help", "That was before I came here"),
}
ASKED_FROM_AGE = 4
RATED_BEFORE_SHARE = 0.35
BEFORE_DAYS = (80, 300)
REVIEW_AFTER_MONTHS = 6


def ratings_rows(
    needs: Sequence[Mapping[str, object]],
    children: Sequence[ChildToday],
    rng: np.random.Generator,
) -> Iterator[dict[str, object]]:
    """Give the rows of the ratings file: child by child, domain by domain, earliest first."""
    child_by_id = {child.id: child for child in children}
    for row in needs:
        rated_on = row["rated_on"]
        if isinstance(rated_on, date):
            child = child_by_id[str(row["child_id"])]
            for domain in Domain:
                yield from _of_domain(child, domain, str(row[domain]), rated_on, rng)


def _of_domain(
    child: ChildToday, domain: Domain, word: str, rated_on: date, rng: np.random.Generator
) -> Iterator[dict[str, object]]:
    lowest = CODIFICATION[domain].lowest_age or 0
    if not word.isdigit() or age_on(child.born, rated_on) < lowest:
        return
    level = int(word)
    direction = Direction.STABLE
    before = rated_on - timedelta(days=int(rng.integers(*BEFORE_DAYS)))
    was = int(np.clip(level + rng.choice((-1, 0, 1)), 0, 4))
    rated_before = rng.random() < RATED_BEFORE_SHARE and before > child.care_began
    if rated_before and age_on(child.born, before) >= lowest:
        yield _row(child, domain, was, before, Direction.STABLE, rng)
        if was != level:
            direction = Direction.IMPROVING if level < was else Direction.WORSENING
    yield _row(child, domain, level, rated_on, direction, rng)


def _row(
    child: ChildToday,
    domain: Domain,
    level: int,
    rated_on: date,
    direction: Direction,
    rng: np.random.Generator,
) -> dict[str, object]:
    kind, evidence = EVIDENCE[domain]
    has_evidence = level >= EVIDENCE_FROM or rng.random() < 0.5
    evidence_date = rated_on - timedelta(days=int(rng.integers(1, 40)))
    view, words = _view(child, rated_on, rng)
    return {
        "child_id": child.id,
        "domain": domain,
        "level": level,
        "rated_on": rated_on,
        "rated_by_role": ROLES[int(rng.choice(len(ROLES), p=(0.6, 0.2, 0.1, 0.1)))],
        "evidence": evidence if has_evidence else "",
        "evidence_type": kind if has_evidence else "",
        "evidence_date": evidence_date if has_evidence else "",
        "confidence": tuple(Confidence)[int(rng.choice(3, p=(0.15, 0.5, 0.35)))],
        "direction": direction,
        "strengths": STRENGTHS[int(rng.integers(len(STRENGTHS)))],
        "child_view": view,
        "child_view_words": words,
        "review_by": months_after(rated_on, REVIEW_AFTER_MONTHS),
    }


def _view(child: ChildToday, rated_on: date, rng: np.random.Generator) -> tuple[ChildView, str]:
    """Give what the child says; one too young to be asked is not asked, and it is said why."""
    age = age_on(child.born, rated_on)
    picked = VIEWS[int(rng.choice(len(VIEWS), p=[share for _, share in VIEWS]))][0]
    words = WORDS[picked][int(rng.integers(len(WORDS[picked])))]
    if age < ASKED_FROM_AGE:
        return ChildView.NOT_ASKED, f"Aged {age}: the social worker watched and asked the carer"
    return picked, words
