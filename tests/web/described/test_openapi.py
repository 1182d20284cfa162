"""The description of the service tells other programs of every address and every lever."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from scenarios.levers import LEVERS
from web.app import create_app
from web.described.openapi import COMPONENTS, openapi_of
from web.settings import Settings


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(tmp_path_factory.mktemp("instance"), date(2026, 11, 20)))


@pytest.fixture(scope="module")
def described(app: Flask) -> dict[str, Any]:
    return openapi_of(app)


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "$ref")
        yield from (each for value in part.values() for each in references(value))
    elif isinstance(part, list):
        yield from (each for value in part for each in references(value))


def test_every_address_is_described_with_what_it_does_and_whom_it_is_for(app, described):
    told = {
        (one["operationId"], method.upper())
        for path in described["paths"].values()
        for method, one in path.items()
    }
    there = {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }
    assert told == there
    for path, methods in described["paths"].items():
        for one in methods.values():
            assert one["summary"].endswith("."), path
            assert one["description"].startswith("For "), path
            assert [f"{{{each['name']}}}" in path for each in one["parameters"]] == [
                True
            ] * path.count("{")


def test_every_lever_is_there_as_the_form_and_the_file_take_it(described):
    schemas = described["components"]["schemas"]
    for lever in LEVERS:
        alone = lever.model_json_schema()
        told = schemas[lever.__name__]
        assert told["properties"].keys() == alone["properties"].keys()
        assert told.get("required", []) == alone.get("required", [])


def test_every_schema_is_one_and_every_reference_leads_somewhere(described):
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    led_to = {each.removeprefix(COMPONENTS) for each in references(described)}
    assert led_to
    assert led_to <= schemas.keys()


def test_other_programs_can_hold_a_scenario_to_it(described):
    scenario = {
        "name": "More carers",
        "levers": [
            {"lever": "recruit_carers", "from": "2027-03", "profile": "foster", "households": 2}
        ],
    }
    whole = {
        **described["components"]["schemas"]["Scenario"],
        "components": described["components"],
    }
    Draft202012Validator(whole).validate(scenario)
    scenario["levers"][0]["households"] = "two"
    assert not Draft202012Validator(whole).is_valid(scenario)
