"""`sufficiency profile`: what homes today's children need, counted from their ratings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.commands.answers import answer_options, give_json, need_folder
from web.commands.refusal import refusing
from web.commands.words_typed import A_FILE

if TYPE_CHECKING:
    from matching.profile.population import Profile


@click.command(short_help="What homes today's children need: ages, levels, the true gap.")
@click.argument("paths", nargs=-1, required=True, type=A_FILE, metavar="PROBLEM.json|PATH...")
@answer_options
def profile(paths: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Count today's children by what their ratings say they need.

    Takes a problem file, or the files or folder of an authority. Ages and levels, needs by domain,
    recorded flags, the preferred kind of home against the kind children live in today (the true
    gap), and nine groups for recruitment. Only from ratings: unassessed children are counted as
    that. Without --out and --json it is printed to be read.

    The counts are not rounded: before anything is published it passes disclosure control.

    \b
    Example:
      sufficiency profile docs/examples/appendix_b.json --out profile.json
    """
    if out is not None:
        need_folder(out)
    with refusing():
        found = _profile(paths)
    if out is None and not as_json:
        from matching.profile.in_words import in_words

        click.echo(in_words(found), nl=False)
    give_json(found.to_json(), out, as_json)


def _profile(paths: tuple[Path, ...]) -> "Profile":
    """Profile a problem file, or the files of an authority."""
    from matching.files.problem_file import read_problem
    from matching.profile.population import population_profile

    if len(paths) == 1 and paths[0].suffix.lower() == ".json":
        return population_profile(read_problem(paths[0]))
    from scenarios.baseline.baseline import baseline_from
    from scenarios.baseline.read import read
    from scenarios.todays_problem import todays_problem

    reading = read(paths)
    reading.raise_if_wrong()
    for finding in reading.warnings:
        click.echo(f"Note: {finding.sentence()}", err=True)
    baseline = baseline_from(reading.records, paths[0].name)
    return population_profile(
        todays_problem(baseline),
        elsewhere=len(baseline.elsewhere),
        synthetic=baseline.about.synthetic,
    )
