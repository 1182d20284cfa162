"""The pages, listed by hand."""

from web.pages.about_the_numbers import about_the_numbers
from web.pages.children import children
from web.pages.first_page import first_page
from web.pages.health import health
from web.pages.plans import plans
from web.pages.recruit import recruit
from web.pages.scenario_form import scenario_form
from web.pages.scenario_results import scenario_results
from web.pages.scenarios import scenarios
from web.pages.siblings import siblings
from web.pages.statements import statements
from web.pages.sweeps import sweeps
from web.pages.together import together

PAGES = (
    first_page,
    about_the_numbers,
    scenarios,
    scenario_form,
    scenario_results,
    plans,
    sweeps,
    statements,
    recruit,
    children,
    siblings,
    together,
    health,
)
