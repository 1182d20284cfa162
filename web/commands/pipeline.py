"""`sufficiency pipeline`: carers on their way to approval, and what would bring more."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matching.version import our_version
from web.commands.answers import answer_options, give_json, need_somewhere
from web.commands.progress import Steps
from web.commands.refusal import refusing
from web.commands.shared_options import draws_option, instance_option, months_option, seed_option
from web.commands.surroundings import settings_here
from web.commands.words_typed import DAY

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.pipeline.answers.asked import Answer


@click.command(short_help="Carers on their way: drop-outs, blockage, enquiries a target needs.")
@click.argument("source", required=False, metavar="[FOLDER]")
@click.option("--baseline", metavar="NAME", help="Data in the database. [default: demo]")
@click.option(
    "--target-households",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="So many households to be approved; name the day with --by.",
)
@click.option("--by", type=DAY, metavar="DATE", help="The day of the target.")
@click.option(
    "--assessors", type=click.IntRange(0, 500), metavar="N", help="How many assessors there are."
)
@click.option(
    "--assessments-each",
    type=click.IntRange(1, 40),
    default=4,
    show_default=True,
    help="Assessments an assessor does at once.",
)
@months_option("How far ahead to look.")
@draws_option(500, most=20_000)
@seed_option()
@instance_option()
@answer_options
def pipeline(
    source: str | None,
    baseline: str | None,
    target_households: int | None,
    by: date | None,
    assessors: int | None,
    assessments_each: int,
    months: int,
    draws: int,
    seed: int,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Answer a recruitment team's questions from the records of households on their way.

    Where people drop out and why, which stage is slow, who is stuck, where the blockage is, what
    one more assessor would do, how many enquiries a month a target needs and when to begin, how
    many households there will be if some stop, which carers of today could take a child if one
    thing changed, what reviews are coming up, which places cannot be used and why, which gap each
    open application would close, homes for three or more brothers and sisters.

    The answer names applications and places: it is for the team, and is not to be published.

    \b
    Example:
      sufficiency pipeline --baseline demo --target-households 6 --by 2028-03-31 --out answers.json
    """
    need_somewhere(out, as_json)
    if (target_households is None) != (by is None):
        raise click.UsageError("Give --target-households and --by together.")
    if source is not None and baseline is not None:
        raise click.UsageError("Name a folder or --baseline, not both.")
    from matching.in_words.area_words import area_words, retold
    from scenarios.pipeline.answers.asked import ask
    from scenarios.pipeline.answers.every_answer import Wanted, every_answer
    from web.scenario_runs import baseline_for

    with refusing():
        settings = settings_here(instance)
        taken, _ = baseline_for(source or baseline or "demo", settings, beside=Path())
        with Steps().step(f"Following the pipeline over {months} months"):
            asked = ask(taken, months=months, draws=draws, seed=seed)
            wanted = Wanted(target_households, by, assessors, assessments_each)
            answers = every_answer(asked, wanted)
    put: dict[str, Any] = {"months": months, "draws": draws, "seed": seed}
    put |= {"assessors": assessors, "assessments_each": assessments_each}
    say = area_words(taken.about.jurisdiction)
    given = retold(_given(taken, put, answers), say)
    give_json(given, out, as_json)
    click.echo(say(_said(answers, given)), err=True)


def _given(
    baseline: "Baseline", put: Mapping[str, Any], answers: "Mapping[str, Answer]"
) -> dict[str, Any]:
    """Lay out the answers, with what was asked (`put`) and what they rest on."""
    from matching.rests_on import rests_on
    from scenarios.assumptions import Assumptions
    from scenarios.todays_problem import todays_problem

    return {
        "as_of": baseline.as_of.isoformat(),
        "area": baseline.about.area or baseline.name,
        "data_hash": baseline.data_hash,
        "synthetic": baseline.about.synthetic,
        **put,
        "version": our_version(),
        "assumptions": Assumptions().to_json(),
        "unassessed": rests_on(todays_problem(baseline)).unassessed,
        "answers": {name: answer.to_json() for name, answer in answers.items()},
    }


def _said(answers: "Mapping[str, Answer]", given: Mapping[str, Any]) -> str:
    """Lay the sentences out under what each answer is called, and say what they rest on."""
    from scenarios.in_words.words import day_of, full_day
    from scenarios.pipeline.answers.every_answer import QUESTIONS

    parts = [
        "\n".join((QUESTIONS[name], *(f"  {sentence}" for sentence in answer.sentences)))
        for name, answer in answers.items()
        if answer.sentences
    ]
    made_up = " No real child or carer is in it." if given["synthetic"] else ""
    rests_on = (
        f"{given['area']}: data to {full_day(day_of(given['as_of']))}, {given['draws']:,} futures "
        f"of {given['months']} months, seed {given['seed']}, version {given['version']}. Children "
        f"without a needs assessment: {given['unassessed']}.{made_up}"
    )
    return "\n\n".join((*parts, rests_on))
