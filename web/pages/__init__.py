"""The pages, listed by hand."""

from web.pages.about_the_numbers import about_the_numbers
from web.pages.first_page import first_page
from web.pages.health import health

PAGES = (first_page, about_the_numbers, health)
