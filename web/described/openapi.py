"""The service described for other programs, in the words of OpenAPI 3.1.

Its pages are for people, so most addresses answer with a page; a scenario is also given as the file
that commands take, with the schema of every lever.
"""

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from matching.version import our_version
from web.described.layouts import layout
from web.door.forms import FIELD
from web.pages.statements import KINDS as STATEMENTS

COMPONENTS = "#/components/schemas/"
STATUS = {"type": "object", "required": ["status"], "properties": {"status": {"type": "string"}}}
FORM = {
    "type": "object",
    "required": [FIELD],
    "properties": {FIELD: {"type": "string", "description": "From a page of ours, shown today."}},
}
OTHER_THAN_PAGES: dict[str, Any] = {
    "scenarios.as_file": {"application/json": {"schema": {"$ref": f"{COMPONENTS}Scenario"}}},
    "plans.as_file": {"application/json": {"schema": {"$ref": f"{COMPONENTS}Scenario"}}},
    "sweeps.as_file": {"application/json": {"schema": {"$ref": f"{COMPONENTS}Scenario"}}},
    "statements.save": {kind: {} for kind in STATEMENTS.values()},
    "health.healthz": {"application/json": {"schema": STATUS}},
}
"""By the name of the view, what answers that are no pages hold."""
A_PAGE: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}


def openapi_of(app: Flask) -> dict[str, Any]:
    """Describe every address of the service, and the files it takes and gives."""
    paths: dict[str, dict[str, Any]] = {}
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            paths.setdefault(_path(rule), {}).update(_of_each_method(app, rule))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Placement sufficiency",
            "version": our_version(),
            "description": "Forecasts, scenarios and options for homes that suit. It supports "
            "people who decide; it never decides.",
        },
        "servers": [{"url": "http://127.0.0.1:8000", "description": "this machine"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": _schemas()},
    }


def _path(rule: Rule) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def _of_each_method(app: Flask, rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    view: Any = app.view_functions[rule.endpoint]
    for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
        described: dict[str, Any] = {
            "operationId": rule.endpoint,
            "summary": view.__doc__.splitlines()[0],
            "description": f"For {view.audience}.",
            "tags": [rule.endpoint.partition(".")[0]],
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                for name in sorted(rule.arguments)
            ],
            "responses": _responses(rule.endpoint, method),
        }
        if method == "POST":
            content = {"application/x-www-form-urlencoded": {"schema": FORM}}
            described["requestBody"] = {"required": True, "content": content}
        yield method.lower(), described


def _responses(endpoint: str, method: str) -> dict[str, Any]:
    content = OTHER_THAN_PAGES.get(endpoint, A_PAGE)
    refused = {"4XX": {"description": "What is wrong and what to do next.", "content": A_PAGE}}
    if method == "POST":
        return {
            "303": {"description": "Done; the page to look at next."},
            "200": {"description": "The form again, with what is to be mended.", "content": A_PAGE},
            **refused,
        }
    return {"200": {"description": "What was asked for.", "content": content}, **refused}


def _schemas() -> dict[str, Any]:
    """Give the schema of a scenario, of every lever in it, and of a placement problem."""
    found: dict[str, Any] = {}
    for name in ("scenario", "problem"):
        whole = _at_home(layout(name))
        found |= whole.pop("$defs", {})
        found[whole["title"]] = whole
    return found


def _at_home(schema: Any) -> Any:
    """Let references lead to where OpenAPI keeps schemas."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", COMPONENTS)
            if key == "$ref"
            else {each: to.replace("#/$defs/", COMPONENTS) for each, to in value.items()}
            if key == "mapping"
            else _at_home(value)
            for key, value in schema.items()
        }
    return [_at_home(each) for each in schema] if isinstance(schema, list) else schema
