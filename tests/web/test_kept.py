"""What is kept is worked out once, bounded, and asked again where it failed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from web.kept import Kept


def test_an_answer_that_failed_is_asked_again():
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: 1) == 1
    assert kept.get("a", lambda: 2) == 1


def test_what_nobody_asked_for_longest_is_forgotten_first():
    kept = Kept(most=2)
    kept.get("a", lambda: 1)
    kept.get("b", lambda: 2)
    kept.get("a", lambda: 0)
    kept.get("c", lambda: 3)
    assert kept.get("a", lambda: 0) == 1, "asked for again before c came"
    assert kept.get("b", lambda: 4) == 4, "forgotten for c"


def test_many_who_ask_at_once_wait_for_one_answer():
    kept, together, worked_out = Kept(), Barrier(8), []

    def ask(_):
        together.wait()
        return kept.get("a", lambda: worked_out.append(1) or len(worked_out))

    with ThreadPoolExecutor(8) as people:
        assert list(people.map(ask, range(8))) == [1] * 8


def test_nothing_that_is_none_is_asked_twice():
    kept, worked_out = Kept(), []
    for _ in range(2):
        assert kept.get("a", lambda: worked_out.append(1)) is None
    assert len(worked_out) == 1
