"""Two pages from the answers of `sufficiency pipeline`: the way to approval, and today's carers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forecasting.ages import months_after
from scenarios.pipeline.answers.asked import ask, follow
from scenarios.pipeline.answers.every_answer import Wanted, of_carers, on_the_way
from web.planning import carers_tables, pipeline_tables
from web.planning.part import Part, part
from web.planning.target_form import TargetForm, read_target

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

MONTHS, FUTURES, SEED = 36, 200, 1


@dataclass(frozen=True, slots=True)
class PipelinePage:
    """Everything a page says."""

    parts: tuple[Part, ...]
    form: TargetForm
    months: int = MONTHS
    futures: int = FUTURES
    seed: int = SEED

    @property
    def words(self) -> list[str]:
        """The options with which the command gives the same figures."""
        options = ["--months", str(self.months), "--draws", str(self.futures)]
        options += ["--seed", str(self.seed)]
        if self.form.households is not None and self.form.by is not None:
            options += ["--target-households", str(self.form.households)]
            options += ["--by", self.form.by.isoformat()]
        if self.form.assessors is not None:
            options += ["--assessors", str(self.form.assessors)]
        return options


def pipeline_page(baseline: "Baseline", typed: Mapping[str, str]) -> PipelinePage:
    """Say how households come to be approved, and what a target needs."""
    form = read_target(typed, baseline, months_after(baseline.as_of, MONTHS))
    asked = ask(baseline, months=MONTHS, draws=FUTURES, seed=SEED)
    found = on_the_way(asked, Wanted(form.households, form.by, form.assessors))
    rows = {name: answer.rows for name, answer in found.items()}
    tables = pipeline_tables
    parts = [
        part(found, "blockage", tables.gains(rows["blockage"])),
        part(found, "funnel", *tables.funnel(rows["funnel"]), more=tables.cohorts(rows["cohorts"])),
        part(found, "why_they_left", tables.reasons(rows["why_they_left"])),
        part(found, "stages", tables.stages(rows["stages"])),
        part(found, "stuck", tables.stuck(rows["stuck"])),
        part(found, "first_child", tables.first_children(rows["first_child"])),
        part(found, "assessors", tables.assessors(rows["assessors"])),
        part(found, "campaigns", tables.campaigns(rows["campaigns"])),
        part(found, "intensive"),
    ]
    if "enquiries_needed" in found:
        parts.insert(0, part(found, "enquiries_needed"))
    return PipelinePage(tuple(each for each in parts if each.sentences), form)


def carers_page(baseline: "Baseline") -> PipelinePage:
    """Say what could change about the carers there are, and how many there will be."""
    form = TargetForm({}, {}, "")
    found = of_carers(follow(baseline, months=MONTHS, draws=FUTURES, seed=SEED))
    rows = {name: answer.rows for name, answer in found.items()}
    tables = carers_tables
    return PipelinePage(
        (
            part(found, "households_to_come", tables.to_come(rows["households_to_come"])),
            part(found, "gaps", tables.gaps(rows["gaps"])),
            part(found, "stepping_up", tables.steps(rows["stepping_up"])),
            part(found, "capacity", tables.waterfall(rows["capacity"])),
            part(found, "not_available", tables.closed(rows["not_available"])),
            part(found, "short_breaks"),
            part(found, "large_families"),
            part(found, "reviews", tables.quarters(rows["reviews"])),
            part(found, "looking_back", tables.looking_back(rows["looking_back"])),
        ),
        form,
    )
