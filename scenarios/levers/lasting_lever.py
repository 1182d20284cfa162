"""What levers share whose effect may end, and may grow until it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from forecasting.ages import months_after
from scenarios.levers.lever import LeverFields, Month, wrong_together


@dataclass(frozen=True, slots=True)
class Phase:
    """Some months in which a lever has a share of its effect; without a last one it stays."""

    first_month: date
    last_month: date | None
    share: float

    def times(self, whole: float) -> float:
        """Give so many times as much as without the lever, where the whole effect is `whole`."""
        return 1 + (whole - 1) * self.share


class LastingLever(LeverFields):
    """A lever that may end: after its last month all is as without it."""

    last_month: Annotated[
        Month | None,
        Field(
            alias="until",
            description="The last month it has an effect, such as 2028-03; it stays if empty",
        ),
    ] = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "LastingLever":
        if self.last_month is not None and self.last_month < self.first_month:
            raise wrong_together("until", "the last month is before the first")
        return self


PhaseIn = Annotated[
    int, Field(ge=1, le=36, description="Months until the effect is whole: 1 is at once")
]


class PhasedLever(LastingLever):
    """A lever whose effect may grow in equal steps, month by month, until it is whole."""

    phase_in_months: PhaseIn = 1

    def phases(self) -> Iterator[Phase]:
        """Give the months of each share of the effect, in order; the last is the whole of it."""
        whole = self.phase_in_months
        for number in range(1, whole + 1):
            first = months_after(self.first_month, number - 1)
            if self.last_month is not None and first > self.last_month:
                return
            last = first if number < whole else self.last_month
            yield Phase(first, last, number / whole)
