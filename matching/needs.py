"""A child's needs: eleven ratings, each 0 to 4 or not known, and the overall level they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from matching.child.codification import INTENSITY, REQUIREMENT, Domain

__all__ = ["INTENSITY", "REQUIREMENT", "Domain", "Level", "LevelRange", "Needs", "overall_level"]

NOT_KNOWN_COUNTS_AS = 3
"""What a need that is not known counts as, until it is assessed [A]; a setting of the policy."""

SEVERE = (INTENSITY.index(Domain.EMO), INTENSITY.index(Domain.SAF), INTENSITY.index(Domain.OTH))


class Level(StrEnum):
    """The overall level of need, A (as most children) to E (exceptional)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True, slots=True)
class Needs:
    """The ratings of one child, by domain. None is "not known", and so is a domain left out.

    A domain in `not_applicable` counts as 0 and says so.
    """

    ratings: Mapping[Domain, int | None] = field(default_factory=dict, hash=False)
    not_applicable: frozenset[Domain] = frozenset()
    levels: tuple[int | None, ...] = field(init=False, repr=False, compare=False, hash=True)

    def __post_init__(self) -> None:
        whole = {domain: self.ratings.get(domain) for domain in Domain}
        for domain in self.not_applicable:
            whole[domain] = 0
        for domain, rating in whole.items():
            if rating is not None and rating not in range(5):
                raise ValueError(f"A rating is 0 to 4 or not known: {domain} is {rating}")
        object.__setattr__(self, "ratings", whole)
        object.__setattr__(self, "levels", tuple(whole[domain] for domain in INTENSITY))

    @classmethod
    def from_words(cls, words: Mapping[str, object]) -> "Needs":
        """Read ratings as files write them: 0 to 4, "NK" or empty (not known), "NA" (as 0)."""
        read = {Domain(name): str(value).strip().upper() for name, value in words.items()}
        return cls(
            ratings={
                d: None if w in {"NK", "", "NONE"} else 0 if w == "NA" else int(w)
                for d, w in read.items()
            },
            not_applicable=frozenset(domain for domain, word in read.items() if word == "NA"),
        )

    @property
    def not_known(self) -> tuple[Domain, ...]:
        """The intensity domains nobody has rated yet."""
        return tuple(d for d, level in zip(INTENSITY, self.levels, strict=True) if level is None)

    @property
    def assessed(self) -> bool:
        """Whether any intensity domain is rated; one that does not apply tells nothing."""
        return any(
            level is not None and domain not in self.not_applicable
            for domain, level in zip(INTENSITY, self.levels, strict=True)
        )

    def counted(self, not_known: int = NOT_KNOWN_COUNTS_AS) -> tuple[int, ...]:
        """Give the eight intensity levels, each one not known counted as the level given."""
        if None not in self.levels:
            return self.levels  # type: ignore[return-value] # none is None
        return tuple(not_known if level is None else level for level in self.levels)


@dataclass(frozen=True, slots=True)
class LevelRange:
    """An overall level, or the range it lies in while some needs are not known."""

    lower: Level
    upper: Level
    fired: tuple[tuple[Domain, int], ...]
    not_known: tuple[Domain, ...]

    @property
    def provisional(self) -> bool:
        """Whether assessing what is not known could change the level."""
        return self.lower != self.upper

    @property
    def label(self) -> str:
        """The level alone: `C`, or `C to D`."""
        return f"{self.lower} to {self.upper}" if self.provisional else str(self.lower)

    @property
    def sentence(self) -> str:
        """The level with why: "C because BEH = 3", "C to D, provisional: SAF not known"."""
        if self.provisional:
            return f"{self.label}, provisional: {', '.join(self.not_known)} not known"
        if not self.fired:
            return f"{self.label}: nothing above 1"
        return f"{self.label} because {', '.join(f'{d} = {level}' for d, level in self.fired)}"


def overall_level(needs: Needs, not_known: int = NOT_KNOWN_COUNTS_AS) -> LevelRange:
    """Roll the ratings up, with the domains that fired at the lower end of the range."""
    lowest = needs.counted(0)
    lower, upper = level_of(lowest), level_of(needs.counted(not_known))
    return LevelRange(lower, upper, _fired(lowest, lower), needs.not_known)


def level_of(levels: Sequence[int]) -> Level:
    """Give the overall level of eight known intensity levels, in the order of `INTENSITY`."""
    fours = sum(level == 4 for level in levels)
    threes = sum(level >= 3 for level in levels)
    if fours >= 2 or (threes >= 3 and any(levels[i] == 4 for i in SEVERE)):
        return Level.E
    if fours == 1 or threes >= 2:
        return Level.D
    if threes == 1 or sum(level >= 2 for level in levels) >= 3:
        return Level.C
    return Level.B if max(levels) == 2 else Level.A


def _fired(levels: Sequence[int], level: Level) -> tuple[tuple[Domain, int], ...]:
    """Name the domains the level rests on: the highest ones, down to what its rule looks at."""
    fours = sum(each == 4 for each in levels)
    if level is Level.A:
        return ()
    if level is Level.E:
        least = 4 if fours >= 2 else 3
    elif level is Level.D:
        least = 4 if fours == 1 else 3
    else:
        least = 3 if level is Level.C and max(levels) >= 3 else 2
    return tuple((d, each) for d, each in zip(INTENSITY, levels, strict=True) if each >= least)
