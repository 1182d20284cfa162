"""Where homes would be best, in whole futures of the made-up authority: known truths are found."""

from dataclasses import replace
from datetime import date

import pytest

from matching.tiers import Tier
from scenarios.areas.journeys import areas_for_homes, journeys_of
from scenarios.areas.stays import chances_to_come, months_lived
from scenarios.baseline.baseline import Baseline
from scenarios.candidates import Candidate, usual_candidates
from scenarios.futures.live import live
from scenarios.futures.stage import stage_of
from scenarios.homes_wanted import Wanted, homes_wanted
from scenarios.levers import ChangeEntries
from scenarios.run import Asked
from scenarios.world import PlannedPlaces, World, pulled

ASKED = Asked(months=12, draws=20, seed=1)
FIRST = date(2026, 12, 1)


def some() -> list[Candidate]:
    chosen = {(Tier.FOS3, (0, 17), 2), (Tier.FOS2, (0, 17), 3)}
    return [c for c in usual_candidates() if (c.tier, c.ages, c.children) in chosen]


def wanted(baseline: Baseline, asked: Asked = ASKED) -> list[Wanted]:
    return homes_wanted(World(baseline), some(), asked, first_month=FIRST)


def all_in(baseline: Baseline, parish: str) -> Baseline:
    """Let all families live in one parish, and nobody go to school."""
    children = tuple(
        replace(child, home_area=parish, contact_area=None, school=None)
        for child in baseline.children
    )
    return replace(baseline, children=children)


@pytest.fixture(scope="module")
def found(made_up: Baseline) -> list[Wanted]:
    return wanted(made_up)


def test_where_all_families_live_in_one_parish_homes_are_best_there(made_up: Baseline) -> None:
    minutes = {(row.from_area, row.to): row.minutes for row in made_up.minutes}
    for parish in ("St Mary", "Grouville"):
        for each in wanted(all_in(made_up, parish)):
            assert each.where.nearest == (parish,)
            for area in each.where.areas:
                assert area.to_family.mean == minutes[area.area, parish]
                assert area.to_family.q10 == area.to_family.q90 == area.to_family.mean


def test_every_parish_of_the_island_is_compared_and_none_off_it(
    made_up: Baseline, found: list[Wanted]
) -> None:
    away = next(place for place in made_up.places if not place.on_island).area
    assert away is not None
    with_away = (replace(made_up.minutes[0], from_area=away), *made_up.minutes)
    assert areas_for_homes(replace(made_up, minutes=with_away)) == areas_for_homes(made_up)
    for each in found:
        assert sorted(area.area for area in each.where.areas) == list(areas_for_homes(made_up))
        assert len(each.where.areas) == 12


def test_the_same_seed_gives_the_same_areas_for_any_number_of_workers(
    made_up: Baseline, found: list[Wanted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenarios.futures.live.WORTH_SHARING", 1)
    shared = wanted(made_up, replace(ASKED, workers=2))
    assert [each.where for each in shared] == [each.where for each in found]


def test_another_seed_draws_others_and_comes_to_much_the_same(
    made_up: Baseline, found: list[Wanted]
) -> None:
    other = wanted(made_up, replace(ASKED, seed=2))
    assert [each.where for each in other] != [each.where for each in found]
    assert {each.where.areas[0].area for each in other} <= {"St Helier", "St Saviour"}
    assert all(each.where.areas[-1].area == "St Ouen" for each in other)


def test_children_of_whom_no_area_is_known_change_nothing(made_up: Baseline) -> None:
    nothing = {"home_area": None, "contact_area": None, "school": None}
    half = tuple(
        replace(child, **nothing) if number % 2 else child
        for number, child in enumerate(made_up.children)
    )
    with_them = replace(made_up, children=half)
    without = journeys_of(replace(made_up, children=half[::2])).known
    known = journeys_of(with_them).known
    assert known.recorded == without.recorded
    assert (known.chances == without.chances).all()
    assert all(len(each.where.areas) == 12 for each in wanted(with_them))


def test_whoever_else_comes_a_child_has_the_same_family_in_two_scenarios(
    made_up: Baseline,
) -> None:
    fewer = pulled([ChangeEntries.model_validate({"from": "2026-12", "percent": -30})], made_up)
    chances = []
    for world in (World(made_up), fewer):
        coming = stage_of(world, months=12, draws=20, seed=1).setting.to_come
        keys = zip(coming.draw.tolist(), coming.family.tolist(), coming.born.tolist(), strict=True)
        chances.append(dict(zip(keys, chances_to_come(coming, 1).tolist(), strict=True)))
    everyone, some_of_them = chances
    assert len(some_of_them) < len(everyone)
    assert all(everyone[key] == chance for key, chance in some_of_them.items())


def test_without_a_minutes_table_it_is_said_what_to_do(made_up: Baseline) -> None:
    (first, *_) = wanted(replace(made_up, minutes=()))
    assert first.where.areas == ()
    assert first.said.startswith("No minutes table was given")
    assert "sufficiency template minutes" in first.said
    assert first.row()["nearest_areas"] is None


def test_rows_say_the_areas_and_no_number_of_children(found: list[Wanted]) -> None:
    row = found[0].row()
    assert row["nearest_areas"] == "; ".join(found[0].where.nearest)
    assert row["where"] == found[0].said
    for of_area in found[0].rows_by_area():
        assert of_area["home"] == row["home"]
        assert of_area["standing"] in ("as near as any", "farther")
        assert all(isinstance(of_area[name], int) for name in ("journey", "to_school", "to_family"))
        assert not any("children" in name for name in of_area)


def test_it_is_noted_month_by_month_who_lives_in_the_home_and_how_old_they_are(
    made_up: Baseline,
) -> None:
    """A household for the youngest: whoever is noted is under five when they come."""
    kind = next(
        each for each in usual_candidates() if (each.tier, each.ages) == (Tier.FOS1, (0, 4))
    )
    planned = PlannedPlaces(kind.place, 1, FIRST, 1)
    world = replace(World(made_up), planned_places=(planned,))
    setting = stage_of(world, months=12, draws=20, seed=1).setting
    last = len(setting.supply.places) - 1
    setting = replace(setting, watched=last)
    tally = live(setting, 20)
    assert ((tally.in_watched > 0).sum(axis=2) == tally.living[:, :, last]).all()
    known = journeys_of(made_up).known
    months = months_lived(setting, tally, known, seed=1)
    assert months.all_of_them.sum() == tally.living[:, :, last].sum() > 0
    assert set(known.groups[months.of_the_age.any(axis=0)].tolist()) == {0}
