"""What is not there, empty or another table is named, with what can be read instead."""

from pathlib import Path

import pytest

from scenarios.baseline.read import read


def test_a_path_that_is_not_there_is_named(only):
    finding = only(read([Path("nowhere/episodes.csv")]), "no-such-file")
    assert finding.is_error
    assert finding.file == "nowhere/episodes.csv"


def test_a_path_no_disk_can_hold_is_named():
    assert read([Path("x" * 5000)]).errors
    assert read([Path("a\0b")]).errors


def test_a_folder_without_files_is_an_error(folder, only):
    (folder.path / "2019").mkdir()
    assert "folders inside it are not read" in only(folder.read(), "empty-folder").message


def test_an_empty_file_is_an_error(folder, only):
    folder.header()
    folder.text("episodes.csv", "")
    assert only(folder.read(), "file-empty").file == "episodes.csv"


def test_headings_without_rows_are_an_error(folder, only):
    folder.header()
    folder.episodes()
    assert "only headings and no rows" in only(folder.read(), "no-rows").message


def test_a_row_that_was_cut_off_is_named_by_its_row(folder, episode, only):
    folder.header()
    folder.episodes(episode(), "1,01/06")
    finding = only(folder.read(), "row-length")
    assert (finding.file, finding.row) == ("episodes.csv", 3)
    assert "was cut off" in finding.message


def test_a_file_named_that_is_another_table_lists_what_can_be_read(folder, only):
    path = folder.text("episodes.csv", "name,colour\nA,red\n")
    finding = only(read([path]), "file-unknown")
    assert finding.is_error
    assert "SSDA903 tables as CSV" in finding.message


def test_unknown_files_of_a_folder_are_one_warning_that_names_them(folder, episode, only):
    folder.header()
    folder.episodes(episode())
    folder.text("notes.txt", "remember the milk\n")
    folder.text("pets.csv", "name,colour\nA,red\n")
    reading = folder.read()
    finding = only(reading, "file-unknown")
    assert not finding.is_error
    assert "notes.txt, pets.csv" in finding.message
    assert not reading.errors


def test_a_file_named_as_a_table_of_ours_is_never_left_out_quietly(folder, episode):
    folder.header()
    folder.episodes(episode())
    folder.text("Homes.csv", "name,colour\nA,red\n")
    folder.text("about.txt", "remember the milk\n")
    reading = folder.read()
    (error,) = reading.errors
    assert (error.file, error.rule) == ("Homes.csv", "file-unknown")
    assert "place_id, type, on_island" in error.message
    assert "`sufficiency template homes`" in error.message


def test_headings_that_are_nearly_right_say_which_column_is_missing(folder, only):
    folder.header()
    folder.episodes(headings="CHILD,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC")
    assert "without DECOM" in only(folder.read(), "column-missing").message


def test_a_needed_column_that_is_missing_is_named(folder, only):
    folder.header()
    folder.episodes("1,01/05/2018,S,C2,,", headings="CHILD,DECOM,RNE,LS,DEC,REC")
    finding = only(folder.read(), "column-missing")
    assert finding.column == "PLACE"
    assert "read as SSDA903 episodes" in finding.message


@pytest.mark.parametrize(
    ("encoding", "rule"),
    [
        ("utf-8-sig", None),
        ("utf-16", "encoding"),
        ("cp1252", "encoding"),
        ("utf-16-le", "encoding"),
    ],
)
def test_other_encodings_are_read_and_said(folder, episode, encoding, rule):
    folder.header("1,2,02/03/2010,Café,,,")
    folder.text("header.csv", (folder.path / "header.csv").read_text("utf-8"), encoding)
    folder.episodes(episode())
    reading = folder.read()
    assert not reading.errors
    assert len(reading.records.children) == 1
    assert {finding.rule for finding in reading.warnings} == ({rule} if rule else set())


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read_and_said(folder, episode, only, separator):
    folder.header()
    folder.text("episodes.csv", folder.episodes(episode()).read_text().replace(",", separator))
    reading = folder.read()
    assert not only(reading, "separator").is_error
    assert len(reading.records.episodes) == 1
