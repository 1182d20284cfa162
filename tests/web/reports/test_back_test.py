"""The back-test report says first whether the forecast is worth having, and shows why."""

import csv
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from forecasting.looking_back.back_test_scores import Scored
from web.cli import sufficiency
from web.reports.back_test import report
from web.reports.writing import report_page

HEADER = "area_code,area,date,measure,age_band,children,status\n"


def some_scores(model_off=1.0, areas=("A", "B")):
    return [
        Scored(
            area, "under 250 children", band, placement, date(year, 3, 31), months, model,
            model_off if model == "pooled" else 2.0, 2.0, 1.0, 6.0, year % 5 > 0, year % 10 / 10,
        )
        for area in areas
        for band, placement in (("0-4", "all"), ("all", "all"), ("all", "fostering"))
        for year in range(2011, 2016)
        for months in (12, 24)
        for model in ("no_change", "pooled")
    ]  # fmt: skip


def page_of(scores):
    return report_page(report(scores, source="counts.csv", facts=[("Seed", "1")]))


class Headings(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_it_opens_with_whether_the_forecast_beats_the_last_value():
    told = report(some_scores(), source="x", facts=[])
    assert told.headline == (
        "2 areas: from 5 past days, pooled was off by 1.0 children an age band, where the last "
        "value carried forward was off by 2.0: 50% closer"
    )
    assert told.verdicts[0].startswith("Pooled beats the last value by 50%")


def test_it_says_plainly_when_a_model_does_not_beat_the_last_value():
    told = report(some_scores(model_off=3.0), source="x", facts=[])
    assert "no model came closer than the last value" in told.headline
    assert told.verdicts[0].startswith("Pooled does not beat the last value")


def test_every_question_has_a_sentence_a_figure_and_a_table():
    told = report(some_scores(), source="x", facts=[])
    titles = [section.title for section in told.sections]
    assert len(titles) == 9
    for section in told.sections:
        assert section.picture.sentence
        assert section.picture.panels
        assert section.picture.table.rows
    assert "How far off, by kind of home" in titles
    assert "How often the 80% range held, by size of area" in titles


def test_one_area_has_no_classes_of_size():
    told = report(some_scores(areas=("A",)), source="x", facts=[])
    assert not [section for section in told.sections if "size" in section.title]


def test_the_page_needs_nothing_beside_it():
    page = page_of(some_scores())
    tags = Headings(page).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"url\((?!#)|@import", page)
    assert [tag for tag, _ in tags].count("h1") == 1


def test_ids_on_the_page_are_its_own():
    ids = [attrs["id"] for _, attrs in Headings(page_of(some_scores())).tags if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.fixture
def written(tmp_path):
    rows = [
        f"E1,Northshire,{year}-03-31,looked_after,{band},{children + year % 4},ok"
        for year in range(2011, 2020)
        for band, children in (("0-4", 20), ("5-9", 25), ("10-15", 40), ("16-17", 22))
    ]
    counts, page, scores = (tmp_path / name for name in ("counts.csv", "r.html", "s.csv"))
    counts.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    words = ["backtest", counts, "--model", "pooled", "--draws", 30, "--horizons", "12"]
    said = CliRunner().invoke(
        sufficiency, [str(w) for w in [*words, "--report", page, "--scores-out", scores]]
    )
    assert said.exit_code == 0, said.output
    return page, scores, said


def test_the_command_writes_the_page_and_the_scores(written):
    page, scores, said = written
    assert "Northshire: from 8 past days" in page.read_text(encoding="utf-8")
    rows = list(csv.DictReader(scores.read_text(encoding="utf-8").splitlines()))
    assert [*rows[0]] == [
        "size", "age_band", "placement", "horizon_months", "model", "n", "error",
        "error_of_last_value", "change", "crps", "interval_score", "coverage_80", "coverage_low",
        "coverage_high", "bias",
    ]  # fmt: skip
    assert {row["model"] for row in rows} == {"no_change", "pooled"}
    assert said.stdout == ""


def test_a_report_alone_is_answer_enough_but_nothing_at_all_is_not(tmp_path):
    said = CliRunner().invoke(sufficiency, ["backtest", str(tmp_path)])
    assert said.exit_code == 2


def test_an_area_without_figures_on_a_starting_day_is_left_out_and_named(tmp_path):
    rows = [
        f"{code},{area},{year}-03-31,looked_after,{band},{children + year % 4},ok"
        for code, area, first in (("E1", "Northshire", 2011), ("E2", "Southshire", 2014))
        for year in range(first, 2020)
        for band, children in (("0-4", 20), ("5-9", 25), ("10-15", 40), ("16-17", 22))
    ]
    counts, out = tmp_path / "counts.csv", tmp_path / "b.csv"
    counts.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    words = ["backtest", counts, "--model", "no_change", "--draws", 10, "--horizons", "12"]
    words += ["--origins", "2012-03-31,2016-03-31", "--out", out]
    said = CliRunner().invoke(sufficiency, [str(word) for word in words])
    assert said.exit_code == 0, said.output
    assert "Southshire: left out from 2012-03-31" in said.stderr
    table = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
    found = {(row["area"], row["origin"]) for row in table}
    assert found == {
        ("Northshire", "2012-03-31"), ("Northshire", "2016-03-31"), ("Southshire", "2016-03-31"),
    }  # fmt: skip
