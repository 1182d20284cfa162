"""`sufficiency worker`: answers the jobs that pages ask for, on this machine."""

from pathlib import Path

import click

from web.commands.refusal import refusing
from web.commands.shared_options import instance_option
from web.commands.surroundings import settings_here


@click.command(short_help="Answer what the pages ask for, in a process of its own.")
@instance_option()
def worker(instance: Path | None) -> None:
    """Answer the jobs that wait, one after another. Stop it with Ctrl and C.

    `sufficiency serve` and `sufficiency demo` have a worker of their own. Use this beside
    `sufficiency serve --no-worker`, so that pages stay quick while futures are lived.

    \b
    Example:
      sufficiency worker
    """
    from web.background.queue import queue_of

    with refusing():
        queue = queue_of(settings_here(instance))
    queue.put_back()
    click.echo("Waiting for jobs. Ctrl and C stops it when the job under way is done.", err=True)
    queue.worker(signals=True).run()
