"""Rules about children and one place: each says in words why not, or nothing.

`RULES` are the hard ones, in the order in which the one excluding rule is named.
"""

from matching.rules.availability import AVAILABILITY
from matching.rules.bedrooms import BEDROOMS
from matching.rules.capability import CAPABILITY
from matching.rules.court_conditions import COURT_CONDITIONS
from matching.rules.emergency_admission import EMERGENCY_ADMISSION
from matching.rules.essential import ESSENTIAL
from matching.rules.flags_apart import FLAGS_APART
from matching.rules.foster_limit import FOSTER_LIMIT
from matching.rules.kept import KEPT_RULES
from matching.rules.named_children import NAMED_CHILDREN
from matching.rules.not_together import NOT_TOGETHER
from matching.rules.notes import NOTE_RULES
from matching.rules.registration import REGISTRATION, SUPPORTED_REGISTRATION
from matching.rules.room import ROOM
from matching.rules.rule import HardRule, ResidentRule, StaticRule
from matching.rules.secure import SECURE
from matching.rules.sex import SEX
from matching.rules.sole_child import SOLE
from matching.rules.supported_age import SUPPORTED_AGE
from matching.rules.tasks import TASK_RULES
from matching.rules.terms import TERMS

__all__ = [
    "KEPT_RULES",
    "NOTE_RULES",
    "RESIDENT_RULES",
    "RULES",
    "RULE_IN_SHORT",
    "STATIC_RULES",
    "TASK_RULES",
]

RULES: tuple[HardRule, ...] = (
    AVAILABILITY,
    REGISTRATION,
    EMERGENCY_ADMISSION,
    NAMED_CHILDREN,
    SECURE,
    ROOM,
    TERMS,
    SEX,
    SUPPORTED_AGE,
    SUPPORTED_REGISTRATION,
    COURT_CONDITIONS,
    NOT_TOGETHER,
    FLAGS_APART,
    SOLE,
    FOSTER_LIMIT,
    BEDROOMS,
    CAPABILITY,
    ESSENTIAL,
)

STATIC_RULES: tuple[StaticRule, ...] = tuple(r for r in RULES if isinstance(r, StaticRule))
RESIDENT_RULES: tuple[ResidentRule, ...] = tuple(r for r in RULES if isinstance(r, ResidentRule))

RULE_IN_SHORT = {rule.id: rule.in_short for rule in RULES}
"""What a home that fails a rule is, in a few words, by the rule's id."""
