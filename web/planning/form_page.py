"""What the pages of a scenario's form show: the levers to choose from, and fields to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from forecasting.ages import months_after
from web.planning.fields import NAMES, Field, fields_of
from web.planning.form import ABOUT, Form, Typed
from web.planning.hints import homes_for, today
from web.planning.targets import SURE, TARGETS, TargetFields, target_fields
from web.planning.words import GROUPS, OTHERS

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline


@dataclass(frozen=True, slots=True)
class LeverToChoose:
    """One lever as the first page lists it."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Group:
    """Levers of one subject."""

    title: str
    levers: tuple[LeverToChoose, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A field with what stands in it, and what is wrong with that."""

    id: str
    field: Field
    text: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change on the form."""

    number: int
    lever: str
    title: str
    about: str
    source: str
    today: str
    fields: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """Everything the form shows."""

    key: str
    about: Mapping[str, str]
    wrong: Mapping[str, str]
    errors: tuple[tuple[str, str], ...]
    """Each mistake with the id of its field, in the order of the page."""
    changes: tuple[Change, ...]
    targets: tuple[TargetFields, ...]
    groups: tuple[Group, ...]


def groups() -> tuple[Group, ...]:
    """List every lever by subject; one that no subject names stands among the others."""
    named = {name for names in GROUPS.values() for name in names}
    subjects = {**GROUPS, OTHERS: tuple(name for name in NAMES if name not in named)}
    return tuple(
        Group(title, tuple(_to_choose(name) for name in names if name in NAMES))
        for title, names in subjects.items()
        if any(name in NAMES for name in names)
    )


def usual_form(levers: Sequence[str], baseline: "Baseline", about: Mapping[str, str]) -> Form:
    """Give the form of new changes, with the usual values in their places."""
    changes = tuple(usual_change(lever, baseline.as_of) for lever in levers if lever in NAMES)
    return Form(about, changes)


def usual_change(lever: str, as_of: date) -> Typed:
    """Give one change with its usual values, from the month after the day of the data."""
    texts = {each.name: each.usual for each in fields_of(NAMES[lever])}
    return Typed(lever, {**texts, "from": months_after(as_of.replace(day=1), 1).isoformat()[:7]})


def form_page(form: Form, baseline: "Baseline", key: str) -> FormPage:
    """Lay the form out with every field that there is."""
    changes = tuple(_change(n, each, form, baseline) for n, each in enumerate(form.changes))
    targets = tuple(target_fields(name, form.about, form.wrong) for name in TARGETS)
    order = [
        "name",
        *(filled.id for change in changes for filled in change.fields),
        *(each.id + part for each in targets for part in ("", SURE)),
        *ABOUT[1:],
    ]
    return FormPage(
        key=key,
        about={name: form.about.get(name, "") for name in ABOUT},
        wrong=form.wrong,
        errors=tuple((name, form.wrong[name]) for name in order if name in form.wrong),
        changes=changes,
        targets=targets,
        groups=groups(),
    )


def _to_choose(name: str) -> LeverToChoose:
    lever = NAMES[name]
    return LeverToChoose(name, lever.title, _first_line(lever.__doc__))


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def _change(number: int, typed: Typed, form: Form, baseline: "Baseline") -> Change:
    lever = NAMES[typed.lever]
    fields = fields_of(lever, homes_for(typed.lever, baseline))
    return Change(
        number=number,
        lever=typed.lever,
        title=lever.title,
        about=_first_line(lever.__doc__),
        source=lever.source,
        today=today(typed.lever, baseline),
        fields=tuple(
            Filled(
                f"{number}-{each.name}",
                each,
                typed.texts.get(each.name, ""),
                form.wrong.get(f"{number}-{each.name}", ""),
            )
            for each in fields
        ),
    )
