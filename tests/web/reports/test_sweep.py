"""A sweep is told as a curve, or as shaded tables, and says where nobody goes off the island."""

import json

import pytest
from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.reading.measures import MEASURES
from scenarios.reading.sweep import RESTS_ON
from web.cli import sufficiency
from web.door.standing import Standing
from web.reports.sweep import headline, report, widest_swing
from web.reports.tornado import report as tornado_report
from web.reports.writing import report_page

NAMES = {"1.households": "how many households (recruit carers)", "2.percent": "change (entries)"}


def some_rows(settings, none):
    """Give rows as a sweep does: every measure for each combination of values."""
    return [
        {
            **values,
            "measure": each.name,
            "mean": 0.5,
            "q10": 0.25,
            "q90": 0.75,
            "share_with_none": none(values),
        }
        for values in settings
        for each in MEASURES
    ]


ONE = [{"1.households": float(n)} for n in (0, 5, 10, 15)]
TWO = [{"1.households": float(n), "2.percent": float(p)} for n in (0, 5) for p in (-20, 20)]


def test_it_names_the_first_value_with_which_nobody_goes_in_nine_futures_of_ten():
    rows = some_rows(ONE, lambda values: values["1.households"] / 10 - 0.1)
    assert headline(rows, NAMES) == (
        "No child goes off the island for want of a home in 9 futures of 10 with “how many "
        "households (recruit carers)” at 10."
    )


def test_it_says_how_near_the_values_come_where_none_is_enough():
    said = headline(some_rows(ONE, lambda values: values["1.households"] / 100), NAMES)
    assert said.startswith("None of these values is enough")
    assert "in 15% of futures, with “how many households (recruit carers)” at 15" in said
    never = headline(some_rows(ONE, lambda _: 0.0), NAMES)
    assert "in no future does every child" in never
    assert (
        "Fewest go off the island with “how many households (recruit carers)” at 0: 0.5 on "
        "average, 0 to 1" in never
    )


def test_the_fewest_that_are_enough_are_named_whatever_order_they_were_tried_in():
    rows = some_rows(ONE[::-1], lambda values: values["1.households"] / 10 - 0.1)
    assert "“how many households (recruit carers)” at 10" in headline(rows, NAMES)


def test_nearly_nine_futures_in_ten_is_not_rounded_up_to_nine():
    said = headline(some_rows(ONE, lambda values: min(values["1.households"] / 10, 0.896)), NAMES)
    assert "None of these values is enough" in said
    assert "in 89.6% of futures" in said


def test_a_tornado_says_which_setting_matters_most():
    row = {"setting": "1.households", "low_value": 5.0, "high_value": 15.0}
    row |= {"measure": "off_island", "at_low": 14.25, "at_high": 11.5}
    row |= {"change": -2.75, "q10": -4.0, "q90": -1.5}
    assert widest_swing([row], NAMES) == (
        "What matters most is how many households (recruit carers). Children living off the "
        "island: 14.2 with 5, 11.5 with 15, on average; from one to the other −2.8 (−4.0 to −1.5) "
        "in 8 futures of 10."
    )
    unknown = {**row, "measure": "siblings_together", "at_low": None}
    assert "nothing to measure" in widest_swing([unknown], NAMES)


def test_one_setting_gives_curves_with_their_table():
    rows = some_rows(ONE, lambda values: values["1.households"] / 20)
    told = report(rows, NAMES, name="Ten & more", standing="Made up.", facts=[("Seed", "1")])
    assert told.maps == ()
    assert told.picture is not None
    assert told.picture.panels[0].words == "0% with 0, 75% with 15."
    assert told.picture.table.rows[0][1:] == ("0%", "25%", "50%", "75%")
    page = report_page(told)
    assert "Ten &amp; more" in page
    assert "Made up." in page
    assert page.count("<svg") >= 5
    assert "<script" not in page


def test_what_rows_rest_on_is_no_setting_of_theirs():
    rests_on = dict.fromkeys(RESTS_ON, 1)
    rows = [{**row, **rests_on} for row in some_rows(ONE, lambda _: 0.3)]
    told = report(rows, NAMES, name="One", standing="", facts=[])
    assert told.title == "One: how many households (recruit carers)"


def test_two_settings_give_shaded_tables():
    told = report(some_rows(TWO, lambda _: 0.3), NAMES, name="Both", standing="", facts=[])
    assert told.picture is None
    assert told.maps[-1].rows[0][1][0].text == "30%"
    assert told.maps[0].head == ("-20", "20")

    page = report_page(told)
    assert page.count("<h1") == 1
    assert page.count("<h2") == 6


