"""Writes a report as one file that needs nothing beside it."""

from importlib.resources import files
from typing import ClassVar, Protocol

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from web.door.signs import sign_kept


class Told(Protocol):
    """A report, with the template that lays it out."""

    template: ClassVar[str]


def report_page(report: Told) -> str:
    """Give the whole page: words, drawings, tables and how they look."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("web"), components]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sign_kept"] = sign_kept
    look = (files("web") / "static" / "application.css").read_text(encoding="utf-8-sig")
    # Our own style sheet, which holds no words of anybody else.
    safe = Markup(look)  # noqa: S704
    return environment.get_template(report.template).render(report=report, look=safe)
