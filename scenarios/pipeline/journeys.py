"""How far each household of the records came, and when: what conversion and times are read from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.stages import APPLIES, APPROVED, NUMBER, STAGES, WITHDRAWN, Stage


@dataclass(frozen=True, slots=True)
class Journey:
    """One household: the day it came to each stage, where recorded, and how it ended if it has."""

    application_id: str
    came: tuple[date | None, ...]
    """By stage; none where the day is not recorded."""
    at: int | None
    """Number of the stage it is at; none once it has ended."""
    approved: date | None
    withdrawn: date | None
    reached: int
    """Number of the last stage it is known to have come to."""

    @property
    def enquired(self) -> date | None:
        """The day of the enquiry."""
        return self.came[0]

    @property
    def applied(self) -> bool:
        """Whether an application is known to have been made."""
        return self.is_approved or self.reached >= APPLIES

    @property
    def is_approved(self) -> bool:
        """Whether it was approved, be the day known or not."""
        return self.approved is not None or self.reached == len(STAGES)

    @property
    def since(self) -> date | None:
        """The day it came to the stage it is at."""
        return None if self.at is None else self.came[self.at]


@dataclass(frozen=True, slots=True)
class Observed:
    """Days until something happened, went another way, or have passed so far without either."""

    went_on: tuple[int, ...]
    left: tuple[int, ...]
    still: tuple[int, ...]
    """Of those who are still there: the days so far."""
    went_on_undated: int = 0
    left_undated: int = 0
    still_undated: int = 0
    """Still there, and no day says since when."""


WITHOUT_WORD = timedelta(days=365)
"""An enquiry that has not moved for so long is taken to have ended [A]; an application is not."""


def journeys_of(pipeline: Sequence[ApplicationRecord], as_of: date) -> tuple[Journey, ...]:
    """Read the journeys known on a day; what is dated after it has not happened yet."""
    return tuple(
        _ended_if_silent(_journey(record, as_of), as_of)
        for record in pipeline
        if _is_known(record, as_of)
    )


def _ended_if_silent(journey: Journey, as_of: date) -> Journey:
    since = journey.since
    if journey.at is None or journey.at >= APPLIES or since is None:
        return journey
    silent = since + WITHOUT_WORD < as_of
    return replace(journey, at=None, withdrawn=since + WITHOUT_WORD) if silent else journey


def leg_observed(
    journeys: Sequence[Journey], first: Stage, after: Stage | None, as_of: date
) -> Observed:
    """Follow every household from the first stage of a leg to its end; open ones are censored."""
    begins, ends = NUMBER[first], len(STAGES) if after is None else NUMBER[after]
    went_on: list[int] = []
    left: list[int] = []
    still: list[int] = []
    undated = [0, 0, 0]
    for journey in journeys:
        if journey.reached < begins:
            continue
        start, through = journey.came[begins], journey.reached >= ends
        end = journey.approved if ends == len(STAGES) else journey.came[ends]
        through = through or journey.approved is not None
        if through or journey.withdrawn is not None:
            day = end if through else journey.withdrawn
            if start is None or day is None or day < start:
                undated[not through] += 1
            else:
                (went_on if through else left).append((day - start).days)
        elif start is None:
            undated[2] += 1
        else:
            still.append((as_of - start).days)
    return Observed(tuple(went_on), tuple(left), tuple(still), *undated)


def stage_observed(journeys: Sequence[Journey], stage: Stage, as_of: date) -> Observed:
    """Follow those whose days are recorded through one stage.

    Where no day of any stage between is recorded, nobody knows at which one a household left, and
    only the days so far of those who are there say something.
    """
    number = NUMBER[stage]
    dated = stages_are_dated(journeys)
    went_on: list[int] = []
    left: list[int] = []
    still: list[int] = []
    undated = [0, 0]
    for journey in journeys:
        if not dated and journey.at != number:
            continue
        start = journey.came[number]
        beyond = journey.reached > number or journey.approved is not None
        last = number + 1 == len(STAGES)
        end = journey.approved if last else journey.came[number + 1]
        if start is not None and beyond and end is not None and end >= start:
            went_on.append((end - start).days)
        elif start is not None and beyond:
            undated[0] += 1
        elif journey.reached == number and journey.withdrawn is not None:
            if start is None or journey.withdrawn < start:
                undated[1] += 1
            else:
                left.append((journey.withdrawn - start).days)
        elif journey.at == number and start is not None:
            still.append((as_of - start).days)
    return Observed(tuple(went_on), tuple(left), tuple(still), *undated)


def stages_are_dated(journeys: Sequence[Journey]) -> bool:
    """Say whether the records keep the days of the stages between, beyond where a household is."""
    every_file_has = (0, APPLIES)
    return any(
        day is not None and number not in (*every_file_has, journey.at)
        for journey in journeys
        for number, day in enumerate(journey.came)
    )


def _is_known(record: ApplicationRecord, as_of: date) -> bool:
    return record.enquired_on is None or record.enquired_on <= as_of


def _journey(record: ApplicationRecord, as_of: date) -> Journey:
    came = [_past(day, as_of) for day in _days(record)]
    approved = _end(record, APPROVED, record.approved_on)
    withdrawn = _end(record, WITHDRAWN, record.withdrawn_on)
    at = NUMBER.get(record.stage)
    if at is not None:
        came[at] = came[at] or _past(record.stage_since, as_of)
    elif (approved or withdrawn or as_of) > as_of:  # it has not ended yet on that day
        approved = withdrawn = None
        at = max((number for number, day in enumerate(came) if day is not None), default=0)
    elif record.stage == WITHDRAWN:
        withdrawn = withdrawn or as_of
    through = len(STAGES) if at is None and record.stage == APPROVED else 0
    dated = [number for number, day in enumerate(came) if day is not None]
    return Journey(
        application_id=record.application_id,
        came=tuple(came),
        at=at,
        approved=approved,
        withdrawn=withdrawn,
        reached=max([*dated, at or 0, through]),
    )


def _end(record: ApplicationRecord, stage: str, day: date | None) -> date | None:
    """Give the day a household ended so, where it did and a day says when."""
    return (day or record.stage_since) if record.stage == stage else None


def _days(record: ApplicationRecord) -> tuple[date | None, ...]:
    """Give the day a household came to each stage, in the order of the stages."""
    return (
        record.enquired_on,
        record.visited_on,
        record.applied_on,
        record.stage_1_on,
        record.training_on,
        record.stage_2_on,
        record.panel_on,
    )


def _past(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