def a_swing(setting, change):
    return {
        "setting": setting,
        "low_value": 0.0,
        "high_value": 10.0,
        "measure": "cost",
        "as_planned": 9e6,
        "at_low": 9e6,
        "at_high": 9e6 + change,
        "change": change,
        "q10": change - 4e5,
        "q90": change + 4e5,
    }


def test_a_tornado_has_a_bar_for_each_setting_with_its_table():
    rows = [a_swing("1.households", -1.2e6), a_swing("2.percent", 0.3e6)]
    told = tornado_report(rows, NAMES, name="Both", standing="Made up.", facts=[("Seed", "1")])
    (panel,) = told.picture.panels
    assert panel.words.startswith("How many households (recruit carers), −£1.2 million")
    assert told.picture.table.rows[1] == (
        *("Change (entries)", "0", "10", "£9.0 million", "£9.3 million"),
        "+£300,000 (−£100,000 to +£700,000)",
    )
    page = report_page(told)
    assert "What each setting changes" in page
    assert page.count("<svg") >= 3
    assert "Made up." in page


def test_a_swing_whose_average_lies_outside_its_range_is_explained_once():
    skewed = {"q10": 0.0, "q90": 0.0}
    for swings in (
        [a_swing("1.households", -1.2e6) | skewed, a_swing("2.percent", 0.3e6) | skewed],
        [a_swing("1.households", -1.2e6), a_swing("2.percent", 0.3e6) | skewed],
    ):
        told = tornado_report(swings, NAMES, name="Both", standing="", facts=[])
        assert (told.headline + told.picture.sentence).count("a few futures differ") == 1
    plain = [a_swing("1.households", -1.2e6), a_swing("2.percent", 0.3e6)]
    told = tornado_report(plain, NAMES, name="Both", standing="", facts=[])
    assert "a few futures differ" not in told.headline + told.picture.sentence


def test_a_tornado_of_nothing_to_measure_has_its_table_alone():
    unknown = dict.fromkeys(("at_low", "at_high", "change", "q10", "q90"))
    rows = [a_swing("1.households", 0.0) | unknown]
    told = tornado_report(rows, NAMES, name="None", standing="", facts=[])
    assert told.picture.panels == ()
    assert told.picture.table.rows[0][-1] == "Not known"
    assert "nothing to measure" in report_page(told)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write the made-up authority."""
    made = tmp_path_factory.mktemp("made")
    write_made_up_authority(made)
    return made


@pytest.mark.parametrize("report_there", [True, False])
def test_the_command_writes_rows_and_the_page_together(folder, tmp_path, report_there):
    scenario = {
        "name": "Households",
        "baseline": str(folder),
        "months": 3,
        "draws": 10,
        "levers": [
            {
                "lever": "recruit_carers",
                "from": "2026-12",
                "profile": "foster",
                "households": 1,
                "over_months": 1,
            }
        ],
    }
    file, out, page = (tmp_path / name for name in ("s.json", "s.csv", "s.html"))
    file.write_text(json.dumps(scenario), encoding="utf-8")
    words = ["sweep", str(file), "--try", "1.households=0,20", "--out", str(out)]
    words += ["--report", str(page)] if report_there else []
    said = CliRunner().invoke(sufficiency, words)
    assert said.exit_code == 0, said.output
    assert page.exists() is report_there
    assert "“how many households (recruit carers)” at" in said.stderr
    rows = out.read_text(encoding="utf-8").splitlines()
    assert rows[0] == (
        "1.households,measure,mean,q10,q90,share_with_none,data_date,data_hash,synthetic,"
        "on_record,unassessed,model,version,seed,draws,months"
    )
    assert ",2026-11-20," in rows[1]
    if report_there:
        assert "What each value gives" in page.read_text(encoding="utf-8")
        assert "20 November 2026" in page.read_text(encoding="utf-8")


def test_the_tornado_writes_its_page_too(folder, tmp_path):
    lever = {"lever": "open_home", "from": "2026-12", "places": 1}
    scenario = {"name": "T", "baseline": str(folder), "months": 3, "draws": 10, "levers": [lever]}
    file, page = tmp_path / "s.json", tmp_path / "t.html"
    file.write_text(json.dumps(scenario), encoding="utf-8")
    words = ["tornado", str(file), "--try", "1.places=0,4", "--json", "--report", str(page)]
    words += ["--seed", "7", "--workers", "1"]
    said = CliRunner().invoke(sufficiency, words)
    assert said.exit_code == 0, said.output
    text = page.read_text(encoding="utf-8")
    assert "T: which setting matters most" in text
    assert "from seed 7" in text
    assert json.loads(said.stdout)[0]["seed"] == 7
    assert str(Standing.MADE_UP) in text
