"""The version of this software, as answers and files name it."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def our_version() -> str:
    """Give the version, or that the package is not installed."""
    try:
        return version("placement-sufficiency")
    except PackageNotFoundError:
        return "not installed"
