"""Where no kind of home helps, none is said to be looked for first."""

from scenarios.reading.measures import MEASURES
from web.planning.recruit_page import recruit_page
from web.store.results import ResultKind, StoredResult


def sentence(worth: float) -> str:
    numbers = {f"{m.name}{part}": worth for m in MEASURES for part in ("", "_q10", "_q90")}
    payload = {"rows": [{"home": "a home", **numbers}], "sentences": [], "months": 12}
    kind = ResultKind.HOMES_WANTED
    return recruit_page(StoredResult(kind, "x", 1, 10, "m", "v", "h", payload)).sentence


def test_the_first_kind_is_recommended_only_where_it_helps() -> None:
    assert sentence(0.4).startswith("Look first for a home: of")
    assert sentence(0.0).startswith("No home of the kinds tried (1) lets more children")
