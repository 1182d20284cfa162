"""Amounts are written in their unit, differences with a sign and nothing without one."""

import pytest

from scenarios.in_words.amounts import (
    amount,
    amount_with_range,
    change,
    change_with_range,
    outside_its_range,
    pounds,
    range_unbroken,
)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, "children", "Not known"),
        (0.801, "share", "80.1%"),
        (12.34, "children", "12.3"),
        (8784.7, "weeks", "8,785"),
        (1_234_567.0, "pounds", "£1.2 million"),
        (999_499.4, "pounds", "£999,000"),
        (999_999.4, "pounds", "£1.0 million"),
        (9_876.4, "pounds", "£9,876"),
    ],
)
def test_an_amount_in_its_unit(value: float | None, unit: str, said: str) -> None:
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, "pounds", "Not known"),
        (0.051, "share", "+5.1 points"),
        (-0.0004, "share", "0.0 points"),
        (-4.31, "children", "−4.3"),
        (130.5, "weeks", "+130"),
        (-0.2, "weeks", "0"),
        (-1_850_000.0, "pounds", "−£1.9 million"),
        (0.3, "pounds", "£0"),
        (-0.3, "pounds", "£0"),
        (633_404.0, "pounds", "+£633,000"),
    ],
)
def test_a_difference_has_its_sign(value: float | None, unit: str, said: str) -> None:
    assert change(value, unit) == said


def test_a_difference_comes_with_its_range() -> None:
    row = {"difference": 1.0, "q10": -0.5, "q90": 2.0}
    assert change_with_range(row, "difference", "children") == "+1.0 (−0.5 to +2.0)"
    assert change_with_range({**row, "difference": None}, "difference", "children") == "Not known"
    assert pounds(-12.4) == "−£12"


@pytest.mark.parametrize(
    ("mean", "low", "high", "said"),
    [
        (-5_100_000.0, -9_120_000.0, 812_000.0, "−£5.1 million (−£9.1 million to +£0.8 million)"),
        (912_000.0, 30_000.0, 1_040_000.0, "+£0.9 million (£0.0 million to +£1.0 million)"),
        (12_340.0, 4_321.0, 20_000.0, "+£12,000 (+£4,000 to +£20,000)"),
        (4_321.0, -12.0, 9_000.0, "+£4,321 (−£12 to +£9,000)"),
    ],
)
def test_pounds_beside_each_other_are_rounded_alike(
    mean: float, low: float, high: float, said: str
) -> None:
    row = {"difference": mean, "q10": low, "q90": high}
    assert change_with_range(row, "difference", "pounds") == said


def test_an_amount_comes_with_its_range() -> None:
    assert amount_with_range(1_200_000.0, 912_000.0, 1_450_000.0, "pounds") == (
        "£1.2 million (£0.9 million to £1.4 million)"
    )
    assert amount_with_range(None, None, None, "pounds") == "Not known"


@pytest.mark.parametrize(
    ("row", "unit", "outside"),
    [
        ({"gain": 0.3, "q10": 0.0, "q90": 0.0}, "children", True),
        ({"gain": -0.3, "q10": 0.0, "q90": 0.1}, "children", True),
        ({"gain": 0.03, "q10": 0.0, "q90": 0.0}, "children", False),
        ({"gain": 0.003, "q10": 0.0, "q90": 0.0}, "share", True),
        ({"gain": -5_033.0, "q10": 0.0, "q90": 0.0}, "pounds", True),
        ({"gain": 0.5, "q10": 0.1, "q90": 0.9}, "children", False),
        ({"gain": None, "q10": None, "q90": None}, "children", False),
    ],
)
def test_a_mean_outside_its_range_is_one_that_a_reader_sees_there(
    row: dict[str, float | None], unit: str, outside: bool
) -> None:
    assert outside_its_range(row, "gain", unit) is outside


def test_points_are_named_once_and_a_range_stays_on_its_line() -> None:
    row = {"gain": 0.065, "gain_q10": 0.044, "gain_q90": 0.085}
    said = change_with_range(row, "gain", "share", "gain_q10", "gain_q90")
    assert said == "+6.5 points (+4.4 to +8.5)"
    assert range_unbroken(said).split(" ") == ["+6.5\u00a0points", "(+4.4\u00a0to\u00a0+8.5)"]
    dear = range_unbroken("+£1.0 million (−£0.8 million to +£2.8 million)")
    assert dear.replace("\u2060", "").split(" ") == [
        "+£1.0\u00a0million",
        "(−£0.8\u00a0million",
        "to",
        "+£2.8\u00a0million)",
    ]
    assert range_unbroken("Not known") == "Not\u00a0known"
