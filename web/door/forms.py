"""Forms that only our own pages can send: a signed token in each, bound to the reader's browser."""

import hmac
import secrets

from flask import Flask, abort, request, session
from itsdangerous import BadSignature, URLSafeTimedSerializer

from web.door.secret import secret_of
from web.settings import Settings

FIELD = "csrf_token"
HOURS = 8
SAME_ORIGIN = "same-origin"


def guard_forms(app: Flask, settings: Settings) -> None:
    """Refuse every form that did not come from a page of ours, shown to this browser today."""
    app.secret_key = secret_of(settings.instance)
    app.config.update(SESSION_COOKIE_NAME="sufficiency", SESSION_COOKIE_SAMESITE="Lax")
    signer = URLSafeTimedSerializer(app.secret_key, salt="form")

    def form_token() -> str:
        if "form" not in session:
            session["form"] = secrets.token_urlsafe(16)
        return str(signer.dumps(session["form"]))

    @app.before_request
    def refuse_forged() -> None:
        there = request.routing_exception is None
        if there and request.method == "POST" and not (_from_here() and _signed(signer)):
            abort(403)

    app.jinja_env.globals["form_token"] = form_token


def _from_here() -> bool:
    """Say whether the browser tells us that the form came from our own page, if it tells."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == SAME_ORIGIN
    origin = request.headers.get("Origin")
    return origin is None or origin == request.host_url.rstrip("/")


def _signed(signer: URLSafeTimedSerializer) -> bool:
    """Check the token: signed by us, not too old, and given to this very browser."""
    try:
        given = signer.loads(request.form.get(FIELD, ""), max_age=HOURS * 3600)
    except BadSignature:
        return False
    return hmac.compare_digest(str(given), str(session.get("form", "")))
