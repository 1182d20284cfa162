"""The made-up authority's files agree with each other and with what is said of them."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from forecasting.ages import age_on, eighteenth_birthday
from scenarios.baseline.made_up_authority.returns import EPISODES, HEADER
from scenarios.baseline.made_up_authority.tables import SYNTHETIC
from scenarios.baseline.made_up_authority.truth import steady
from scenarios.baseline.made_up_authority.writing import write_made_up_authority

DATA_DATE = date(2026, 11, 20)
OURS = ("homes", "needs", "ratings", "minutes", "pipeline", "costs", "about")
INTENSITY = ("HLT", "EMO", "BEH", "REL", "SAF", "OTH", "COM", "IND")
NO_PLACE = ("P1", "A6")
Row = dict[str, str]


def rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("made_up_authority")
    write_made_up_authority(folder)
    return folder


@pytest.fixture(scope="module")
def born(made) -> dict[str, date]:
    return {row["CHILD"]: day(row["DOB"]) for row in rows(made, "header")}


@pytest.fixture(scope="module")
def open_episodes(made) -> dict[str, Row]:
    return {row["CHILD"]: row for row in rows(made, "episodes") if not row["DEC"]}


@pytest.fixture(scope="module")
def residents(made) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows(made, "needs"):
        if row["current_place"]:
            found[row["current_place"]].append(row)
    return found


def test_88_children_are_looked_after_on_the_data_date(open_episodes, born):
    assert len(open_episodes) == 88
    assert all(eighteenth_birthday(born[child]) > DATA_DATE for child in open_episodes)


def test_their_ages_are_near_those_published_for_jersey_in_2019(open_episodes, born):
    ages = Counter(age_on(born[child], DATA_DATE) for child in open_episodes)
    by_band = [
        sum(ages[a] for a in range(low, high + 1))
        for low, high in ((0, 1), (2, 5), (6, 10), (11, 15), (16, 17))
    ]
    assert by_band == pytest.approx([7, 8, 15, 40, 19], abs=5)


def test_there_are_36_foster_households_with_57_approved_places(made):
    foster = [r for r in rows(made, "homes") if r["type"] in ("foster", "intensive_foster")]
    assert len(foster) == 36
    assert sum(int(row["capacity"]) for row in foster) == 57
    assert sum(row["type"] == "intensive_foster" for row in foster) == 2
    assert any(row["named_children"] for row in foster)
    assert all(r["unavailable_reason"] for r in foster if r["status"] != "available")


def test_there_are_four_small_homes_with_ten_places_and_a_secure_one_with_four(made):
    homes = rows(made, "homes")
    places = [int(row["capacity"]) for row in homes if row["type"] == "residential"]
    assert (len(places), sum(places)) == (4, 10)
    assert [int(r["capacity"]) for r in homes if r["type"] == "secure"] == [4]


def test_about_a_quarter_live_off_the_island(open_episodes):
    off = sum(row["PL_POST"] != row["HOME_POST"] for row in open_episodes.values())
    assert 16 <= off <= 24


def test_no_home_holds_more_children_than_its_capacity(made, residents):
    for home in rows(made, "homes"):
        assert len(residents[home["place_id"]]) <= int(home["capacity"]), home["place_id"]


def test_every_current_place_is_a_home_of_the_kind_in_the_return(made, residents, open_episodes):
    kinds = {
        "kinship": ("U1", "U3"),
        "foster": ("U4", "U6"),
        "intensive_foster": ("U4", "U6"),
        "off_island_foster": ("U4", "U6"),
        "residential": ("K2",),
        "off_island_residential": ("K2",),
        "supported": ("H5",),
    }
    homes = {row["place_id"]: row["type"] for row in rows(made, "homes")}
    for place, children in residents.items():
        for child in children:
            assert open_episodes[child["child_id"]]["PLACE"] in kinds[homes[place]]


def test_everyone_in_a_home_has_a_place_and_only_those_who_wait_have_none(made, open_episodes):
    needs = {row["child_id"]: row for row in rows(made, "needs")}
    for child, episode in open_episodes.items():
        if episode["PLACE"] in NO_PLACE:
            assert child not in needs
        else:
            assert bool(needs[child]["current_place"]) == (needs[child]["status"] != "waiting")


def test_residents_are_inside_the_terms_and_have_bedrooms(made, residents, born):
    for home in rows(made, "homes"):
        here = residents[home["place_id"]]
        for child in here:
            age = age_on(born[child["child_id"]], DATA_DATE)
            assert int(home["youngest"]) <= age <= int(home["oldest"])
        families = {child["siblings"] or child["child_id"] for child in here}
        assert int(home["bedrooms"]) >= len(families)


def test_named_children_live_where_they_are_named(made, residents):
    for home in rows(made, "homes"):
        named = {child for child in home["named_children"].split(";") if child}
        assert not named or named == {r["child_id"] for r in residents[home["place_id"]]}


def test_brothers_and_sisters_planned_together_live_or_wait_together(made):
    families = defaultdict(list)
    for row in rows(made, "needs"):
        if row["siblings"]:
            families[row["siblings"]].append(row)
    planned = [f for f in families.values() if f[0]["sibling_plan"] == "together"]
    assert planned
    for family in families.values():
        assert len({row["sibling_plan"] for row in family}) == 1
    for family in planned:
        assert len({row["current_place"] for row in family}) == 1
        assert len({row["status"] for row in family}) == 1


def test_most_needs_are_known_and_some_are_not(made):
    needs = rows(made, "needs")
    rated = [r for r in needs if any(r[d] not in ("NK", "NA") for d in INTENSITY)]
    unassessed = [r for r in needs if all(r[d] in ("NK", "NA") for d in INTENSITY)]
    assert 70 <= len(rated) <= 80
    assert len(unassessed) == 6
    assert any(r[d] == "NK" for r in rated for d in INTENSITY)


def test_independence_is_not_rated_under_8(made, born):
    for row in rows(made, "needs"):
        if age_on(born[row["child_id"]], DATA_DATE) < 8:
            assert row["IND"] in ("NA", "NK")


def test_needs_are_mostly_met_where_children_live_and_some_are_not(made, residents):
    homes = {row["place_id"]: row for row in rows(made, "homes")}
    met = [
        all(int(child[d]) <= int(homes[place][d]) for d in INTENSITY if child[d].isdigit())
        for place, children in residents.items()
        for child in children
    ]
    assert 0.85 <= sum(met) / len(met) < 1


def test_some_children_wait_some_may_move_and_some_could_come_back(made):
    statuses = Counter(row["status"] for row in rows(made, "needs"))
    assert 3 <= statuses["waiting"] <= 7
    assert statuses["temporary"] == 4
    assert statuses["returnable"] == 7


def test_episodes_follow_on_and_never_overlap(made, born):
    by_child = defaultdict(list)
    for row in rows(made, "episodes"):
        by_child[row["CHILD"]].append(row)
    for child, episodes in by_child.items():
        adult = eighteenth_birthday(born[child])
        for row, following in zip(episodes, [*episodes[1:], None], strict=True):
            began, ended = day(row["DECOM"]), day(row["DEC"]) if row["DEC"] else None
            assert born[child] <= began <= DATA_DATE
            assert ended is None or began < ended <= min(adult, DATA_DATE)
            if row["REC"] == "X1":
                assert following is not None
                assert following["DECOM"] == row["DEC"]
                assert following["RNE"] != "S"
                moved = following["RNE"] in "PTBU"
                assert bool(row["REASON_PLACE_CHANGE"]) == moved
            elif following is not None:
                assert following["RNE"] == "S"
                assert day(following["DECOM"]) > day(row["DEC"])


def test_codes_say_what_changed(made):
    before = None
    for row in rows(made, "episodes"):
        if row["RNE"] == "L":
            assert row["PLACE"] == before["PLACE"]
            assert row["LS"] != before["LS"]
        if row["RNE"] in "TU":
            assert before["REASON_PLACE_CHANGE"] == "PLACE"
        if row["PLACE"] == "P1":
            assert row["LS"] in ("C1", "C2")
        if row["PLACE"] == "A6":
            assert row["LS"] == "E1"
        before = row


def test_no_stay_that_ended_before_the_first_return_is_in_the_files(made):
    ends = [day(r["DEC"]) for r in rows(made, "episodes") if r["DEC"] and r["REC"] != "X1"]
    assert min(ends) >= date(2014, 4, 1)


def test_the_statutory_files_have_the_statutory_columns(made):
    assert tuple(rows(made, "header")[0]) == HEADER
    assert tuple(rows(made, "episodes")[0]) == EPISODES


def test_every_file_of_ours_says_it_is_synthetic(made):
    for name in OURS:
        assert (made / f"{name}.csv").read_text(encoding="utf-8").startswith(SYNTHETIC)
    about = {row["field"]: row["value"] for row in rows(made, "about")}
    assert about["synthetic"] == "yes"
    assert about["name"] == "Made-up authority"
    assert about["data_to"] == DATA_DATE.isoformat()


def test_every_cost_has_a_source_and_the_made_up_ones_say_so(made):
    costs = rows(made, "costs")
    assert all(row["source"] and row["price_year"] for row in costs)
    made_up = {row["category"] for row in costs if row["source"].startswith("Made up")}
    assert made_up == {"kinship", "supported", "recruitment", "campaign"}


def test_the_same_seed_writes_the_same_bytes(made, tmp_path):
    write_made_up_authority(tmp_path)
    for path in sorted(made.iterdir()):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_another_truth_brings_homes_in_proportion(tmp_path):
    write_made_up_authority(tmp_path, seed=2, truth=steady(260))
    taken = Counter(row["current_place"] for row in rows(tmp_path, "needs"))
    for home in rows(tmp_path, "homes"):
        assert taken[home["place_id"]] <= int(home["capacity"])


def test_the_latest_rating_of_a_domain_is_what_the_needs_file_says(made):
    latest = {(r["child_id"], r["domain"]): r for r in rows(made, "ratings")}
    needs = {row["child_id"]: row for row in rows(made, "needs")}
    assert len(latest) > 700
    for (child, domain), rating in latest.items():
        assert (rating["level"], rating["rated_on"]) == (
            needs[child][domain],
            needs[child]["rated_on"],
        )


def test_ratings_have_a_history_and_their_record(made):
    ratings = rows(made, "ratings")
    latest = {(r["child_id"], r["domain"]) for r in ratings}
    assert 1.15 < len(ratings) / len(latest) < 1.5
    assert all(row["evidence"] for row in ratings if int(row["level"]) >= 2)
    assert {row["child_view"] for row in ratings} == {"agree", "partly", "disagree", "not_asked"}
    assert all(row["child_view_words"] for row in ratings if row["child_view"] == "not_asked")


def test_children_on_short_breaks_are_none_of_those_looked_after(made):
    breaks = [row for row in rows(made, "episodes") if row["LS"] == "V4"]
    days: Counter[str] = Counter()
    for row in breaks:
        stay = day(row["DEC"]) - day(row["DECOM"])
        assert 0 < stay.days <= 17
        if (DATA_DATE - day(row["DECOM"])).days <= 365:
            days[row["CHILD"]] += stay.days
    assert len(days) == 9
    assert max(days.values()) <= 75
    others = {row["CHILD"] for row in rows(made, "episodes") if row["LS"] != "V4"}
    assert not others & set(days)
    homes = [int(r["capacity"]) for r in rows(made, "homes") if r["type"] == "short_break"]
    assert homes == [3, 3]
