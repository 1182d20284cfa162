"""A number with the word for what is counted."""


def how_many(number: int, one: str, many: str = "") -> str:
    """Say how many there are: "1 bedroom", "3 bedrooms", "2 children", "1,240 rows"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
