"""Changes people could make so that a home becomes an option; tried out, never made.

Moving a settled child, secure accommodation and unregistered buildings are not among them.
"""

from matching.changes import home, people, terms, wait
from matching.changes.change import KindOfChange

__all__ = ["CHANGES", "KIND_OF_CHANGE"]

CHANGES: tuple[KindOfChange, ...] = tuple(
    sorted((*wait.KINDS, *people.KINDS, *home.KINDS, *terms.KINDS), key=lambda k: (k.ease, k.name))
)

KIND_OF_CHANGE = {kind.name: kind for kind in CHANGES}
