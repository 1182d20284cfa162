"""One future: month by month, children leave, move and arrive, and are placed.

At the end of every month each looked-after child is in exactly one outcome. A settled child is
never moved; a child whose home breaks down seeks another, and not the same again.
"""

from collections.abc import Sequence

from matching.places import PlaceType
from matching.tiers import Tier
from scenarios.children.needs_to_come import group_of_age
from scenarios.children.routes import Route
from scenarios.children.today import ELSEWHERE, OFF_ISLAND, TO_SETTLE, WAITING, WITH_KIN
from scenarios.futures.beginnings import people_to_come, people_today
from scenarios.futures.counting import Counting
from scenarios.futures.living import Living
from scenarios.futures.month import place_together
from scenarios.futures.person import Person
from scenarios.futures.seeker import NO_HOME
from scenarios.futures.seeking import seeker, suitable_homes
from scenarios.futures.setting import Setting
from scenarios.futures.tally import Tally

LIVES_BY = {Route.HOME: WAITING, Route.KIN: WITH_KIN, Route.ELSEWHERE: ELSEWHERE}
FAMILY_TIERS = (Tier.FOS1, Tier.FOS2, Tier.FOS3)
GROUP_OF_AGE = group_of_age()


class Future:
    """One draw: its people, who lives where, and the months one after another."""

    def __init__(self, setting: Setting, draw: int, arriving: slice) -> None:
        self.setting = setting
        self.steps = len(setting.dates)
        self.here: list[Person] = []
        self.living = Living(setting, draw)
        self.arriving = people_to_come(setting, arriving)
        self.families: dict[int, list[Person]] = {}
        self.seeking: list[Person] = []
        self.not_proved = 0
        self._settle_in(people_today(setting, draw))

    def live(self, tally: Tally, row: int) -> None:
        """Live through the months; what is counted goes into one row of the tally."""
        counting = Counting(self.setting, tally, row)
        counting.begin(self)
        for step in range(1, self.steps):
            self._change_homes(step)
            self._leave(step, counting)
            self._change_by_plan(step)
            self._close_homes(step)
            self._break_down(step, counting)
            self._review(step)
            self._arrive(step, counting)
            self._place_today(step, counting)
            self._hold_panel(step, counting)
            self._go_off_island(step, counting)
            counting.month(self, step)
        counting.end(self)

    def _settle_in(self, people: Sequence[Person]) -> None:
        """Begin with today's children where they live today."""
        for person in people:
            self._welcome(person, 0)
        for person in [p for p in self.here if p.lives == TO_SETTLE]:
            # One by one: nobody decided them together, and where none suits they went off island.
            person.lives = WAITING
            self._place([person], 0)
            if person.lives == WAITING:
                person.lives = OFF_ISLAND

    def _welcome(self, person: Person, step: int) -> None:
        person.since = step
        self.here.append(person)
        if person.family != -1:
            self.families.setdefault(person.family, []).append(person)
        if person.lives >= 0:
            self.living.move_in(person, person.lives)

    def _leave(self, step: int, counting: Counting) -> None:
        """Whoever is no longer looked after leaves."""
        leaving = [person for person in self.here if person.leaves <= step]
        if not leaving:
            return
        for person in leaving:
            counting.left(person, step)
            if person.lives >= 0:
                self.living.grow_up(person, step)
            if person.family != -1:
                self.families[person.family].remove(person)
        self.here = [person for person in self.here if person.leaves > step]

    def _change_by_plan(self, step: int) -> None:
        """Let children go to kin, parents or adopters as their plan says, or come from them."""
        day, moves = self.setting.dates[step], self.setting.planned_moves
        for person in self.here:
            if step in person.changes and person.lives not in (WAITING, OFF_ISLAND):
                ages_alike = int(GROUP_OF_AGE[min(person.child.age_on(day), 17)])
                new = moves.new_route(ages_alike, person.route, person.changes[step])
                if new is not None:
                    self._take_route(person, new, step)

    def _take_route(self, person: Person, route: Route, step: int) -> None:
        if person.lives >= 0:
            self.living.move_out(person)
        person.lives, person.since, person.may_move = LIVES_BY[route], step, False

    def _change_homes(self, step: int) -> None:
        """Let homes that a plan changes be as they will be; whoever lives there stays."""
        for was, now in self.setting.supply.changing.get(step, ()):
            self.living.change(was, now)
            for person in self.here:
                if was in person.not_again:
                    person.not_again.append(now)

    def _close_homes(self, step: int) -> None:
        """Let the children of homes that close seek others."""
        for place in self.setting.supply.closing.get(step, ()):
            for person in self.living.close(place):
                person.lives, person.since, person.may_move = WAITING, step, False

    def _review(self, step: int) -> None:
        """Let reviews that a plan asks for make a move possible: home from away, or to a family.

        A review opens the question for one panel: staying remains one of the options, and the
        child's own plan says so. Nobody is reviewed to free a place.
        """
        returning, stepping = self.setting.returning, self.setting.stepping_down
        if returning[step] + stepping[step] == 0:
            return
        for person in self.here:
            if _is_due(person, returning, step) and self._is_away(person):
                person.may_return = True
            elif _is_due(person, stepping, step) and self._could_step_down(person, step):
                person.stepping_down = True

    def _is_away(self, person: Person) -> bool:
        if person.lives < 0:
            return person.lives == OFF_ISLAND
        return not self.setting.supply.places[person.lives].on_island

    def _could_step_down(self, person: Person, step: int) -> bool:
        """Say whether a family would suit a child who lives in a children's home."""
        if person.lives < 0 or person.may_move:
            return False
        if not self.setting.supply.places[person.lives].type.is_home:
            return False
        day = self.setting.dates[step]
        return self.setting.fits.preferred(person.key, person.child, day) in FAMILY_TIERS

    def _break_down(self, step: int, counting: Counting) -> None:
        """Let homes break down: the child seeks another that day, and not the same again."""
        for person in self.here:
            if step in person.endings and person.lives >= 0 and self._may_break_down(person):
                self.living.move_out(person)
                person.not_again.append(person.lives)
                person.lives, person.since, person.may_move = WAITING, step, False
                person.today = True
                counting.broke_down(step)

    def _may_break_down(self, person: Person) -> bool:
        place = self.setting.supply.places[person.lives]
        return place.on_island and place.type is not PlaceType.KINSHIP

    def _arrive(self, step: int, counting: Counting) -> None:
        for person in self.arriving.get(step, ()):
            self._welcome(person, step)
            counting.arrived(person)
            person.today = person.urgent and person.lives == WAITING

    def _place_today(self, step: int, counting: Counting) -> None:
        """Find homes, family by family, for those who cannot wait for the panel.

        A home found on the day bridges the time to the panel, which may find a better one.
        """
        urgent = [person for person in self.here if person.today]
        for family in _by_family(urgent):
            counting.asked(family, self._choices(family, step), step)
            self._place(family, step)
            for person in family:
                person.today = False
                if person.lives >= 0:
                    person.may_move = person.bridging = True
                    counting.answered_today(person, step)

    def _hold_panel(self, step: int, counting: Counting) -> None:
        """Place everyone who seeks a home, with those for whom a better one may be found."""
        self.seeking = [person for person in self.here if person.lives == WAITING]
        new = [p for p in self.seeking if p.asked < 0 and p.since == step]
        counting.asked(new, self._choices(new, step), step)
        others = [person for person in self.here if self._in_play(person, step)]
        away = [person for person in others if self._is_away(person)]
        self._place([*self.seeking, *others], step)
        for person in self.seeking:
            if person.lives >= 0:
                counting.answered(person, step)
        counting.came_back(sum(p.lives >= 0 and not self._is_away(p) for p in away), step)
        displaced = [person for person in others if person.lives == WAITING]
        counting.asked(displaced, self._choices(displaced, step), step)
        self.seeking += displaced
        for person in others:
            person.may_return = person.stepping_down = False
            if person.bridging:
                person.may_move = person.bridging = False

    def _in_play(self, person: Person, step: int) -> bool:
        """Say whether a child who has somewhere to live may move: a settled child never does."""
        assume = self.setting.assumptions
        if person.may_return or person.stepping_down:
            return True
        if person.lives == OFF_ISLAND:
            return step - person.since <= assume.months_returnable
        return (
            person.may_move and person.lives >= 0 and step - person.since <= assume.months_temporary
        )

    def _choices(self, people: Sequence[Person], step: int) -> list[int]:
        """Count the homes that would suit each of these people now, were they the only one."""
        if not people:
            return []
        rooms, living = self.living.rooms(step), self.living.children()
        return [suitable_homes(self.setting, p, rooms, living, step) for p in people]

    def _place(self, people: Sequence[Person], step: int) -> None:
        """Match these people, together, into the room there is, their own included."""
        if not people:
            return
        lived = [person.lives for person in people]
        for person in people:
            if person.lives >= 0:
                self.living.move_out(person)
        rooms = self.living.rooms(step)
        deciding = {id(person) for person in people}
        setting = self.setting
        placed = place_together(
            [
                seeker(
                    setting,
                    person,
                    [p for p in self.families.get(person.family, ()) if id(p) not in deciding],
                    rooms,
                    step,
                )
                for person in people
            ],
            self.living.children(),
            rooms,
            setting.supply.places,
            apart_cost=setting.fits.weights["siblings_apart"],
            minutes=setting.fits.minutes,
            day=setting.dates[step],
            policy=setting.policy,
        )
        self.not_proved += not placed.proved
        for person, before, place in zip(people, lived, placed.places, strict=True):
            if place != NO_HOME:
                self._move(person, before, place, step)
            elif before >= 0:
                person.lives, person.since = WAITING, step

    def _move(self, person: Person, before: int, place: int, step: int) -> None:
        if place != before:
            person.may_move, person.since = False, step
        self.living.move_in(person, place)

    def _go_off_island(self, step: int, counting: Counting) -> None:
        """Whoever has waited long enough without a home here goes off the island."""
        for person in self.seeking:
            waited = step - person.since
            if (
                person.lives == WAITING
                and waited >= self.setting.assumptions.months_before_off_island
            ):
                person.lives, person.since = OFF_ISLAND, step
                counting.went_off_island(person, step)


def _is_due(person: Person, reviewed: Sequence[float], step: int) -> bool:
    """Say whether a child's review falls in this month: each in turn, as often as asked for."""
    return int(reviewed[step] + person.phase) > int(reviewed[step - 1] + person.phase)


def _by_family(people: Sequence[Person]) -> list[list[Person]]:
    """Put brothers and sisters together, in the order of their days."""
    families: dict[object, list[Person]] = {}
    for person in sorted(people, key=lambda p: p.day):
        families.setdefault(person.family if person.family != -1 else id(person), []).append(person)
    return list(families.values())
