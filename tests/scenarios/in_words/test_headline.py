"""The headline says the range, how often a home is missing, and for whom."""

from dataclasses import replace
from datetime import date

import numpy as np

from forecasting.ages import JERSEY_BANDS, month_ends
from matching.needs import Level
from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply
from scenarios.in_words.headline import headline
from scenarios.money.budget import Spent
from scenarios.tables.counted import Counted


def counted(short_in_months: int) -> Counted:
    steps = 11
    children = np.zeros((10, steps, 5, 5), dtype=int)
    children[:, :, 3, 3] = 80 + np.arange(10)[:, None]
    tally = Tally.empty(10, steps, bands=5, places=0)
    tally.short[:, 1 : 1 + short_in_months, 2] = 1
    tally.short_by[0, 3, list(Level).index(Level.D)] = 4
    dates = month_ends(date(2026, 11, 20), steps - 1)
    nowhere = Supply((), np.zeros((10, 0), np.int16), np.zeros((10, 0), np.int16), 0, ())
    nothing = Spent(
        np.zeros((10, steps, 9)), np.full(steps, 2026), np.zeros((10, 1, 9)), (2026,), (10,), ()
    )
    usable = np.zeros((steps, 0), dtype=bool)
    return Counted(dates, JERSEY_BANDS, children, tally, nowhere, usable, nothing)


def test_it_says_how_many_how_often_and_for_whom() -> None:
    assert headline(counted(7)) == (
        "By September 2027 between 81 and 88 children will be looked after (8 chances in 10); "
        "in 7 months of 10 at least one child will have no suitable home on the island, "
        "most often at ages 11 to 15 with level D needs."
    )


def test_it_says_so_when_nobody_is_short() -> None:
    assert "each child finds a suitable home on the island" in headline(counted(0))


def test_one_number_is_not_said_as_a_range() -> None:
    one = counted(0)
    same = replace(one, children=one.children[:1])
    assert headline(same).startswith("By September 2027 80 children will be looked after")


def test_one_child_is_a_child() -> None:
    one = counted(0)
    single = np.zeros_like(one.children)
    single[:, :, 0, 0] = 1
    assert headline(replace(one, children=single)).startswith(
        "By September 2027 1 child will be looked after (8 chances in 10)"
    )
