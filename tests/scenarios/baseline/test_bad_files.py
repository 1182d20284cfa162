"""Bad files get an error that says what, where and what to do, or a counted warning."""

import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from scenarios.baseline.findings import FilesAreWrong
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


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("01/05/18", "two digits"),
        ("31/02/2018", "There is no 31 February 2018"),
        ("29/02/2019", "There is no 29 February 2019"),
        ("05/25/2018", "US dates"),
        ("2018-05-01", "dd/mm/yyyy"),
        ("01/05/2018 00:00", "time of day"),
        ("43221", "spreadsheet's number"),
        ("1/5/2018", "dd/mm/yyyy"),
        ("01/05/0018", "cannot be right"),
        ("soon", "is not a date"),
        ("٠١/٠٥/٢٠١٨", "is not a date"),
    ],
)
def test_a_date_that_is_not_one_is_shown_with_the_fix(folder, episode, only, written, says):
    folder.header()
    folder.episodes(episode(began=written))
    finding = only(folder.read(), "date-format")
    assert (finding.file, finding.row, finding.column) == ("episodes.csv", 2, "DECOM")
    assert finding.value == written
    assert says in finding.message


def test_29_february_of_a_leap_year_is_a_date(folder, episode, child):
    folder.header(child(born="29/02/2012"))
    folder.episodes(episode(began="29/02/2020"))
    assert not folder.read().findings


def test_an_end_before_the_start_is_an_error(folder, episode, only):
    folder.header()
    folder.episodes(episode(began="01/03/2019", ended="01/02/2019", reason="E4A"))
    finding = only(folder.read(), "end-before-start")
    assert (finding.row, finding.column, finding.value) == (2, "DEC", "01/02/2019")
    assert "Correct the date in the case system" in finding.message


def test_an_episode_of_no_length_is_left_out_and_counted(folder, episode, only):
    folder.header()
    folder.episodes(
        episode(began="01/03/2019", ended="01/03/2019", reason="X1"),
        episode(began="02/03/2019"),
    )
    reading = folder.read()
    assert not only(reading, "no-length").is_error
    assert len(reading.records.episodes) == 1


def test_overlapping_episodes_are_counted_and_no_day_is_counted_twice(folder, episode, only):
    folder.header()
    folder.episodes(
        episode(began="01/03/2019", ended="01/09/2019", reason="X1"),
        episode(began="01/06/2019", new="P", ended="01/08/2019", reason="E4A"),
    )
    reading = folder.read()
    assert only(reading, "overlap").count == 1
    first, second = reading.records.episodes
    assert first.ended == second.began
    assert f"{second.ended:%d/%m/%Y}" == "01/09/2019"


def test_the_same_child_twice_with_different_dates_of_birth_is_an_error(
    folder, episode, child, only
):
    folder.header(child(born="02/03/2010"), child(born="03/03/2010"))
    folder.episodes(episode())
    finding = only(folder.read(), "child-twice-born-differs")
    assert finding.is_error
    assert finding.row == 3


def test_the_same_child_twice_with_the_same_date_of_birth_is_counted_once(
    folder, episode, child, only
):
    folder.header(child(), child())
    folder.episodes(episode())
    reading = folder.read()
    assert not only(reading, "child-twice").is_error
    assert len(reading.records.children) == 1


def test_a_child_without_a_header_row_is_an_error_once(folder, episode, only):
    folder.header()
    folder.episodes(episode(), episode("2"), episode("2", began="01/06/2018"))
    finding = only(folder.read(), "child-without-header")
    assert (finding.row, finding.value) == (3, "2")


def test_episodes_without_a_header_table_are_one_error(folder, episode, only):
    folder.episodes(episode(), episode("2"))
    assert "Add the header file" in only(folder.read(), "no-header-table").message


def test_a_header_table_without_episodes_is_an_error(folder, only):
    folder.header()
    assert "Add the episodes file" in only(folder.read(), "no-episodes-table").message


