"""What figures are, said before anything else on every page and at the end of the demonstration."""

from enum import StrEnum


class Standing(StrEnum):
    """What the figures are."""

    MADE_UP = "Made-up authority: no real child is in these figures."
    PUBLISHED = (
        "From published figures alone: no child's record is behind them. How old the children are "
        "now, what they need and what each home can offer are assumed."
    )
    HELD = "For those who hold these data. Not for publication."


def standing(*, synthetic: bool, on_record: int) -> Standing:
    """Say what figures are: made up, or from so many children's records, or from none."""
    if synthetic:
        return Standing.MADE_UP
    return Standing.HELD if on_record else Standing.PUBLISHED
