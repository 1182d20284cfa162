"""Dates, children and codes of a return that cannot be right: an error, or a counted warning."""

import pytest


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
