"""Assumptions stand with their sources."""

from scenarios.assumptions import SOURCES, Assumptions
from web.outlook.facts import assumptions


def test_each_assumption_stands_with_its_source():
    usual = assumptions(Assumptions().to_json())
    assert all(fact.source for fact in usual)
    assert SOURCES.keys() == Assumptions().to_json().keys()
    (another,) = assumptions({"staying_put_share": 0.7})
    assert (another.value, another.source) == ("70%", "Set for this run")
