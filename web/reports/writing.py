"""Writes a report as one file that needs nothing beside it."""

from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from web.reports.back_test import Report
from web.reports.sweep import SweepReport


def report_page(report: Report | SweepReport) -> str:
    """Give the whole page: words, drawings, tables and how they look."""
    template = "sweep_report.html" if isinstance(report, SweepReport) else "back_test_report.html"
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("web"), components]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    look = (files("web") / "static" / "application.css").read_text(encoding="utf-8-sig")
    # Our own style sheet, which holds no words of anybody else.
    safe = Markup(look)  # noqa: S704
    return environment.get_template(template).render(report=report, look=safe)
