"""What levers share by which the plans of children are reviewed, so many each month."""

from scenarios.levers.lasting_lever import PhasedLever
from scenarios.world import Returns


class ReviewingLever(PhasedLever):
    """A lever that reviews a share of some children each month."""

    def reviews(self, percent_a_month: float) -> tuple[Returns, ...]:
        """Give the reviews of each phase."""
        return tuple(
            Returns(phase.first_month, phase.share * percent_a_month / 100, phase.last_month)
            for phase in self.phases()
        )
