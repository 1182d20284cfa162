"""A run's figures over its whole time, in words."""

import pytest

from scenarios.reading.measures import OFF_ISLAND
from web.planning.whole_time import few_differ, whole_time


@pytest.mark.parametrize(
    ("futures", "said", "outside"),
    [
        ([0.0] * 19 + [40.0], ("2.0", "0.0", "0.0"), True),
        ([1.0, 2.0, 3.0], ("2.0", "1.2", "2.8"), False),
    ],
)
def test_an_average_that_a_few_futures_make_is_told_apart(futures, said, outside):
    by_draw = {OFF_ISLAND.name: {"all": futures}}
    assert whole_time(by_draw, OFF_ISLAND) == said
    assert few_differ(by_draw, OFF_ISLAND) is outside
    assert not few_differ({}, OFF_ISLAND)
