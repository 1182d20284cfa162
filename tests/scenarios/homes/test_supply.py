"""The homes that will exist: today's, those on their way, and those that stop taking children."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from forecasting.ages import month_ends, months_after
from matching.places import PlaceStatus, PlaceType
from matching.policy import Policy
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.records import ApplicationRecord
from scenarios.futures.fits import Fits
from scenarios.homes.households_to_come import RECRUITED, household_of
from scenarios.homes.supply import supply_of
from scenarios.levers import RecruitCarers
from scenarios.run import Asked, futures_of
from scenarios.tables.places import places_table
from scenarios.world import World

MONTHS, DRAWS = 36, 400


def test_households_stop_at_the_assumed_rate(made_up: Baseline) -> None:
    supply = supply_of(World(made_up), months=MONTHS, draws=DRAWS, seed=1)
    fostering = [n for n, p in enumerate(supply.places[: supply.today]) if p.type in RECRUITED]
    still_there = (supply.stops[:, fostering] > 24).mean()
    assert still_there == pytest.approx((1 - 0.13) ** 2, abs=0.02)


def stopping(made_up: Baseline, days: dict[str, date]) -> Baseline:
    """Plan for some homes, by their ids, to stop on a day."""
    places = tuple(replace(p, stops_on=days.get(p.id)) for p in made_up.places)
    return replace(made_up, places=places)


def test_a_home_stops_on_the_day_that_is_planned_for_it_and_the_others_as_before(
    made_up: Baseline,
) -> None:
    fostering = [p for p in made_up.places if p.type in RECRUITED and p.on_island]
    homes = [p for p in made_up.places if p.type is PlaceType.RESIDENTIAL and p.on_island]
    months_ahead = {fostering[0].id: 6, homes[0].id: 12}
    days = {name: months_after(made_up.as_of, months) for name, months in months_ahead.items()}
    before, after = (
        supply_of(World(each), months=MONTHS, draws=DRAWS, seed=1)
        for each in (made_up, stopping(made_up, days))
    )
    for number, place in enumerate(after.places):
        if place.id in months_ahead:
            step = months_ahead[place.id]
            assert (after.stops[:, number] == np.minimum(before.stops[:, number], step)).all()
            assert after.stops[:, number].max() == step
        else:
            assert (after.stops[:, number] == before.stops[:, number]).all()


def test_childrens_homes_stay_open_and_the_secure_home_is_no_option(made_up: Baseline) -> None:
    supply = supply_of(World(made_up), months=MONTHS, draws=20, seed=1)
    homes = [n for n, p in enumerate(supply.places) if p.type is PlaceType.RESIDENTIAL]
    assert homes
    assert (supply.stops[:, homes] == MONTHS + 1).all()
    assert all(place.type is not PlaceType.SECURE for place in supply.places)


def test_nobody_is_approved_without_a_pipeline_and_that_is_said(made_up: Baseline) -> None:
    supply = supply_of(World(replace(made_up, pipeline=())), months=MONTHS, draws=20, seed=1)
    assert len(supply.places) == supply.today
    assert "No carer pipeline was given" in supply.notes[0]


def test_approvals_follow_the_published_conversion_where_nothing_is_known(
    made_up: Baseline,
) -> None:
    today = made_up.as_of
    enquiries = tuple(
        ApplicationRecord(f"e{n}", "foster", "enquiry", enquired_on=today, stage_since=today)
        for n in range(240)
    )
    world = World(replace(made_up, pipeline=enquiries))
    supply = supply_of(world, months=MONTHS, draws=DRAWS, seed=1)
    approved = (supply.opens[:, supply.today :] <= MONTHS).sum(axis=1).mean()
    expected = 0.47 * 0.12 * (240 + 240 / 12 * (MONTHS - 11))
    assert approved == pytest.approx(expected, rel=0.15)


def test_an_applicant_of_no_recorded_ages_has_those_commonest_among_approved_carers(
    made_up: Baseline,
) -> None:
    today = made_up.as_of
    silent = ApplicationRecord("s1", "foster", "stage_2", applied_on=today, stage_since=today)
    carers = [p for p in made_up.places if p.type is PlaceType.FOSTER and not p.named_children]
    first, *others = carers
    places = (
        replace(first, youngest=16, oldest=17),
        *(replace(p, youngest=3, oldest=9) for p in others[:3]),
        *(replace(p, youngest=0, oldest=4) for p in others[3:5]),
    )
    world = World(replace(made_up, places=places, pipeline=(silent,)))
    supply = supply_of(world, months=MONTHS, draws=2, seed=1)
    place = next(p for p in supply.places if p.id == "application s1")
    assert (place.youngest, place.oldest) == (3, 9), "whichever carer is listed first"
    assert any("1 household on the way to approval the ages are not" in n for n in supply.notes)
    assert any("3 to 9 are taken, the commonest" in note for note in supply.notes)


def test_one_recorded_age_is_kept_and_the_other_fits_it(made_up: Baseline) -> None:
    carer = next(p for p in made_up.places if p.type is PlaceType.FOSTER)
    young, older = replace(carer, youngest=0, oldest=5), replace(carer, youngest=10, oldest=17)
    half = ApplicationRecord("h1", "foster", "stage_2", youngest=12)
    for usual, oldest in (((young, young, older), 17), ((young,), 17)):
        place = household_of(half, usual)
        assert (place.youngest, place.oldest) == (12, oldest)


def test_ages_that_are_recorded_are_not_remarked_on(made_up: Baseline) -> None:
    notes = supply_of(World(made_up), months=6, draws=2, seed=1).notes
    assert not any("ages are not recorded" in note for note in notes)


def test_nobody_who_enquires_today_is_approved_within_months(made_up: Baseline) -> None:
    supply = supply_of(World(made_up), months=MONTHS, draws=DRAWS, seed=1)
    new = [n for n, p in enumerate(supply.places) if p.id.startswith("new household")]
    assert new
    assert (supply.opens[:, new] > 3).mean() > 0.99
    panel = next(n for n, p in enumerate(supply.places) if p.id == _at_panel(made_up))
    assert np.median(supply.opens[:, panel]) <= 2


def _at_panel(made_up: Baseline) -> str:
    [waiting] = [a for a in made_up.pipeline if a.stage == "panel"]
    return f"application {waiting.application_id}"


def test_recruited_households_open_over_the_months_asked_for(made_up: Baseline) -> None:
    lever = RecruitCarers.model_validate(
        {"from": "2027-03", "profile": "foster", "households": 6, "over_months": 12}
    )
    supply = supply_of(lever.pull(World(made_up)), months=MONTHS, draws=3, seed=1)
    assert supply.opens[0, -6:].tolist() == [4, 6, 8, 10, 12, 14]
    without = supply_of(World(made_up), months=MONTHS, draws=3, seed=1)
    assert np.array_equal(without.stops, supply.stops[:, :-6]), "the other homes are the same"


def test_two_plans_for_the_same_kind_of_household_add_places_with_names_of_their_own(
    made_up: Baseline,
) -> None:
    two = [
        RecruitCarers.model_validate(
            {"from": "2027-01", "profile": "foster", "households": 2, "places": places}
        )
        for places in (1, 2)
    ]
    world = two[1].pull(two[0].pull(World(made_up)))
    names = [p.id for p in supply_of(world, months=12, draws=5, seed=1).places]
    assert len(names) == len(set(names))


def test_a_place_on_a_break_takes_children_again_after_its_last_day(made_up: Baseline) -> None:
    on_break = next(p for p in made_up.places if p.type is PlaceType.FOSTER)
    last_day = months_after(made_up.as_of, 5)
    homes = {
        "until then": replace(on_break, status=PlaceStatus.BREAK, held_until=last_day),
        "without end": replace(on_break, status=PlaceStatus.BREAK, held_until=None),
    }
    dates = month_ends(made_up.as_of, MONTHS)
    fits = Fits(tuple(homes.values()), Policy(), {}, dates)
    usable = dict(zip(homes, np.array(fits.available).T.tolist(), strict=True))
    assert usable["until then"] == [day > last_day for day in dates]
    assert not any(usable["without end"])


def test_homes_that_may_never_open_are_counted_in_the_notes(made_up: Baseline) -> None:
    home = next(p for p in made_up.places if p.status is PlaceStatus.AVAILABLE and p.on_island)
    held = {
        "without a day": replace(home, id="1", capacity=2, status=PlaceStatus.HOLD),
        "with a day": replace(
            home, id="2", status=PlaceStatus.HOLD, held_until=made_up.as_of + timedelta(days=9)
        ),
        "under review": replace(home, id="3", capacity=3, status=PlaceStatus.UNDER_REVIEW),
        "closed for good": replace(home, id="4", status=PlaceStatus.CLOSED),
        "away": replace(home, id="5", on_island=False, status=PlaceStatus.HOLD),
    }
    world = World(replace(made_up, places=tuple(held.values())))
    notes = supply_of(world, months=3, draws=1, seed=1).notes
    assert any("Of 2 homes here (5 places) that cannot be used" in note for note in notes)
    none = World(replace(made_up, places=(home,)))
    assert not any("cannot" in note for note in supply_of(none, months=3, draws=1, seed=1).notes)


@pytest.mark.parametrize("status", [PlaceStatus.CLOSED, PlaceStatus.UNREGISTERED])
def test_a_home_that_is_closed_or_not_registered_is_no_place_at_all(
    made_up: Baseline, status: PlaceStatus
) -> None:
    home = next(p for p in made_up.places if p.type is PlaceType.SUPPORTED)

    def places(of: PlaceStatus) -> tuple[float, float]:
        changed = tuple(replace(p, status=of) if p.id == home.id else p for p in made_up.places)
        counted, _ = futures_of(World(replace(made_up, places=changed)), Asked(2, 2, 1))
        last = [row for row in places_table(counted) if row["tier"] == home.in_tier.value][-1]
        return float(last["approved"] or 0), float(last["filled"] or 0)

    approved, _ = places(PlaceStatus.AVAILABLE)
    on_paper, filled = places(status)
    assert approved - home.capacity <= on_paper <= approved - home.capacity + filled


def test_planned_households_stop_when_they_would_whatever_other_levers_there_are(
    made_up: Baseline,
) -> None:
    skilled, intensive = (
        RecruitCarers.model_validate(
            {"from": "2027-03", "profile": profile, "households": 4, "over_months": 4}
        )
        for profile in ("skilled_foster", "intensive_foster")
    )
    alone = supply_of(skilled.pull(World(made_up)), months=MONTHS, draws=DRAWS, seed=1)
    first = supply_of(
        skilled.pull(intensive.pull(World(made_up))), months=MONTHS, draws=DRAWS, seed=1
    )
    last = supply_of(
        intensive.pull(skilled.pull(World(made_up))), months=MONTHS, draws=DRAWS, seed=1
    )
    mine = alone.stops[:, -4:]
    assert np.array_equal(first.stops[:, -4:], mine)
    assert np.array_equal(last.stops[:, -8:-4], mine)
    assert not np.array_equal(last.stops[:, -4:], mine), "another kind has chances of its own"
    assert len(np.unique(mine, axis=1).T) == 4, "and so has each household of a kind"
    assert (mine > 24).mean() == pytest.approx((1 - 0.13) ** ((24 - 5.5) / 12), abs=0.04)


def test_a_secure_home_is_said_to_be_in_no_table_with_its_beds(made_up: Baseline) -> None:
    beds = sum(place.capacity for place in made_up.places if place.type is PlaceType.SECURE)
    notes = supply_of(World(made_up), months=2, draws=2, seed=1).notes
    [said] = [note for note in notes if note.startswith("Secure accommodation")]
    assert f"({beds} beds)" in said
    assert "never proposed" in said
