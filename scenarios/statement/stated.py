"""What every section is given: the result the statement rests on, and those beside it."""

from dataclasses import dataclass

from scenarios.baseline.baseline import Baseline
from scenarios.reading.compare import Comparison
from scenarios.statement.content import Table
from scenarios.statement.result_read import Read, plain


@dataclass(frozen=True, slots=True)
class Besides:
    """What is known beside the results; whoever writes the file brings it, empty if not known."""

    how_it_did: str = ""
    """How forecasts from earlier days would have done, in a sentence."""
    record: Table | None = None
    """The figures of that sentence; its caption names the seed they were tested with."""
    peers: str = ""
    """How the area stands beside authorities like it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The reference, all results with it as the first, and the comparison where there are more."""

    results: tuple[Read, ...]
    comparison: Comparison | None
    baseline: Baseline | None = None
    """The data behind the reference, where they were brought along."""
    besides: Besides = Besides()

    @property
    def reference(self) -> Read:
        """The result whose figures the statement gives."""
        return self.results[0]

    @property
    def headline(self) -> str:
        """The sentence of the reference."""
        return plain(str(self.reference.laid["headline"]))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the run itself says of its figures."""
        return tuple(plain(str(note)) for note in self.reference.made["notes"])

    def caption(self, words: str) -> str:
        """Give a caption with the data date and the seed."""
        return f"{words}. {self.reference.stamp.short}"
