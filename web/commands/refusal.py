"""How a command says no: a sentence on the error stream, status 1, and nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

MOST_LINES = 50


class Refused(click.ClickException):
    """The data or the question is wrong; the message says what, where and what to do."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on the error stream."""
        click.echo(self.format_message(), file=file, err=file is None)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what is wrong with the data or the question into a refusal.

    The packages below raise ValueError or LookupError with a sentence for the reader.
    """
    from sqlalchemy.exc import DatabaseError

    from scenarios.baseline.findings import FilesAreWrong
    from web.store.baselines import NoSuchBaseline

    try:
        yield
    except FilesAreWrong as wrong:
        raise Refused(_every_error(wrong)) from None
    except NoSuchBaseline as unknown:
        raise Refused(str(unknown)) from None
    except ValueError as wrong:
        raise Refused(str(wrong)) from None
    except RecursionError:
        raise Refused("The file is nested too deeply to be what it should be.") from None
    except DatabaseError as failed:
        raise Refused(
            f"The database cannot be used ({failed.orig}). Nothing was saved. If another program "
            "is using it, try again in a moment."
        ) from None
    except OSError as failed:
        name = failed.filename or "a file"
        raise Refused(f"{name} cannot be used: {failed.strerror}. Nothing was written.") from None


def text_of(file: Path) -> str:
    """Read a file as text; inside `refusing`, what cannot be read is said."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{file} is not text in UTF-8. Save it as UTF-8.") from None


def _every_error(wrong: Any) -> str:
    """List the errors, and how many there are; warnings stand aside."""
    errors = [finding.sentence() for finding in wrong.findings if finding.is_error]
    shown = errors[:MOST_LINES]
    if len(errors) > MOST_LINES:
        shown.append(f"... and {len(errors) - MOST_LINES} more; `sufficiency check` lists all.")
    return "\n".join([*shown, "Nothing was written."])
