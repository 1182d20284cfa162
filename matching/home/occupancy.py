"""Who lives in one place on the day, and the room left there: all that resident rules look at."""

from dataclasses import dataclass

from matching.children import Child
from matching.places import Place


@dataclass(frozen=True, slots=True)
class Occupancy:
    """The children living in one place, and how many more it could take (less than 0: overfull)."""

    residents: tuple[Child, ...] = ()
    room: int = 0

    @classmethod
    def of(cls, place: Place, residents: tuple[Child, ...] = ()) -> "Occupancy":
        """Describe a place with these residents."""
        return cls(residents, place.capacity - len(residents))
