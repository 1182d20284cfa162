"""A statement from results: read and checked, compared, and told section by section."""

from collections.abc import Sequence
from datetime import date

from scenarios.compare import compare
from scenarios.statement.content import Statement
from scenarios.statement.result_read import CannotBeStated, Laid, plain, read_result
from scenarios.statement.sections import SECTIONS
from scenarios.statement.stated import Stated
from scenarios.words import full_day

LONGEST_MARKING = 60


def statement_of(results: Sequence[Laid], *, marking: str, made_on: date) -> Statement:
    """Tell the statement of the first result; the others are held against it in the actions.

    CannotBeStated and NotComparable say what a result lacks, or in what results differ.
    """
    if not results:
        raise CannotBeStated("Name at least one result of `sufficiency run`.")
    read = tuple(read_result(result, number) for number, result in enumerate(results, 1))
    stated = Stated(read, compare(results) if len(results) > 1 else None)
    try:
        sections = tuple(section(stated) for section in SECTIONS)
    except (KeyError, TypeError) as wrong:
        raise CannotBeStated(
            f"A table of the results is not laid out as `sufficiency run` writes it ({wrong}). "
            "Make the results again."
        ) from None
    return Statement(
        area=plain(str(read[0].laid.get("area") or "an authority")),
        scenario=read[0].name,
        marking=checked_marking(marking),
        made_on=full_day(made_on),
        headline=stated.headline,
        stamp=read[0].stamp,
        sections=sections,
    )


def checked_marking(marking: str) -> str:
    """Give the marking as it is printed; one that cannot be is refused."""
    words = plain(marking)
    if not words or len(words) > LONGEST_MARKING:
        raise CannotBeStated(
            f"The marking must have 1 to {LONGEST_MARKING} letters, for example OFFICIAL-SENSITIVE."
        )
    return words
