"""Every hard rule: what it refuses, in words, and what would open the place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.home.occupancy import Occupancy
from matching.match import match
from matching.needs import Needs
from matching.options import options
from matching.places import Impact, PairAssessment, Place, PlaceStatus, PlaceType
from matching.policy import Jurisdiction, Policy
from matching.problem import Problem
from matching.resolving.eligibility import first_reason, notes_for, tasks_for
from matching.rules import KEPT_RULES, NOTE_RULES, RULES, TASK_RULES
from matching.rules.bedrooms import rooms_needed
from matching.rules.reference_page import rules_page

DAY = date(2026, 11, 20)
JEY, ENG = Policy(), Policy(jurisdiction=Jurisdiction.ENG)
NOTHING_UNUSUAL = Needs(dict.fromkeys(Domain, 0))


def a_child(name="c1", born=date(2013, 5, 2), **facts):
    return Child(name, born, **{"sex": "F", "needs": NOTHING_UNUSUAL, **facts})


def a_place(kind=PlaceType.FOSTER, **facts):
    able = dict.fromkeys(INTENSITY, 2)
    return Place("h1", kind, **{"name": "The Larches", "capacity": 2, "capability": able, **facts})


def reason(child, place, residents=(), policy=JEY, others=()):
    around = Occupancy.of(place, tuple(residents))
    return first_reason((child, *others), place, around, DAY, policy)


def a_resident(name="c7", **facts):
    return a_child(name, status=ChildStatus.SETTLED, current_place="h1", **facts)


def test_a_home_that_suits_has_nothing_against_it():
    assert reason(a_child(), a_place()) is None


REFUSED = {
    "F9 hold": (a_child(), a_place(status=PlaceStatus.HOLD), (), "ask when the hold ends"),
    "F9 later": (
        a_child(),
        a_place(available_from=date(2026, 12, 1)),
        (),
        "wait until 2026-12-01",
    ),
    "H1": (a_child(), a_place(status=PlaceStatus.UNREGISTERED), (), "register it first"),
    "H3": (
        a_child(needed_by=NeededBy.TODAY),
        a_place(PlaceType.RESIDENTIAL),
        (),
        "ask the manager",
    ),
    "F8": (a_child(), a_place(named_children=("c2",)), (), "ask the panel to name child c1"),
    "F8 kin": (a_child(), a_place(PlaceType.KINSHIP), (), "only for a relative or friend"),
    "C2": (a_child(), a_place(PlaceType.SECURE), (), "never proposed"),
    "FULL": (a_child(), a_place(capacity=1), (a_resident(),), "ask when a place comes free"),
    "F2": (a_child(), a_place(youngest=5, oldest=12), (), "vary terms to 13"),
    "SEX": (a_child(), a_place(sexes="M"), (), "vary terms to girls as well"),
    "S1": (a_child(), a_place(PlaceType.SUPPORTED), (), "none before child c1 is 16"),
    "C3": (
        a_child(court_conditions=("not_in_area:St Helier",)),
        a_place(area="St Helier"),
        (),
        "ask the court",
    ),
    "H4": (a_child(not_with=("c7",)), a_place(), (a_resident(),), "review that decision"),
    "FLAGS": (
        a_child(flags=("harm",)),
        a_place(),
        (a_resident(flags=("vuln",)),),
        "review the flags of child c1",
    ),
    "FLAGS age": (
        a_child(flags=("only_older_children",)),
        a_place(),
        (a_resident(),),
        "review the flags of child c1",
    ),
    "SOLE": (a_child(sole_child=True), a_place(), (a_resident(),), "review whether child c1"),
    "SOLE other": (a_child(), a_place(), (a_resident(sole_child=True),), "child c7 must live"),
    "F1": (
        a_child(),
        a_place(capacity=5),
        tuple(a_resident(f"c{i}") for i in (6, 7, 8)),
        "exemption",
    ),
    "F7": (a_child(), a_place(bedrooms=1), (a_resident(),), "free one more bedroom"),
    "NEED": (
        a_child(needs=replace(NOTHING_UNUSUAL, ratings={**NOTHING_UNUSUAL.ratings, Domain.BEH: 3})),
        a_place(),
        (),
        "add a support package: BEH to 3",
    ),
    "NEED not known": (a_child(needs=Needs()), a_place(), (), "assess HLT"),
    "ESSENTIAL": (a_child(essential=("garden",)), a_place(), (), "arrange garden"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_rule_refuses_in_words_and_names_the_nearest_change(name):
    child, place, residents, change = REFUSED[name]
    found = reason(child, place, residents)
    assert found is not None
    assert found.rule == name.split()[0]
    assert change in found.change.text
    assert "risk" not in found.text.lower()
    assert "a placement" not in found.text.lower()


def test_every_hard_rule_is_tested_here():
    tested = {name.split()[0] for name in REFUSED} | {"S2"}
    assert {rule.id for rule in RULES} == tested


def test_the_reason_is_the_one_the_panel_would_say():
    found = reason(a_child(), a_place(youngest=5, oldest=12))
    assert found.text == "The Larches is approved for ages 5 to 12; child c1 is 13"


def test_the_first_rule_in_the_published_order_is_the_one_named():
    place = a_place(youngest=5, oldest=12, sexes="M", capacity=0)
    assert reason(a_child(essential=("garden",)), place).rule == "FULL"


def test_unregistered_supported_accommodation_is_rule_s2_in_england_and_h1_in_jersey():
    young = a_child(born=date(2009, 1, 1))
    place = a_place(PlaceType.SUPPORTED, status=PlaceStatus.UNREGISTERED)
    assert reason(young, place, policy=ENG).rule == "S2"
    assert reason(young, place, policy=JEY).rule == "H1"


def test_brothers_and_sisters_may_go_over_the_fostering_limit_together():
    family = [a_child(f"c{i}", siblings="s1") for i in range(4)]
    assert reason(family[0], a_place(capacity=4), others=family[1:]) is None


def test_an_exemption_that_names_everyone_lifts_the_fostering_limit():
    residents = tuple(a_resident(f"c{i}") for i in (6, 7, 8))
    place = a_place(capacity=4, exemptions=("c1", "c6", "c7", "c8"))
    assert reason(a_child(), place, residents) is None


def test_a_small_excess_with_its_package_is_an_option_and_a_task():
    needs = Needs({**NOTHING_UNUSUAL.ratings, Domain.BEH: 3})
    place = a_place(with_support={Domain.BEH: 3})
    child = a_child(needs=needs)
    assert reason(child, place) is None
    tasks = tasks_for((child,), place, Occupancy.of(place), DAY, JEY)
    assert [task.rule for task in tasks] == ["NEED"]


def test_no_package_counts_for_the_safety_of_others():
    needs = Needs({**NOTHING_UNUSUAL.ratings, Domain.OTH: 3})
    place = a_place(with_support={Domain.OTH: 4})
    assert reason(a_child(needs=needs), place).rule == "NEED"


def test_a_need_not_known_is_met_only_by_a_home_that_would_do_at_3():
    needs = Needs({**NOTHING_UNUSUAL.ratings, Domain.SAF: None})
    able = {**dict.fromkeys(INTENSITY, 2), Domain.SAF: 3}
    assert reason(a_child(needs=needs), a_place(capability=able)) is None
    refused = reason(a_child(needs=needs), a_place())
    assert refused.change.text == "assess SAF first: this may then be an option"


def test_rooms_are_shared_by_two_of_the_same_sex_or_both_young_within_a_family_only():
    def family(*children):
        return [
            a_child(f"c{i}", date(2026 - age, 1, 1), sex=sex, siblings="s1")
            for i, (sex, age) in enumerate(children)
        ]

    assert rooms_needed(family(("F", 13), ("F", 5)), DAY, JEY) == 1
    assert rooms_needed(family(("F", 13), ("M", 5)), DAY, JEY) == 2
    assert rooms_needed(family(("F", 7), ("M", 5)), DAY, JEY) == 1
    assert rooms_needed(family(("F", 13), ("F", 7), ("M", 5), ("M", 12)), DAY, JEY) == 2
    assert rooms_needed([a_child("a"), a_child("b")], DAY, JEY) == 2


def test_an_off_island_move_needs_the_court_in_jersey_only():
    place = a_place(PlaceType.OFF_ISLAND_FOSTER, on_island=False)
    tasks = {
        policy.jurisdiction: [
            t.rule for t in tasks_for((a_child(),), place, Occupancy(), DAY, policy)
        ]
        for policy in (JEY, ENG)
    }
    assert tasks == {Jurisdiction.JEY: ["C1"], Jurisdiction.ENG: []}


def test_a_home_is_asked_for_the_effect_on_each_child_who_lives_there():
    place = a_place(
        PlaceType.RESIDENTIAL,
        capacity=3,
        pair_assessments=(PairAssessment("c1", "c7", Impact.MANAGEABLE),),
    )
    around = Occupancy.of(place, (a_resident("c7"), a_resident("c8")))
    texts = [t.text for t in tasks_for((a_child(),), place, around, DAY, JEY) if t.rule == "H2"]
    assert "manageable" in texts[0]
    assert "not yet assessed" in texts[1]


def test_an_emergency_in_england_may_be_outside_terms_for_days_with_a_task():
    child = a_child(needed_by=NeededBy.TODAY)
    place = a_place(youngest=5, oldest=12)
    assert reason(child, place, policy=ENG) is None
    tasks = [t.rule for t in tasks_for((child,), place, Occupancy.of(place), DAY, ENG)]
    assert tasks == ["D1", "F3"]
    assert reason(child, place, policy=JEY).rule == "F2"


def test_siblings_planned_apart_do_not_share_a_home():
    child = a_child(siblings="s1", sibling_plan=SiblingPlan.APART)
    assert reason(child, a_place(), (a_resident(siblings="s1"),)).rule == "H4"


def test_a_child_who_stays_is_judged_by_who_lives_there_not_by_how_they_came():
    child = a_child(status=ChildStatus.TEMPORARY, current_place="h1")
    assert reason(child, a_place(youngest=5, oldest=12, status=PlaceStatus.FULL)) is None
    assert reason(replace(child, not_with=("c7",)), a_place(), (a_resident(),)).rule == "H4"


def test_flags_that_clash_keep_two_waiting_children_out_of_one_home():
    one, other = a_child("c1", flags=("harm", "interpreter")), a_child("c2", flags=("vuln",))
    home = a_place(capacity=2, bedrooms=2)
    answer = match(Problem(DAY, (one, other), (home,)))
    assert (len(answer.matches), len(answer.unplaced)) == (1, 1)
    kinder = replace(JEY, flags_apart=())
    assert len(match(Problem(DAY, (one, other), (home,), kinder)).matches) == 2


@pytest.mark.parametrize(
    ("flag", "apart_from"),
    [
        ("only_older_children", (9, 13)),
        ("only_younger_children", (13, 15)),
        ("no_same_age", (13,)),
    ],
)
def test_a_flag_about_ages_holds_between_children_who_wait_and_gives_way_to_a_sibling_plan(
    flag, apart_from
):
    child = a_child(flags=(flag,))
    for age in (9, 13, 15):
        other = a_child("c2", born=date(2026 - age, 1, 1))
        answer = match(Problem(DAY, (child, other), (a_place(capacity=2, bedrooms=2),)))
        assert len(answer.matches) == (1 if age in apart_from else 2)
        family = [replace(each, siblings="s") for each in (child, other)]
        answer = match(Problem(DAY, tuple(family), (a_place(capacity=2, bedrooms=2),)))
        assert len(answer.matches) == 2


def test_a_baby_needs_no_bedroom_only_where_the_policy_says_so():
    baby = a_child("c1", date(2026, 6, 1))
    older = a_child("c2", date(2026, 5, 20))
    local = replace(JEY, baby_in_carers_room_under_months=6)
    assert rooms_needed((baby, older), DAY, JEY) == 2
    assert rooms_needed((baby, older), DAY, local) == 1


def test_deadlines_are_dates_in_working_days():
    child, kin = a_child(needed_by=NeededBy.TODAY), a_place(PlaceType.KINSHIP)
    texts = {
        task.rule: task.text
        for place in (a_place(youngest=5, oldest=12), kin)
        for task in tasks_for((child,), place, Occupancy.of(place), DAY, ENG)
    }
    assert texts["D1"].endswith("within 10 working days, by 2026-12-04")
    assert texts["F3"].endswith("within 6 working days, by 2026-11-30")
    assert "16 weeks for child c1, to 2027-03-12" in texts["F4"]


def test_notes_are_shown_in_england_and_ask_for_nothing():
    child = a_child(flags=("short_breaks",), planned_end=date(2026, 12, 10))
    around = Occupancy.of(a_place())
    notes = {n.rule: n.text for n in notes_for((child,), a_place(), around, DAY, ENG)}
    assert set(notes) == {"P1", "B1"}
    assert notes["B1"].endswith("this one is planned for 20 days")
    assert notes_for((child,), a_place(), around, DAY, JEY) == ()
    assert tasks_for((child,), a_place(), around, DAY, ENG) == ()


def test_the_page_of_the_rules_says_what_the_rules_say():
    page = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"
    assert page.read_text(encoding="utf-8") == rules_page()


JEY_ONLY, ENG_ONLY = {"JEY"}, {"ENG"}
BOTH = JEY_ONLY | ENG_ONLY
LAW = {
    "F1": ("hard", BOTH),  # England's limit; in Jersey the setting that F5 says is not verified
    "F2": ("hard", BOTH),
    "F3": ("warn", ENG_ONLY),
    "F4": ("warn", ENG_ONLY),
    "F5": ("setting", JEY_ONLY),
    "F6": ("warn", ENG_ONLY),
    "F7": ("hard", BOTH),
    "F8": ("hard", BOTH),
    "F9": ("hard", BOTH),
    "H1": ("hard", BOTH),
    "H2": ("warn", BOTH),
    "H3": ("hard", BOTH),
    "H4": ("hard", BOTH),
    "S1": ("hard", BOTH),
    "S2": ("hard", ENG_ONLY),
    "C1": ("warn", JEY_ONLY),
    "C2": ("hard", BOTH),
    "C3": ("hard", BOTH),
    "P1": ("note", ENG_ONLY),
    "P2": ("hard", BOTH),
    "P3": ("hard", BOTH),
    "B1": ("note", ENG_ONLY),
    "D1": ("warn", BOTH),
}
"""What each rule of law or practice does, and where it holds."""


@pytest.mark.parametrize("name", LAW)
def test_each_rule_does_what_the_law_says_where_the_law_holds(name):
    rules = [r for r in (*RULES, *KEPT_RULES, *TASK_RULES, *NOTE_RULES) if r.id == name]
    kind, where = LAW[name]
    assert str(rules[0].kind) == kind
    assert rules[0].jurisdictions == where


def test_a_relative_who_is_not_approved_is_a_task_in_england_only():
    kin = a_place(PlaceType.KINSHIP, named_children=("c1",))
    around = Occupancy.of(kin)
    assert [t.rule for t in tasks_for((a_child(),), kin, around, DAY, ENG)] == ["F4"]
    assert tasks_for((a_child(),), kin, around, DAY, JEY) == ()


def test_a_bedroom_is_shared_in_england_only_after_a_written_assessment():
    sisters = [a_child(f"c{i}", siblings="s1") for i in (1, 2)]
    home = a_place(capacity=2, bedrooms=1)
    around = Occupancy.of(home)
    assert "F6" in [t.rule for t in tasks_for(sisters, home, around, DAY, ENG)]
    assert "F6" not in [t.rule for t in tasks_for(sisters, home, around, DAY, JEY)]


def test_where_a_child_lives_in_secure_accommodation_it_is_a_fact_with_its_limits():
    child = a_child(status=ChildStatus.SETTLED, current_place="h1")
    secure = a_place(PlaceType.SECURE)
    found = options(Problem(DAY, (child,), (secure,)), "c1")
    assert found.options == ()
    assert found.notes[-2] == (
        "Child c1 lives at The Larches, which is secure accommodation: without a court's order for "
        "at most 72 hours in 28 days; a first order lasts at most 3 months, a later one at most 6 "
        "(rule C2)"
    )
    found = options(Problem(DAY, (child,), (secure,), ENG), "c1")
    assert found.notes[-2].endswith("which is secure accommodation (rule C2)")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"foster_limit": 4}, "England's fostering limit is 3"),
        ({"foster_limit": None}, "the settings say no limit"),
        ({"supported_from": 15}, "In England nobody under 16 lives in supported accommodation"),
    ],
)
def test_settings_that_allow_more_than_the_law_of_england_are_said(settings, said):
    assert any(said in each for each in replace(ENG, **settings).not_verified)
    assert not any(said in each for each in replace(JEY, **settings).not_verified)
    assert not any(said in each for each in ENG.not_verified)


def test_every_rule_says_where_it_comes_from():
    for rule in (*RULES, *TASK_RULES, *NOTE_RULES, *KEPT_RULES):
        assert rule.id
        assert rule.about
        assert rule.source
        assert rule.version
        assert rule.jurisdictions


def test_a_reason_counts_in_words_as_people_do():
    baby = a_child(born=date(2026, 6, 1))
    assert reason(baby, a_place(youngest=5)).text.endswith("child c1 is under 1")
    assert "has 1 bedroom and" in reason(a_child(), a_place(bedrooms=1), (a_resident(),)).text
    alone = reason(a_child(sole_child=True), a_place(), (a_resident(),)).text
    assert alone.endswith("and 1 child lives at The Larches")
    flagged = a_child(flags=("only_older_children",))
    said = reason(flagged, a_place(), (a_resident(),)).text
    assert said.endswith("“Only with older children” is recorded of child c1")
