"""Jersey's published figures: each with its source, and nothing that was not published."""

import csv
from pathlib import Path

import pytest

from scenarios.baseline.jersey.published_files import FILES, write_jersey
from scenarios.baseline.read import read
from scenarios.baseline.records import Records


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    written = tmp_path_factory.mktemp("jersey")
    write_jersey(written)
    return written


@pytest.fixture(scope="module")
def records(folder) -> Records:
    reading = read([folder])
    assert reading.findings == ()
    return reading.records


def test_all_files_are_written_and_read_without_a_finding(folder, records):
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert {file.name for file in records.files} == set(FILES)


@pytest.mark.parametrize("name", ["counts.csv", "costs.csv", "homes.csv", "published.csv"])
def test_a_source_stands_beside_each_figure(folder, name):
    assert all(row["source"] for row in rows(folder, name))


def test_where_only_part_of_a_date_is_published_the_note_says_so(folder):
    for row in rows(folder, "counts.csv"):
        if row["date"].endswith("12-31") and row["date"] < "2018" and row["measure"] != "entered":
            assert "Only the year is published" in row["note"]


def test_the_ages_of_2019_add_up_to_89(records):
    bands = [c.children for c in records.counts if c.day.year == 2019 and c.band is not None]
    assert bands == [7, 8, 15, 40, 19]
    assert sum(bands) == 89


def test_the_latest_total_is_61_at_the_end_of_2023(records):
    latest = max(records.counts, key=lambda count: count.day)
    assert (latest.day.isoformat(), latest.children) == ("2023-12-31", 61)


def test_no_needs_are_invented(records):
    assert records.needs == ()
    assert records.children == ()
    assert records.episodes == ()


def test_places_say_that_their_capability_is_assumed(folder):
    homes = rows(folder, "homes.csv")
    assert all("[A]" in row["note"] for row in homes)
    foster = [row for row in homes if row["type"] == "foster"]
    assert len(foster) == 21
    assert sum(int(row["capacity"]) for row in foster) == round(21 * 1.58)
    assert [row["capacity"] for row in homes if row["type"] == "secure"] == ["4"]


def test_it_is_not_marked_synthetic(records):
    assert records.about is not None
    assert not records.about.synthetic
    assert records.about.name == "Jersey (published figures)"
