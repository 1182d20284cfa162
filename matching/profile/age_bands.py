"""The age bands of the population profile: those in which Jersey counts its children."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """Ages from youngest to oldest, both included."""

    youngest: int
    oldest: int

    @property
    def label(self) -> str:
        """The band as tables write it: `6-10`."""
        return f"{self.youngest}-{self.oldest}"


BANDS: tuple[Band, ...] = (Band(0, 1), Band(2, 5), Band(6, 10), Band(11, 15), Band(16, 17))


def band_of(age: int) -> Band:
    """Give the band of an age; somebody of 18 or more is counted with the oldest."""
    return next((band for band in BANDS if band.youngest <= age <= band.oldest), BANDS[-1])
