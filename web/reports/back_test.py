"""The report of a back-test: whether forecasts beat the last value, and whether ranges hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from forecasting.forecast import ALL
from forecasting.looking_back.back_test_scores import SIZES, Scored
from forecasting.looking_back.score_table import EVERY_SIZE, ScoreRow, row_of, score_table
from forecasting.scores import LAST_VALUE
from scenarios.in_words.words import per_cent
from web.charts.picture import Picture
from web.reports.how_far_off import crps, errors, interval
from web.reports.ranges_held import held, where_the_truth_lay
from web.reports.score_names import spoken


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer."""

    id: str
    title: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Report:
    """What the page says, in the order in which it is read."""

    template: ClassVar[str] = "back_test_report.html"
    title: str
    headline: str
    verdicts: tuple[str, ...]
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...]


def report(scores: Sequence[Scored], *, source: str, facts: Sequence[tuple[str, str]]) -> Report:
    """Put a back-test into words and pictures; `facts` say how it can be made again."""
    areas = list(dict.fromkeys(each.area for each in scores))
    models = [m for m in dict.fromkeys(each.model for each in scores) if m != LAST_VALUE]
    pooled = {model: _over_bands(scores, model) for model in models}
    named = areas[0] if len(areas) == 1 else f"{len(areas)} areas"
    days = len({each.origin for each in scores})
    return Report(
        title=f"How well do forecasts do? {named}",
        headline=_headline(pooled, named, days),
        verdicts=tuple(_verdict(name, row) for name, row in pooled.items()),
        sections=tuple(_sections(scores, several=len(areas) > 1)),
        facts=(("Data", source), ("Areas", named), ("Starting days", str(days)), *facts),
    )


def _sections(scores: Sequence[Scored], *, several: bool) -> Iterable[Section]:
    table = [row for row in score_table(scores) if row.size == EVERY_SIZE]
    ages = [row for row in table if row.placement == ALL]
    homes = [row for row in table if row.placement != ALL]
    yield Section("error", "How far off, by age", errors(ages, "age"))
    yield Section("held", "How often the 80% range held, by age", held(ages, "age"))
    yield Section("crps", "How good the whole range of futures was", crps(ages))
    yield Section("interval", "Narrow ranges that hold", interval(ages))
    of_ages = [each for each in scores if each.placement == ALL]
    for model in (m for m in dict.fromkeys(each.model for each in scores) if m != LAST_VALUE):
        mine = [each for each in of_ages if each.model == model]
        title = f"Where the truth lay among the futures: {spoken(model)}"
        yield Section(f"pit-{model}", title, where_the_truth_lay(mine))
    if homes:
        yield Section("homes", "How far off, by kind of home", errors(homes, "home"))
        title = "How often the 80% range held, by kind of home"
        yield Section("homes-held", title, held(homes, "home"))
    if several:
        sizes = [row for row in _by_size(scores) if row.size != EVERY_SIZE]
        title = "How far off, by size of area"
        yield Section("sizes", title, errors(sizes, "size"))
        title = "How often the 80% range held, by size of area"
        yield Section("sizes-held", title, held(sizes, "size"))


def _over_bands(scores: Sequence[Scored], model: str) -> ScoreRow:
    """Take all age bands and distances of one model together."""

    def of(name: str) -> list[Scored]:
        return [e for e in scores if e.model == name and e.placement == ALL and e.age_band != ALL]

    return row_of(of(model), of(LAST_VALUE))


def _by_size(scores: Sequence[Scored]) -> list[ScoreRow]:
    """Take the age bands of each class of size together."""
    bands = [each for each in scores if each.placement == ALL and each.age_band != ALL]
    order = [name for name, _ in SIZES]
    rows = score_table([replace(each, age_band="bands") for each in bands])
    return sorted((row for row in rows if row.size in order), key=lambda row: order.index(row.size))


def _headline(pooled: dict[str, ScoreRow], named: str, days: int) -> str:
    """Say in one sentence whether the best model is worth having."""
    if not pooled:
        return "Only the last value carried forward was tried: there is nothing to compare."
    model, best = min(pooled.items(), key=lambda each: each[1].error)
    if best.change is None or best.change >= 0:
        return (
            f"{named}: from {days} past days, no model came closer than the last value carried "
            f"forward, which was off by {best.error_of_last_value:.1f} children an age band."
        )
    return (
        f"{named}: from {days} past days, {_best(model, len(pooled))} was off by {best.error:.1f} "
        f"children an age band, where the last value carried forward was off by "
        f"{best.error_of_last_value:.1f}: {-best.change:.0%} closer"
    )


def _best(model: str, tried: int) -> str:
    """Name a model; the best of several owes a part of that to luck, and a reader should know."""
    return spoken(model) if tried == 1 else f"the best of {tried} models ({spoken(model)})"


def _range(row: ScoreRow) -> str:
    return (
        f"Its 80% range held {per_cent(row.coverage_80)} of the time (with so few figures, "
        f"anything from {per_cent(row.coverage_low)} to {per_cent(row.coverage_high)} may be true)."
        if row.coverage_high - row.coverage_low > 0.1
        else f"Its 80% range held {per_cent(row.coverage_80)} of the time "
        f"({per_cent(row.coverage_low)} to {per_cent(row.coverage_high)})."
    )


def _verdict(name: str, row: ScoreRow) -> str:
    """Say of one model whether it beats the last value; plainly when it does not."""
    name = spoken(name).capitalize()
    off = f"off by {row.error:.2f} where the last value is off by {row.error_of_last_value:.2f}"
    if row.change is None or row.change >= 0:
        return f"{name} does not beat the last value: {off}. {_range(row)}"
    return f"{name} beats the last value by {-row.change:.0%}: {off}. {_range(row)}"
