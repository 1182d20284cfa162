"""`sufficiency statement`: writes the sufficiency statement as a Word or Excel file."""

from functools import partial
from pathlib import Path

import click

from web.commands.answers import need_folder, write_together
from web.commands.reading import result_in
from web.commands.refusal import refusing
from web.commands.shared_options import file_option, instance_option
from web.commands.surroundings import now, settings_here
from web.commands.words_typed import A_FILE

WORD, EXCEL = ".docx", ".xlsx"


@click.command(short_help="The sufficiency statement, as Word or Excel.")
@click.argument("results", type=A_FILE, nargs=-1, required=True, metavar="RESULT.json...")
@file_option(
    "--out",
    metavar="F.docx|F.xlsx",
    what_for="The file to write: Word or Excel, by its ending.",
    required=True,
)
@click.option(
    "--marking",
    metavar="WORDS",
    help="What stands above every page. [default: SUFFICIENCY_MARKING, or OFFICIAL-SENSITIVE]",
)
@click.option(
    "--baseline",
    metavar="NAME",
    help="The data of the first result: adds prices and why places cannot be used.",
)
@instance_option()
def statement(
    results: tuple[Path, ...],
    out: Path,
    marking: str | None,
    baseline: str | None,
    instance: Path | None,
) -> None:
    """Write the sufficiency statement from one or more results of `sufficiency run`.

    The figures are those of the first result. Up to three more are held against it in the section
    on actions: they must be of the same data, model, seed, draws and months. What only the service
    can write is marked, with a sentence on what belongs there. For use inside the service: counts
    of children are not protected for publication.

    \b
    Example:
      sufficiency statement as-things-are.json ten-households.json --out statement.docx
    """
    ending = out.suffix.lower()
    if ending not in (WORD, EXCEL):
        raise click.UsageError(
            f"--out must end with {WORD} (Word) or {EXCEL} (Excel), not {out.name}."
        )
    need_folder(out)
    from scenarios.statement.statement import statement_of
    from scenarios.statement.word.document import word_document
    from scenarios.statement.workbook.workbook import excel_workbook
    from web.reports.statement_besides import statement_besides
    from web.reports.statement_pictures import statement_pictures
    from web.scenario_runs import baseline_for

    with refusing():
        settings = settings_here(instance)
        read = [result_in(file) for file in results]
        behind = None if baseline is None else baseline_for(baseline, settings, beside=Path())[0]
        told = statement_of(
            read,
            marking=settings.marking if marking is None else marking,
            made_on=settings.today,
            baseline=behind,
            besides=partial(statement_besides, settings=settings, baseline=behind),
        )
        write = word_document if ending == WORD else excel_workbook
        made = write(told, statement_pictures(read[0]), now=now())
        write_together({out: lambda file: file.write_bytes(made)})
    parts = len(told.sections)
    click.echo(f"{told.title}: {parts} sections, marked {told.marking}, in {out}.", err=True)
