"""The effect on children who live in a home already: a grid of them and those who would come."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.home.living_there import EffectWith, LivedIn
from matching.one_child.option import Option
from matching.options import Options
from matching.places import Impact
from web.panel.sitting import Sitting
from web.panel.words import home_name

EFFECTS = {
    Impact.POSITIVE: "Good for both",
    Impact.NEUTRAL: "No effect expected",
    Impact.MANAGEABLE: "Manageable with a plan",
    Impact.NOT_TOGETHER: "Not together",
    None: "Not assessed",
}
"""What is recorded of two children in one home; nothing recorded is never taken for no effect."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One child who lives in a home, and the effect with each child who would come."""

    home: str
    child: str
    age: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Who would come across, who lives there down; a home where no child lives is not in it."""

    coming: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid_of_options(child: str, options: Sequence[Option], sitting: Sitting) -> Grid:
    """Lay out the homes of one child, in the order they are shown."""
    lived_in = [LivedIn(option.place, option.living_there) for option in options]
    return Grid((child,), _rows(lived_in, sitting))


def grid_of_family(answer: Options, sitting: Sitting) -> Grid:
    """Lay out every home that could take some of a family."""
    rows = [row for home in answer.family_living_there for row in home.living_there]
    coming = tuple(effect.child for effect in rows[0].effects) if rows else ()
    return Grid(coming, _rows(answer.family_living_there, sitting))


def _rows(homes: Sequence[LivedIn], sitting: Sitting) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(
            home_name(sitting.problem.place_by_id[home.place]),
            each.child,
            str(each.age) if each.age else "Under 1",
            tuple(map(_effect, each.effects)),
        )
        for home in homes
        for each in home.living_there
    )


def _effect(effect: EffectWith) -> str:
    if effect.related and effect.impact is None:
        return "Brother or sister"
    return EFFECTS[effect.impact]
