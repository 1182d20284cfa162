"""Children, homes, needs and money as the panel's pages say them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from matching.child.codification import Domain
from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.home.fit import fit
from matching.in_words.how_many import how_many
from matching.in_words.listed import listed
from matching.needs import Level
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.rules.essential import in_plain_words
from matching.tiers import Suitability, Tier
from scenarios.in_words.words import begun, full_day

KINDS = {
    PlaceType.KINSHIP: "Home of a relative or friend",
    PlaceType.FOSTER: "Foster home",
    PlaceType.INTENSIVE_FOSTER: "Intensive foster home",
    PlaceType.RESIDENTIAL: "Children's home",
    PlaceType.SUPPORTED: "Supported accommodation",
    PlaceType.SECURE: "Secure home",
    PlaceType.SHORT_BREAK: "Home for short breaks",
    PlaceType.OFF_ISLAND_FOSTER: "Foster home off the island",
    PlaceType.OFF_ISLAND_RESIDENTIAL: "Children's home off the island",
}

STATUSES = {
    ChildStatus.WAITING: "Waiting for a home",
    ChildStatus.TEMPORARY: "In a temporary home",
    ChildStatus.RETURNABLE: "Off the island, could come back",
    ChildStatus.SETTLED: "Settled: no move is proposed",
}

NEEDED = {
    NeededBy.TODAY: "Today",
    NeededBy.FIVE_DAYS: "Within five days",
    NeededBy.LATER: "Later",
    None: "Not recorded",
}

PLANS = {
    SiblingPlan.TOGETHER: "together",
    SiblingPlan.TOGETHER_IF_POSSIBLE: "together if possible",
    SiblingPlan.APART: "apart",
    None: "not recorded",
}

LEVELS_OF_CARE = (
    "usual care",
    "a little extra",
    "skilled care",
    "intensive care",
    "exceptional care",
)
"""What each rating asks of a home, in short."""

LEVELS = {
    Level.A: "A: as most children",
    Level.B: "B: some extra needs",
    Level.C: "C: one high need, or three moderate ones",
    Level.D: "D: two high needs, or a severe one",
    Level.E: "E: exceptional needs",
}
"""The overall levels as the first page explains them."""

SUITS = {
    Suitability.SUITABLE: "Suitable",
    Suitability.WITH_SUPPORT: "Suitable with support",
    Suitability.NOT_SUITABLE: "Does not meet every need",
}
"""How a home meets a child's needs."""

NOT_KNOWN_TO_SUIT = "Not known to meet every need"
"""Where nothing but needs that nobody has assessed are above what a home offers."""

MATTERS = {
    "unplaced": "Children with no home",
    "off_island": "Children off the island without agreement",
    "need_shortfall": "Levels of need above what homes offer without support",
    "siblings_apart": "Pairs of brothers and sisters apart who should be together",
    "moves": "Children moved from a home that suits them",
    "above_preferred_tier": "Steps away from the preferred kind of home",
    "school_breaks": "Children who lose their school",
    "wishes_unmet": "Children with none of their wishes met",
    "minutes": "Minutes to school and family",
    "cost": "Pounds a week",
}
"""What matters between answers, most important first unless the panel reorders it."""

NOT_RECORDED = "Not recorded"

DAY_IN_TEXT = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
NEED_IN_TEXT = re.compile(rf"(?<![\w-])({'|'.join(Domain)})(?![\w-])(?: \([^)]*\))?")
"""The code of a need, and its words in brackets where they stand behind it."""


def home_name(place: Place) -> str:
    """Name a home: what it is and its reference."""
    return f"{KINDS[place.type]} {place.label}"


def home_where(place: Place) -> str:
    """Say where a home is, no nearer than the parish."""
    if not place.on_island:
        return "Off the island"
    return place.area or "On the island, parish not recorded"


def home_and_where(place: Place) -> str:
    """Name a home and say where it is, once."""
    return f"{home_name(place)}, {home_where(place)}" if place.on_island else home_name(place)


def age_of(child: Child, day: date) -> str:
    """Say how old a child is."""
    years = child.age_on(day)
    return "Under 1" if years == 0 else str(years)


def years_old(child: Child, day: date) -> str:
    """Say how old a child is, in a sentence."""
    years = child.age_on(day)
    return "under 1 year old" if years == 0 else f"{years} year{_s(years)} old"


def domains(codes: Iterable[str]) -> str:
    """List needs in words."""
    return listed([Domain(code).words for code in codes])


def tier(code: str) -> str:
    """Give a kind of home in words."""
    return Tier(code).words


def readable(text: str) -> str:
    """Write the days and the needs inside a sentence of an answer as a reader says them."""
    with_days = DAY_IN_TEXT.sub(lambda day: full_day(date.fromisoformat(day[0])), text)
    return NEED_IN_TEXT.sub(_need_in_words, with_days)


def _need_in_words(found: re.Match[str]) -> str:
    words = Domain(found[1]).words
    return begun(words) if found.start() == 0 else words


def counted(number: int, one: str, many: str = "") -> str:
    """Say how many there are: "1 home", "no homes", "3 homes"."""
    return how_many(number, one, many) if number else f"no {many or f'{one}s'}"


def suits(child: Child, place: Place, policy: Policy) -> str:
    """Say how a home meets a child's needs; one that does not is shown who lives there alone."""
    found = fit(child.needs, place, policy.not_known_counts_as)
    only_not_known = len(found.assess_first) == len(found.exceeds)
    if found.suitability is Suitability.NOT_SUITABLE and only_not_known:
        return NOT_KNOWN_TO_SUIT
    return SUITS[found.suitability]


def wishes_of(child: Child, places: Mapping[str, Place]) -> str:
    """Say what a child wishes; where nothing is recorded, that they are still to be asked."""
    return listed([_wish(each, places) for each in child.wishes]) or "Not recorded: ask the child"


def _wish(code: str, places: Mapping[str, Place]) -> str:
    """Put a wish in words: a home, a kind of home, or something else as it was written."""
    if code in places:
        return home_name(places[code])
    if code in Tier.__members__:
        return tier(code)
    if code in set(PlaceType):
        return KINDS[PlaceType(code)]
    return in_plain_words(code)


def pounds(amount: float | None) -> str:
    """Write pounds a week."""
    return NOT_RECORDED if amount is None else f"£{amount:,.0f} a week"


def price_year(year: int | None) -> str:
    """Write the year of prices, which runs from April."""
    if year is None:
        return "price year not recorded"
    return f"{year}-{(year + 1) % 100:02d} prices"


def minutes(number: int | None) -> str:
    """Write the length of a journey."""
    return "Not known" if number is None else counted(number, "minute")


def days_ago(day: date | None, today: date) -> str:
    """Say how long ago something was."""
    if day is None:
        return NOT_RECORDED
    days = (today - day).days
    return "today" if days == 0 else f"{counted(days, 'day')} ago"


def day_or_not(day: date | None) -> str:
    """Write a day, or that there is none."""
    return NOT_RECORDED if day is None else full_day(day)


def _s(number: int) -> str:
    return "" if number == 1 else "s"
