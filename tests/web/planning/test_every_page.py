"""What holds of every page for commissioners."""

from datetime import date

from web.app import create_app
from web.settings import Settings

TODAY = date(2026, 11, 21)


def test_every_page_says_what_its_facts_rest_on(client):
    recruiters = ("/recruit", "/recruit/pipeline", "/recruit/carers")
    for address in (
        "/scenarios",
        "/scenarios/new",
        "/scenarios/changes",
        "/plans",
        "/plans/new",
        "/sweeps",
        "/sweeps/new",
        *recruiters,
    ):
        page = client.get(address).text
        for words in ("Made-up data", "Data to", "eed", "version", "needs assessment: "):
            assert words in page
        assert "<script" not in page
        assert "style=" not in page


def test_without_a_made_up_authority_the_pages_say_how_to_get_one(tmp_path):
    client = create_app(Settings(tmp_path, TODAY)).test_client()
    for address in ("/scenarios", "/recruit", "/plans", "/sweeps"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "sufficiency demo" in answer.text
