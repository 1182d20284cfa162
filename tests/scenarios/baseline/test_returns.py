"""Several returns of one authority become one account of each child."""

from datetime import date

from scenarios.baseline.history_from_records import histories
from scenarios.baseline.read import read


def days(reading):
    return [
        (e.began.isoformat(), e.ended and e.ended.isoformat()) for e in reading.records.episodes
    ]


def test_the_later_return_wins_for_the_same_child_and_first_day(folder, episode):
    folder.header()
    folder.episodes(episode(began="01/05/2018"), name="2018-episodes.csv")
    folder.episodes(
        episode(began="01/05/2018", ended="07/09/2019", reason="E4A"), name="2019-episodes.csv"
    )
    reading = folder.read()
    assert days(reading) == [("2018-05-01", "2019-09-07")]
    assert not reading.findings


def test_returns_without_years_in_their_names_are_ordered_by_what_is_in_them(folder, episode):
    folder.header()
    folder.episodes(episode(began="01/05/2018", ended="07/09/2019", reason="E4A"), name="a.csv")
    folder.episodes(episode(began="01/05/2018"), name="b.csv")
    assert days(folder.read()) == [("2018-05-01", "2019-09-07")]


def test_a_child_left_open_and_never_seen_again_is_not_still_looked_after(
    folder, episode, child, only
):
    folder.header(child("1"), child("2"))
    folder.episodes(
        episode("1", began="01/05/2018"),
        episode("2", began="03/03/2019"),
        name="2018-episodes.csv",
    )
    folder.episodes(episode("2", began="03/03/2019"), name="2019-episodes.csv")
    folder.episodes(
        episode("2", began="03/03/2019", ended="05/03/2021", reason="E4A"), name="2020-episodes.csv"
    )
    reading = folder.read()
    finding = only(reading, "left-open-never-ended")
    assert (finding.row, finding.value, finding.is_error) == (2, "1", False)
    assert days(reading)[0] == ("2018-05-01", "2019-03-31")


def test_an_open_episode_ends_where_the_next_one_begins(folder, episode, only):
    folder.header()
    folder.episodes(episode(began="01/05/2018"), episode(began="01/07/2018", new="P", place="K2"))
    reading = folder.read()
    only(reading, "left-open-then-goes-on")
    assert days(reading) == [("2018-05-01", "2018-07-01"), ("2018-07-01", None)]


def test_a_date_of_birth_corrected_in_a_later_return_is_used_and_said(folder, episode, child, only):
    folder.header(child(born="02/03/2010"), name="2018-header.csv")
    folder.header(child(born="02/03/2011"), name="2019-header.csv")
    folder.episodes(episode())
    reading = folder.read()
    assert not only(reading, "born-differs-between-returns").is_error
    assert reading.records.children[0].born == date(2011, 3, 2)


def test_two_folders_are_two_areas_even_when_child_numbers_are_the_same(tmp_path, folder, episode):
    folder.header()
    folder.episodes(episode())
    other = tmp_path / "Seaside"
    other.mkdir()
    (other / "h.csv").write_text((folder.path / "header.csv").read_text().replace("2010", "2012"))
    (other / "e.csv").write_text((folder.path / "episodes.csv").read_text())
    reading = read([folder.path, other])
    assert not reading.errors
    assert {history.area for history in histories(reading.records)} == {"Townshire", "Seaside"}


def test_the_uasc_table_says_who_seeks_asylum(folder, episode, child):
    folder.header(child("1"), child("2"))
    folder.episodes(episode("1"), episode("2"))
    folder.text("uasc.csv", "CHILD,SEX,DOB,DUC\n2,2,02/03/2010,01/03/2028\n")
    assert [c.uasc for c in folder.read().records.children] == [False, True]


def test_an_episode_before_birth_is_an_error(folder, episode, child, only):
    folder.header(child(born="02/03/2019"))
    folder.episodes(episode(began="01/05/2018"))
    assert "before the child was born" in only(folder.read(), "episode-before-birth").message


def test_an_episode_open_after_the_18th_birthday_is_counted_up_to_it(folder, episode, child, only):
    folder.header(child("1", born="29/02/2000"), child("2", born="29/02/2000"))
    folder.episodes(
        episode("1", began="01/05/2017"),
        episode("2", began="02/02/2018", ended="28/02/2018", reason="E4A"),
    )
    reading = folder.read()
    only(reading, "open-after-18")
    history = histories(reading.records)[0]
    assert history.spells.open_on(date(2018, 2, 28)).tolist() == [True, False]
    assert history.spells.open_on(date(2018, 3, 1)).tolist() == [False, False]


def test_a_mistyped_year_far_ahead_is_an_error(folder, episode, child, only):
    folder.header(*(child(str(n)) for n in range(25)))
    folder.episodes(
        *(episode(str(n), began=f"{n + 1:02}/05/2018") for n in range(24)),
        episode("24", began="01/05/2018", ended="01/05/2081", reason="E4A"),
    )
    finding = only(folder.read(), "date-far-ahead")
    assert (finding.row, finding.column, finding.value) == (26, "DEC", "01/05/2081")


def test_an_entry_that_is_no_start_is_counted(folder, episode, child, only):
    folder.header(child("1"), child("2"), child("3"))
    folder.episodes(
        episode("1", new="P", began="01/01/2016", ended="01/05/2018", reason="E4A"),
        episode("2", new="P", began="01/06/2018"),
        episode("3", began="01/06/2018"),
    )
    finding = only(folder.read(), "entry-is-no-start")
    assert (finding.value, finding.count, finding.is_error) == ("2", 1, False)


def test_tables_not_needed_are_listed_and_left(samples):
    reading = read([samples / "ssda903"])
    kinds = {file.name: file.kind for file in reading.records.files}
    assert kinds["2019-oc2.csv"] == "SSDA903 OC2 (not needed)"
    assert kinds["2019-missing.csv"] == "SSDA903 missing (not needed)"


def test_the_sample_of_five_returns_reads_as_one_history(samples):
    reading = read([samples / "ssda903"])
    assert not reading.errors
    history = histories(reading.records)[0]
    assert history.area == "ssda903"
    assert history.complete_from == date(2017, 4, 1)
    assert history.known_to == date(2022, 3, 31)
    left_open = [f for f in reading.warnings if f.rule == "left-open-never-ended"]
    assert sum(finding.count for finding in left_open) == 4


def test_the_simulated_sample_is_complete_from_its_first_return(samples):
    reading = read([samples / "simulated"])
    assert not reading.findings
    history = histories(reading.records)[0]
    assert history.complete_from == date(2015, 4, 1)
    assert history.known_to == date(2024, 3, 31)


def test_nothing_that_was_not_needed_is_kept(samples):
    kept = repr(read([samples / "simulated"]).records)
    assert "WBRI" not in kept
    assert "JE2" not in kept
