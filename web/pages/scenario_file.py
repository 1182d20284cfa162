"""A scenario as the file that commands take."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response


def scenario_file(scenario: Mapping[str, Any]) -> Response:
    """Give it to be saved as `scenario.json`."""
    answer = Response(json.dumps(scenario, indent=1) + "\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment; filename=scenario.json"
    return answer
