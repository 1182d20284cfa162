"""Who goes short when nothing is added: each spell without a home on the island, and what it took.

A spell begins in the month in which no suitable home is found and ends when the child has one here,
lives elsewhere, or is no longer looked after. It is on offer for as long as a home could still be
found: whoever has settled away is not moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.children.today import OFF_ISLAND, WAITING
from scenarios.futures.counting import Counting
from scenarios.futures.future import Future
from scenarios.futures.person import Person
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally


@dataclass(slots=True)
class Spell:
    """One child without a suitable home on the island, from a month step to another."""

    draw: int
    start: int
    end: int
    """The first step of which it is no longer so."""
    last_offer: int
    """The last step in which a home could still be taken."""
    takers: tuple[int, ...]
    """The options whose homes the rules would let the child live in."""

    def months_in(self, option: int, opens: int) -> int:
        """Give the months a home of an option would serve, opening at a step; 0 for none."""
        begins = max(self.start, opens)
        return self.end - begins if option in self.takers and begins <= self.last_offer else 0


def spells_short(setting: Setting, option_of_place: Mapping[int, int], draws: int) -> list[Spell]:
    """Live the futures as they are set, and note every spell."""
    tally = Tally.empty(1, len(setting.dates), setting.bands, len(setting.supply.places))
    found: list[Spell] = []
    begins = setting.begins
    for draw in range(draws):
        arriving = slice(int(begins[draw]), int(begins[draw + 1]))
        watched = _Watched(setting, draw, arriving, option_of_place)
        watched.live(tally, 0)
        found += watched.spells
    return found


@dataclass(slots=True)
class _Noted:
    """The spell a child is in; the child is kept so that no other is taken for them."""

    person: Person
    spell: Spell = field(repr=False)


class _Watched(Future):
    """A future that notes who has no home here, when each month's decisions have been taken."""

    def __init__(
        self, setting: Setting, draw: int, arriving: slice, option_of_place: Mapping[int, int]
    ) -> None:
        self.spells: list[Spell] = []
        self._draw, self._option_of_place = draw, option_of_place
        self._open: dict[int, _Noted] = {}
        super().__init__(setting, draw, arriving)

    def _go_off_island(self, step: int, counting: Counting) -> None:
        super()._go_off_island(step, counting)
        for person in self.here:
            if person.lives not in (WAITING, OFF_ISLAND):
                continue
            noted = self._open.get(id(person))
            if noted is None or noted.spell.end != step:
                spell = Spell(self._draw, step, step, 0, self._takers(person, step))
                self._open[id(person)] = noted = _Noted(person, spell)
                self.spells.append(spell)
            noted.spell.end = step + 1
            if person.lives == WAITING or self._in_play(person, step):
                noted.spell.last_offer = step

    def _takers(self, person: Person, step: int) -> tuple[int, ...]:
        """List the options whose homes would do, were they open."""
        kind = self.setting.fits.kind(person.key, person.child, self.setting.dates[step])
        places = (option.place for option in kind.options)
        return tuple(sorted({n for p in places if (n := self._option_of_place.get(p)) is not None}))


def served_by_one_kind(
    spells: Sequence[Spell], option: int, opens: int, room: int, draws: int
) -> float:
    """Give the child-months that homes of one option alone, with so much room, serve in a future.

    The longest spells come first, one after another as they fit.
    """
    futures = spells_by_draw(spells).values()
    return sum(_served(of_draw, option, opens, room) for of_draw in futures) / draws


def spells_by_draw(spells: Sequence[Spell]) -> dict[int, list[Spell]]:
    """Put the spells of each future together."""
    found: dict[int, list[Spell]] = {}
    for spell in spells:
        found.setdefault(spell.draw, []).append(spell)
    return found


def _served(spells: Sequence[Spell], option: int, opens: int, room: int) -> int:
    """Fill the room, longest spells first."""
    wanting = [(spell.months_in(option, opens), spell) for spell in spells]
    free: dict[int, int] = {}
    served = 0
    for months, spell in sorted(wanting, key=lambda each: -each[0]):
        stay = range(spell.end - months, spell.end)
        if months and all(free.get(step, room) > 0 for step in stay):
            served += months
            for step in stay:
                free[step] = free.get(step, room) - 1
    return served
