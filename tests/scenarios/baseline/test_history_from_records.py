"""Episodes become periods of care and stays; lists and counts become counts."""

from datetime import date

import pytest

from forecasting.ages import STANDARD_BANDS
from forecasting.history import CountHistory
from forecasting.placement import GROUPS
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.periods import lived_in
from scenarios.baseline.read import read


@pytest.fixture
def stays_of(folder, child):
    """Read episodes of one child and give (group, began, move) of the stays."""

    def stays(*rows):
        folder.header(child(born="02/03/2010"))
        folder.episodes(*rows)
        reading = folder.read()
        assert not reading.errors
        found = histories(reading.records)[0].stays
        return [
            (str(GROUPS[group]), str(began), bool(move))
            for group, began, move in zip(found.group, found.began, found.move, strict=True)
        ]

    return stays


def test_a_move_is_a_change_of_carer_after_the_first_placement(stays_of, episode):
    assert stays_of(
        episode(began="01/01/2019", new="S", ended="01/02/2019", reason="X1"),
        episode(began="01/02/2019", new="L", ended="01/03/2019", reason="X1"),
        episode(began="01/03/2019", new="P", ended="01/04/2019", reason="X1"),
        episode(began="01/04/2019", new="T", place="U1", ended="01/05/2019", reason="X1"),
        episode(began="01/05/2019", new="B", place="K2"),
    ) == [
        ("fostering", "2019-01-01", False),
        ("fostering", "2019-03-01", True),
        ("kinship", "2019-04-01", False),
        ("residential", "2019-05-01", True),
    ]


def test_a_first_placement_that_begins_with_a_change_of_carer_is_no_move(stays_of, episode):
    assert stays_of(episode(new="P")) == [("fostering", "2018-05-01", False)]


def test_a_temporary_placement_counts_as_the_one_before(stays_of, episode):
    assert stays_of(
        episode(began="01/01/2019", ended="01/02/2019", reason="X1", urn="7"),
        episode(began="01/02/2019", new="P", place="T1", ended="08/02/2019", reason="X1"),
        episode(began="08/02/2019", new="P", urn="7"),
    ) == [("fostering", "2019-01-01", False)]


def test_a_temporary_placement_at_the_start_counts_as_the_one_after(stays_of, episode):
    assert stays_of(
        episode(began="01/01/2019", place="T1", ended="08/02/2019", reason="X1"),
        episode(began="08/02/2019", new="P", place="K2"),
    ) == [("residential", "2019-01-01", False)]


def test_a_gap_makes_a_new_period_of_care(folder, episode):
    folder.header()
    folder.episodes(
        episode(began="01/01/2019", ended="01/02/2019", reason="E4A"),
        episode(began="01/02/2020", ended="01/03/2020", reason="X1"),
        episode(began="01/03/2020", new="L"),
    )
    spells = histories(folder.read().records)[0].spells
    assert spells.began.astype(str).tolist() == ["2019-01-01", "2020-02-01"]
    assert spells.child.tolist() == [0, 0]


def test_short_breaks_are_outside_the_stock(folder, episode, child):
    folder.header(child("1"), child("2"))
    folder.episodes(episode("1"), episode("2", legal="V3"))
    assert len(histories(folder.read().records)[0].spells) == 1


def test_only_short_breaks_are_no_history(folder, episode):
    folder.header()
    folder.episodes(episode(legal="V4"))
    with pytest.raises(ValueError, match="no period of care"):
        histories(folder.read().records)


def test_brothers_and_sisters_are_known_from_the_needs_table(folder, episode, child):
    folder.header(child("1"), child("2"), child("3"))
    folder.episodes(episode("1"), episode("2"), episode("3"))
    folder.text("needs.csv", "child_id,siblings\n1,s1\n3,s1\n")
    assert histories(folder.read().records)[0].spells.family.tolist() == [0, -1, 0]


def test_the_area_is_the_folder_unless_it_is_named(folder, episode):
    folder.header()
    folder.episodes(episode())
    records = folder.read().records
    assert histories(records)[0].area == "Townshire"
    assert histories(records, "Jersey")[0].area == "Jersey"


def test_the_about_table_overrides_the_window(folder, episode):
    folder.header()
    folder.episodes(
        episode(began="01/05/2018", ended="01/05/2019", reason="E4A"),
        episode(began="01/06/2019"),
    )
    folder.text("about.csv", "field,value\ndata_from,2016-04-01\ndata_to,2019-03-31\n")
    history = histories(folder.read().records)[0]
    assert (history.complete_from, history.known_to) == (date(2016, 4, 1), date(2019, 3, 31))
    assert history.looked_after(date(2019, 3, 31), STANDARD_BANDS).sum() == 1
    assert len(history.spells) == 1


def test_where_a_child_lives_is_that_of_the_day(folder, episode):
    folder.header()
    folder.episodes(
        episode(began="01/01/2019", ended="01/02/2019", reason="X1"),
        episode(began="01/02/2019", new="P", place="T1", ended="01/03/2019", reason="E4A"),
        episode(began="01/05/2019", place="K2"),
    )
    episodes = folder.read().records.episodes
    assert lived_in(episodes, date(2018, 12, 31)) is None
    assert lived_in(episodes, date(2019, 2, 7)) == "U4"
    assert lived_in(episodes, date(2019, 3, 1)) is None
    assert lived_in(episodes, date(2019, 6, 1)) == "K2"


def test_counts_are_one_history_for_each_area(samples):
    records = read([samples / "england_counts.csv"]).records
    assert [h.area for h in histories(records)] == ["Barnet", "Barnsley", "Hartlepool"]
    (barnet,) = histories(records, "barnet")
    assert histories(records, "E09000003") == (barnet,)
    assert barnet.known_to == date(2023, 3, 31)
    assert barnet.looked_after(barnet.known_to, STANDARD_BANDS).tolist() == [53, 53, 100, 124]


def test_an_area_that_is_not_there_names_those_that_are(samples):
    records = read([samples / "england_counts.csv"]).records
    with pytest.raises(ValueError, match="There are: Barnet, Barnsley, Hartlepool"):
        histories(records, "Atlantis")


def test_a_list_of_children_gives_a_count_of_each_age(samples):
    (history,) = histories(read([samples / "annex_a.xlsx"]).records)
    assert isinstance(history, CountHistory)
    # Of five children one has ceased to be looked after and one is 18 and more.
    assert history.looked_after(date(2021, 2, 26), STANDARD_BANDS).tolist() == [1, 0, 1, 1]
