"""`sufficiency openapi`: the service described for other programs."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from web.commands.answers import give_json, need_somewhere
from web.commands.refusal import refusing
from web.commands.shared_options import file_option


@click.command(short_help="Describe the service for other programs, as OpenAPI.")
@file_option("--out", metavar="FILE", what_for="The file to write. [default: print it]")
def openapi(out: Path | None) -> None:
    """Describe every address of the service, and the schema of every lever, as OpenAPI 3.1.

    \b
    Example:
      sufficiency openapi --out openapi.json
    """
    from web.app import create_app
    from web.described.openapi import openapi_of
    from web.settings import Settings

    need_somewhere(out, as_json=out is None)
    # The description is the same whatever is stored, so no database of anybody's is opened.
    with refusing(), TemporaryDirectory() as empty:
        described = openapi_of(create_app(Settings(Path(empty), date.today())))
    give_json(described, out, as_json=out is None)
