"""What a target needs, and what will be there, agrees with other futures and with itself."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from forecasting.ages import months_after
from matching.places import PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.homes.households_to_come import RECRUITED
from scenarios.pipeline.answers.asked import Asked, ask, follow
from scenarios.pipeline.answers.enquiries_needed import enquiries_needed
from scenarios.pipeline.answers.every_answer import Wanted, every_answer, of_carers
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.pipeline.answers.intensive import intensive
from scenarios.pipeline.coming import coming_of
from scenarios.world import Campaign, World

DRAWS = 300


def test_the_enquiries_a_target_needs_bring_it_as_often_as_said(
    asked: Asked, made_up: Baseline
) -> None:
    by = months_after(made_up.as_of, 30)
    [row] = enquiries_needed(asked, 8, by).rows
    now = float(row["enquiries_a_month_now"] or 0)
    for name, chance in (
        ("enquiries_a_month_now", float(row["chance_at_this_pace"] or 0)),
        ("enquiries_a_month_even", 0.5),
        ("enquiries_a_month_eight_in_ten", 0.8),
    ):
        more = max(0.0, float(row[name] or 0) - now)
        campaign = Campaign(made_up.as_of.replace(day=1), 36, a_month=more)
        world = World(made_up, campaigns=(campaign,) if more else ())
        coming = coming_of(world, asked.dates, DRAWS, seed=2)
        soon = coming.walked.approved <= (by - made_up.as_of).days
        reached = np.bincount(coming.who.draw[soon], minlength=DRAWS) >= 8
        assert reached.mean() == pytest.approx(chance, abs=0.1), name


def test_a_day_too_soon_for_any_enquiry_is_said_to_be(asked: Asked, made_up: Baseline) -> None:
    soon = months_after(made_up.as_of, 2)
    answer = enquiries_needed(asked, 12, soon)
    assert answer.rows[0]["enquiries_a_month_eight_in_ten"] is None
    assert "no number of enquiries" in answer.sentences[0]
    with pytest.raises(ValueError, match="is not between"):
        enquiries_needed(asked, 3, date(2020, 1, 1))


def test_a_pace_beyond_any_campaign_is_said_to_be_out_of_reach(
    asked: Asked, made_up: Baseline
) -> None:
    answer = enquiries_needed(asked, 12, months_after(made_up.as_of, 10))
    even, now = (float(answer.rows[0][f"enquiries_a_month_{at}"] or 0) for at in ("even", "now"))
    assert even > 10 * now
    assert f"about {even:,.0f} enquiries a month" in answer.sentences[0]
    assert "out of reach" in answer.sentences[0]


def test_households_begin_with_todays_and_add_up(asked: Asked, made_up: Baseline) -> None:
    answer = households_to_come(asked)
    rows = answer.rows
    every = [p for p in made_up.places if p.type in RECRUITED and p.on_island]
    today = [
        p for p in made_up.places if p.type in RECRUITED and p.on_island and not p.named_children
    ]
    assert rows[0]["households_mean"] == len(today)
    assert f"({len(every) - len(today)} for named children apart)" in answer.sentences[0]
    assert rows[0]["places_mean"] == sum(p.capacity for p in today)
    for row in rows:
        parts = float(row["of_today_mean"] or 0) + float(row["new_mean"] or 0)
        assert float(row["households_mean"] or 0) == pytest.approx(parts, abs=0.11)
    remain = float(rows[12]["of_today_mean"] or 0) / len(today)
    assert remain == pytest.approx(1 - 0.13, abs=0.03)


def test_gaps_count_children_once_and_homes_are_counted_as_they_are(
    asked: Asked, made_up: Baseline
) -> None:
    found = every_answer(asked, Wanted())
    open_ones = {a.application_id for a in asked.coming.open}
    for row in found["gaps"].rows:
        assert row["application_id"] in open_ones
        assert (
            0
            <= int(row["of_them_no_free_home_now"] or 0)
            <= int(row["could_live_there"] or 0)
            <= int(row["need_a_home"] or 0)
        )
    for tier in found["capacity"].rows:
        assert tier["approved"] == int(tier["available"] or 0) + int(tier["not_available"] or 0)
        assert tier["available"] == int(tier["filled"] or 0) + int(tier["free"] or 0)
    lost = sum(int(row["places"] or 0) for row in found["not_available"].rows)
    assert lost == sum(int(tier["not_available"] or 0) for tier in found["capacity"].rows)
    [large] = found["large_families"].rows
    assert large["homes"] == sum(
        p.capacity >= 3 and p.type in RECRUITED and p.on_island and not p.named_children
        for p in made_up.places
    )
    assert "enquiries_needed" not in found


def test_one_record_of_intensive_fostering_is_not_taken_for_many(asked: Asked) -> None:
    [row] = intensive(asked).rows
    assert (row["enquiries"], row["approved"]) == (1, 0)
    assert "few households" in str(row["note"])
    assert float(row["q90"] or 0) > 2 * float(row["q10"] or 0)


def test_an_enquiry_of_a_later_day_has_not_been_made_yet(made_up: Baseline) -> None:
    """The ratio left it out, the count beside it did not."""
    [first] = [a for a in made_up.pipeline if a.type == PlaceType.INTENSIVE_FOSTER]
    later = replace(first, application_id="later", enquired_on=made_up.as_of + timedelta(days=1))
    more = replace(made_up, pipeline=(*made_up.pipeline, later))
    [row] = intensive(ask(more, months=6, draws=20)).rows
    assert row["enquiries"] == 1


def test_an_authority_without_a_pipeline_is_told_how_to_give_one(made_up: Baseline) -> None:
    with pytest.raises(ValueError, match="sufficiency template pipeline"):
        ask(replace(made_up, pipeline=()))


def test_what_is_not_recorded_is_said_and_not_guessed(made_up: Baseline) -> None:
    silent = tuple(
        replace(a, campaign=None, recruited_for=None, became_place=None) for a in made_up.pipeline
    )
    found = every_answer(ask(replace(made_up, pipeline=silent), draws=20, months=6), Wanted())
    assert found["campaigns"].rows == found["looking_back"].rows == ()
    assert "not recorded" in found["campaigns"].sentences[0]
    assert "cannot be said" in found["looking_back"].sentences[0]


def test_reasons_of_places_are_the_recorded_ones_and_a_secure_home_is_no_capacity(
    asked: Asked, made_up: Baseline
) -> None:
    found = every_answer(asked, Wanted())
    recorded = {p.unavailable_reason for p in made_up.places if p.unavailable_reason}
    whys = {str(row["why"]) for row in found["not_available"].rows}
    assert recorded <= whys
    for row in found["capacity"].rows:
        if row["tier"] == "FOS1":
            assert any(reason in str(row["why"]) for reason in recorded)
    apart = (PlaceType.SECURE, PlaceType.SHORT_BREAK)
    assert all(any(p.type is kind for p in made_up.places) for kind in apart)
    here = sum(p.capacity for p in made_up.places if p.on_island and p.type not in apart)
    assert f"Of {here} approved places of every kind" in found["capacity"].sentences[1]


def test_what_is_published_for_england_stands_beside_what_is_believed(asked: Asked) -> None:
    first, second = every_answer(asked, Wanted())["funnel"].rows[:2]
    assert (first["published"], second["published"]) == (0.12, 0.47)


def test_carers_and_places_are_answered_without_a_pipeline(made_up: Baseline) -> None:
    without = replace(made_up, pipeline=())
    found = of_carers(follow(without, months=12, draws=20, seed=1))
    with_it = every_answer(ask(made_up, months=12, draws=20, seed=1), Wanted())
    for name in ("capacity", "not_available", "stepping_up", "reviews", "large_families"):
        assert found[name] == with_it[name]
    assert all(row["new_mean"] == 0 for row in found["households_to_come"].rows)
    assert found["gaps"].sentences == ("No application is open.",)


def test_a_chance_is_never_said_to_be_none(asked: Asked, made_up: Baseline) -> None:
    soon = months_after(made_up.as_of, 12)
    assert "the chance is under 1%" in enquiries_needed(asked, 40, soon).sentences[0]
