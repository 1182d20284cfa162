"""What each field of the standard is with us, and what each of its options is recorded as.

The one table both directions and the reference page are made from. An option becomes a flag of the
child, a recorded fact; none becomes a rating, because the standard says that there is a need and
not what a home must be able to do. What it leaves open stays not known.
"""

from collections.abc import Mapping
from types import MappingProxyType

from matching.child.codification import Domain
from matching.child.flags import (
    ADAPTED_HOME,
    DEPRIVATION_OF_LIBERTY,
    FIRE_SETTING,
    HARMFUL_SEXUAL_BEHAVIOUR_PLAN,
    INTERPRETER,
    NO_PETS,
    ONLY_OLDER_CHILDREN,
    ONLY_YOUNGER_CHILDREN,
    PETS_CAN,
    PETS_MUST,
    WITH_OTHER_CHILDREN,
)
from scenarios.placements_standard.fields import (
    COMPANIONS,
    FIELD_BY_NAME,
    NO_KNOWN_RISK,
    RISK_PRESENT,
    RISKS,
    RISKS_TO_OTHERS,
    SUITED,
    SUPPORT,
)

SOLO, *_ = COMPANIONS
SUITABILITY_FIELDS = (
    "fosterCareSuitability",
    "residentialCareSuitability",
    "supportedAccommodationSuitability",
)
NEEDED_BY: Mapping[str, str] = MappingProxyType(
    {"Today": "today", "in less than 5 days": "five_days", "in more than 5 days": "later"}
)
RISK_DOMAIN: Mapping[str, Domain] = MappingProxyType(
    {
        "riskSelfHarm": Domain.EMO,
        "riskEatingDisorder": Domain.EMO,
        "riskSexualExploitation": Domain.SAF,
        "riskCriminalExploitation": Domain.SAF,
        "riskDrugAlcohol": Domain.SAF,
        "riskMissing": Domain.SAF,
        **dict.fromkeys(RISKS_TO_OTHERS, Domain.OTH),
    }
)
"""The domain in which a risk is rated: a level of 0 there says that none is known."""


def _risk_flags(field: str) -> dict[str, str]:
    """Give a risk its flags; two risks have words of ours already."""
    own = {
        "riskToOthersFire": FIRE_SETTING,
        "riskToOthersSexual": HARMFUL_SEXUAL_BEHAVIOUR_PLAN,
    }
    present = own.get(field, f"risk:{field}")
    return {RISK_PRESENT: present, NO_KNOWN_RISK: f"no_known_risk:{field}"}


FLAGS_OF: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "communicationNeeds": {"Y": "communication_needs", "N": "no_communication_needs"},
        "specificCommunicationRequirements": {
            "ESOL": INTERPRETER,
            "BSL": "communication:BSL",
            "Makaton": "communication:Makaton",
            "Other": "communication:other",
            "None": "communication:none",
        },
        "homeAdaptation": {"true": ADAPTED_HOME, "false": "no_adapted_home_needed"},
        "culturalNeeds": {
            "Required": "cultural_needs",
            "Not required": "no_cultural_needs",
            "Other": "cultural_needs:other",
        },
        "livingCompanions": {
            "With other children recommended": WITH_OTHER_CHILDREN,
            "Only with other older children": ONLY_OLDER_CHILDREN,
            "Only with other younger children": ONLY_YOUNGER_CHILDREN,
            "No preference": "no_preference_who_else_lives_there",
        },
        "pets": {"Yes - must": PETS_MUST, "Yes - can": PETS_CAN, "No": NO_PETS},
        "additionalSupport": {option: f"additional_support:{option}" for option in SUPPORT},
        "deprivationOfLiberty": {
            "true": DEPRIVATION_OF_LIBERTY,
            "false": "no_deprivation_of_liberty",
        },
        **{
            field: {option: f"recommended:{field}:{option}" for option in SUITED[:3]}
            for field in SUITABILITY_FIELDS
        },
        **{field: _risk_flags(field) for field in (*RISKS, *RISKS_TO_OTHERS)},
    }
)
"""The flag an option is recorded as. An option that is not here says that nothing is known."""

BECOMES: Mapping[str, str] = MappingProxyType(
    {
        "childId": "`id`",
        "neededBy": "`needed_by`: today, five_days or later",
        "siblingCount": "nothing: it does not say who they are. Fill in `siblings`",
        "preferredLocation": "`home_area` [A]",
        "livingCompanions": "`sole_child` for a solo placement, else a flag",
        "homeAdaptation": "a flag, and `adapted_home` among the essential requirements",
        "riskOther": "nothing: free words about a child are not copied. Rate the domain",
        "riskToOthersOther": "nothing: free words about a child are not copied. Rate OTH",
        **dict.fromkeys(
            SUITABILITY_FIELDS, "a flag: what the referrer recommends, no tier of ours"
        ),
    }
)
"""What a field becomes where it is not simply a flag."""

WRITTEN_FROM: Mapping[str, str] = MappingProxyType(
    {
        "childId": "`id`; the standard wants a whole number",
        "neededBy": "`needed_by`",
        "siblingCount": "brothers and sisters in the problem",
        "preferredLocation": "`home_area`",
        "communicationNeeds": "flag, else COM: 0 is N, 2 or more is Y, otherwise Not Specified",
        "specificCommunicationRequirements": "flags; left empty when nothing is recorded",
        "homeAdaptation": "flag or requirement `adapted_home`, else HLT of 2 or less is false",
        "culturalNeeds": "flag or a faith or language requirement, else IDN; not known: Not Known",
        "livingCompanions": "`sole_child`, else flag; left empty when nothing is recorded",
        "pets": "flag or requirement `no_pets`; nothing recorded: Not Known",
        "additionalSupport": "flag",
        "deprivationOfLiberty": "flag; left out when nothing is recorded",
        **dict.fromkeys(
            SUITABILITY_FIELDS, "tiers from ratings; unassessed: the flag, else Not specified"
        ),
        **{
            field: f"flag, else {domain} of 0 is no known risk; otherwise left empty"
            for field, domain in RISK_DOMAIN.items()
        },
        "riskOther": "not written",
        "riskToOthersOther": "not written",
    }
)
"""What a field is written from."""


def mapping_table() -> str:
    """Give the table of the reference page as Markdown."""
    lines = ["| field | read as | written from |", "|---|---|---|"]
    for name in FIELD_BY_NAME:
        read = BECOMES.get(name, "a flag")
        lines.append(f"| `{name}` | {read} | {WRITTEN_FROM[name]} |")
    return "\n".join(lines) + "\n"
