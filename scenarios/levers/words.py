"""Levers in words: labels of their fields, and choices as people say them."""

from collections.abc import Mapping

from matching.tiers import Tier

LABELS: Mapping[str, str] = {
    "from": "From which month",
    "until": "Until which month",
    "phase_in_months": "Months until the effect is whole",
    "rationale": "Why this is proposed",
    "youngest": "Youngest age",
    "oldest": "Oldest age",
    "percent": "How much it changes, in per cent",
    "percent_fewer": "How many fewer stop, in per cent",
    "percent_a_month": "Share reviewed each month, in per cent",
    "percent_a_year": "Growth of prices a year, in per cent",
    "points_a_year": "More growth of prices a year, in percentage points",
    "percent_boys": "Boys among them, in per cent",
    "percent_skilled": "Those who need skilled care, in per cent",
    "effect_percent": "Fewer entries among families reached, in per cent",
    "reach_percent": "Families on the way into care who are reached, in per cent",
    "reached_today_percent": "Families reached today, in per cent",
    "route": "By which way they come",
    "cost_a_year": "Cost a year, in pounds",
    "cost_each": "Cost a household, once, in pounds",
    "weekly_cost": "Cost a week, in pounds",
    "a_year": "Young people a year",
    "year": "Which past year",
    "profile": "Which kind of carer",
    "households": "How many households",
    "places": "How many places",
    "homes": "How many such homes",
    "place": "Which home",
    "tier": "Which kind of home",
    "from_tier": "Which kind of carer today",
    "category": "Which kind of care",
    "over_months": "Over how many months they come",
    "months_to_register": "Months until it is registered",
    "days_percent": "Longer or shorter stages, in per cent",
    "goes_on_percent": "More who go on to the next stage, in per cent",
    "stage": "Which stage",
    "assessors": "How many assessors",
    "assessments_each": "Assessments each does at once",
    "panel_every_weeks": "Weeks from panel to panel",
    "a_month": "Further enquiries a month",
    "months": "How many months it lasts",
    "months_to_fill": "Months over which its beds open",
}

CHOICES: Mapping[str, str] = {
    "foster": "Fostering household",
    "skilled_foster": "Skilled fostering household",
    "intensive_foster": "Intensive fostering household",
    "needs_a_home": "Children who need a home found",
    "kin": "Children whose family or friends take them in",
    "elsewhere": "Children with parents, in hospital or in custody",
    "fostering": "Fostering",
    "intensive_fostering": "Intensive fostering",
    "kinship": "Family and friends",
    "residential": "Children's homes",
    "supported": "Supported homes",
    "off_island": "Homes off the island",
    "support_packages": "Support packages",
    "recruitment": "Recruitment",
    "programmes": "Programmes",
    "suitable_on_island": "Children needing a home who have a suitable one on the island",
    "siblings_together": "Brothers and sisters planned together, known to live together",
}


def label(name: str) -> str:
    """Name a field; one we have no words for keeps its own name."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def choice(value: str) -> str:
    """Name a choice as people say it."""
    if value in set(Tier):
        return Tier(value).words
    return CHOICES.get(value, value.replace("_", " ").capitalize())
