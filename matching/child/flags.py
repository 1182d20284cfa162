"""Words recorded of a child that matching and the profile understand, beside the ratings.

A flag is a fact somebody recorded; none is worked out from ratings or from where a child lives.
Other words may stand among a child's flags: they are shown and counted as they are.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from matching.tiers import CONSIDERED_WISH_FOR_A_HOME, PANEL_PREFERS_A_HOME, PATHWAY_PLAN

UASC = "uasc"
ADAPTED_HOME = "adapted_home"
CLINICAL_TASKS = "clinical_tasks"
DEPRIVATION_OF_LIBERTY = "deprivation_of_liberty"
REMAND = "remand"
INTERPRETER = "interpreter"
FIRE_SETTING = "fire_setting"
HARMFUL_SEXUAL_BEHAVIOUR_PLAN = "harmful_sexual_behaviour_plan"
ONLY_OLDER_CHILDREN = "only_older_children"
ONLY_YOUNGER_CHILDREN = "only_younger_children"
WITH_OTHER_CHILDREN = "with_other_children"
NO_SAME_AGE = "no_same_age"
PETS_MUST = "pets_must"
PETS_CAN = "pets_can"
NO_PETS = "no_pets"
CARER_GENDER = "carer_gender"
EXCLUSION_PLACES = "exclusion_places"
SIBLINGS_TOGETHER = "siblings_together"
PARENT_AND_CHILD = "parent_and_child"

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        UASC: "Unaccompanied asylum-seeking child",
        ADAPTED_HOME: "Needs an adapted home",
        CLINICAL_TASKS: "Needs clinical tasks done",
        DEPRIVATION_OF_LIBERTY: "Deprivation-of-liberty order",
        REMAND: "On remand",
        INTERPRETER: "Needs an interpreter",
        FIRE_SETTING: "Fire-setting",
        HARMFUL_SEXUAL_BEHAVIOUR_PLAN: "Has a harmful sexual behaviour plan",
        ONLY_OLDER_CHILDREN: "Only with older children",
        ONLY_YOUNGER_CHILDREN: "Only with younger children",
        WITH_OTHER_CHILDREN: "Recommended to live with other children",
        NO_SAME_AGE: "Not with children of the same age",
        PETS_MUST: "Must live with pets",
        PETS_CAN: "Can live with pets",
        NO_PETS: "Must not live with pets",
        CARER_GENDER: "Carer of one gender, for a recorded reason",
        EXCLUSION_PLACES: "Places to stay away from",
        SIBLINGS_TOGETHER: "To live with brothers and sisters",
        PARENT_AND_CHILD: "Parent and child placed together",
        PATHWAY_PLAN: "Has a pathway plan",
        PANEL_PREFERS_A_HOME: "The panel prefers a children's home, with its reason",
        CONSIDERED_WISH_FOR_A_HOME: "Considered wish for a children's home",
    }
)
"""Each flag in words, as a person reads it."""

ASKED_OF_A_HOME = (
    ADAPTED_HOME,
    CLINICAL_TASKS,
    INTERPRETER,
    PETS_MUST,
    NO_PETS,
    CARER_GENDER,
    PARENT_AND_CHILD,
)
"""Flags that a home meets by offering the same word; a colon says more (`carer_gender:female`)."""

TO_AGREE_FIRST: Mapping[str, str] = MappingProxyType(
    {
        EXCLUSION_PLACES: "Check that {home} is away from the places {child} has to stay away from",
        DEPRIVATION_OF_LIBERTY: "Check that the court's order on liberty covers {child} at {home}",
        REMAND: "Agree {home} with the court that remanded {child}",
        FIRE_SETTING: "Agree a plan on fire-setting with {home} for {child}",
        HARMFUL_SEXUAL_BEHAVIOUR_PLAN: "Go through the plan on harmful sexual behaviour of {child} "
        "with {home}",
    }
)
"""Flags that exclude no home, and what has to be done before a move because of each [A]."""


def asked_of_a_home(flags: Sequence[str]) -> tuple[str, ...]:
    """List the flags that a home has to offer something for."""
    return tuple(flag for flag in flags if flag.partition(":")[0] in ASKED_OF_A_HOME)
