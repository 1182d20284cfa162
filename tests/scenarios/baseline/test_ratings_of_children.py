"""Ratings of two tables become one history; the later day wins and nothing is taken out."""

import pytest

from matching.child.codification import Domain
from matching.child.domain_states import Standing, states_of
from matching.policy import Policy
from scenarios.baseline.baseline import baseline_from

HEADINGS = "child_id,domain,level,rated_on,rated_by_role,evidence,child_view,child_view_words\n"
DAY = "field,value\ndata_to,2026-11-20\n"


def a_row(
    domain="BEH", level="2", rated_on="2026-09-01", child="1", rest="social worker,Log,agree,"
):
    return f"{child},{domain},{level},{rated_on},{rest}\n"


def needs_row(level="1", rated_on="2026-06-01", born="2012-01-31"):
    return f"child_id,date_of_birth,sex,BEH,rated_on\n1,{born},F,{level},{rated_on}\n"


@pytest.fixture
def brought(folder):
    def bring(*ratings, needs=None):
        folder.text("about.csv", DAY)
        folder.text("needs.csv", needs or needs_row())
        folder.text("ratings.csv", HEADINGS + "".join(ratings))
        return folder.read()

    return bring


def the_child(reading):
    (child,) = baseline_from(reading.records, "test").children
    return child


def rules(reading):
    return {finding.rule for finding in reading.findings}


def test_the_later_day_wins_and_the_history_is_whole(brought):
    child = the_child(brought(a_row(level="3"), a_row(level="2", rated_on="2026-01-01")))
    assert child.needs.ratings[Domain.BEH] == 3
    assert [rating.level for rating in child.ratings.of(Domain.BEH)] == [2, 1, 3]


def test_a_needs_row_of_a_later_day_wins(brought):
    reading = brought(a_row(level="3", rated_on="2026-05-01"))
    assert the_child(reading).needs.ratings[Domain.BEH] == 1
    assert reading.findings == ()


def test_of_one_day_the_rating_with_its_record_counts_and_the_two_are_said_to_differ(brought):
    reading = brought(a_row(level="3", rated_on="2026-06-01"))
    assert the_child(reading).needs.ratings[Domain.BEH] == 3
    assert rules(reading) == {"rated-otherwise-in-needs"}


def test_a_needs_row_without_a_day_gives_way_to_a_rating_and_it_is_said(brought):
    reading = brought(a_row(level="3"), needs=needs_row(rated_on=""))
    assert the_child(reading).needs.ratings[Domain.BEH] == 3
    assert rules(reading) == {"rated-otherwise-in-needs"}


def test_not_known_in_a_needs_row_takes_no_rating_back(brought):
    child = the_child(brought(a_row(), needs=needs_row(level="NK", rated_on="2026-11-01")))
    assert child.needs.ratings[Domain.BEH] == 2


def test_a_rating_after_the_last_day_of_the_data_is_not_used(brought):
    reading = brought(a_row(level="4", rated_on="2027-01-01"))
    assert the_child(reading).needs.ratings[Domain.BEH] == 1
    assert rules(reading) == {"rated-after-data"}


def test_evidence_from_level_2_and_the_childs_view_are_asked_for_by_child_and_domain(brought):
    reading = brought(a_row(rest=",,,"), a_row("EMO", "1", rest="social worker,,not_asked,"))
    said = [finding.message for finding in reading.findings]
    assert any(each.startswith("Child 1: BEH") and "evidence" in each for each in said)
    assert rules(reading) == {
        "rating-evidence",
        "rating-rated_by_role",
        "rating-child_view",
        "rating-child_view_words",
    }
    assert reading.errors == ()


def test_independence_under_8_does_not_apply(brought):
    reading = brought(a_row("IND", "3"), needs=needs_row(born="2020-01-31"))
    child = the_child(reading)
    assert child.needs.not_applicable == {Domain.IND}
    assert child.needs.ratings[Domain.IND] == 0
    assert rules(reading) == {"rated-under-age"}


def test_two_levels_of_one_day_are_both_kept_and_the_later_row_counts(brought):
    reading = brought(a_row(level="4"), a_row(level="2"))
    child = the_child(reading)
    assert child.needs.ratings[Domain.BEH] == 2
    assert [rating.level for rating in child.ratings.of(Domain.BEH)] == [1, 4, 2]
    assert rules(reading) == {"rated-twice-in-a-day"}


@pytest.mark.parametrize(
    ("column", "bad"), [("domain", a_row("HAPPY")), ("level", a_row(level="5"))]
)
def test_an_unknown_domain_or_level_stops_the_import(brought, column, bad):
    assert [error.column for error in brought(bad).errors] == [column]


def test_a_rating_of_a_child_in_no_other_file_is_said(brought):
    assert rules(brought(a_row(child="9"))) == {"rated-child-unknown"}


def test_the_made_up_children_have_current_and_stale_ratings(made_up):
    policy = Policy()
    found = [
        state.standing
        for child in made_up.children
        for state in states_of(child, made_up.as_of, policy)
    ]
    assert {Standing.CURRENT, Standing.STALE, Standing.NOT_KNOWN} <= set(found)
    assert any(child.moved_on is not None for child in made_up.children)


def test_ratings_of_a_child_without_a_needs_row_are_used(folder, brought, episode, child):
    folder.header(child("2", "01/02/2012"))
    folder.episodes(episode("2"))
    reading = brought(a_row(level="3", child="2"))
    (found,) = baseline_from(reading.records, "test").children
    assert (found.id, found.needs.ratings[Domain.BEH]) == ("2", 3)
    assert [rating.level for rating in found.ratings.ratings] == [3]