def test_unknown_codes_are_counted_by_code(folder, episode):
    folder.header()
    folder.episodes(
        *(episode(began=f"0{day}/05/2018", place="Q7") for day in (1, 2, 3)),
        *(episode(began=f"{day}/05/2018", new="P") for day in range(10, 20)),
        episode(began="20/05/2018", legal="C9"),
    )
    unknown = [f for f in folder.read().warnings if f.rule == "code-unknown"]
    assert [(f.column, f.value, f.count) for f in unknown] == [("PLACE", "Q7", 3), ("LS", "C9", 1)]


def test_a_column_of_unknown_codes_is_the_wrong_column(folder, episode, only):
    folder.header()
    folder.episodes(*(episode(began=f"{day}/05/2018", place="JE2") for day in range(10, 30)))
    finding = only(folder.read(), "column-mostly-unknown")
    assert finding.is_error
    assert finding.column == "PLACE"


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK(""http://x"")', "@SUM(1)", "+cmd|' /C'!A0"])
def test_a_formula_is_refused(folder, child, episode, only, cell):
    folder.header(child(), f'2,1,02/03/2010,"{cell}",,,')
    folder.episodes(episode())
    finding = only(folder.read(), "formula")
    assert (finding.file, finding.row, finding.column) == ("header.csv", 3, "ETHNIC")
    assert finding.is_error


def test_nul_bytes_are_refused(folder, episode, only):
    folder.header()
    folder.bytes("episodes.csv", folder.episodes(episode()).read_bytes().replace(b"U4", b"U\0"))
    assert only(folder.read(), "not-text").is_error


def test_a_row_of_ten_megabytes_is_refused(folder, episode, only):
    folder.header()
    folder.episodes(episode(), episode(child="7" * 10_000_000))
    finding = only(folder.read(), "row-too-long")
    assert finding.row == 3


def test_a_quotation_mark_that_is_never_closed_is_refused(folder, episode, only):
    folder.header()
    folder.episodes(episode(), episode(urn='"open'), episode(began="01/06/2018"))
    assert only(folder.read(), "row-unreadable").row == 3


def test_a_file_of_a_hundred_megabytes_is_refused_at_once(folder, only):
    folder.header()
    with (folder.path / "episodes.csv").open("wb") as stream:
        stream.truncate(100 * 1024**2)
    began = time.perf_counter()
    finding = only(folder.read(), "file-too-large")
    assert "100 MB" in finding.message
    assert time.perf_counter() - began < 1


def test_a_two_gigabyte_zip_bomb_is_refused_in_under_a_second(folder, only):
    path = folder.zip_bomb()
    tracemalloc.start()
    began = time.perf_counter()
    finding = only(read([path]), "workbook-too-large")
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "2,000 MB" in finding.message
    assert seconds < 1
    assert peak < 64 * 1024**2


def test_a_workbook_of_too_many_parts_is_refused(folder, only):
    assert "3,000 parts" in only(read([folder.many_members()]), "workbook-too-large").message


def test_a_workbook_with_an_xml_bomb_inside_is_refused(folder, only, samples):
    path = folder.path / "annex_a.xlsx"
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with zipfile.ZipFile(samples / "annex_a.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for member in good.namelist():
            text = good.read(member)
            if member.startswith("xl/worksheets"):
                text = text.replace(b"<worksheet", bomb.encode() + b"<worksheet", 1)
            bad.writestr(member, text)
    assert only(read([path]), "workbook-damaged").is_error


def test_a_table_of_faults_is_not_read_to_its_end(folder, only):
    folder.header()
    folder.episodes(*("1,2" for _ in range(5_000)))
    assert only(folder.read(), "too-many-errors").row < 3_000


def test_a_table_of_blank_rows_is_not_read_to_its_end(folder, only):
    folder.header()
    folder.episodes("\n" * 200_000)
    assert only(folder.read(), "blank-rows").is_error


BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<EXPSSDA903><CHILD><HEADER><CHILDID>&b;</CHILDID></HEADER></CHILD></EXPSSDA903>"""
OUTSIDE_ENTITY = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><EXPSSDA903>&a;</EXPSSDA903>"""


@pytest.mark.parametrize("text", [BILLION_LAUGHS, OUTSIDE_ENTITY])
def test_an_xml_bomb_is_refused(folder, only, text):
    finding = only(read([folder.text("return.xml", text)]), "xml-dtd")
    assert "document type" in finding.message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<html><body>Sign in</body></html>", "xml-not-a-return"),
        ("<EXPSSDA903><CHILD><HEADER>", "xml-damaged"),
        ("<EXPSSDA903>" + "<CHILD>" * 1_000, "xml-damaged"),
        ("<EXPSSDA903></EXPSSDA903>", "no-rows"),
        ("<EXPSSDA903><CHILD></CHILD></EXPSSDA903>", "xml-header-missing"),
    ],
)
def test_other_xml_is_refused(folder, only, text, rule):
    assert only(read([folder.text("return.xml", text)]), rule).is_error


