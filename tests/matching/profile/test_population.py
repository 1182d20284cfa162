"""The population profile counts what ratings say, and nothing else."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from matching.child.codification import Domain
from matching.child.flags import CLINICAL_TASKS, UASC
from matching.children import Child, ChildStatus, SiblingPlan
from matching.needs import Needs
from matching.places import Place, PlaceType
from matching.problem import Problem
from matching.profile.in_words import in_words
from matching.profile.population import population_profile
from matching.profile.recruitment_groups import (
    GROUPS_VERSION,
    RULES,
    Group,
    group_of,
    groups_table,
)
from matching.profile.true_gap import Gap, gap_of
from matching.tiers import Tier

DAY = date(2026, 11, 20)
numbers = count(1)
HOMES = (
    Place("fos1", PlaceType.FOSTER, tier=Tier.FOS1, capacity=40),
    Place("fos3", PlaceType.INTENSIVE_FOSTER, capacity=40, capability=dict.fromkeys(Domain, 3)),
    Place("hom1", PlaceType.RESIDENTIAL, tier=Tier.HOM1, capacity=40),
    Place("kin", PlaceType.KINSHIP, capacity=40, capability=dict.fromkeys(Domain, 1)),
    Place("sec", PlaceType.SECURE, capacity=4),
)


def rated(**levels):
    known = {**dict.fromkeys(Domain, 0), **{Domain(d): n for d, n in levels.items()}}
    return Needs(known)


def a_child(age=13, lives="fos1", needs=None, **rest):
    given = {"status": ChildStatus.SETTLED if lives else ChildStatus.WAITING}
    return Child(
        f"c{next(numbers)}",
        date(DAY.year - age, 1, 1),
        needs=rated() if needs is None else needs,
        current_place=lives,
        **{**given, **rest},
    )


def a_problem(*children):
    return Problem(DAY, children, HOMES)


def group(*children):
    return group_of(children[0], a_problem(*children))


def gap(child):
    return gap_of(child, a_problem(child))


def test_ages_and_levels_add_up_to_all_children_with_the_unassessed_apart():
    children = (a_child(1), a_child(13, needs=rated(BEH=3)), a_child(13, needs=Needs()))
    not_sure = a_child(8, needs=rated(BEH=3, SAF=None))
    found = population_profile(a_problem(*children, not_sure))
    counted = {(row.age_band, row.level): row.children for row in found.levels if row.children}
    assert counted == {
        ("0-1", "A"): 1,
        ("11-15", "C"): 1,
        ("11-15", "unassessed"): 1,
        ("6-10", "provisional"): 1,
    }
    assert (found.children, found.unassessed, found.provisional) == (4, 1, 1)


def test_shares_are_of_those_rated_and_not_known_is_never_nothing():
    some = [a_child(needs=rated(EMO=level)) for level in (0, 2, 3, None)]
    (emotional,) = [d for d in population_profile(a_problem(*some)).domains if d.domain == "EMO"]
    assert (emotional.rated, emotional.not_known) == (3, 1)
    assert emotional.share_at_least_2 == pytest.approx(2 / 3, abs=1e-4)
    assert emotional.share_at_least_3 == pytest.approx(1 / 3, abs=1e-4)
    nobody = population_profile(a_problem(a_child(needs=Needs()))).domains[0]
    assert nobody.share_at_least_2 is None


def test_flags_are_counted_once_a_child_and_words_we_do_not_know_are_shown_as_they_are():
    children = (a_child(flags=(UASC, UASC)), a_child(flags=("likes_boats",), sole_child=True))
    counted = {f.flag: f.children for f in population_profile(a_problem(*children)).flags}
    assert (counted[UASC], counted["likes_boats"], counted["sole_child"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("lives", "needs", "expected"),
    [
        ("fos1", rated(), Gap.AS_PREFERRED),
        ("fos1", rated(BEH=3), Gap.LESS_THAN_NEEDED),
        ("hom1", rated(BEH=3), Gap.MORE_THAN_NEEDED),
        ("kin", rated(BEH=3), Gap.WITH_RELATIVES),
        ("sec", rated(SAF=4), Gap.SECURE),
        ("fos1", rated(HLT=4, EMO=4), Gap.NO_TIER),
        (None, rated(), Gap.WAITING),
        ("fos1", Needs(), Gap.UNASSESSED),
        (None, Needs(), Gap.UNASSESSED),
    ],
)
def test_the_gap_is_the_preferred_kind_against_the_kind_they_live_in(lives, needs, expected):
    assert gap(a_child(lives=lives, needs=needs)) is expected


def test_every_child_is_once_in_the_matrix_the_gap_and_the_groups():
    children = [
        a_child(age, lives, needs)
        for age in (2, 9, 13, 17)
        for lives in ("fos1", "hom1", "kin", None)
        for needs in (rated(), rated(SAF=3), rated(EMO=2, OTH=None), Needs())
    ]
    found = population_profile(a_problem(*children))
    assert sum(cell.children for cell in found.true_gap.matrix) == len(children)
    assert sum(found.true_gap.gap.values()) == len(children)
    assert sum(row.children for row in found.groups) == len(children)
    assert sum(row.children for row in found.levels) == len(children)
    assert found.unassessed == 16


def test_where_a_child_lives_changes_neither_level_nor_need_nor_group():
    def but_the_home(found):
        return found.levels, found.domains, found.groups, found.unassessed

    here = [a_child(13, "fos1", rated(BEH=3)), a_child(9, "fos1", Needs())]
    there = [replace(child, current_place="hom1") for child in here]
    profiles = [population_profile(a_problem(*children)) for children in (here, there)]
    assert but_the_home(profiles[0]) == but_the_home(profiles[1])


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        (a_child(16, flags=(UASC,), needs=Needs()), Group.UASC),
        (a_child(9, needs=rated(COM=3)), Group.COMPLEX_HEALTH),
        (a_child(9, flags=(CLINICAL_TASKS,), needs=Needs()), Group.COMPLEX_HEALTH),
        (a_child(9, needs=rated(SAF=4)), Group.SECURE_RISK),
        (a_child(11, needs=rated(SAF=2)), Group.TEEN_OUTSIDE_HARM),
        (a_child(11, needs=rated(SAF=1, REL=2)), Group.TEEN_RELATIONAL),
        (a_child(4), Group.UNDER_5),
        (a_child(5), Group.PRIMARY),
        (a_child(10, needs=rated(SAF=2, EMO=2)), Group.PRIMARY),
        (a_child(16), Group.PREPARING),
        (a_child(13), Group.NONE),
        (a_child(13, needs=rated(SAF=None, EMO=2)), Group.NOT_KNOWN),
        (a_child(9, needs=rated(SAF=None, COM=3)), Group.COMPLEX_HEALTH),
        (a_child(4, needs=Needs()), Group.NOT_KNOWN),
    ],
)
def test_a_child_is_in_the_first_group_whose_rule_holds(child, expected):
    assert group(child) is expected


def test_three_brothers_and_sisters_are_a_group_unless_planned_apart():
    def family(plan):
        return [a_child(9, siblings="s1", sibling_plan=plan) for _ in range(3)]

    assert group(*family(SiblingPlan.TOGETHER)) is Group.SIBLINGS_3
    assert group(*family(SiblingPlan.APART)) is Group.PRIMARY
    assert group(*family(SiblingPlan.TOGETHER)[:2]) is Group.PRIMARY


def test_the_nine_groups_say_their_rules_in_words():
    assert len(RULES) == 9
    assert all(rule.words for rule in RULES)
    outside = next(rule for rule in RULES if rule.group is Group.TEEN_OUTSIDE_HARM)
    assert outside.words == "aged 11 to 17; SAF 2 or more"


def test_the_page_holds_the_rules_the_code_uses(request):
    page = request.config.rootpath / "docs" / "reference" / "population-profile.md"
    assert groups_table() in page.read_text(encoding="utf-8")
    assert GROUPS_VERSION in page.read_text(encoding="utf-8")


def test_the_profile_prints_its_settings_and_the_unassessed():
    text = in_words(population_profile(a_problem(a_child(needs=Needs())), elsewhere=2))
    assert "unassessed n = 1" in text
    assert "Codification draft-1" in text
    assert "Not known counts as 3" in text
    assert "stale after 6 months" in text
    assert "disclosure control" in text
    assert "2 children with parents" in text
