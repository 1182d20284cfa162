"""One child's homes, each looked at alone: what is met, what is ruled out, what would open one."""

from dataclasses import replace

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.child.flags import FLAGS, TO_AGREE_FIRST, asked_of_a_home
from matching.children import ChildStatus
from matching.needs import Needs
from matching.one_child.explain import Honoured, State
from matching.one_child.on_the_island import source_where
from matching.options import options
from matching.places import Impact, PairAssessment, PlaceType
from matching.policy import Jurisdiction
from matching.rules import RULES

HIGH = Needs(dict.fromkeys(Domain, 1) | {Domain("BEH"): 3})
ABLE = dict.fromkeys(INTENSITY, 3)
OFF = PlaceType.OFF_ISLAND_FOSTER


def test_with_homes_off_the_island_alone_the_fewest_changes_on_it_are_shown(made_up):
    off = made_up.place("away", OFF, on_island=False, capability=ABLE)
    here = made_up.place("here", capability=ABLE, oldest=8)
    problem = made_up.problem([made_up.child("c1")], [off, here])
    found = options(problem, "c1")
    assert [option.place for option in found.options] == ["away"]
    assert found.smallest_changes.on_the_island
    assert found.smallest_changes.sentence == (
        "One change opens a suitable home on the island for child c1"
    )
    (opens,) = found.smallest_changes.opens
    assert (opens.place, [change.kind for change in opens.changes]) == ("here", ["vary_ages"])


@pytest.mark.parametrize("agreed", [True, False])
def test_where_living_off_the_island_is_agreed_nothing_need_change(agreed, made_up):
    child = made_up.child("c1", off_island_agreed=agreed)
    problem = made_up.problem([child], [made_up.place("away", OFF, on_island=False)])
    found = options(problem, "c1")
    assert found.options
    assert (found.smallest_changes is None) == agreed
    assert found.on_the_island.agreed == agreed


def test_what_was_ruled_out_on_the_island_is_counted_by_rule_with_its_source(made_up):
    places = [
        made_up.place("away", OFF, on_island=False, capability=ABLE),
        made_up.place("old", oldest=8, capability=ABLE),
        made_up.place("weak"),
        made_up.place("young", oldest=9, capability=ABLE),
    ]
    found = options(made_up.problem([made_up.child("c1", needs=HIGH)], places), "c1").on_the_island
    assert (found.considered, found.options, found.off_the_island) == (3, (), ("away",))
    assert {each.rule: each.places for each in found.ruled_out} == {
        "F2": ("old", "young"),
        "NEED": ("weak",),
    }
    assert all(each.source for each in found.ruled_out)
    assert found.sentence == (
        "None of 3 homes on the island is an option for child c1 today "
        "(outside the ages approved: 2; cannot meet the child's needs: 1)"
    )


def test_homes_on_the_island_are_named_before_one_off_it_is_proposed(made_up):
    places = [made_up.place("h1"), made_up.place("away", OFF, on_island=False)]
    found = options(made_up.problem([made_up.child("c1")], places), "c1").on_the_island
    assert found.options == ("h1",)
    assert found.sentence == "Of 1 home on the island, 1 is an option for child c1 today"


def test_a_settled_child_has_no_statement_and_no_home_counted_as_suitable(made_up):
    child = made_up.child("c1", status=ChildStatus.SETTLED, current_place="h1")
    found = options(made_up.problem([child], [made_up.place("h1"), made_up.place("h2")]), "c1")
    assert found.on_the_island is None
    assert [step.name for step in found.capacity] == ["approved", "available", "free"]


@pytest.mark.parametrize(
    ("wishes", "honoured", "said"),
    [
        ((), None, None),
        (("h1",), Honoured.YES, "It is what the child wishes for"),
        (("h1", "garden"), Honoured.PARTLY, "It is part of what the child wishes for"),
        (("h9", "garden"), Honoured.NO, None),
    ],
)
def test_a_wish_is_honoured_wholly_in_part_or_not(wishes, honoured, said, made_up):
    child = made_up.child("c1", wishes=wishes)
    (option,) = options(made_up.problem([child], [made_up.place("h1")]), "c1").options
    assert option.wish == honoured
    assert (said in option.reasons_for) == (said is not None)
    assert ("It is not what the child wishes for" in option.compromises) == (
        honoured is Honoured.NO
    )


def test_a_home_that_may_do_once_a_need_is_assessed_is_named(made_up):
    needs = Needs(dict.fromkeys(Domain, 1) | {Domain("SAF"): None})
    places = [
        made_up.place("h1", offers=("garden",)),
        made_up.place("low", offers=("garden",), capability=dict.fromkeys(INTENSITY, 0)),
        made_up.place("no garden"),
    ]
    child = made_up.child("c1", needs=needs, essential=("garden",))
    found = options(made_up.problem([child], places), "c1")
    assert found.options == ()
    assert found.once_assessed == ("h1",)
    changes = {each.place: each.nearest_change for each in found.excluded}
    assert changes["h1"] == "assess SAF first: this may then be an option"
    assert changes["no garden"] == "assess SAF first and arrange garden at no garden"


