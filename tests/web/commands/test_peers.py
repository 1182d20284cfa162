"""`sufficiency peers` and the line a forecast gives: an area beside authorities like it."""

import csv
from datetime import date

from click.testing import CliRunner

from forecasting.many_areas.peers import Compared, LikeYours, Place
from matching.version import our_version
from web.charts.funnel import funnels
from web.cli import sufficiency
from web.door.standing import Standing
from web.reports.peers import report

BANDS = ("0-4", "5-9", "10-15", "16-17")
ROW = "E1,Northshire,{year}-03-31,looked_after,{band},{children},ok"


DAY = date(2022, 3, 31)
OWN = {
    "measure": "share aged 0-4",
    "authority": "Ours",
    "is_this_area": True,
    "children": 90.0,
    "value": 0.5,
    "middle": 0.2,
    "low_95": 0.1,
    "high_95": 0.3,
    "low_998": 0.05,
    "high_998": 0.4,
    "data_on": "2022-03-31",
    "source": "somewhere",
}
OTHER = {**OWN, "authority": "Other", "is_this_area": False, "children": 200.0, "value": 0.2}


def counts_in(folder):
    rows = ["area_code,area,date,measure,age_band,children,status"]
    for year in (2019, 2021, 2022):
        for band, children in (("0-4", 90), ("5-9", 60), ("10-15", 100), ("16-17", 20)):
            rows.append(ROW.format(year=year, band=band, children=children))
    file = folder / "counts.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_peers_are_given_as_a_table_and_a_sentence(tmp_path):
    out = tmp_path / "peers.csv"
    answer = CliRunner().invoke(sufficiency, ["peers", str(counts_in(tmp_path)), "--out", str(out)])
    assert answer.exit_code == 0
    assert "share aged 0-4 33% is high" in answer.stderr
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert {row["place"] for row in rows} >= {"high", "low", "typical"}
    assert {row["peers_on"] for row in rows} == {"2022-03-31"}


def test_the_funnel_holds_every_peer_and_the_area(tmp_path):
    out = tmp_path / "funnel.csv"
    words = ["peers", str(counts_in(tmp_path)), "--funnel", "--out", str(out)]
    assert CliRunner().invoke(sufficiency, words).exit_code == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    own = [row for row in rows if row["is_this_area"] == "True"]
    assert {row["authority"] for row in own} == {"Northshire"}
    assert len(rows) > 4 * 20


def test_a_forecast_says_where_the_area_stands(tmp_path):
    words = ["forecast", str(counts_in(tmp_path)), "--months", "12", "--draws", "50", "--json"]
    answer = CliRunner().invoke(sufficiency, words)
    assert answer.exit_code == 0
    assert "Northshire: Beside 20 English authorities of similar size" in answer.stderr
    assert "Why pooled differs from the last value" in answer.stderr


def test_the_report_draws_a_funnel_for_each_measure(tmp_path):
    page, out = tmp_path / "peers.html", tmp_path / "peers.csv"
    words = ["peers", str(counts_in(tmp_path)), "--out", str(out), "--report", str(page)]
    said = CliRunner().invoke(sufficiency, words)
    assert said.exit_code == 0, said.output
    text = page.read_text(encoding="utf-8")
    assert "Northshire beside authorities like it" in text
    assert text.count("<h3") == len(BANDS), "starts are not in these counts"
    assert "<script" not in text
    assert "inside the lines; the middle is" in text
    assert our_version() in text
    assert "Are these data made up?" in text
    assert "there is no about table beside the data" in text


def like_ours(place):
    compared = Compared("share aged 0-4", 0.15, 0.16, 0.2, 0.25, 20, place)
    return LikeYours("Ours", DAY, 90, ("Other",) * 20, DAY, (compared,), 80, 100)


def test_the_report_says_how_a_figure_is_low_and_may_be_chance_all_the_same():
    rows = [OWN | {"value": 0.15}, OTHER]
    told = report(like_ours(Place.LOW), rows, synthetic=True, version="1")
    assert "two of ten always stand" in told.how_both_hold
    assert told.how_both_hold.endswith("may be chance, is share aged 0-4 (low).")
    assert ("Are these data made up?", str(Standing.MADE_UP)) in told.facts

    typical = report(like_ours(Place.TYPICAL), rows, synthetic=False, version="1")
    assert typical.how_both_hold == ""
    outside = report(
        like_ours(Place.LOW), [OWN | {"value": 0.01}, OTHER], synthetic=None, version="1"
    )
    assert outside.how_both_hold == ""


def test_where_an_authority_stands_is_said_by_its_limits():
    picture = funnels([OWN, OTHER])
    assert picture.panels[0].words == "Ours: 50%, above both; the middle is 20%."
    assert picture.sentence == "Outside the inner lines: share aged 0-4."
    assert (
        funnels([{**OWN, "value": 0.35}, OTHER]).panels[0].words.startswith("Ours: 35%, above the")
    )
    assert "chance" in funnels([{**OWN, "value": 0.15}, OTHER]).sentence
