"""Whether several may live together in a place of one draw, and how many of those who want it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from matching.home.occupancy import Occupancy
from matching.resolving.eligibility import resident_reason
from matching.rules.rule import ResidentRule
from scenarios.futures.asking import Asking
from scenarios.futures.company import LEFT_TO_ASK, STAYING_RULES, nobody_minds_together
from scenarios.futures.last_places import Choices
from scenarios.futures.sharers import Sharers


class LivingTogether:
    """Some children of one draw, by their number in the asking, and the places they may have."""

    def __init__(self, asking: Asking, choices: Mapping[int, Choices]) -> None:
        self.ones, self.choices = list(choices), choices
        self.asking, self.draw = asking, asking.draw_of(self.ones[0])
        self.company = dict(zip(self.ones, asking.company[self.ones].tolist(), strict=True))
        """The grade of each in `Company`."""
        self.together: dict[tuple[int, tuple[int, ...]], bool] = {}
        """What the rules have said of several in a place."""

    @cached_property
    def sharers(self) -> Sharers:
        """Those who might need no bedroom of their own somewhere."""
        return Sharers(self.asking, self.ones)

    def room(self) -> list[int]:
        """Give how many may be placed in every place at most.

        Who stays needs no room, as long as nobody comes.
        """
        asking, draw = self.asking, self.draw
        room, surely = asking.room_for_newcomers[draw], np.maximum(asking.sure_room[draw], 0)
        unsure = set(np.flatnonzero(room > surely).tolist())
        found: list[int] = room.tolist()
        stay = Counter(asking.lived[self.ones].tolist())
        for place, number in stay.items():
            if place >= 0:
                found[place] = max(number, found[place])
        for place, wanting in self._who_wants(unsure).items():
            found[place] = max(self._how_many_fit(place, wanting, found[place]), stay[place])
        return found

    def may(self, place: int, ones: Sequence[int]) -> bool:
        """Say whether the rules let several live in a place with each other and who is there."""
        asked = (place, tuple(ones))
        if asked not in self.together:
            fit_in = bool(len(ones) <= self.asking.sure_room[self.draw, place])
            rules = LEFT_TO_ASK[fit_in, self._nobody_minds(place, ones)]
            self.together[asked] = not rules or self._ask_rules(place, ones, rules)
        return self.together[asked]

    def fewest_refused(self, place: int, several: list[int]) -> list[int]:
        """Leave out who makes no difference: the others may not live there together either.

        Whatever some may not do, more of them may not: so one of those left lives elsewhere.
        """
        found = several
        for one in several:
            fewer = [other for other in found if other != one]
            if fewer and not self.may(place, fewer):
                found = fewer
        return found

    def depends_on_who(self, place: int, several: list[int], wanting: list[int]) -> bool:
        """Say whether a refusal may be about who they are rather than about how many."""
        asking, exempt = self.asking, self.asking.living.setting.supply.places[place].exemptions
        return not self._nobody_minds(place, several) or (
            len(exempt) > 0 and any(asking.child(one).id in exempt for one in wanting)
        )

    def _who_wants(self, places: set[int]) -> dict[int, list[int]]:
        """List who has each of some places among their choices."""
        found: dict[int, list[int]] = {}
        for one in self.ones:
            for place in places.intersection(self.choices[one]):
                found.setdefault(place, []).append(one)
        return found

    def _how_many_fit(self, place: int, wanting: list[int], room: int) -> int:
        """Ask how many of those who want a place fit in, where it makes no difference who."""
        surely = max(int(self.asking.sure_room[self.draw, place]), 1)
        if self.asking.no_more[self.draw, place]:
            return surely if self.sharers.newcomers.isdisjoint(wanting) else room
        for number in range(surely, min(room, len(wanting))):
            several = wanting[: number + 1]
            if not self.may(place, several):
                who = self.depends_on_who(place, several, wanting)
                return room if who or self.sharers.groups(place, wanting) else number
        return room

    def _nobody_minds(self, place: int, ones: Sequence[int]) -> bool:
        """Say whether children and those in a place surely may live together in any number."""
        grades = [self.company[one] for one in ones]
        return nobody_minds_together(grades, int(self.asking.living.company[self.draw, place]))

    def _ask_rules(self, place: int, ones: Sequence[int], rules: Sequence[ResidentRule]) -> bool:
        """Ask the rules about one after another, those who stay there first."""
        asking, setting = self.asking, self.asking.living.setting
        around = list(asking.residents(self.draw, place))
        room = int(asking.rooms[self.draw, place])
        here, day = setting.supply.places[place], asking.day
        for one in sorted(ones, key=lambda one: int(asking.lived[one]) != place):
            stays = int(asking.lived[one]) == place
            child, occupancy = asking.child(one), Occupancy(tuple(around), room)
            asked = STAYING_RULES if stays else rules
            if resident_reason((child,), here, occupancy, day, setting.policy, asked) is not None:
                return False
            around.append(child)
            room -= 1
        return True
