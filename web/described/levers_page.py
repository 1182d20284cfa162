"""Writes the reference page of levers out of the levers themselves."""

from collections.abc import Iterator

from scenarios.in_words.words import in_full, inside
from scenarios.levers.lever import LeverFields
from web.planning.fields import NAMES, Field, Kind, fields_of
from web.planning.form_page import groups

OPENING = """\
# Levers

This page is made from the levers (`scenarios/levers`); a test fails when the two differ. A scenario
names levers in its file, as [`sufficiency run`](commands.md) reads it, or on its form
([how to run a scenario](../how-to/run-a-scenario.md)). `sufficiency schema scenario` prints the
same as a JSON Schema, and `sufficiency openapi` has it among what other programs may ask.

Every lever has `from`, the first month of its effect (`2027-03`), and `rationale`, why it is
proposed. Most have `until`, the last month (after it all is as without the lever), and
`phase_in_months`: the effect grows in equal steps, month by month, until it is whole; several homes
or places change one after another instead. A lever that has one of these not says why. What a file
leaves out is as usual; a lever that has no usual effect has to be told. At no strength a lever
changes nothing, to the last digit; a home that closes, and entries as in another year, have no such
strength.
"""


def levers_page() -> str:
    """Give the whole page."""
    parts = [OPENING]
    for group in groups():
        parts.append(f"\n## {group.title}\n")
        parts += [_lever(NAMES[each.name]) for each in group.levers]
    return "".join(parts)


def _lever(lever: type[LeverFields]) -> str:
    about = " ".join((lever.__doc__ or "").split())
    rows = "".join(
        _row(each) for each in fields_of(lever) if each.name not in ("from", "rationale")
    )
    return (
        f"\n### {lever.title}: `{lever.model_fields['lever'].default}`\n\n{about}\n\n"
        f"Source of the usual effect: {lever.source}.\n\n{_has_no(lever)}"
        f"| field | usual | limits | what for |\n|---|---|---|---|\n{rows}"
    )


def _has_no(lever: type[LeverFields]) -> str:
    """Say what others have and this one has not, and why; nothing of one that has it all."""
    said = (
        f"{'No usual effect' if name == 'usual' else f'No `{name}`'}: {why}."
        for name, why in lever.has_no.items()
    )
    return f"{' '.join(said)}\n\n" if lever.has_no else ""


def _row(each: Field) -> str:
    usual = "*needed*" if each.needed else f"`{each.usual}`" if each.usual else ""
    hint = f"; {inside(each.hint)}" if each.hint else ""
    return f"| `{each.name}` | {usual} | {', '.join(_limits(each))} | {each.label}{hint} |\n"


def _limits(each: Field) -> Iterator[str]:
    if each.choices:
        yield from (f"`{one.value}`" for one in each.choices)
    elif each.kind is Kind.MONTH:
        yield "a month"
    elif each.lowest is not None and each.highest is not None:
        yield f"{in_full(each.lowest)} to {in_full(each.highest)}"
    elif each.lowest is not None:
        yield f"{in_full(each.lowest)} or more"
    elif each.kind is Kind.WHOLE:
        yield "a whole number"
