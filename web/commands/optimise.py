"""`sufficiency optimise --stdio`: the optimiser alone, a request a line."""

import json
import sys

import click

from web.commands.shared_options import second_engine_option


@click.command(short_help="The optimiser alone: resolved problems, one request a line.")
@click.option(
    "--stdio",
    is_flag=True,
    required=True,
    help="Read requests from standard input, write answers to standard output.",
)
@second_engine_option
def optimise(stdio: bool, second_engine: bool) -> None:  # noqa: ARG001  # the only way there is, so far
    """Answer requests on resolved problems: solve, alternatives, marginal, explain.

    One JSON request a line, one answer a line. A request that cannot be read or answered gets an
    error in a sentence, and the next one is served.

    \b
    Example:
      sufficiency optimise --stdio < requests.jsonl > answers.jsonl
    """
    from matching.optimiser.requests import answer_line

    for line in sys.stdin.buffer:
        if line.strip():
            click.echo(json.dumps(answer_line(line, second_engine=second_engine)))
            sys.stdout.flush()
