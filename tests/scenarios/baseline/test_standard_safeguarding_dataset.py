"""The four tables of the Standard Safeguarding Dataset make one account."""

import pytest

PERSON = "pers_person_id,pers_forename,pers_sex,pers_dob\n1,Ann,F,2010-03-02\n2,Bob,M,2011-04-03\n"
EPISODES = (
    "clae_cla_episode_id,clae_person_id,clae_cla_episode_start_date,clae_cla_episode_start_reason,"
    "clae_cla_primary_need_code,clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,"
    "clae_cla_placement_id\n"
    "e1,1,2018-05-01 00:00:00.000,S,N1,2018-06-01 00:00:00.000,X1,p1\n"
    "e2,1,2018-06-01,P,N1,,,p2\n"
)
PLACEMENT = (
    "clap_cla_placement_id,clap_cla_placement_type,clap_cla_placement_provider,"
    "clap_cla_placement_urn,clap_cla_placement_change_reason\n"
    "p1,U4,PR1,,CARPL\np2,K2,PR4,SC12,\n"
)
LEGAL = (
    "lega_person_id,lega_legal_status,lega_legal_status_start_date,lega_legal_status_end_date\n"
    "1,V2,2018-05-01,2018-05-20\n1,C2,2018-05-20,\n"
)


@pytest.fixture
def extract(folder):
    """Write the four tables."""
    folder.text("ssd_person.csv", PERSON)
    folder.text("ssd_cla_episodes.csv", EPISODES)
    folder.text("ssd_cla_placement.csv", PLACEMENT)
    folder.text("ssd_legal_status.csv", LEGAL)
    return folder


def test_episodes_get_their_placement_and_the_legal_status_of_their_first_day(extract):
    reading = extract.read()
    assert not reading.findings
    first, second = reading.records.episodes
    assert (first.placement_type, first.legal_status, first.reason_moved) == ("U4", "V2", "CARPL")
    assert (second.placement_type, second.legal_status, second.home_urn) == ("K2", "C2", "SC12")


def test_only_looked_after_children_are_kept_and_no_names(extract):
    records = extract.read().records
    assert [child.child_id for child in records.children] == ["1"]
    assert "Ann" not in repr(records)


def test_a_table_that_is_missing_is_named(extract, only):
    (extract.path / "ssd_cla_placement.csv").unlink()
    assert "ssd_cla_placement" in only(extract.read(), "ssd-table-missing").message


def test_without_legal_statuses_a_warning_says_what_that_means(extract, only):
    (extract.path / "ssd_legal_status.csv").unlink()
    reading = extract.read()
    assert not reading.errors
    assert "short breaks" in only(reading, "ssd-no-legal-status").message
    assert reading.records.episodes[0].legal_status == ""
