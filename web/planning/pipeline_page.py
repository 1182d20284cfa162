"""Where the pipeline of carers is blocked, and what could change about the carers there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.codification import Domain
from scenarios.pipeline.answers.asked import ask
from scenarios.pipeline.answers.blockage import blockage
from scenarios.pipeline.answers.capacity import capacity, not_available
from scenarios.pipeline.answers.funnel import funnel
from scenarios.pipeline.answers.reviews import reviews
from scenarios.pipeline.answers.stages_now import stages_now
from scenarios.pipeline.answers.stepping_up import stepping_up
from scenarios.pipeline.stages import STAGES
from scenarios.todays_problem import todays_problem
from scenarios.words import begun, day_of, full_day
from web.charts.heat import kind_words
from web.charts.picture import Table

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

MONTHS, FUTURES, SEED = 36, 200, 1
LABELS: Mapping[str, str] = {stage.value: stage.label for stage in STAGES}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One question, what is said to it, and its table."""

    id: str
    title: str
    sentences: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class PipelinePage:
    """Everything the page says."""

    parts: tuple[Part, ...]
    months: int
    futures: int
    seed: int


def pipeline_page(baseline: "Baseline") -> PipelinePage:
    """Work the page out, from the same answers as `sufficiency pipeline` gives."""
    asked = ask(baseline, months=MONTHS, draws=FUTURES, seed=SEED)
    problem = todays_problem(baseline)
    blocked, going_on, now = blockage(asked), funnel(asked), stages_now(asked)
    ahead, step_up = reviews(asked, problem), stepping_up(problem)
    room, closed = capacity(problem), not_available(problem)
    return PipelinePage(
        (
            Part("blocked", "Where it is blocked", blocked.sentences, _gains(blocked.rows)),
            Part("stages", "How quick each stage is", now.sentences, _stages(now.rows)),
            Part("left", "Who goes on", _sentences(going_on.sentences), _funnel(going_on.rows)),
            Part("step-up", "Carers who could do more", step_up.sentences, _steps(step_up.rows)),
            Part("closed", "Places that cannot be used", room.sentences, _closed(closed.rows)),
            Part("ahead", "What is coming up", ahead.sentences, _quarters(ahead.rows)),
        ),
        MONTHS,
        FUTURES,
        SEED,
    )


def _sentences(said: Sequence[str]) -> tuple[str, ...]:
    return tuple(begun(each) for each in said)


def _gains(rows: Sequence[Row]) -> Table:
    return Table(
        caption="Further approvals a year if one stage were better and the others as they are",
        head=("Stage and change", "On average", "8 futures in 10"),
        rows=tuple(
            (
                f"{_label(row['stage'])}: {row['change']}",
                f"{row['mean']:+.2f}",
                f"{row['q10']:+.2f} to {row['q90']:+.2f}",
            )
            for row in rows
        ),
    )


def _stages(rows: Sequence[Row]) -> Table:
    return Table(
        caption="Households at each stage today, and the days it takes",
        head=("Stage", "Here today", "Over the target", "Longest, days", "Usual, days", "Target"),
        rows=tuple(
            (
                _label(row["stage"]),
                *(
                    _known(row[name])
                    for name in ("here", "over_target", "longest_days", "usual_days", "target_days")
                ),
            )
            for row in rows
        ),
    )


def _funnel(rows: Sequence[Row]) -> Table:
    return Table(
        caption="Of those who began, who went on, who left and who is still on the way",
        head=("From and to", "Began", "Went on", "Left", "On the way", "Go on in the end"),
        rows=tuple(
            (
                begun(str(row["from_to"])),
                *(_known(row[name]) for name in ("began", "went_on", "left", "still_on_the_way")),
                f"{row['share']:.0%} ({row['q10']:.0%} to {row['q90']:.0%})",
            )
            for row in rows
        ),
    )


def _steps(rows: Sequence[Row]) -> Table:
    return Table(
        caption="One change each: what, who makes it, and for how many families it opens the home",
        head=("Change", "Who makes it", "Usual days", "Families", "With no home open"),
        rows=tuple(
            (
                _in_words(str(row["action"])),
                str(row["owner"]),
                *(str(row[name]) for name in ("usual_days", "families", "with_no_home_open")),
            )
            for row in rows
        ),
    )


def _in_words(action: str) -> str:
    """Write a change with the names of needs in place of their codes."""
    for domain in Domain:
        action = action.replace(f"{domain.value} to ", f"{domain.words} to ")
    return begun(action)


def _closed(rows: Sequence[Row]) -> Table:
    return Table(
        caption="Approved places on the island that cannot be used today",
        head=("Why", "Kind of home", "Places", "Until"),
        rows=tuple(
            (
                str(row["reason"]),
                kind_words(str(row["tier"])),
                str(row["places"]),
                full_day(day_of(row["until"])) if row["until"] else "No day recorded",
            )
            for row in rows
        ),
    )


def _quarters(rows: Sequence[Row]) -> Table:
    return Table(
        caption="Fostering households by quarter",
        head=("Quarter", "Reviews due", "Breaks and holds that end", "May stop, on average"),
        rows=tuple(
            tuple(
                _known(row[name])
                for name in ("quarter", "reviews_due", "breaks_and_holds_that_end", "may_stop_mean")
            )
            for row in rows
        ),
    )


def _label(stage: str) -> str:
    label = LABELS.get(stage, stage)
    return begun(label)


def _known(value: object) -> str:
    return "–" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
