"""The command `sufficiency`: one word for each job, each in its own small file."""

import io
import os
import sys

import click

from web.commands.arrivals import arrivals
from web.commands.backtest import backtest
from web.commands.capacity import capacity
from web.commands.check import check
from web.commands.compare import compare
from web.commands.demo import demo
from web.commands.drivers import drivers
from web.commands.evaluations import evaluations
from web.commands.forecast import forecast
from web.commands.homes_wanted import homes_wanted
from web.commands.import_files import import_files
from web.commands.indicators import indicators
from web.commands.match import match
from web.commands.openapi import openapi
from web.commands.optimise import optimise
from web.commands.options import options
from web.commands.pds import pds
from web.commands.peers import peers
from web.commands.pipeline import pipeline
from web.commands.plan import plan
from web.commands.problem import problem
from web.commands.profile import profile
from web.commands.register import register
from web.commands.returns import returns
from web.commands.run import run
from web.commands.schema import schema
from web.commands.serve import serve
from web.commands.statement import statement
from web.commands.stopping import Stoppable
from web.commands.sweep import sweep, tornado
from web.commands.template import template
from web.commands.value import value
from web.commands.worker import worker


@click.group(
    cls=Stoppable,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="placement-sufficiency", prog_name="sufficiency")
def sufficiency() -> None:
    """See a shortage of suitable homes for looked-after children coming.

    Begin with `sufficiency demo`: it makes up an authority, looks three years ahead, and shows the
    answer in your browser. No real child is in it.

    \b
    With your own files:
      sufficiency check FOLDER                    what is wrong with them, and how to mend it
      sufficiency forecast FOLDER --out f.csv     how many children of each age
      sufficiency import FOLDER                   bring them into the database
      sufficiency run SCENARIO.json --out r.json  where they will live, and what will be missing

    Results go to the file you name with --out, messages to the screen. The exit status is 0 when
    done, 1 when the data or the question is wrong (nothing is written then), 2 when the command
    was not typed as it should be, 130 when Ctrl and C stopped it.
    """


COMMANDS = (
    demo,
    check,
    import_files,
    template,
    forecast,
    backtest,
    peers,
    problem,
    register,
    drivers,
    indicators,
    match,
    options,
    returns,
    evaluations,
    arrivals,
    capacity,
    value,
    profile,
    pds,
    optimise,
    pipeline,
    run,
    compare,
    sweep,
    tornado,
    homes_wanted,
    statement,
    plan,
    serve,
    worker,
    schema,
    openapi,
)

for command in COMMANDS:
    sufficiency.add_command(command)


def main() -> None:
    """Start from a terminal; a fault of ours is said in a sentence, and traced when asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # an old console may lack a letter
    try:
        sufficiency(prog_name="sufficiency")
    except Exception as fault:
        if os.environ.get("SUFFICIENCY_TRACE"):
            raise
        click.echo(
            "Something went wrong inside the program, and not in what you typed: "
            f"{type(fault).__name__}. Nothing was written. To see where, set SUFFICIENCY_TRACE=1 "
            "and try again.",
            err=True,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
