"""A plan speaks in round sums and plain words, and says what was lived and nothing else."""

from types import SimpleNamespace

import numpy as np
import pytest

from scenarios.plans.frontier import frontier
from scenarios.plans.options import Option
from scenarios.plans.program import Proposal
from scenarios.plans.search import Found
from scenarios.plans.settings import Least, PlanSettings
from scenarios.plans.shadow import sentence, shadow
from scenarios.plans.told import why_not_proved
from scenarios.plans.trials import NAMES, Trial
from scenarios.plans.words import as_share, in_tenths, of_target, pounds

HOUSEHOLD = Option("a fostering household for two children of any age", 6, {}, ("households",))


def a_trial(gone: list[int], cost: float, together: float = 0.5) -> Trial:
    """Make a trial of ten futures in which so many children went away."""
    measures = {name: np.zeros(10) for name in NAMES}
    measures |= {
        "went_off_island": np.array(gone),
        "cost": np.full(10, cost),
        "siblings_together": np.full(10, together),
    }
    none = np.zeros((10, 2, 6), dtype=np.int32)
    return Trial((0,), measures, np.zeros(10), none, none)


BASE = a_trial([5] * 10, 2_000_000)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (420_513, "£421,000"),
        (999_600, "£1.0 million"),
        (2_892_844, "£2.9 million"),
        (499, "£0"),
    ],
)
def test_money_is_said_to_the_thousand_or_the_tenth_of_a_million(amount: float, words: str) -> None:
    assert pounds(amount) == words


def test_shares_and_tenths_are_said_as_people_say_them() -> None:
    assert [as_share(share) for share in (0.77, 0.865, 1.0)] == ["77%", "86.5%", "100%"]
    assert in_tenths(0.7) == "seven futures of ten"
    assert in_tenths(0.12) == "one future of ten"
    assert in_tenths(0.02) == "fewer than one future of ten"
    assert in_tenths(1) == "every future"
    assert in_tenths(0.99) == "nine futures of ten", "not quite every one"
    assert "brothers and sisters" in of_target("siblings_together", 0.5)


def test_one_more_says_how_many_children_it_keeps_and_in_how_many_futures() -> None:
    more = a_trial([3] * 9 + [5], 1_600_000)
    assert sentence(HOUSEHOLD, 1, BASE, more) == (
        "One more fostering household for two children of any age would keep at least two children "
        "on the island in nine futures of ten (1.8 on average), and care would cost £400,000 less "
        "over the whole time."
    )


def test_one_fewer_says_how_many_more_go() -> None:
    fewer = a_trial([6] * 6 + [5] * 4, 2_100_000)
    words = sentence(HOUSEHOLD, -1, BASE, fewer)
    assert "One fewer" in words
    assert (
        "would mean that at least one more child goes off the island in six futures of ten" in words
    )
    assert "£100,000 more" in words


def test_what_changes_nothing_or_for_the_worse_is_said_so() -> None:
    assert "no difference to who stays" in sentence(HOUSEHOLD, 1, BASE, BASE)
    worse = a_trial([6] * 10, 2_000_000)
    assert "would not help: on average 1.0 more children" in sentence(HOUSEHOLD, 1, BASE, worse)


def test_brothers_and_sisters_are_spoken_of_where_a_target_is_about_them() -> None:
    together = a_trial([4] * 10, 2_000_000, together=0.6)
    words = sentence(HOUSEHOLD, 1, BASE, together, ["siblings_together"])
    assert "brothers and sisters living together would go from 50% to 60% of pairs" in words
    assert "brothers" not in sentence(HOUSEHOLD, 1, BASE, together)


def test_one_fewer_that_sends_nobody_away_is_not_said_to_fail_to_help() -> None:
    words = sentence(HOUSEHOLD, -1, BASE, a_trial([4] * 10, 2_000_000))
    assert "would be no loss: on average 1.0 fewer children would go away" in words
    assert "help" not in words
    assert "care would cost the same over the whole time" in words, "not £0 less"


def test_of_brothers_and_sisters_who_never_are_nothing_is_said() -> None:
    nobody = a_trial([5] * 10, 2_000_000, together=float("nan"))
    words = sentence(HOUSEHOLD, 1, nobody, nobody, ("siblings_together",))
    assert "no brothers and sisters are planned together" in words


@pytest.mark.parametrize(
    ("least", "bound", "words"),
    [
        (Least.NET, -2_100_400.0, "no plan saves more than £2,101,000"),
        (Least.NET, 350_900.0, "no plan costs less than £350,000"),
        (Least.GROSS, -0.001, "no plan costs less than £0"),
    ],
)
def test_a_bound_below_nothing_is_a_saving_where_savings_count(
    least: Least, bound: float, words: str
) -> None:
    proposal = Proposal((1,), bound + 1, bound, 0)
    assert why_not_proved(Found(BASE, True, proposal, 3), least).endswith(words)


def test_a_share_that_was_never_measured_is_none_on_the_frontier() -> None:
    nobody = a_trial([5] * 10, 2_000_000, together=float("nan"))
    asked = SimpleNamespace(options=[HOUSEHOLD], settings=PlanSettings())
    lived = SimpleNamespace(nothing=(0,), of=lambda _: [nobody, nobody])
    [row] = frontier(asked, [(0,)], lived, (0,))  # type: ignore[arg-type]
    assert row["siblings_together"] is None, "nan is not JSON, and not a share"


def test_what_one_more_changes_of_nothing_measured_is_not_nought() -> None:
    nobody = a_trial([5] * 10, 2_000_000, together=float("nan"))
    lived = SimpleNamespace(options=[HOUSEHOLD], of=lambda plans: [nobody for _ in plans])
    [row] = shadow(lived, (0,))  # type: ignore[arg-type]
    of_pairs = [row[f"siblings_together{part}"] for part in ("", "_q10", "_q90")]
    assert of_pairs == [None, None, None]
    assert [row[f"went_off_island{part}"] for part in ("", "_q10", "_q90")] == [0, 0, 0]
