"""The columns of our own tables, each described once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from matching.child.ratings import ChildView, Confidence, Direction
from scenarios.baseline.columns import Column, ColumnKind

INTENSITY_DOMAINS: Mapping[str, str] = MappingProxyType(
    {
        "HLT": "Physical health and personal care",
        "EMO": "Emotional wellbeing and mental health",
        "BEH": "Behaviour and regulation",
        "REL": "Attachment and relationships",
        "SAF": "Safety outside the home and exploitation",
        "OTH": "Safety of others",
        "COM": "Communication, learning and neurodiversity",
        "IND": "Independence and self-care (NA under 8)",
    }
)
REQUIREMENT_DOMAINS: Mapping[str, str] = MappingProxyType(
    {
        "EDU": "Education continuity",
        "FAM": "Family time, brothers and sisters, connections",
        "IDN": "Identity, culture, language and faith",
    }
)
ALL_DOMAINS: Mapping[str, str] = MappingProxyType({**INTENSITY_DOMAINS, **REQUIREMENT_DOMAINS})
PLACE_TYPES = (
    "kinship",
    "foster",
    "intensive_foster",
    "residential",
    "supported",
    "secure",
    "short_break",
    "off_island_foster",
    "off_island_residential",
)
IMPACTS = ("positive", "neutral", "manageable", "not_together")
TIERS = ("KIN", "FOS1", "FOS2", "FOS3", "DIS", "HOM1", "HOM2", "SUP", "SEC")
SEXES = ("any", "F", "M")
PLACE_STATUSES = (
    "available",
    "hold",
    "break",
    "full",
    "under_review",
    "unregistered",
    "closed",
    "not_available",
)
CHILD_STATUSES = ("waiting", "temporary", "settled", "returnable")
PAID_FOR = ("bed", "child")
SIBLING_PLANS = ("together", "together_if_possible", "apart")
NEEDED_BY = ("today", "five_days", "later")
STAGES = (
    "enquiry",
    "visit",
    "application",
    "stage_1",
    "training",
    "stage_2",
    "panel",
    "approved",
    "withdrawn",
)
WITHDRAWAL_REASONS = ("AW0", "AW1", "AW2", "AW3", "AW4", "AW5")
COST_CATEGORIES = (
    "fostering",
    "intensive_fostering",
    "kinship",
    "residential",
    "supported",
    "off_island",
    "recruitment",
    "campaign",
)
COST_UNITS = ("week", "year", "household", "campaign")
JURISDICTIONS = ("JEY", "ENG")
MEASURES = ("looked_after", "entered", "left", "residents")
COUNT_STATUSES = ("ok", "suppressed", "not_applicable")
ABOUT_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "what to call these data",
        "area": "the authority; overrides the name of the folder",
        "jurisdiction": "JEY or ENG",
        "synthetic": "yes when no child in the data is real",
        "data_from": "first day from which entries and exits are complete (yyyy-mm-dd)",
        "data_to": "last day the data cover (yyyy-mm-dd)",
        "source": "where the data come from",
        "note": "anything a reader must know",
    }
)


def _capability_columns() -> tuple[Column, ...]:
    return tuple(
        Column(code, ColumnKind.CAPABILITY, False, f"{name}: highest level cared for unaided")
        for code, name in INTENSITY_DOMAINS.items()
    )


def _rating_columns() -> tuple[Column, ...]:
    return tuple(
        Column(code, ColumnKind.RATING, False, f"{name}: what a home must be able to do now")
        for code, name in ALL_DOMAINS.items()
    )


HOMES: tuple[Column, ...] = (
    Column("place_id", ColumnKind.TEXT, True, "your reference for the household or home; no name"),
    Column("type", ColumnKind.CHOICE, True, "kind of home", PLACE_TYPES),
    Column("tier", ColumnKind.CHOICE, False, "tier, when not to be worked out", TIERS),
    Column("on_island", ColumnKind.YES_NO, True, "in the authority's own area"),
    Column("capacity", ColumnKind.WHOLE, True, "children in all, those living there included"),
    Column("bedrooms", ColumnKind.WHOLE, False, "bedrooms for looked-after children, in all"),
    Column("youngest", ColumnKind.WHOLE, True, "youngest age of the terms, 0 to 17"),
    Column("oldest", ColumnKind.WHOLE, True, "oldest age of the terms, 0 to 17"),
    Column("sexes", ColumnKind.CHOICE, True, "whom the terms allow", SEXES),
    Column("status", ColumnKind.CHOICE, True, "whether it can be used now", PLACE_STATUSES),
    Column("available_from", ColumnKind.DATE, False, "first day it can be used"),
    Column("held_until", ColumnKind.DATE, False, "last day of a hold or break"),
    Column(
        "stops_on",
        ColumnKind.DATE,
        False,
        "first day it takes nobody any more, where planned: carers who retire or stop, a home that "
        "closes; who lives there stays",
    ),
    Column("unavailable_reason", ColumnKind.TEXT, False, "why it cannot be used"),
    Column("approved_from", ColumnKind.DATE, False, "day of approval or registration"),
    Column("area", ColumnKind.TEXT, False, "parish or district, as in the minutes table"),
    Column("offers", ColumnKind.LIST, False, "requirements it meets, such as same_school"),
    Column("named_children", ColumnKind.LIST, False, "children it is kept for, and no others"),
    Column("exemptions", ColumnKind.LIST, False, "children named in an exemption"),
    Column("emergency_admission", ColumnKind.YES_NO, False, "may admit in an emergency"),
    Column("reserved_for_emergencies", ColumnKind.WHOLE, False, "places kept for emergencies"),
    *_capability_columns(),
    Column("with_support", ColumnKind.PACKAGE, False, "levels reached with a package in place"),
    Column("pair_assessments", ColumnKind.PAIRS, False, "effect of children on each other"),
    Column("weekly_cost", ColumnKind.POUNDS, False, "cost of a place a week"),
    Column("support_cost", ColumnKind.POUNDS, False, "cost of the package a week"),
    Column(
        "paid_for",
        ColumnKind.CHOICE,
        False,
        "bed where it is paid for whether filled or not, child where bought child by child; if "
        "empty, bed for a children's home here and child for all else",
        PAID_FOR,
    ),
    Column("support_package", ColumnKind.TEXT, False, "what the package is"),
    Column("support_from", ColumnKind.DATE, False, "first day of a package that begins later"),
    Column(
        "price_year",
        ColumnKind.WHOLE,
        False,
        "year of the prices (2024 for 2024-25); if empty, the year of the data",
    ),
)
NEEDS: tuple[Column, ...] = (
    Column("child_id", ColumnKind.TEXT, True, "the child's number, as in the return"),
    Column("date_of_birth", ColumnKind.DATE, False, "for a child who is not in the return"),
    Column("sex", ColumnKind.CHOICE, False, "for a child who is not in the return", ("F", "M")),
    Column("status", ColumnKind.CHOICE, False, "may they move, must they", CHILD_STATUSES),
    Column("current_place", ColumnKind.TEXT, False, "place_id of where they live"),
    Column("siblings", ColumnKind.TEXT, False, "the same word for brothers and sisters"),
    Column("sibling_plan", ColumnKind.CHOICE, False, "the sibling assessment", SIBLING_PLANS),
    *_rating_columns(),
    Column("requirements", ColumnKind.LIST, False, "desirable, such as same_school"),
    Column("essential", ColumnKind.LIST, False, "requirements a home must meet"),
    Column("not_with", ColumnKind.LIST, False, "children they must not live with"),
    Column("sole_child", ColumnKind.YES_NO, False, "must be the only child"),
    Column("home_area", ColumnKind.TEXT, False, "parish or district of their family home"),
    Column("school", ColumnKind.TEXT, False, "school, as in the minutes table"),
    Column("contact_area", ColumnKind.TEXT, False, "where family time takes place"),
    Column("off_island_agreed", ColumnKind.YES_NO, False, "a home elsewhere is agreed"),
    Column("wishes", ColumnKind.LIST, False, "place_ids the child has asked for"),
    Column("needed_by", ColumnKind.CHOICE, False, "how soon a home is needed", NEEDED_BY),
    Column("planned_end", ColumnKind.DATE, False, "recorded day of a planned move on"),
    Column("flags", ColumnKind.LIST, False, "such as adapted_home or interpreter"),
    Column("court_conditions", ColumnKind.LIST, False, "conditions ordered by a court"),
    Column("parents_ruled_out", ColumnKind.YES_NO, False, "living with parents was answered: no"),
    Column("kin_ruled_out", ColumnKind.YES_NO, False, "living with relatives was answered: no"),
    Column("emergency_on", ColumnKind.DATE, False, "day of a move made in an emergency"),
    Column("evaluated_on", ColumnKind.DATE, False, "day that move was evaluated afterwards"),
    Column("rated_on", ColumnKind.DATE, False, "day of the ratings"),
)
RATINGS: tuple[Column, ...] = (
    Column("child_id", ColumnKind.TEXT, True, "the child's number, as in the return"),
    Column("domain", ColumnKind.CHOICE, True, "what was rated", tuple(ALL_DOMAINS)),
    Column("level", ColumnKind.RATING, True, "what a home must be able to do now"),
    Column("rated_on", ColumnKind.DATE, True, "day of the rating"),
    Column("rated_by_role", ColumnKind.TEXT, False, "role of the one who rated; no name"),
    Column("evidence", ColumnKind.TEXT, False, "facts it rests on; compulsory from level 2"),
    Column("evidence_type", ColumnKind.TEXT, False, "such as health assessment or school report"),
    Column("evidence_date", ColumnKind.DATE, False, "day of the evidence"),
    Column("confidence", ColumnKind.CHOICE, False, "how sure", tuple(Confidence)),
    Column("direction", ColumnKind.CHOICE, False, "where it is going", tuple(Direction)),
    Column("strengths", ColumnKind.TEXT, False, "what the child does well here"),
    Column("child_view", ColumnKind.CHOICE, False, "what the child says of it", tuple(ChildView)),
    Column(
        "child_view_words",
        ColumnKind.TEXT,
        False,
        "the child's own words; for not_asked, who decided so and why",
    ),
    Column("review_by", ColumnKind.DATE, False, "day by which it is to be looked at again"),
)
PIPELINE: tuple[Column, ...] = (
    Column("application_id", ColumnKind.TEXT, True, "your reference for the household; no name"),
    Column("type", ColumnKind.CHOICE, True, "kind of home", PLACE_TYPES),
    Column("stage", ColumnKind.CHOICE, True, "where they are now", STAGES),
    Column("enquired_on", ColumnKind.DATE, False, "day of the enquiry"),
    Column("applied_on", ColumnKind.DATE, False, "day of the application"),
    Column("stage_since", ColumnKind.DATE, False, "day they came to this stage"),
    Column("approved_on", ColumnKind.DATE, False, "day of approval"),
    Column("withdrawn_on", ColumnKind.DATE, False, "day they withdrew or were turned down"),
    Column(
        "withdrawal_reason",
        ColumnKind.CHOICE,
        False,
        "AW1 not as expected, AW2 assessment not as expected, AW3 household circumstances, "
        "AW4 finance, AW5 allegations risk, AW0 other or unknown",
        WITHDRAWAL_REASONS,
    ),
    Column("places", ColumnKind.WHOLE, False, "children they hope to care for"),
    Column("bedrooms", ColumnKind.WHOLE, False, "bedrooms for them"),
    Column("youngest", ColumnKind.WHOLE, False, "youngest age, 0 to 17"),
    Column("oldest", ColumnKind.WHOLE, False, "oldest age, 0 to 17"),
    Column("sexes", ColumnKind.CHOICE, False, "whom they would care for", SEXES),
    Column("area", ColumnKind.TEXT, False, "parish or district"),
    *_capability_columns(),
    Column("visited_on", ColumnKind.DATE, False, "day of the first visit"),
    Column("stage_1_on", ColumnKind.DATE, False, "day stage 1 began"),
    Column("training_on", ColumnKind.DATE, False, "day training began"),
    Column("stage_2_on", ColumnKind.DATE, False, "day stage 2 began"),
    Column("panel_on", ColumnKind.DATE, False, "day the report was ready for the panel"),
    Column("first_child_on", ColumnKind.DATE, False, "day the first child came to live there"),
    Column("campaign", ColumnKind.TEXT, False, "the campaign that brought the enquiry"),
    Column("recruited_for", ColumnKind.CHOICE, False, "tier they were recruited for", TIERS),
    Column("became_place", ColumnKind.TEXT, False, "place_id, once approved"),
)
COSTS: tuple[Column, ...] = (
    Column("category", ColumnKind.CHOICE, True, "what is paid for", COST_CATEGORIES),
    Column(
        "amount",
        ColumnKind.POUNDS,
        True,
        "cost of one child, of one household recruited, or of a whole campaign",
    ),
    Column("unit", ColumnKind.CHOICE, True, "for how long, or for what", COST_UNITS),
    Column("price_year", ColumnKind.WHOLE, True, "year of the prices (2024 for 2024-25)"),
    Column("jurisdiction", ColumnKind.CHOICE, True, "whose figure it is", JURISDICTIONS),
    Column("source", ColumnKind.TEXT, True, "where the figure comes from"),
    Column("campaign", ColumnKind.TEXT, False, "which campaign, as the pipeline table names it"),
)
MINUTES: tuple[Column, ...] = (
    Column("from_area", ColumnKind.TEXT, True, "parish or district of a home"),
    Column("to", ColumnKind.TEXT, True, "school, parish or district"),
    Column("minutes", ColumnKind.WHOLE, True, "by car or bus at the usual time"),
)
COUNTS: tuple[Column, ...] = (
    Column("area_code", ColumnKind.TEXT, True, "code of the authority"),
    Column("area", ColumnKind.TEXT, True, "name of the authority"),
    Column("date", ColumnKind.DATE, True, "census day, or last day of the period for flows"),
    Column(
        "measure",
        ColumnKind.CHOICE,
        True,
        "looked_after or residents on the day; entered or left in the 12 months to it",
        MEASURES,
    ),
    Column("age_band", ColumnKind.TEXT, True, "0, 1-4, 5-9, 10-15, 16-17, any other, or all"),
    Column("children", ColumnKind.WHOLE, False, "how many; empty when not published"),
    Column("status", ColumnKind.CHOICE, True, "whether it was published", COUNT_STATUSES),
    Column("months", ColumnKind.WHOLE, False, "length of the period for flows, when not 12"),
)
ABOUT: tuple[Column, ...] = (
    Column("field", ColumnKind.CHOICE, True, "what is said", tuple(ABOUT_FIELDS)),
    Column("value", ColumnKind.TEXT, True, "what it is"),
)
PUBLISHED: tuple[Column, ...] = (
    Column("date", ColumnKind.TEXT, True, "a day, month or year, or first/last day of a period"),
    Column("measure", ColumnKind.TEXT, True, "what was counted"),
    Column("value", ColumnKind.NUMBER, True, "the number"),
    Column("source", ColumnKind.TEXT, True, "where it was published", other_name="source_url"),
    Column("note", ColumnKind.TEXT, False, "what a reader must know"),
)

COLUMN_TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "homes": HOMES,
        "needs": NEEDS,
        "pipeline": PIPELINE,
        "costs": COSTS,
        "counts": COUNTS,
        "ratings": RATINGS,
        "minutes": MINUTES,
        "about": ABOUT,
        "published": PUBLISHED,
    }
)
