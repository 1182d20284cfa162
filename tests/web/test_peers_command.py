"""`sufficiency peers` and the line a forecast gives: an area beside authorities like it."""

import csv

from click.testing import CliRunner

from web.cli import sufficiency

ROW = "E1,Northshire,{year}-03-31,looked_after,{band},{children},ok"


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
    assert "share aged 0-4 33 % is high" in answer.stderr
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
