"""A baseline holds today's children, where they live and the homes there are."""

from datetime import date

import pytest

from matching.children import ChildStatus
from matching.needs import Domain
from scenarios.baseline.baseline import baseline_from
from scenarios.baseline.read import read

HOMES = (
    "place_id,type,on_island,capacity,youngest,oldest,sexes,status,weekly_cost\n"
    "h1,foster,yes,1,0,17,any,available,765\n"
    "h2,residential,yes,3,10,17,any,available,\n"
)


@pytest.fixture
def authority(folder, episode, child):
    """Four children: two with homes, one with parents, one who has left."""
    folder.header(child("1"), child("2"), child("3"), child("4"))
    folder.episodes(
        episode("1", began="01/05/2018"),
        episode("2", began="01/06/2018", place="K2"),
        episode("3", began="01/07/2018", place="P1"),
        episode("4", began="01/06/2018", ended="25/03/2019", reason="E4A"),
    )
    folder.text("homes.csv", HOMES)
    folder.text(
        "needs.csv", "child_id,status,current_place,BEH\n1,temporary,h1,3\n4,settled,h2,1\n"
    )
    return folder


def test_todays_children_are_matched_with_their_needs(authority):
    baseline = baseline_from(authority.read().records, "test")
    assert baseline.as_of == date(2019, 3, 31)
    first, second = baseline.children
    assert (first.id, first.current_place, first.status) == ("1", "h1", ChildStatus.TEMPORARY)
    assert first.needs.ratings[Domain.BEH] == 3
    assert (second.id, second.current_place, second.status) == ("2", None, ChildStatus.SETTLED)
    assert baseline.unassessed == 1
    assert [place.id for place in baseline.places] == ["h1", "h2"]
    assert baseline.places[0].weekly_cost_pence == 76500


def test_a_child_who_lives_with_parents_is_elsewhere(authority):
    (elsewhere,) = baseline_from(authority.read().records, "test").elsewhere
    assert (elsewhere.child_id, elsewhere.where) == ("3", "with parents")


def test_a_child_in_hospital_who_waits_for_a_home_is_matched(authority, episode):
    authority.episodes(episode("1", place="R2"))
    baseline = baseline_from(authority.read().records, "test")
    assert [child.id for child in baseline.children] == ["1"]


def test_every_child_today_is_linked_to_their_period_of_care(authority):
    baseline = baseline_from(authority.read().records, "test")
    spells = baseline.history.spells
    for child in baseline.children:
        assert spells.born[baseline.spell_of_child[child.id]].astype(date) == child.born
    assert set(baseline.spell_of_child) == {"1", "2", "3"}
    assert len(baseline.children) + len(baseline.elsewhere) == spells.open_on(baseline.as_of).sum()


def test_the_hash_of_the_data_depends_on_what_is_in_the_files_alone(authority):
    before = baseline_from(authority.read().records, "test").data_hash
    (authority.path / "homes.csv").rename(authority.path / "zz.csv")
    assert baseline_from(authority.read().records, "test").data_hash == before
    authority.text("zz.csv", HOMES.replace("765", "766"))
    assert baseline_from(authority.read().records, "test").data_hash != before


def test_a_list_of_children_makes_a_baseline_too(samples):
    baseline = baseline_from(read([samples / "annex_a.xlsx"]).records, "list")
    assert baseline.as_of == date(2021, 2, 26)
    assert len(baseline.children) == 3
    assert baseline.unassessed == 3


def test_needs_alone_make_a_baseline_of_the_day_they_were_rated(folder):
    folder.text("needs.csv", "child_id,date_of_birth,sex,rated_on\n1,2012-01-31,F,2026-11-01\n")
    baseline = baseline_from(folder.read().records, "few")
    assert baseline.as_of == date(2026, 11, 1)
    assert [child.id for child in baseline.children] == ["1"]


def test_several_areas_must_be_chosen_from(samples):
    records = read([samples / "england_counts.csv"]).records
    with pytest.raises(ValueError, match="Name one of them: Barnet"):
        baseline_from(records, "england")
    assert baseline_from(records, "england", "Barnet").history.area == "Barnet"


def test_files_that_speak_of_each_other_are_checked(authority):
    authority.text(
        "needs.csv",
        "child_id,current_place,wishes\n1,h1,h9\n2,h1,\n3,h7,\n9,,\n",
    )
    reading = authority.read()
    assert [(f.rule, f.row, f.value) for f in reading.findings] == [
        ("place-unknown", 4, "h7"),
        ("more-children-than-places", 2, "h1"),
        ("wish-unknown", 2, "h9"),
        ("child-not-in-return", 5, "9"),
    ]
    assert [finding.rule for finding in reading.errors] == ["place-unknown"]