@pytest.mark.parametrize("flag", ["adapted_home", "carer_gender:female", "no_pets"])
def test_what_a_flag_asks_of_a_home_is_met_only_where_the_home_offers_it(flag, made_up):
    child = made_up.child("c1", flags=(flag,))
    places = [made_up.place("h1", offers=(flag,)), made_up.place("h2")]
    found = {o.place: o for o in options(made_up.problem([child], places), "c1").options}
    assert [each.state for each in found["h1"].requirements] == [State.MET]
    assert [each.state for each in found["h2"].requirements] == [State.NOT_MET]
    assert any(said.startswith("It does not offer") for said in found["h2"].compromises)


def test_each_flag_that_has_to_be_acted_on_is_a_task(made_up):
    child = made_up.child("c1", flags=tuple(TO_AGREE_FIRST))
    (option,) = options(made_up.problem([child], [made_up.place("h1")]), "c1").options
    acted_on = [task for task in option.tasks if task.endswith("(FLAG)")]
    assert len(acted_on) == len(TO_AGREE_FIRST)
    assert all("child c1" in task and "h1" in task for task in acted_on)
    assert set(TO_AGREE_FIRST) <= set(FLAGS)
    assert not asked_of_a_home(tuple(TO_AGREE_FIRST))


def test_ids_stand_in_sentences_as_they_are_written(made_up):
    """A sentence that begins with a child once wrote the id in small letters."""
    zoe = made_up.child("Zoë O'Brien 1", sole_child=True)
    other = made_up.child("É 2", status=ChildStatus.SETTLED, current_place="La Hougue")
    home = made_up.place("La Hougue", capacity=2)
    apart = replace(zoe, sole_child=False, not_with=("É 2",))
    flagged = replace(zoe, sole_child=False, flags=("only_younger_children",))
    for child in (zoe, apart, flagged):
        (excluded,) = options(made_up.problem([child, other], [home]), child.id).excluded
        assert "Child Zoë O'Brien 1" in excluded.reason
    settled = options(made_up.problem([other], [home]), "É 2")
    assert "Child É 2 is settled: no move is proposed" in settled.notes


def test_a_home_of_no_places_is_full_and_its_change_is_said_properly(made_up):
    home = made_up.place("h1", capacity=0, bedrooms=1)
    (excluded,) = options(made_up.problem([made_up.child("c1")], [home]), "c1").excluded
    assert (excluded.rule, excluded.nearest_change) == ("FULL", "vary terms to 1 child")


def test_every_rule_says_in_short_what_a_home_that_fails_it_is():
    assert len({rule.in_short for rule in RULES}) == len(RULES)
    assert all(rule.in_short[0].isupper() and len(rule.in_short) < 60 for rule in RULES)


def test_who_lives_in_a_home_stands_beside_it_with_what_is_recorded_of_each_pair(made_up):
    lives = {"status": ChildStatus.SETTLED, "current_place": "h1"}
    residents = [
        made_up.child("c2", **lives),
        made_up.child("c3", siblings="s", **lives),
        made_up.child("c4", **lives),
    ]
    pairs = (
        PairAssessment("c4", "c1", Impact.POSITIVE),
        PairAssessment("c3", "c2", Impact.MANAGEABLE),
    )
    home = made_up.place("h1", PlaceType.RESIDENTIAL, capacity=4, pair_assessments=pairs)
    child = made_up.child("c1", siblings="s")
    (option,) = options(made_up.problem([child, *residents], [home]), "c1").options
    found = [(r.child, r.age, e.impact, e.related) for r in option.living_there for e in r.effects]
    assert found == [
        ("c2", 11, None, False),
        ("c3", 11, None, True),
        ("c4", 11, Impact.POSITIVE, False),
    ]


def test_the_homes_of_a_family_say_who_lives_there_for_each_of_the_family(made_up):
    family = [made_up.child(f"c{i}", siblings="s") for i in (1, 2)]
    lives = made_up.child("c3", status=ChildStatus.SETTLED, current_place="h1")
    pairs = (PairAssessment("c2", "c3", Impact.NEUTRAL),)
    places = [
        made_up.place("h1", PlaceType.RESIDENTIAL, capacity=3, pair_assessments=pairs),
        made_up.place("h2"),
    ]
    (home,) = options(made_up.problem([*family, lives], places), "c1").family_living_there
    (row,) = home.living_there
    assert (home.place, row.child) == ("h1", "c3")
    assert [(e.child, e.impact) for e in row.effects] == [("c1", None), ("c2", Impact.NEUTRAL)]


def test_a_kind_of_home_that_does_not_suit_says_why_whatever_the_levels_of_need(made_up):
    young = options(made_up.problem([made_up.child("c1")], []), "c1").tiers
    said = {each.tier: (each.suitability, each.condition) for each in young}
    assert said["SUP"] == ("not_suitable", "for ages 16 and over")
    assert said["DIS"] == (
        "not_suitable",
        "only where health and personal care, or communication and learning, is 3 or more",
    )
    assert all(each.exceeds or each.condition for each in young if each.suitability[:3] == "not")
    clinical = made_up.child("c1", needs=Needs(dict.fromkeys(Domain, 0) | {Domain.HLT: 3}))
    (found,) = (t for t in options(made_up.problem([clinical], []), "c1").tiers if t.tier == "DIS")
    assert (found.suitability, found.condition) == ("suitable", None)


def test_a_rule_of_both_names_the_law_that_holds():
    for rule in RULES:
        if Jurisdiction.ENG in rule.jurisdictions:
            told = source_where(Jurisdiction.ENG, rule.source)
            assert told
            assert "Jersey" not in told
        assert source_where(Jurisdiction.JEY, rule.source) == rule.source
