"""The reference page of the commands, written from the commands themselves."""

import inspect
from collections.abc import Iterator
from textwrap import dedent

import click

OPENING = """# Commands

This page is made from the commands; a test fails when the two differ. `sufficiency COMMAND --help`
says the same in a terminal.

Results go to the file you name with `--out`, messages to the screen. The exit status is 0 when
done, 1 when the data or the question is wrong (nothing is written then), 2 when the command was not
typed as it should be, 130 when Ctrl and C stopped it.
"""


def commands_page(commands: tuple[click.Command, ...]) -> str:
    """Write the page: what each command does, an example, and its options."""
    sections = (_section(each, name) for top in commands for each, name in _with_those_in(top))
    return "\n".join([OPENING, *sections])


def _with_those_in(command: click.Command) -> Iterator[tuple[click.Command, str]]:
    """Give a command and, for a group, each command in it, with the words typed for them."""
    yield command, str(command.name)
    for inside in command.commands.values() if isinstance(command, click.Group) else ():
        yield inside, f"{command.name} {inside.name}"


def _section(command: click.Command, name: str) -> str:
    words = [f"`{_word(parameter)}`" for parameter in command.params if _is_argument(parameter)]
    title = " ".join([f"## sufficiency {name}", *words])
    rows = [_row(each) for each in command.params if isinstance(each, click.Option)]
    table = ["\n".join(["| option | default | what for |", "|---|---|---|", *rows])] if rows else []
    return "\n\n".join([title, *_paragraphs(command), *table]) + "\n"


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _word(parameter: click.Parameter) -> str:
    return parameter.make_metavar(click.Context(click.Command("")))


def _paragraphs(command: click.Command) -> Iterator[str]:
    """Give the help in Markdown: words as they are, examples as code."""
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        lines = paragraph.splitlines()
        if lines[0].strip() != "\b":
            yield paragraph
            continue
        code = dedent("\n".join(lines[2:]))
        yield f"{lines[1]}\n\n```\n{code}\n```"


def _row(option: click.Option) -> str:
    words, _, own_default = (option.help or "").partition(" [default: ")
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    names = [f"`{option.opts[-1]}`", *([f"({', '.join(map(str, choices))})"] if choices else [])]
    default = "needed" if option.required else own_default.removesuffix("]")
    default = default or (f"`{option.default}`" if option.show_default else "")
    return f"| {' '.join(names)} | {default} | {words} |"
