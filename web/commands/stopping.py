"""Ctrl and C: a command that is stopped says so in one sentence, with an exit status of its own."""

import sys
from typing import Any

import click

STOPPED = 130
"""The exit status of what Ctrl and C stopped, as in any shell."""


class Stoppable(click.Group):
    """Commands that may be stopped at any moment; what they write comes at their end."""

    def invoke(self, ctx: click.Context) -> Any:
        """Do the command, and end it in a sentence where somebody stops it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nStopped before it was done: its answer was not written.", err=True)
            sys.exit(STOPPED)
