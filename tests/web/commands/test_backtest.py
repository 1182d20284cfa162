"""`backtest` sets the truth beside every forecast."""


def test_a_backtest_has_its_columns_and_a_truth_in_every_row(counts, tmp_path, ask, rows_of):
    out = tmp_path / "b.csv"
    answer = ask(
        "backtest", counts, "--area", "Northshire", "--horizons", "12,24", "--draws", 50,
        "--out", out,
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    rows = rows_of(out)
    assert {row["model"] for row in rows} == {"no_change", "entries_and_stays", "pooled", "blend"}
    assert {row["horizon_months"] for row in rows} == {"12", "24"}
    assert all(row["actual"] for row in rows)
    assert "months ahead" in answer.stderr
