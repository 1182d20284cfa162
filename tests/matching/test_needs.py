"""The overall level, and the tiers that suit a child."""

from itertools import product

import numpy as np

from matching.child.codification import CODIFICATION, INTENSITY, Domain
from matching.needs import Level, Needs, level_of, overall_level
from matching.tiers import Suitability, Tier, compare, suitable_tiers, tier_suitability


def rated(**levels):
    return Needs({**dict.fromkeys(Domain, 0), **{Domain(d): n for d, n in levels.items()}})


def test_every_combination_has_one_level_and_a_higher_rating_never_lowers_it():
    names = list(Level)
    levels = np.array(
        [names.index(level_of(each)) for each in product(range(5), repeat=8)], dtype=np.int8
    ).reshape((5,) * 8)
    assert levels.size == 390_625
    for domain in range(8):
        assert (np.diff(levels, axis=domain) >= 0).all()
    assert set(np.unique(levels)) == set(range(5))


def test_a_level_says_which_domains_fired():
    assert overall_level(rated()).sentence == "A: nothing above 1"
    assert overall_level(rated(EMO=2)).sentence == "B because EMO = 2"
    assert overall_level(rated(EMO=2, HLT=2, IND=2)).lower is Level.C
    assert overall_level(rated(BEH=3, EMO=2)).sentence == "C because BEH = 3"
    assert overall_level(rated(BEH=3, EMO=3)).sentence == "D because EMO = 3, BEH = 3"
    assert overall_level(rated(HLT=4, EMO=3, BEH=3)).sentence == "D because HLT = 4"
    assert overall_level(rated(SAF=4, EMO=3, BEH=3)).lower is Level.E
    assert overall_level(rated(HLT=4, COM=4)).sentence == "E because HLT = 4, COM = 4"


def test_a_need_not_known_gives_a_range_and_is_never_nothing():
    found = overall_level(rated(BEH=3, SAF=None))
    assert (found.lower, found.upper, found.provisional) == (Level.C, Level.D, True)
    assert found.sentence == "C to D, provisional: SAF not known"
    assert Needs({}).not_known == INTENSITY
    assert not overall_level(rated(HLT=4, COM=4, SAF=None)).provisional


def test_what_does_not_apply_counts_as_nothing_and_says_so():
    needs = Needs.from_words({"IND": "NA", "HLT": 2, "EMO": "NK"})
    assert needs.ratings[Domain.IND] == 0
    assert needs.not_applicable == {Domain.IND}
    assert needs.ratings[Domain.EMO] is None


def test_requirements_never_roll_up():
    assert overall_level(rated(EDU=4, FAM=4, IDN=4)).lower is Level.A


def test_with_support_is_two_over_at_most_one_in_a_domain_and_never_for_the_safety_of_others():
    offered = (1,) * 8
    assert compare((1,) * 8, offered) is Suitability.SUITABLE
    assert compare((2, 2, 1, 1, 1, 1, 1, 1), offered) is Suitability.WITH_SUPPORT
    assert compare((2, 2, 2, 1, 1, 1, 1, 1), offered) is Suitability.NOT_SUITABLE
    assert compare((3, 1, 1, 1, 1, 1, 1, 1), offered) is Suitability.NOT_SUITABLE
    assert compare((1, 1, 1, 1, 1, 2, 1, 1), offered) is Suitability.NOT_SUITABLE


def test_family_comes_first():
    assert suitable_tiers(rated(BEH=3), 13) == (Tier.FOS3, Tier.HOM1, Tier.HOM2)
    assert suitable_tiers(rated(), 8)[0] is Tier.FOS1


def test_supported_accommodation_comes_first_only_with_a_recorded_wish_and_a_plan():
    assert suitable_tiers(rated(), 17)[0] is Tier.FOS1
    assert suitable_tiers(rated(), 17, wishes=("supported",))[0] is Tier.FOS1
    wished = suitable_tiers(rated(), 17, wishes=("supported",), flags=("pathway_plan",))
    assert wished[0] is Tier.SUP
    assert Tier.SUP not in suitable_tiers(rated(), 15)


def test_a_home_comes_before_a_family_only_with_a_recorded_reason():
    assert suitable_tiers(rated(REL=4), 13) == (Tier.HOM1, Tier.HOM2)
    asked = suitable_tiers(rated(BEH=3), 13, flags=("panel_prefers_a_home",))
    assert asked == (Tier.HOM1, Tier.HOM2, Tier.FOS3)


def test_a_disability_home_is_for_those_who_need_one():
    assert tier_suitability(rated(HLT=2), Tier.DIS, 9) is Suitability.NOT_SUITABLE
    assert suitable_tiers(rated(HLT=4), 9) == (Tier.DIS,)


def test_some_children_fit_no_tier():
    assert suitable_tiers(rated(HLT=4, EMO=4), 9) == ()


def test_every_domain_has_its_five_anchors_in_words():
    assert set(CODIFICATION) == set(Domain)
    assert all(len(set(each.anchors)) == 5 for each in CODIFICATION.values())
