"""Answers worked out once each, however many people ask for one at the same moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Place:
    """Where one answer stands once it is known; who works it out holds the lock."""

    lock: Lock = field(default_factory=Lock)
    known: bool = False
    answer: Any = None


class Kept:
    """Keeps an answer under its question; one that fails is asked again the next time."""

    def __init__(self, most: int = 1000) -> None:
        """Keep so many answers at most; what nobody asked for longest makes room for one more."""
        self._most = most
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = Lock()

    def get(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Give the answer, working it out if nobody has; others who ask meanwhile wait for it."""
        with self._lock:
            place = self._places.setdefault(question, _Place())
            self._places.move_to_end(question)
            if len(self._places) > self._most:
                self._places.popitem(last=False)
        with place.lock:
            if not place.known:
                place.answer, place.known = answer(), True
            found: Answer = place.answer
            return found
