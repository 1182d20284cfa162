"""Puts the service together."""

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from web.door.area_words import use_area_words
from web.door.forms import guard_forms
from web.door.headers import add_headers
from web.door.signs import sign_kept
from web.outlook.figures import use_figures
from web.pages import PAGES
from web.pages.kept_earlier import add_kept_earlier
from web.pages.problems import add_problem_pages
from web.panel.sittings import use_sittings
from web.planning.desk import use_desk
from web.settings import Settings

LARGEST_REQUEST = 64 * 1024
OUR_NAMES = ["127.0.0.1", "localhost", "[::1]"]


def create_app(settings: Settings) -> Flask:
    """Make the service: settings, database, components, headers, pages, and words for problems."""
    app = Flask("web", template_folder="templates", static_folder="static")
    # Only the names of this machine are answered, so that no other site can pose as us.
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_REQUEST, TRUSTED_HOSTS=OUR_NAMES)
    use_figures(app, settings)
    use_sittings(app, settings)
    use_desk(app, settings)
    use_components(app)
    use_area_words(app, settings)
    add_headers(app)
    guard_forms(app, settings)
    for page in PAGES:
        app.register_blueprint(page)
    add_problem_pages(app)
    add_kept_earlier(app)
    return app


def use_components(app: Flask) -> None:
    """Find the GOV.UK components beside our own templates."""
    ours = app.jinja_loader
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([ours, components]) if ours else components
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["sign_kept"] = sign_kept
