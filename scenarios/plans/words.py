"""Numbers, money and targets as a plan says them."""

from scenarios.measures import SUITABLE_ON_ISLAND

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MILLION = 1_000_000


def in_words(number: int) -> str:
    """Write a small number as a word."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def pounds(amount: float) -> str:
    """Write money as people say it: to the thousand, or the tenth of a million."""
    thousands = round(amount, -3)
    return f"£{amount / MILLION:.1f} million" if thousands >= MILLION else f"£{thousands:,.0f}"


def as_share(share: float) -> str:
    """Write a share in per cent, with a decimal where there is one."""
    return f"{share:.1%}".replace(".0%", "%")


def in_tenths(share: float) -> str:
    """Write a share of futures as so many of ten."""
    tenths = round(10 * share)
    if not tenths:
        return "fewer than one future of ten"
    if share == 1:
        return "every future"
    return "one future of ten" if tenths == 1 else f"{in_words(tenths)} futures of ten"


def of_target(measure: str, at_least: float) -> str:
    """Say a target's share in the words of the field."""
    level = f"at least {as_share(at_least)}"
    if measure == SUITABLE_ON_ISLAND.name:
        return f"{level} of children who need a home have a suitable one on the island"
    return f"{level} of brothers and sisters planned together live together"
