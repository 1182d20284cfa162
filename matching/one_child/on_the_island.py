"""What there is for a child on the island, and what was ruled out there, by rule and in words.

A home off the island is proposed only where this has been read; the page of it can be printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.in_words.how_many import how_many
from matching.one_child.excluded import Excluded
from matching.one_child.homes_of_a_child import HomesOfAChild
from matching.policy import Jurisdiction
from matching.rules import RULE_IN_SHORT, RULES


@dataclass(frozen=True, slots=True)
class RuledOut:
    """The homes on the island that one rule excludes."""

    rule: str
    in_short: str
    source: str
    """The law, guidance or setting that the rule comes from."""
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnTheIsland:
    """Every home on the island beside one child: those open to the child, and why no other is."""

    considered: int
    options: tuple[str, ...]
    """Homes on the island that are options today, best for this child first."""
    ruled_out: tuple[RuledOut, ...]
    """By rule, in the order in which rules are looked at."""
    off_the_island: tuple[str, ...]
    """Homes off the island that are options today."""
    agreed: bool | None
    """Whether living off the island is agreed for this child; None: not recorded."""
    sentence: str


def on_the_island(homes: HomesOfAChild) -> OnTheIsland:
    """Say what was looked at on the island for one child, and what came of it."""
    places = homes.asked.problem.place_by_id
    open_today = [option.place for _, option in homes.ranked]
    here = tuple(place for place in open_today if places[place].on_island)
    excluded = [each for each in homes.excluded if places[each.place].on_island]
    considered = len(here) + len(excluded)
    ruled_out = _by_rule(excluded, homes.asked.problem.policy.jurisdiction)
    return OnTheIsland(
        considered=considered,
        options=here,
        ruled_out=ruled_out,
        off_the_island=tuple(place for place in open_today if not places[place].on_island),
        agreed=homes.asked.child.off_island_agreed,
        sentence=_sentence(homes.asked.child.label, considered, here, ruled_out),
    )


def source_where(law: Jurisdiction, source: str) -> str:
    """Give the source of a rule without what is Jersey's alone, where England's law holds.

    England's law stays in Jersey's: where Jersey has none of its own, our rule is taken from it.
    """
    if law is not Jurisdiction.ENG:
        return source
    return "; ".join(part for part in source.split("; ") if "Jersey" not in part)


def _by_rule(excluded: Sequence[Excluded], law: Jurisdiction) -> tuple[RuledOut, ...]:
    found: dict[str, list[str]] = {}
    for each in excluded:
        found.setdefault(each.rule, []).append(each.place)
    return tuple(
        RuledOut(
            rule.id, RULE_IN_SHORT[rule.id], source_where(law, rule.source), tuple(found[rule.id])
        )
        for rule in RULES
        if rule.id in found
    )


def _sentence(who: str, considered: int, here: Sequence[str], ruled_out: Sequence[RuledOut]) -> str:
    if not considered:
        return f"There is no home on the island among those looked at for {who}"
    homes = how_many(considered, "home")
    if here:
        are = "is an option" if len(here) == 1 else "are options"
        return f"Of {homes} on the island, {len(here)} {are} for {who} today"
    why = "; ".join(
        f"{each.in_short[0].lower()}{each.in_short[1:]}: {len(each.places)}"
        for each in sorted(ruled_out, key=lambda each: -len(each.places))
    )
    return f"None of {homes} on the island is an option for {who} today ({why})"
