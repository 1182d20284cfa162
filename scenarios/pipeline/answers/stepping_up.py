"""Which carers of today could take a child who needs a home, if one thing about them changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matching.changes import KIND_OF_CHANGE
from matching.changes.openings import openings
from matching.child.families import Family, families_to_place
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.problem import Problem
from matching.resolving.resolve import reason_against
from scenarios.homes.households_to_come import RECRUITED
from scenarios.levers.upskill_carers import could_learn, trained
from scenarios.pipeline.answers.asked import Answer

OF_CARERS = (
    "vary_ages",
    "vary_sexes",
    "vary_number",
    "exemption",
    "support_package",
    "begin_support",
    "bedroom",
)
"""Changes of a household itself, or of its terms; what concerns a child is not among them."""
TRAINING_DAYS = 180
"""How long it takes until trained carers may be asked for more [A]."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that could change about one household: what, whose it is, how long it takes."""

    household: str
    kind: str
    text: str
    owner: str
    days: int
    changed: Problem


def stepping_up(problem: Problem) -> Answer:
    """Give a row a household and change, those first that give a home to who has none open.

    Children are those the panel could place today; brothers and sisters who come together count
    as one family. The rules of the panel decide, with the change made and nothing else.
    """
    families = families_to_place(problem)
    here = [place for place in problem.places if place.type in RECRUITED and place.on_island]
    open_to = {
        family.id: sum(reason_against(family, place, problem) is None for place in _all(problem))
        for family in families
    }
    rows = [
        row
        for place in here
        for step in _steps(place, families, problem)
        if (row := _row(step, place, families, open_to, problem)) is not None
    ]
    rows.sort(
        key=lambda r: (-int(r["with_no_home_open"]), -int(r["families"]), str(r["household"]))
    )
    return Answer(tuple(rows), _sentences(rows))


def _all(problem: Problem) -> Iterator[Place]:
    return (place for place in problem.places if place.on_island)


def _steps(place: Place, families: tuple[Family, ...], problem: Problem) -> Iterator[Step]:
    """Give every single change that opens the household to one of the families, each once."""
    found: dict[tuple[str, ...], Step] = {}
    for family in families:
        children = [child.id for child in family.children]
        for opening in openings(problem, children, place.id, most=1, waiting=False):
            for change in opening.changes:
                if change.kind in OF_CARERS:
                    kind = KIND_OF_CHANGE[change.kind]
                    found[change.kind, *change.key] = Step(
                        place.id,
                        change.kind,
                        change.text,
                        kind.owner,
                        kind.days,
                        change.apply(problem),
                    )
    yield from found.values()
    if could_learn(place):
        able = trained(place)
        places = tuple(able if each.id == place.id else each for each in problem.places)
        text = f"train the carers of {place.label} for {able.in_tier.words}"
        changed = replace(problem, places=places)
        yield Step(place.id, "train", text, "fostering team", TRAINING_DAYS, changed)


def _row(
    step: Step,
    place: Place,
    families: tuple[Family, ...],
    open_to: dict[str, int],
    problem: Problem,
) -> dict[str, str | int] | None:
    """Count the families to whom the change opens the household; none where it opens it to none."""
    able = step.changed.place_by_id[place.id]
    opened = [
        family
        for family in families
        if reason_against(family, place, problem) is not None
        and reason_against(family, able, step.changed) is None
    ]
    if not opened:
        return None
    return {
        "household": step.household,
        "kind": step.kind,
        "action": step.text,
        "owner": step.owner,
        "usual_days": step.days,
        "families": len(opened),
        "with_no_home_open": sum(open_to[family.id] == 0 for family in opened),
    }


def _sentences(rows: list[dict[str, str | int]]) -> tuple[str, ...]:
    households = len({row["household"] for row in rows})
    if not rows:
        return ("No single change of a fostering household would open it to a child today.",)
    best = rows[0]
    whom = how_many(int(best["families"]), "family", "families")
    return (
        f"{how_many(households, 'household', 'households')} could take a child who needs a home if "
        f"one thing changed. First: {best['action']} ({best['owner']}, usually "
        f"{best['usual_days']} days), which opens it to {whom}, {best['with_no_home_open']} of "
        "them with no home open here.",
    )
