"""Futures, several draws at once: month by month, children leave, move and arrive, and are placed.

At the end of every month each looked-after child is in exactly one outcome. A settled child is
never moved; a child whose home breaks down seeks another, and not the same again.
"""

import numpy as np

from forecasting.ages import Whole
from scenarios.children.today import OFF_ISLAND, TO_SETTLE, WAITING
from scenarios.futures import happening
from scenarios.futures.asking import Asking
from scenarios.futures.counting import Counting
from scenarios.futures.in_order import answers_that_hold
from scenarios.futures.in_turn import homes_in_turn
from scenarios.futures.living import Living
from scenarios.futures.people import Flags
from scenarios.futures.placing import place_all
from scenarios.futures.seeker import NO_HOME
from scenarios.futures.setting import Setting
from scenarios.futures.spans import times_before
from scenarios.futures.tally import Tally


class Futures:
    """Some consecutive draws: their people, who lives where, and the months one after another."""

    def __init__(self, setting: Setting, block: range) -> None:
        self.setting = setting
        self.living = Living(setting, block)
        self.people = self.living.people
        self.seeking = np.empty(0, dtype=np.int64)
        self.not_proved = np.zeros(len(block), dtype=np.int64)
        """Draws: months whose matching was cut short."""
        self._settle_in()

    def live(self, tally: Tally) -> None:
        """Live through the months; what is counted goes into a tally of these draws."""
        counting = Counting(self.living, tally)
        counting.begin()
        for step in range(1, len(self.setting.dates)):
            happening.homes_change(self.living, step)
            counting.left(happening.leave(self.living, step), step)
            happening.change_by_plan(self.living, step)
            happening.homes_close(self.living, step)
            counting.broke_down(happening.break_down(self.living, step), step)
            happening.review(self.living, step)
            counting.arrived(happening.arrive(self.living, step))
            self._place_today(step, counting)
            self._hold_panel(step, counting)
            self._go_off_island(step, counting)
            counting.month(self.seeking, step)
        counting.end(self.not_proved)

    def _settle_in(self) -> None:
        """Begin with today's children where they live today.

        Where a home is not known, one after another, brothers and sisters after the first of each
        family: nobody decided them together. Where none suits they went off the island.
        """
        happening.arrive(self.living, 0)
        to_settle = np.flatnonzero(self.living.lives == TO_SETTLE)
        self.living.lives[to_settle] = WAITING
        family = self.people.family[to_settle]
        turn = times_before(np.where(family < 0, -1 - to_settle, family))
        for number in range(int(turn.max(initial=-1)) + 1):
            self._place_in_order(to_settle[turn == number], to_settle[turn == number], 0)
        without = to_settle[self.living.lives[to_settle] == WAITING]
        self.living.lives[without] = OFF_ISLAND

    def _place_today(self, step: int, counting: Counting) -> None:
        """Find homes, family by family, for those who cannot wait for the panel.

        A home found on the day bridges the time to the panel, which may find a better one.
        """
        living = self.living
        who, family = self._families_by_day(np.flatnonzero(living.needs_today))
        self._place_in_order(who, family, step, counting)
        housed = who[living.lives[who] >= 0]
        living.may_move[housed] = living.bridging[housed] = True
        counting.answered_today(housed, step)
        living.needs_today[:] = False

    def _place_in_order(
        self, who: Whole, party: Whole, step: int, counting: Counting | None = None
    ) -> None:
        """Match one party after another, by their number, into the room that is left.

        Where they begin to need a home, it is counted how many would suit each in their turn.
        """
        if not len(who):
            return
        asking = all_of_them = self._asking(who, step, party)
        if_first = asking.suitable_homes() if counting else None
        while True:
            places, cut_short = place_all(asking)
            now = answers_that_hold(asking, places)
            self._let_live(asking, places, cut_short, now)
            if now.all():
                break
            who, party = who[~now], party[~now]
            asking = self._asking(who, step, party)
        if counting and if_first is not None:
            counting.asked(all_of_them.who, homes_in_turn(all_of_them, if_first), step)

    def _hold_panel(self, step: int, counting: Counting) -> None:
        """Place everyone who seeks a home, with those for whom a better one may be found."""
        living = self.living
        here = living.here()
        self.seeking = here[living.lives[here] == WAITING]
        others = here[self.in_play(here, step)]
        new = self.seeking[(counting.asked_in[self.seeking] < 0)]
        self._ask(new[living.since[new] == step], step, counting)
        away = others[living.is_away(others)]
        self._place(np.concatenate([self.seeking, others]), step)
        counting.answered(self.seeking[living.lives[self.seeking] >= 0], step)
        back = away[(living.lives[away] >= 0) & ~living.is_away(away)]
        counting.came_back(back, step)
        displaced = others[living.lives[others] == WAITING]
        self._ask(displaced, step, counting)
        self.seeking = np.concatenate([self.seeking, displaced])
        living.may_return[others] = living.stepping_down[others] = False
        bridged = others[living.bridging[others]]
        living.may_move[bridged] = living.bridging[bridged] = False

    def in_play(self, who: Whole, step: int) -> Flags:
        """Say who of those with somewhere to live may move: a settled child never does."""
        living, assume = self.living, self.setting.assumptions
        lives, months = living.lives[who], step - living.since[who]
        reviewed = living.may_return[who] | living.stepping_down[who]
        back = (lives == OFF_ISLAND) & (months <= assume.months_returnable)
        better = living.may_move[who] & (lives >= 0) & (months <= assume.months_temporary)
        in_play: Flags = reviewed | back | better
        return in_play

    def _go_off_island(self, step: int, counting: Counting) -> None:
        """Whoever has waited long enough without a home here goes off the island."""
        living = self.living
        waiting = self.seeking[living.lives[self.seeking] == WAITING]
        waited = step - living.since[waiting]
        going = waiting[waited >= self.setting.assumptions.months_before_off_island]
        living.lives[going], living.since[going] = OFF_ISLAND, step
        counting.went_off_island(going, step)

    def _ask(self, who: Whole, step: int, counting: Counting) -> None:
        """Note who begins to need a home, and how many would suit each now, were they alone."""
        if len(who):
            counting.asked(who, self._asking(who, step).suitable_homes(), step)

    def _place(self, who: Whole, step: int) -> None:
        """Match these people, draw by draw, into the room there is, their own included."""
        if len(who):
            self._decide(self._asking(who[np.argsort(self.people.draw[who], kind="stable")], step))

    def _asking(self, who: Whole, step: int, party: Whole | None = None) -> Asking:
        """Let people leave where they live, so that it is among their options."""
        living = self.living
        lived = living.lives[who]
        housed = who[lived >= 0]
        living.move_out(housed)
        living.lives[housed] = WAITING
        return Asking(living, who, lived, step, party)

    def _decide(self, asking: Asking) -> None:
        """Let people live where the matching places them."""
        self._let_live(asking, *place_all(asking), np.ones(len(asking.who), dtype=bool))

    def _let_live(self, asking: Asking, places: Whole, cut_short: Flags, now: Flags) -> None:
        """Let those move now of whom it is said."""
        living, who = self.living, asking.who
        self.not_proved[np.unique(self.people.draw[who[cut_short & now]])] += 1
        placed = now & (places != NO_HOME)
        moved = who[placed & (places != asking.lived)]
        displaced = who[now & ~placed & (asking.lived >= 0)]
        living.may_move[moved] = False
        living.since[moved] = living.since[displaced] = asking.step
        living.move_in(who[placed], places[placed])

    def _families_by_day(self, who: Whole) -> tuple[Whole, Whole]:
        """Put people in order, draw by draw, families by their first day; number the families."""
        people = self.people
        who = who[np.lexsort((who, people.day[who], people.draw[who]))]
        names = np.where(people.family[who] < 0, -1 - who, people.family[who])
        _, first, family = np.unique(names, return_index=True, return_inverse=True)
        number = first[family]
        order = np.argsort(number, kind="stable")
        return who[order], number[order]
