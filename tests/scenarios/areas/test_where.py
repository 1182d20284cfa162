"""Areas for one kind of home, by figures that can be worked out on paper."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.tiers import Tier
from scenarios.areas.in_words import campaign_line, first_campaign_line, where_in_words
from scenarios.areas.journeys import Journeys
from scenarios.areas.stays import Months
from scenarios.areas.where import Where, where_best
from scenarios.children.families_and_schools import (
    AGES_ALIKE,
    FamiliesAndSchools,
    Recorded,
    families_and_schools,
)

PLACE = Place(
    "one more", PlaceType.FOSTER, tier=Tier.FOS2, capacity=1, bedrooms=1, youngest=11, oldest=15
)
TEENAGER = 2
DAY = date(2026, 11, 20)
FAMILIES = ("Bay", "Bay", "Bay", "Bay", "Hill", "Hill")
SCHOOLS = ("Big School",) * 5 + ("",)
FROM = {
    "Bay": {"Bay": 5, "Hill": 15, "Big School": 10},
    "Hill": {"Bay": 15, "Hill": 5, "Big School": 40},
}


def journeys(minutes=FROM, families=FAMILIES, schools=SCHOOLS, group=TEENAGER):
    recorded = tuple(
        Recorded(family, school, group, 1.0)
        for family, school in zip(families, schools, strict=True)
    )
    even = np.tile(np.arange(1, len(recorded) + 1) / len(recorded), (len(AGES_ALIKE), 1))

    def to(goals):
        table = [[minutes[area].get(goal, np.nan) for goal in goals] for area in sorted(minutes)]
        return np.array(table, dtype=float).reshape(len(minutes), len(goals))

    known = FamiliesAndSchools(recorded, even, len(recorded))
    return Journeys(tuple(sorted(minutes)), known, to(families), to(schools), bool(minutes))


def months(*futures):
    lived = np.array(futures, dtype=float)
    return Months(lived, lived)


# In the first future two children whose families are in Bay live there for 6 months each, in the
# second one whose family is in Bay for 8 and one whose family is in Hill for 4.
TWO_FUTURES = months([6, 6, 0, 0, 0, 0], [0, 0, 8, 0, 0, 4])
SIX_CHILDREN = months([6, 6, 1, 1, 1, 1], [1, 1, 8, 1, 1, 4], [2, 2, 2, 2, 2, 2])


def best(where=None, lived=SIX_CHILDREN, place=PLACE):
    return where_best(place, where or journeys(), lived, Policy())


def test_the_minutes_are_those_worked_out_by_hand() -> None:
    found = {
        each.area: each for each in best(lived=months([4, 0, 4, 4, 2, 2], [0, 8, 0, 0, 0, 0])).areas
    }
    # To family from Bay: (12 x 5 + 4 x 15) / 16 = 7.5 in the first future, 5 in the second.
    assert found["Bay"].to_family.mean == 6  # 6.25
    assert (found["Bay"].to_family.q10, found["Bay"].to_family.q90) == (5, 7)  # 5.25 and 7.25
    assert found["Bay"].to_school.mean == 10
    # From Hill: (12 x 15 + 4 x 5) / 16 = 12.5, and 15; the school is always 40 minutes away.
    assert found["Hill"].to_family.mean == 14  # 13.75
    assert found["Hill"].to_school.mean == 40
    assert found["Hill"].school_in_reach.mean == 0
    # An average journey from Bay: 14 of the 16 months there is a school, so
    # (14 x 10 + 16 x 7.5) / 30 = 8.67 in the first future and (10 + 5) / 2 = 7.5 in the second.
    assert found["Bay"].journey.mean == 8


def test_the_nearer_area_comes_first_and_the_other_is_told_apart() -> None:
    found = best()
    assert [(each.area, each.as_near) for each in found.areas] == [("Bay", True), ("Hill", False)]
    assert found.nearest == ("Bay",)
    assert where_in_words(found) == (
        "Best in or near Bay: 10 minutes to school and 8 to family; "
        "in Hill, the farthest, 40 and 12."
    )


def test_where_all_minutes_are_equal_no_area_is_before_another() -> None:
    same = {area: {"Bay": 9, "Hill": 9, "Big School": 9} for area in ("Bay", "Hill", "Wood")}
    found = best(journeys(same))
    assert found.nearest == ("Bay", "Hill", "Wood")
    assert where_in_words(found) == (
        "Its area makes no difference that can be told: an average journey to school or family "
        "takes 9 minutes."
    )
    assert campaign_line(Tier.FOS2, found) is None


def test_an_area_farther_in_seven_futures_of_ten_is_not_told_apart() -> None:
    minutes = {"Bay": {"Bay": 5, "Hill": 25}, "Hill": {"Bay": 25, "Hill": 5}}
    in_bay, in_hill = [1, 1, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1]
    alone = journeys(minutes, schools=("",) * 6)
    found = best(alone, months(*[in_bay] * 7, *[in_hill] * 3))
    assert found.nearest == ("Bay", "Hill")
    found = best(alone, months(*[in_bay] * 8, *[in_hill] * 2))
    assert found.nearest == ("Bay",)


def test_half_a_minute_in_every_future_tells_no_area_apart() -> None:
    minutes = {"Bay": {"Bay": 5, "Hill": 5}, "Hill": {"Bay": 5, "Hill": 6}}
    assert best(journeys(minutes, schools=("",) * 6)).nearest == ("Bay", "Hill")


def test_no_area_is_as_near_as_any_behind_one_that_is_told_apart() -> None:
    minutes = {
        "Bay": {"Bay": 5, "Hill": 25},
        "Cliff": {"Bay": 9, "Hill": 29},
        "Hill": {"Bay": 25, "Hill": 5},
    }
    in_bay, in_hill = [1, 1, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1]
    found = best(journeys(minutes, schools=("",) * 6), months(*[in_bay] * 7, *[in_hill] * 3))
    assert [each.area for each in found.areas] == ["Bay", "Cliff", "Hill"]
    assert found.nearest == ("Bay",)
    assert found.areas[2].farther_in == 0.7


def test_a_journey_that_is_not_measured_is_not_known_and_an_area_with_gaps_is_not_compared() -> (
    None
):
    gaps = {**FROM, "Wood": {"Bay": 1}}
    found = best(journeys(gaps))
    assert [each.area for each in found.areas] == ["Bay", "Hill"]
    assert found.not_compared == ("Wood",)
    (last,) = (row for row in found.rows() if row["area"] == "Wood")
    assert last["standing"] == "not compared"
    assert {last[name] for name in ("journey", "to_school", "to_family", "farther_in")} == {None}
    assert best(journeys({"Bay": {"Bay": 5}, "Hill": {"Hill": 5}}, schools=("",) * 6)).nearest == ()


def test_an_area_measured_from_nowhere_leaves_the_others_as_they_are() -> None:
    far = ("Bay", "Bay", "Bay", "Bay", "Hill", "England")
    at_home = journeys(families=far)
    assert best(at_home).nearest == ("Bay",)
    # Of the last child's family nothing is known: the mean is over the other five.
    assert best(at_home, months([1] * 6)).areas[0].to_family.mean == 7  # (4 x 5 + 15) / 5


def test_of_fewer_than_five_children_nothing_is_shown() -> None:
    four = journeys(families=FAMILIES[:4], schools=("",) * 4)
    assert "fewer than five" in where_in_words(best(four, months([1, 1, 1, 1])))
    # Six are known, but only two of them are taken after in these futures.
    assert best(lived=TWO_FUTURES).areas == ()
    # Six are known and all taken after, but they are of another age than the home's children.
    assert best(journeys(group=0)).areas == ()


def test_an_area_with_journeys_of_only_four_children_is_not_compared() -> None:
    """Nearly all the time is the first four children's; the fifth's journey is not measured."""
    some = {"Bay": {"Bay": 5, "Hill": 15}, "Hill": {"Bay": 15, "Hill": 5}, "Wood": {"Bay": 9}}
    given = journeys(some, FAMILIES[:5], ("",) * 5)
    found = best(given, months([50, 50, 50, 50, 1]))
    assert [each.area for each in found.areas] == ["Bay", "Hill"]
    assert found.not_compared == ("Wood",)


def test_a_school_known_for_fewer_than_five_is_left_out_and_family_stays() -> None:
    found = best(journeys(schools=("Big School",) * 4 + ("", "")))
    assert found.areas[0].to_school.mean is None
    assert found.areas[0].journey == found.areas[0].to_family
    assert (
        where_in_words(found)
        == "Best in or near Bay: 8 minutes to family; in Hill, the farthest, 12."
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (journeys({}), "No minutes table was given"),
        (replace(journeys({}), measured=True), "no area on the island"),
        (journeys(families=(), schools=()), "fewer than five"),
    ],
)
def test_why_nothing_can_be_said_is_said_with_what_to_do(given, says) -> None:
    lived = Months(*[np.zeros((2, len(given.known.recorded)))] * 2)
    found = where_in_words(best(given, lived))
    assert says in found
    assert "minutes" in found


def test_where_nobody_lives_in_the_home_that_is_said() -> None:
    assert "No child lives in such a home" in where_in_words(best(lived=months([0] * 6, [0] * 6)))


def test_a_campaign_names_where_to_look_and_no_age() -> None:
    line = campaign_line(Tier.FOS3, best())
    assert line is not None
    assert "in or near Bay?" in line
    assert not any(letter.isdigit() for letter in line)
    assert campaign_line(Tier.HOM1, best()) is None
    assert campaign_line(Tier.FOS3, Where(why_none="Nothing is known")) is None


def test_areas_with_as_many_families_are_seldom_told_apart_by_who_happens_to_be_recorded() -> None:
    """Families are as often in Bay as on Hill; of fourteen it is recorded."""
    rng = np.random.default_rng(1)
    as_near = {"Bay": {"Bay": 5, "Hill": 15}, "Hill": {"Bay": 15, "Hill": 5}}
    told_apart = 0
    for world in range(200):
        children = [
            Child(f"{world} {n}", DAY.replace(year=2013), home_area=("Bay", "Hill")[side])
            for n, side in enumerate(rng.integers(0, 2, 14).tolist())
        ]
        known = families_and_schools(children, DAY)
        like = known.drawn(np.full(120, TEENAGER), rng.random(120)).reshape(60, 2)
        lived = months(*(np.bincount(pair, minlength=14).tolist() for pair in like))
        families = tuple(each.family for each in known.recorded)
        given = replace(journeys(as_near, families, ("",) * 14), known=known)
        told_apart += len(best(given, lived).nearest) == 1
    assert told_apart < 20


def test_a_campaign_is_for_a_kind_that_is_wanted_and_not_for_the_sixth() -> None:
    nothing = (Tier.FOS2, Where(why_none="Nothing is known"))
    wanted = (Tier.FOS3, best())
    assert first_campaign_line([*[nothing] * 4, wanted]) == campaign_line(*wanted)
    assert first_campaign_line([*[nothing] * 5, wanted]) is None