@pytest.mark.parametrize("data", [b"PK\x03\x04 and then nothing", b"PK\x05\x06" + b"\0" * 18])
def test_a_damaged_workbook_is_refused(folder, data):
    errors = read([folder.bytes("annex_a.xlsx", data)]).errors
    assert [finding.rule for finding in errors] in (["workbook-damaged"], ["not-a-workbook"])


def test_an_old_or_locked_workbook_is_refused(folder, only):
    path = folder.bytes("annex_a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert (
        "Save it without a password as .xlsx"
        in only(read([path]), "workbook-old-or-locked").message
    )


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 \x93\x8c\x8b\x9e\r\n1 0 obj", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256))],
)
def test_a_file_that_is_no_table_at_all_is_refused(folder, data):
    assert read([folder.bytes("episodes.csv", data)]).errors


def test_a_file_nobody_may_read_is_named(folder, episode, only, monkeypatch):
    folder.header()
    locked = folder.episodes(episode())
    opens = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == locked.name:
            raise PermissionError(13, "Permission denied")
        return opens(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)  # root, who runs some test machines, may read all
    assert only(folder.read(), "file-locked").file == "episodes.csv"


def test_everything_wrong_is_said_at_once(folder, episode, child):
    folder.header(child(), child("2", born="31/04/2011"), child("3", born=""))
    folder.episodes(
        episode(began="1/1/19"),
        episode(began="01/03/2019", ended="01/02/2019"),
        episode(child=""),
        episode(child="4"),
    )
    reading = folder.read()
    assert [(f.file, f.row, f.column) for f in reading.errors] == [
        ("episodes.csv", 2, "DECOM"),
        ("episodes.csv", 3, "DEC"),
        ("episodes.csv", 4, "CHILD"),
        ("episodes.csv", 5, "CHILD"),
        ("header.csv", 3, "DOB"),
        ("header.csv", 4, "DOB"),
    ]
    with pytest.raises(FilesAreWrong, match="6 errors in all") as caught:
        reading.raise_if_wrong()
    assert caught.value.findings == reading.findings


def test_a_file_of_faults_lists_a_hundred_and_counts_the_rest(folder, episode, child):
    folder.header(child())
    folder.episodes(*(episode(began=f"{n}/{n}") for n in range(1_000)))
    errors = folder.read().errors
    assert len(errors) == 101
    assert "900 more rows" in errors[-1].message
    assert sum(finding.count for finding in errors) == 1_000


def test_repeated_warnings_are_one_with_the_first_rows(folder, episode, only):
    folder.header()
    folder.episodes(*(episode(began=f"{day}/05/2018", place="Q7") for day in range(10, 19)))
    finding = only(folder.read(), "code-unknown")
    assert finding.count == 9
    assert finding.message.endswith("(9 times: rows 2, 3, 4, 5, 6 and 4 more.)")


def test_a_finding_for_machines_has_the_fields_of_the_interface(folder, episode, only):
    folder.header()
    folder.episodes(episode(began="soon"))
    said = only(folder.read(), "date-format").as_dict()
    assert {"file", "row", "column", "value", "rule", "message"} <= set(said)
    assert said["severity"] == "error"
