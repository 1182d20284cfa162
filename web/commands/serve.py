"""`sufficiency serve`: shows the pages in a browser on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.commands.refusal import Refused, refusing
from web.commands.shared_options import instance_option, port_option
from web.commands.surroundings import settings_here

if TYPE_CHECKING:
    from web.settings import Settings

THIS_MACHINE = "127.0.0.1"


@click.command(short_help="Show the pages in a browser on this machine.")
@click.option("--host", default=THIS_MACHINE, show_default=True, help="Only this machine for now.")
@port_option()
@instance_option()
@click.option("--no-worker", is_flag=True, help="Leave jobs to `sufficiency worker`.")
def serve(host: str, port: int, instance: Path | None, no_worker: bool) -> None:
    """Show the pages in a browser on this machine, and nowhere else.

    There is no sign-in yet, so other machines are refused. Stop it with Ctrl and C. Scenarios asked
    for in the pages are run by a worker inside this process; one that is cut off is begun again at
    the next start.

    \b
    Example:
      sufficiency serve --port 8000
    """
    if host not in (THIS_MACHINE, "localhost"):
        raise Refused(
            f"Serving on {host} is refused: there is no sign-in yet, so the pages are for this "
            f"machine only. Leave --host out, or give {THIS_MACHINE}."
        )
    need_free(port)
    with refusing():
        settings = settings_here(instance)
    show_pages(settings, port, with_worker=not no_worker)


def need_free(port: int) -> None:
    """Refuse before any work is done, if another program has the port."""
    import socket

    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((THIS_MACHINE, port))
        except OSError:
            raise Refused(
                f"Port {port} is taken by another program. Choose another with --port, "
                f"for example --port {port % 65535 + 1}."
            ) from None


def show_pages(settings: "Settings", port: int, *, with_worker: bool = True) -> None:
    """Serve until stopped."""
    import waitress

    from web.app import create_app
    from web.background.queue import queue_of

    app = create_app(settings)
    if with_worker:
        queue = queue_of(settings)
        queue.put_back()
        queue.worker(signals=False).start()
    app.test_client().get("/")  # draws the charts before the first reader comes
    click.echo(f"Open http://{THIS_MACHINE}:{port} in a browser. Ctrl and C stops it.", err=True)
    waitress.serve(app, host=THIS_MACHINE, port=port, threads=4, ident=None)
