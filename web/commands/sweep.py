"""`sufficiency sweep` and `sufficiency tornado`: settings of levers tried at several strengths."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matching.in_words.area_words import area_words
from web.commands.answers import (
    Writer,
    answer_options,
    give_table,
    need_folder,
    need_somewhere,
    writer_of,
)
from web.commands.progress import Steps, counted
from web.commands.reading import scenario_in
from web.commands.refusal import refusing
from web.commands.shared_options import (
    draws_option,
    file_option,
    instance_option,
    own_seed_option,
    workers_option,
)
from web.commands.surroundings import processors
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.baseline.baseline import Baseline
    from scenarios.reading.sweep import Setting
    from scenarios.scenario import Scenario
    from web.reports.sweep import SweepReport

TRY = click.option(
    "--try",
    "tried",
    multiple=True,
    required=True,
    metavar="LEVER.SETTING=A,B,..",
    help="A setting and its values; levers are counted from 1: 1.households=0,5,10",
)


@click.command(short_help="Try one or two settings of levers at several strengths.")
@click.argument("scenario", type=A_FILE, metavar="SCENARIO.json")
@TRY
@draws_option(None, most=20_000)
@own_seed_option()
@workers_option()
@file_option(
    "--report",
    "report_file",
    metavar="F.html",
    what_for="A page to read: a curve of what each value gives, or shaded tables for two settings.",
)
@instance_option()
@answer_options
def sweep(
    scenario: Path,
    tried: tuple[str, ...],
    draws: int | None,
    seed: int | None,
    workers: int | None,
    report_file: Path | None,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Run a scenario for every combination of the values named, from the same futures.

    One row for each combination and measure, over the whole run, with what it rests on.

    \b
    Example:
      sufficiency sweep scenario.json --try 1.households=0,5,10,15 --out sweep.csv --report c.html
    """
    need_somewhere(out, as_json)
    if report_file is not None:
        need_folder(report_file)
    from scenarios.reading.sweep import sweep as swept
    from web.reports.sweep import headline, report
    from web.reports.sweep_facts import names_of

    with refusing():
        asked, baseline = scenario_in(scenario, instance, draws=draws, seed=seed)
        with Steps().step("Living through every variant") as progress:
            rows = swept(
                asked,
                baseline,
                [_setting(words) for words in tried],
                workers=workers or processors(),
                progress=counted(progress),
            )
    names = names_of(asked, [_setting(words) for words in tried])
    told = partial(report, rows, names)
    beside = {} if report_file is None else {report_file: _page(told, asked, baseline)}
    give_table(rows, out, as_json, beside=beside)
    click.echo(area_words(baseline.about.jurisdiction)(headline(rows, names)), err=True)


def _page(
    report: "Callable[..., SweepReport]", scenario: "Scenario", baseline: "Baseline"
) -> Writer:
    """Give what writes the page of a sweep or a tornado."""
    from web.door.standing import standing
    from web.reports.sweep_facts import facts_of, provenance_of
    from web.reports.writing import report_page

    made = provenance_of(scenario, baseline)
    told = report(
        name=scenario.name,
        standing=standing(synthetic=made["synthetic"], on_record=made["on_record"]),
        facts=facts_of(made),
    )
    return writer_of(area_words(baseline.about.jurisdiction)(report_page(told)))


@click.command(short_help="Which setting matters most: each at its lowest and highest.")
@click.argument("scenario", type=A_FILE, metavar="SCENARIO.json")
@TRY
@click.option("--measure", default="suitable_on_island", show_default=True, help="What to look at.")
@draws_option(None, most=20_000)
@own_seed_option()
@workers_option()
@file_option(
    "--report",
    "report_file",
    metavar="F.html",
    what_for="A page to read: a bar for each setting, with its table.",
)
@instance_option()
@answer_options
def tornado(
    scenario: Path,
    tried: tuple[str, ...],
    measure: str,
    draws: int | None,
    seed: int | None,
    workers: int | None,
    report_file: Path | None,
    instance: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Run a scenario with each setting at its lowest and at its highest value, others as planned.

    One row a setting, the widest swing first: what it changes, with its range, draw by draw, and
    what it rests on.

    \b
    Example:
      sufficiency tornado scenario.json --try 1.households=5,15 --try 2.percent=-20,20 --out t.csv
    """
    need_somewhere(out, as_json)
    if report_file is not None:
        need_folder(report_file)
    from scenarios.reading.measures import MEASURES
    from scenarios.reading.sweep import tornado as swung
    from web.reports.sweep import widest_swing
    from web.reports.sweep_facts import names_of
    from web.reports.tornado import report

    names = [each.name for each in MEASURES]
    if measure not in names:
        raise click.UsageError(f"There is no measure {measure!r}; there are: {', '.join(names)}")
    with refusing():
        asked, baseline = scenario_in(scenario, instance, draws=draws, seed=seed)
        with Steps().step("Living through every variant") as progress:
            rows = swung(
                asked,
                baseline,
                [_setting(words) for words in tried],
                measure,
                workers=workers or processors(),
                progress=counted(progress),
            )
    settings = names_of(asked, [_setting(words) for words in tried])
    told = partial(report, rows, settings)
    beside = {} if report_file is None else {report_file: _page(told, asked, baseline)}
    give_table(rows, out, as_json, beside=beside)
    click.echo(area_words(baseline.about.jurisdiction)(widest_swing(rows, settings)), err=True)


def _setting(words: str) -> "Setting":
    """Read 1.households=0,5,10."""
    from scenarios.reading.sweep import Setting

    where, _, values = words.partition("=")
    lever, _, field = where.partition(".")
    try:
        return Setting(int(lever), field.strip(), tuple(float(v) for v in values.split(",")))
    except ValueError:
        raise click.UsageError(
            f"--try {words!r} cannot be read: write it as 1.households=0,5,10"
        ) from None
