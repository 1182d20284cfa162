"""`sufficiency demo`: the main job on an authority that comes with the service."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matching.version import our_version
from web.commands.progress import Steps
from web.commands.refusal import refusing
from web.commands.serve import need_free, show_pages
from web.commands.shared_options import draws_option, instance_option, port_option
from web.commands.surroundings import now, settings_here

if TYPE_CHECKING:
    from web.main_job import MainJob


@click.command(short_help="Do the whole job on a made-up authority, and show it.")
@click.option(
    "--baseline",
    type=click.Choice(["made-up", "jersey"]),
    default="made-up",
    show_default=True,
    help="A made-up authority, or Jersey from published figures.",
)
@instance_option()
@draws_option(200, most=20_000)
@port_option()
@click.option("--no-serve", is_flag=True, help="Stop after the answer; do not show the pages.")
@click.option("--test-users", is_flag=True, help="Comes with sign-in, in a later release.")
def demo(
    baseline: str, instance: Path | None, draws: int, port: int, no_serve: bool, test_users: bool
) -> None:
    """Do the whole job on an authority that comes with the service, and show the answer.

    Makes the files, reads and checks them, forecasts the children of each age, tests the forecast
    on the past, matches the children who wait, and lives through three years of months in many
    futures. Takes less than a minute.

    \b
    Examples:
      sufficiency demo
      sufficiency demo --baseline jersey --no-serve
    """
    if test_users:
        raise click.UsageError(
            "Test users come with sign-in, in a later release. Leave --test-users out: the pages "
            "are open to this machine only."
        )
    if not no_serve:
        need_free(port)
    from web.main_job import main_job
    from web.ready_made import READY_MADE

    steps = Steps()
    with refusing():
        settings = settings_here(instance)
        settings.instance.mkdir(parents=True, exist_ok=True)
        job = main_job(
            READY_MADE[baseline], settings, steps, draws=draws, now=now(), version=our_version()
        )
    for note in job.notes:
        steps.say(f"  Note: {note}")
    steps.say(f"  Done in {steps.seconds:.0f} s. The files are in {job.folder}.")
    _print(job)
    if not no_serve:
        show_pages(settings, port)


def _print(job: "MainJob") -> None:
    """Print a short table, and the headline last."""
    from web.door.standing import standing
    from web.reports.short_table import short_table

    provenance = job.result.provenance
    click.echo()
    click.echo(short_table(job.result.to_dict()))
    click.echo()
    if job.waiting:
        click.echo(
            f"Waiting today: {job.waiting}. A home inside the rules is found for "
            f"{job.placed} of them."
        )
    click.echo(standing(synthetic=provenance.synthetic, on_record=provenance.on_record))
    click.echo(job.result.headline)
