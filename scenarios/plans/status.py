"""What may become of the question for a plan."""

from enum import StrEnum


class Status(StrEnum):
    """What became of the question."""

    FOUND = "plan found"
    NOT_CONFIRMED = "nearest plan found; fresh futures do not confirm it"
    IMPOSSIBLE = "no plan possible"
