"""The reference page of levers says what the levers are."""

from pathlib import Path

from scenarios.levers import LEVERS
from web.described.levers_page import levers_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "levers.md"


def test_the_page_is_made_from_the_levers():
    # To write it again: python -c "from web.described.levers_page import levers_page;
    # print(levers_page(), end='')" > docs/reference/levers.md
    assert PAGE.read_text(encoding="utf-8") == levers_page()


def test_every_lever_and_field_is_on_it():
    page = levers_page()
    for lever in LEVERS:
        assert f"`{lever.model_fields['lever'].default}`" in page
        for name, field in lever.model_fields.items():
            assert f"`{field.alias or name}`" in page or name == "lever"
