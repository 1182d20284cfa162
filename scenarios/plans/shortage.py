"""Who goes short when nothing is added: each spell without a home on the island, and what it took.

A spell begins in the month in which no suitable home is found and ends when the child has one here,
lives elsewhere, or is no longer looked after. It is on offer for as long as a home could still be
found: whoever has settled away is not moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.children.today import OFF_ISLAND, WAITING
from scenarios.futures.counting import Counting
from scenarios.futures.future import Futures
from scenarios.futures.live import blocks_of, tally_for
from scenarios.futures.setting import Setting


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
    """Live the futures as they are set, and note every spell, draw by draw."""
    found: list[Spell] = []
    for block in blocks_of(setting, draws):
        watched = _Watched(setting, block, option_of_place)
        watched.live(tally_for(setting, len(block)))
        found += sorted(watched.spells, key=lambda spell: spell.draw)
    return found


class _Watched(Futures):
    """Futures that note who has no home here, when each month's decisions have been taken."""

    def __init__(self, setting: Setting, block: range, option_of_place: Mapping[int, int]) -> None:
        self.spells: list[Spell] = []
        self._block, self._option_of_place = block, option_of_place
        self._open: dict[int, Spell] = {}
        """The spell each person is in, or was in last."""
        super().__init__(setting, block)

    def _go_off_island(self, step: int, counting: Counting) -> None:
        super()._go_off_island(step, counting)
        lives = self.living.lives
        without = np.flatnonzero((lives == WAITING) | (lives == OFF_ISLAND))
        on_offer = (lives[without] == WAITING) | self.in_play(without, step)
        for one, offered in zip(without.tolist(), on_offer.tolist(), strict=True):
            spell = self._open.get(one)
            if spell is None or spell.end != step:
                draw = self._block.start + int(self.people.draw[one])
                spell = Spell(draw, step, step, 0, self._takers(one, step))
                self._open[one] = spell
                self.spells.append(spell)
            spell.end = step + 1
            if offered:
                spell.last_offer = step

    def _takers(self, one: int, step: int) -> tuple[int, ...]:
        """List the options whose homes would do, were they open."""
        homes = np.array(list(self._option_of_place), dtype=np.int64)
        would_do = self.living.may_move_in(np.array([one]), step)[0, homes]
        return tuple(sorted({self._option_of_place[home] for home in homes[would_do].tolist()}))


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
