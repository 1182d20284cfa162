"""Answers worked out once each, however many people ask for one at the same moment."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class Kept:
    """Keeps an answer under its question; one that fails is asked again the next time."""

    def __init__(self, most: int = 1000) -> None:
        """Keep so many answers at most; one more, and all are forgotten but the new one."""
        self._most = most
        self._answers: dict[Hashable, Any] = {}
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, question: Hashable, answer: Callable[[], Any]) -> Any:
        """Give the answer, working it out if nobody has; others who ask meanwhile wait for it."""
        with self._lock:
            if question not in self._locks and len(self._locks) >= self._most:
                self._answers, self._locks = {}, {}
            answers = self._answers
            own = self._locks.setdefault(question, Lock())
        with own:
            if question not in answers:
                answers[question] = answer()
            return answers[question]
