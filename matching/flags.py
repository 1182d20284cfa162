"""Words recorded of a child that matching and the profile understand, beside the ratings.

A flag is a fact somebody recorded; none is worked out from ratings or from where a child lives.
Other words may stand among a child's flags: they are shown and counted as they are.
"""

from collections.abc import Mapping
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
