"""A new export takes the place of the old one, and leaves the history of ratings as it was."""

from dataclasses import replace
from datetime import date

from matching.child.codification import Domain
from matching.child.ratings import RatingHistory
from scenarios.baseline.baseline import data_hash
from scenarios.baseline.kept_ratings import KEPT, with_ratings_kept
from scenarios.baseline.ratings_of_children import (
    history_of,
    needs_in_force,
    ratings_by_child,
)
from scenarios.baseline.records import FileRead, NeedsRecord, RatingRecord, Records

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 10, 1)
DAY, BORN = date(2026, 11, 20), date(2012, 1, 31)


def an_export(level="2", rated_on=SPRING, child="1", ratings=(), sha="a"):
    needs = NeedsRecord(child, {"BEH": level}, rated_on=rated_on)
    return Records(needs=(needs,), ratings=ratings, files=(FileRead("n.csv", "needs", 1, sha),))


def in_force(records):
    (needs,) = records.needs
    rated = ratings_by_child(records).get(needs.child_id, ())
    return needs_in_force(needs, rated, born=BORN, day=DAY).ratings[Domain.BEH]


def history(records) -> RatingHistory:
    (needs,) = records.needs
    return history_of(needs, ratings_by_child(records).get(needs.child_id, ()), BORN)


def levels(records):
    return [rating.level for rating in history(records).of(Domain.BEH)]


def test_the_rating_an_earlier_export_held_stays_on_record():
    now = with_ratings_kept(an_export(), an_export("3", AUTUMN))
    assert levels(now) == [2, 3]
    assert in_force(now) == 3
    assert now.files[-1].name == KEPT


def test_bringing_the_same_files_again_changes_nothing():
    first = an_export()
    assert with_ratings_kept(first, first) == first
    second = with_ratings_kept(first, an_export("3", AUTUMN))
    again = with_ratings_kept(second, an_export("3", AUTUMN))
    assert again == second
    assert data_hash(again.files) == data_hash(second.files)


def test_what_is_kept_is_part_of_the_fingerprint_of_the_data():
    new = an_export("3", AUTUMN)
    assert data_hash(with_ratings_kept(an_export(), new).files) != data_hash(new.files)


def test_a_level_corrected_on_the_same_day_counts_and_the_slip_stays_on_record():
    now = with_ratings_kept(an_export("4"), an_export("1"))
    assert in_force(now) == 1
    assert levels(now) == [4, 1]
    assert history(now).needs_on(DAY).ratings[Domain.BEH] == 1


def test_ratings_with_their_record_are_kept_whole():
    rating = RatingRecord("1", "BEH", "4", SPRING, "social worker", "Incident log")
    now = with_ratings_kept(an_export(ratings=(rating,)), an_export("3", AUTUMN))
    assert rating in now.ratings
    assert levels(now) == [2, 4, 3]


def test_of_a_child_who_is_in_the_data_no_more_nothing_is_kept():
    now = an_export(child="2")
    assert with_ratings_kept(an_export(child="1"), now) == now


def test_a_later_rating_stays_in_force_when_the_new_export_does_not_know_the_need():
    now = with_ratings_kept(an_export("3", AUTUMN), an_export("NK", date(2026, 11, 1)))
    assert in_force(now) == 3


def test_an_undated_row_leaves_nothing_to_keep():
    undated = replace(an_export(), needs=(NeedsRecord("1", {"BEH": "2"}),))
    now = an_export("3", AUTUMN)
    assert with_ratings_kept(undated, now) == now
