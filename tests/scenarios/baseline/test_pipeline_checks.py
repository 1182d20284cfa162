"""A pipeline table that contradicts itself is read, and it is said what does not count."""

import pytest

ABOUT = "field,value\nname,Try\njurisdiction,JEY\ndata_to,2026-11-20\n"
HOMES = (
    "place_id,type,on_island,capacity,bedrooms,youngest,oldest,sexes,status\n"
    "f1,foster,yes,1,1,0,17,any,available\n"
)


def found(folder, **cells):
    """Read one household and give what is said of it: rule, column and message."""
    row = {"application_id": "a1", "type": "foster", "stage": "panel", **cells}
    folder.text("about.csv", ABOUT)
    folder.text("homes.csv", HOMES)
    folder.text("pipeline.csv", f"{','.join(row)}\n{','.join(row.values())}\n")
    return {
        finding.rule: (finding.column, finding.message)
        for finding in folder.read().findings
        if finding.file == "pipeline.csv"
    }


def test_a_sound_row_is_said_nothing_of(folder):
    sound = {"stage": "approved", "enquired_on": "2025-01-01", "applied_on": "2025-03-01"}
    assert not found(folder, **sound, approved_on="2025-11-01", became_place="f1")


@pytest.mark.parametrize(
    ("rule", "column", "cells"),
    [
        (
            "days-out-of-order",
            "applied_on",
            {"enquired_on": "2025-12-17", "applied_on": "2025-01-01"},
        ),
        ("after-the-data", "stage_since", {"stage_since": "2027-01-01"}),
        ("not-fostering", "type", {"type": "kinship"}),
        ("end-without-day", "withdrawn_on", {"stage": "withdrawn"}),
        ("left-or-not", "withdrawn_on", {"withdrawn_on": "2026-01-01"}),
        ("beyond-its-stage", "panel_on", {"stage": "visit", "panel_on": "2026-01-01"}),
        (
            "place-unknown",
            "became_place",
            {"stage": "approved", "approved_on": "2026-01-01", "became_place": "f9"},
        ),
        (
            "approved-without-place",
            "became_place",
            {"stage": "approved", "approved_on": "2026-01-01"},
        ),
    ],
)
def test_what_contradicts_itself_is_named_with_what_to_do(folder, rule, column, cells):
    said = found(folder, **cells)
    assert list(said) == [rule]
    assert said[rule][0] == column
    assert "a1" in said[rule][1]
    assert any(word in said[rule][1] for word in ("Correct", "correct", "Write", "write"))


def test_ages_the_wrong_way_round_are_an_error(folder):
    assert list(found(folder, youngest="12", oldest="4")) == ["ages-backwards"]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("fostering,765,household,2026,JEY,ours,", "unit-does-not-fit"),
        ("campaign,4000,week,2026,JEY,ours,May", "unit-does-not-fit"),
        ("campaign,4000,campaign,2026,JEY,ours,", "cell-missing"),
    ],
)
def test_a_price_is_for_what_its_category_is_paid_for(folder, row, rule):
    heading = "category,amount,unit,price_year,jurisdiction,source,campaign"
    folder.text("about.csv", ABOUT)
    folder.text("costs.csv", f"{heading}\n{row}\n")
    assert [finding.rule for finding in folder.read().findings] == [rule]
