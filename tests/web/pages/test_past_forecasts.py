"""The register's track record stands on the pages."""

from datetime import date

from forecasting.looking_back.checked import Checked
from forecasting.register import Entry, Made, figures_of
from web.store.engine import open_database
from web.store.register import enter, keep_checks
from web.store.results import ResultKind


def test_the_track_record_of_the_register_stands_on_the_pages(client_of, payloads, tmp_path, shown):
    client, as_of = client_of(*ResultKind), date(2026, 11, 20)
    about = "/authority/demo/about-the-numbers"
    assert "No forecast of this authority is in the register yet." in shown(client, about).text
    engine = open_database(tmp_path / "sufficiency.db")
    figures = figures_of(payloads[ResultKind.FORECAST]["rows"])
    bands = ("0-4", "5-9", "10-15", "16-17")
    made = Made("Seahaven", as_of, "1", 36, bands, False, "blend", 500, 1, "0.1")
    entry = Entry(made, as_of, as_of, "auto", figures)
    enter(engine, [entry])
    assert "1 forecast of this authority is in the register" in shown(client, about).text
    then = date(2027, 11, 20)
    truth = Checked("10-15", "all", then, 12, 45, 44.0, 40.0, True, True, 1.5, ahead=True)
    keep_checks(engine, [(entry.identity, [truth])], data_hash="2", on=then)
    for page in (about, "/"):
        assert (
            "Of 1 figure that can now be checked, 1 fell in the 80% range; error 1.0 child "
            "where the last value has 5.0." in shown(client, page).text
        )
    assert "Ages 10 to 15" in shown(client, about).text
