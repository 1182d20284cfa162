"""The fields of the Placements Data Standard v2 that a request holds, with their options.

Source: Data Standards for Social Care, *Placements Data Standard* v2 (MIT licence; in effect from
18 July 2025, marked as a draft in its `placements.json`). Names and options are the standard's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

VERSION = "Placements Data Standard v2"


class Kind(StrEnum):
    """What stands in a field."""

    WHOLE = "Integer"
    WORDS = "String"
    YES_NO = "Boolean"
    OPTION = "Categorical"
    OPTIONS = "Categorical, several"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the entity it belongs to, what stands in it, and whether it must be there."""

    name: str
    entity: str
    kind: Kind
    needed: bool = True
    options: tuple[str, ...] = ()


RISKS = (
    "riskSelfHarm",
    "riskSexualExploitation",
    "riskCriminalExploitation",
    "riskDrugAlcohol",
    "riskEatingDisorder",
    "riskMissing",
)
RISKS_TO_OTHERS = (
    "riskToOthersPhysical",
    "riskToOthersSexual",
    "riskToOthersFire",
    "riskToOthersAnimals",
    "riskToOthersCriminal",
)
NO_KNOWN_RISK, RISK_PRESENT = "No known risk", "Risk Present"
SUITED = ("Preferred", "Suitable but not preferred", "Unsuitable", "Not specified")
PREFERRED, SUITABLE, UNSUITABLE, NOT_SPECIFIED = SUITED
SUPPORT = (
    "additional supervision",
    "therapeutic support",
    "a worker for respite",
    "taxis to school",
    "NA",
    "other (please specify)",
)
COMPANIONS = (
    "Solo placement recommended",
    "With other children recommended",
    "Only with other older children",
    "Only with other younger children",
    "No preference",
)

_NEEDS, _RISKS = "PlacementRequirements", "Risks"
_RECOMMENDED = "PlacementRecommendation"


def _of(name: str, entity: str, *options: str, needed: bool = True) -> Field:
    return Field(name, entity, Kind.OPTION, needed, options)


FIELDS: tuple[Field, ...] = (
    Field("childId", "PlacementAvailability", Kind.WHOLE),
    _of(
        "neededBy",
        "PlacementAvailability",
        "Today",
        "in less than 5 days",
        "in more than 5 days",
        needed=False,
    ),
    Field("siblingCount", "PlacementAvailability", Kind.WHOLE, needed=False),
    Field("preferredLocation", "PlacementAvailability", Kind.WORDS, needed=False),
    _of("communicationNeeds", _NEEDS, "Y", "N", "Not Specified"),
    Field(
        "specificCommunicationRequirements",
        _NEEDS,
        Kind.OPTIONS,
        options=("ESOL", "BSL", "Makaton", "Other", "None"),
    ),
    Field("homeAdaptation", _NEEDS, Kind.YES_NO),
    _of("culturalNeeds", _NEEDS, "Required", "Not required", "Not Known", "Other"),
    _of("livingCompanions", _NEEDS, *COMPANIONS),
    _of("pets", _NEEDS, "Yes - must", "Yes - can", "No", "Not Known"),
    _of("additionalSupport", _NEEDS, *SUPPORT, needed=False),
    Field("deprivationOfLiberty", _NEEDS, Kind.YES_NO, needed=False),
    _of("fosterCareSuitability", _RECOMMENDED, *SUITED),
    _of("residentialCareSuitability", _RECOMMENDED, *SUITED),
    _of("supportedAccommodationSuitability", _RECOMMENDED, *SUITED),
    *(_of(name, _RISKS, NO_KNOWN_RISK, RISK_PRESENT) for name in RISKS),
    Field("riskOther", _RISKS, Kind.WORDS, needed=False),
    *(_of(name, _RISKS, NO_KNOWN_RISK, RISK_PRESENT) for name in RISKS_TO_OTHERS),
    Field("riskToOthersOther", _RISKS, Kind.WORDS, needed=False),
)
FIELD_BY_NAME: Mapping[str, Field] = MappingProxyType({field.name: field for field in FIELDS})
ENTITIES: tuple[str, ...] = tuple(dict.fromkeys(field.entity for field in FIELDS))

OF_THE_PLACEMENT_FOUND = (
    "totalWeeklyCost",
    "placementLocation",
    "preferabilityLocation",
    "educationContinuity",
    "providerURN",
    "siblingsPlacedTogether",
    "placementType",
)
"""Fields of ActualPlacement: what was found in the end, and no part of a request."""
OF_THE_WRITING = (
    "referralOfficerName",
    "referralDate",
    "placementOfficerName",
    "placementDate",
    "costOfficerName",
    "costDate",
)
"""Fields of QualityAssurance: who wrote it and when. Names of people are never read."""
