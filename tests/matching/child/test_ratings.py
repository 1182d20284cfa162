"""Ratings with their record: nothing is erased, evidence is asked for, old ones are stale."""

import json
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.child.domain_states import Standing, domain_states, months_after, states_of, tasks_of
from matching.child.ratings import ChildView, Rating, RatingHistory, all_missing, what_is_missing
from matching.children import Child
from matching.files.problem_file import problem_from, problem_hash, problem_to_json
from matching.match import match
from matching.needs import Needs, overall_level
from matching.options import options
from matching.policy import Policy

DAY = date(2026, 11, 20)
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "appendix_b.json"


def a_rating(domain=Domain.EMO, level=2, rated_on=date(2026, 9, 1), **rest):
    given = {
        "rated_by_role": "social worker",
        "evidence": "School and carer report bad nights each week",
        "child_view": ChildView.AGREE,
    }
    return Rating(domain, level, rated_on, **{**given, **rest})


def problem_with(ratings, **needs):
    read = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    read["children"][0]["ratings"] = ratings
    read["children"][0]["needs"].update(needs)
    return read


def state_of(history, domain=Domain.EMO, day=DAY, **rest):
    states = domain_states(history.needs_on(day), history, day, **rest)
    return next(state for state in states if state.domain is domain)


def test_a_later_rating_never_erases_an_earlier_one_in_whatever_order_they_are_recorded():
    made = [a_rating(level=n, rated_on=date(2026, 1 + n, 1)) for n in range(5)]
    for order in permutations(made):
        history = RatingHistory()
        for rating in order:
            history = history.with_rating(rating)
        assert history.of(Domain.EMO) == tuple(made)
        for rating in made:
            assert history.profile_on(rating.rated_on)[Domain.EMO] == rating


def test_a_correction_on_the_same_day_counts_and_the_slip_stays_on_record():
    slip, corrected = a_rating(level=4), a_rating(level=1)
    history = RatingHistory((slip,)).with_rating(corrected)
    assert history.needs_on(DAY).ratings[Domain.EMO] == 1
    assert history.of(Domain.EMO) == (slip, corrected)


def test_a_day_sees_only_what_was_rated_by_then():
    history = RatingHistory((a_rating(level=1, rated_on=DAY), a_rating(level=3)))
    assert history.needs_on(DAY - timedelta(days=1)).ratings[Domain.EMO] == 3
    assert history.needs_on(DAY).ratings[Domain.EMO] == 1
    assert history.needs_on(date(2020, 1, 1)).not_known == INTENSITY


def test_a_later_not_known_takes_the_level_back():
    history = RatingHistory((a_rating(), a_rating(level=None, rated_on=DAY)))
    assert state_of(history).standing is Standing.NOT_KNOWN
    assert state_of(history).counted_as == 3


def test_what_does_not_apply_counts_as_nothing_and_says_so():
    history = RatingHistory((Rating(Domain.IND, 0, DAY, not_applicable=True),))
    found = state_of(history, Domain.IND)
    assert (found.standing, found.level, found.counted_as) == (Standing.NOT_APPLICABLE, 0, 0)
    assert "counted as 0" in found.words
    with pytest.raises(ValueError, match="IND does not apply"):
        Rating(Domain.IND, 2, DAY, not_applicable=True)


@pytest.mark.parametrize("level", [-1, 5, 1.5])
def test_a_level_is_0_to_4(level):
    with pytest.raises(ValueError, match="0 to 4"):
        a_rating(level=level)


@pytest.mark.parametrize("level", range(5))
def test_evidence_is_compulsory_from_level_2(level):
    fields = {field for field, _ in what_is_missing(a_rating(level=level, evidence=" "))}
    assert ("evidence" in fields) == (level >= 2)
    said = all_missing([a_rating(level=level, evidence="")], "c7")
    assert all(each.startswith("Child c7: EMO") for each in said)


def test_the_childs_view_cannot_be_silently_blank():
    def fields(**view):
        return [field for field, _ in what_is_missing(a_rating(**view))]

    assert fields(child_view=None) == ["child_view"]
    assert fields(child_view=ChildView.NOT_ASKED) == ["child_view_words"]
    asked = {"child_view": ChildView.NOT_ASKED, "child_view_words": "Aged 1; the carer was asked"}
    assert fields(**asked) == []


def test_a_rating_is_stale_after_six_months_or_another_number():
    history = RatingHistory((a_rating(rated_on=date(2026, 5, 20)),))
    assert state_of(history, day=date(2026, 11, 19)).standing is Standing.CURRENT
    found = state_of(history, day=date(2026, 11, 20))
    assert found.standing is Standing.STALE
    assert found.why_stale == "rated on 2026-05-20, 6 months ago or more"
    assert state_of(history, stale_after_months=7).standing is Standing.CURRENT


