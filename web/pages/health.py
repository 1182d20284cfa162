"""Whether the service is up and its database can be read."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from web.door.access import Audience, seen_by
from web.outlook.figures import figures

health = Blueprint("health", __name__)


@health.get("/healthz")
@seen_by(Audience.THIS_MACHINE)
def healthz() -> ResponseReturnValue:
    """Answer ok, or 503 where the database cannot be read."""
    try:
        figures().authorities()
    except SQLAlchemyError:
        return {"status": "the database cannot be read"}, 503
    return {"status": "ok"}
