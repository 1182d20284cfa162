"""Codes of a result as a reader says them: kinds of home, outcomes, measures, levers."""

from collections.abc import Mapping

from matching.tiers import TIERS, Tier
from scenarios.futures.tally import NO_TIER, Came, Went
from scenarios.in_words.words import OUTCOMES, ages, begun
from scenarios.levers.titles import title_of
from scenarios.money.prices import Category
from scenarios.reading.measures import MEASURES, Measure
from scenarios.statement.content import Cell
from scenarios.statement.result_read import plain

MEASURE: dict[str, Measure] = {measure.name: measure for measure in MEASURES}

_TIERS = {
    **{tier.value: TIERS[tier].name for tier in Tier},
    NO_TIER: "A home designed for one child",
    "off island": "Off the island",
    "waiting": "Waiting for a home",
    "all": "Any kind of home",
}

_COSTS: Mapping[str, str] = {
    Category.FOSTERING: "Fostering",
    Category.INTENSIVE_FOSTERING: "Intensive fostering",
    Category.KINSHIP: "Relatives and friends",
    Category.RESIDENTIAL: "Children's homes",
    Category.SUPPORTED: "Supported accommodation",
    Category.OFF_ISLAND: "Homes off the island",
    Category.SUPPORT: "Packages of support",
    Category.RECRUITMENT: "Recruitment of carers",
    Category.PROGRAMMES: "Programmes",
}

_CAME_AND_WENT = {
    **OUTCOMES,
    Came.LATER.value: "Came into care later",
    Went.TURNED_18.value: "Turned 18",
    Went.LEFT.value: "Left care before 18",
}


def tier_words(code: Cell) -> str:
    """Give the kind of home."""
    return _TIERS.get(str(code), plain(str(code)))


def outcome_words(code: Cell) -> str:
    """Give where a child lives."""
    return OUTCOMES.get(str(code), plain(str(code)))


def flow_words(code: Cell) -> str:
    """Give where a child came from or went."""
    return _CAME_AND_WENT.get(str(code), plain(str(code)))


def cost_words(code: Cell) -> str:
    """Give what money is spent on."""
    return "All of it" if code == "all" else _COSTS.get(str(code), plain(str(code)))


def band_words(code: Cell) -> str:
    """Give the ages."""
    return ages(plain(str(code)))


def level_words(code: Cell) -> str:
    """Give the level of need."""
    return "All levels" if code == "all" else f"Level {plain(str(code))}"


def lever_words(code: Cell) -> str:
    """Give what is done differently; a second lever of a kind keeps its number."""
    if code == "interaction":
        return "How they work on each other"
    return title_of(plain(str(code)))


def measure_words(code: Cell) -> str:
    """Give what is measured, as a sentence begins."""
    measure = MEASURE.get(str(code))
    words = measure.words if measure else plain(str(code)).replace("_", " ")
    return begun(words)
