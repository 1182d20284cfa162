"""Who may see a page; until the service has sign-in, whoever sits at this machine."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Audience(StrEnum):
    """Those a page is for."""

    THIS_MACHINE = "whoever uses this machine"
    PANEL = "the placement panel; until there is sign-in, whoever uses this machine"
    COMMISSIONERS = "commissioners; until there is sign-in, whoever uses this machine"
    RECRUITERS = "fostering recruiters; until there is sign-in, whoever uses this machine"


def seen_by(audience: Audience) -> Callable[[View], View]:
    """Say beside a page's address who may see it; a page that does not say so fails the tests."""

    def marked(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined] # a label on a function
        return view

    return marked
