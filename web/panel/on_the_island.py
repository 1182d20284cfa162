"""What was looked at on the island for one child, and ruled out: a statement to print."""

from dataclasses import dataclass

from matching.children import Child
from matching.one_child.on_the_island import RuledOut
from matching.options import Options
from matching.rules.tasks import COURT_APPROVAL
from web.panel.level import LevelShown, level_shown
from web.panel.not_options import NotAnOption, not_an_option
from web.panel.openings import Changes, changes_shown
from web.panel.sitting import Sitting
from web.panel.words import STATUSES, counted, home_and_where, tier, years_old

AGREED = {
    True: "Living off the island is agreed for this child.",
    False: "Living off the island is not agreed for this child.",
    None: "Whether living off the island is agreed is not recorded.",
}

COURT = "For a child in care it also needs the court's approval (C1)."


@dataclass(frozen=True, slots=True)
class RuledOutShown:
    """The homes that one rule excludes, and where the rule comes from."""

    title: str
    source: str
    homes: tuple[NotAnOption, ...]


@dataclass(frozen=True, slots=True)
class OnTheIslandPage:
    """Everything the statement says."""

    id: str
    about: str
    status: str
    level: LevelShown
    preferred: str
    sentence: str
    agreed: str
    court: str | None
    """What a court has to approve, where the law that holds asks for it."""
    options: tuple[str, ...]
    off_the_island: tuple[str, ...]
    ruled_out: tuple[RuledOutShown, ...]
    changes: Changes | None
    commands: tuple[str, ...]


def on_the_island_page(child: Child, sitting: Sitting) -> OnTheIslandPage | None:
    """Work out the statement for one child; None for a child who is settled."""
    answer = sitting.options_for(child.id)
    found = answer.on_the_island
    if found is None:
        return None
    return OnTheIslandPage(
        id=child.id,
        about=years_old(child, sitting.problem.date).capitalize(),
        status=STATUSES[child.status],
        level=level_shown(child, sitting.problem.policy),
        preferred=tier(answer.preferred_tier) if answer.preferred_tier else "No kind fits alone",
        sentence=f"{found.sentence}.",
        agreed=AGREED[found.agreed],
        court=COURT
        if sitting.problem.policy.jurisdiction in COURT_APPROVAL.jurisdictions
        else None,
        options=_named(found.options, sitting),
        off_the_island=_named(found.off_the_island, sitting),
        ruled_out=tuple(_ruled_out(each, answer, sitting) for each in found.ruled_out),
        changes=changes_shown(answer, sitting),
        commands=sitting.commands("options", "--child", child.id),
    )


def _named(places: tuple[str, ...], sitting: Sitting) -> tuple[str, ...]:
    return tuple(home_and_where(sitting.problem.place_by_id[place]) for place in places)


def _ruled_out(each: RuledOut, answer: Options, sitting: Sitting) -> RuledOutShown:
    homes = [excluded for excluded in answer.excluded if excluded.place in each.places]
    return RuledOutShown(
        title=f"{each.in_short} ({counted(len(homes), 'home')}, rule {each.rule})",
        source=each.source,
        homes=tuple(not_an_option(excluded, sitting) for excluded in homes),
    )