def test_a_rating_is_stale_after_a_move_and_one_made_since_is_not():
    history = RatingHistory((a_rating(rated_on=date(2026, 9, 1)),))
    moved = state_of(history, moved_on=date(2026, 9, 2))
    assert moved.why_stale == "rated on 2026-09-01, before the move on 2026-09-02"
    assert state_of(history, moved_on=date(2026, 9, 1)).standing is Standing.CURRENT
    assert state_of(history, moved_on=DAY + timedelta(days=1)).standing is Standing.CURRENT


def test_a_stale_rating_still_counts_as_it_is():
    history = RatingHistory((a_rating(level=3, rated_on=date(2020, 1, 1)),))
    assert state_of(history).counted_as == 3
    assert state_of(history).to_do == (
        "Rate EMO (emotional wellbeing) again: rated on 2020-01-01, 6 months ago or more",
    )


def test_months_end_on_the_first_where_the_day_is_not_there():
    assert months_after(date(2026, 8, 31), 6) == date(2027, 3, 1)
    assert months_after(date(2026, 10, 31), 1) == date(2026, 12, 1)
    assert months_after(date(2026, 12, 5), 12) == date(2027, 12, 5)


def test_every_domain_says_what_to_do():
    history = RatingHistory((a_rating(review_by=date(2026, 10, 1)), a_rating(Domain.BEH, 2)))
    needs = history.needs_on(DAY)
    child = Child("c1", date(2013, 5, 2), needs=needs, ratings=history)
    states = states_of(child, DAY, Policy())
    assert [state.domain for state in states] == list(Domain)
    tasks = tasks_of(states)
    assert "Review EMO (emotional wellbeing): it was due by 2026-10-01" in tasks
    assert any(task.startswith("Assess SAF (safety outside the home)") for task in tasks)
    assert not any("BEH" in task for task in tasks)


def test_a_level_nobody_signed_for_asks_for_its_day():
    child = Child("c1", date(2013, 5, 2), needs=Needs({Domain.EMO: 2}))
    emotional = states_of(child, DAY, Policy())[1]
    assert emotional.standing is Standing.UNDATED
    assert emotional.to_do[0].startswith("Record when and by whom EMO")


def test_a_rating_that_says_otherwise_than_the_needs_is_history_and_not_their_ground():
    child = Child(
        "c1", date(2013, 5, 2), needs=Needs({Domain.EMO: 1}), ratings=RatingHistory((a_rating(),))
    )
    emotional = states_of(child, DAY, Policy())[1]
    assert emotional.rating is None
    assert emotional.earlier == child.ratings.ratings


def test_ratings_in_a_problem_come_back_whole_and_fill_what_needs_leaves_out():
    rating = {"domain": "SAF", "level": 3, "rated_on": "2026-10-01", "child_view": "partly"}
    read = problem_with([rating], SAF="NK")
    problem = problem_from(read)
    child = problem.child_by_id["c1"]
    assert child.needs.ratings[Domain.SAF] == 3
    assert overall_level(child.needs).sentence == "D because BEH = 3, SAF = 3"
    again = problem_from(problem_to_json(problem))
    assert again == problem
    assert problem_hash(again) == problem_hash(problem)
    assert any("Child c1: SAF" in each and "evidence" in each for each in problem.warnings)


def test_needs_stated_stand_before_a_rating_that_differs_and_it_is_said():
    rating = {"domain": "BEH", "level": 1, "rated_on": "2026-10-01"}
    problem = problem_from(problem_with([rating]))
    assert problem.child_by_id["c1"].needs.ratings[Domain.BEH] == 3
    assert any("needs says BEH 3, the latest rating 1" in each for each in problem.warnings)


def test_a_rating_of_a_day_to_come_is_not_used():
    rating = {"domain": "SAF", "level": 4, "rated_on": "2027-01-01"}
    problem = problem_from(problem_with([rating], SAF="NK"))
    assert problem.child_by_id["c1"].needs.ratings[Domain.SAF] is None
    assert any("after the day of the problem" in each for each in problem.warnings)


def test_options_ask_for_what_is_stale_to_be_rated_again():
    rating = {"domain": "BEH", "level": 3, "rated_on": "2026-01-05", "evidence": "Incident log"}
    found = options(problem_from(problem_with([rating])), "c1")
    assert (
        "Rate BEH (behaviour and regulation) again: rated on 2026-01-05, 6 months ago or more"
        in found.tasks
    )


def test_every_answer_prints_the_settings_it_rests_on():
    problem = problem_from(problem_with([]))
    said = "A need that is not known counts as 3, and a rating is stale after 6 months or a move"
    for settings, version in (
        (match(problem).warnings, match(problem).codification),
        (options(problem, "c1").notes, options(problem, "c1").codification),
    ):
        assert version == "draft-1"
        assert any(each.startswith(said) for each in settings)
