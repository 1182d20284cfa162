"""A statement from results: read and checked, compared, and told section by section."""

from collections.abc import Callable, Sequence
from datetime import date

from matching.in_words.area_words import area_words, retold
from scenarios.baseline.baseline import Baseline
from scenarios.in_words.words import full_day
from scenarios.reading.compare import compare
from scenarios.statement.content import Statement
from scenarios.statement.result_read import CannotBeStated, Laid, plain, read_result
from scenarios.statement.sections import SECTIONS
from scenarios.statement.stated import Besides, Stated

LONGEST_MARKING = 60


def statement_of(
    results: Sequence[Laid],
    *,
    marking: str,
    made_on: date,
    baseline: Baseline | None = None,
    besides: Callable[[Laid], Besides] | None = None,
) -> Statement:
    """Tell the statement of the first result; the others are held against it in the actions.

    A baseline adds what a result does not hold: why places cannot be used, and prices; `besides`
    how forecasts of the first result's data did in the past, and similar authorities.

    CannotBeStated and NotComparable say what a result lacks, or in what results differ.
    """
    if not results:
        raise CannotBeStated("Name at least one result of `sufficiency run`.")
    read = tuple(read_result(result, number) for number, result in enumerate(results, 1))
    if baseline is not None and baseline.data_hash != read[0].made["data_hash"]:
        raise CannotBeStated(
            f"{baseline.name} does not hold the data {read[0].name} was made from. Name the data "
            "of that run, or run the scenario again."
        )
    comparison = compare(results) if len(results) > 1 else None
    known = Besides() if besides is None else besides(results[0])
    stated = Stated(read, comparison, baseline, known)
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
        sections=retold(sections, area_words(read[0].made.get("jurisdiction"))),
    )


def checked_marking(marking: str) -> str:
    """Give the marking as it is printed; one that cannot be is refused."""
    words = plain(marking)
    if not words or len(words) > LONGEST_MARKING:
        raise CannotBeStated(
            f"The marking must have 1 to {LONGEST_MARKING} letters, for example OFFICIAL-SENSITIVE."
        )
    return words
