"""What a campaign could say is of a group of children, and never of a child."""

from datetime import date
from typing import Any

from matching.child.codification import Domain
from matching.children import Child, ChildStatus
from matching.needs import Needs
from matching.places import Place, PlaceType
from matching.problem import Problem
from scenarios.pipeline.answers.campaign_words import FEWEST, MESSAGES, campaign_words

DAY = date(2026, 11, 20)


def teenagers(many: int, **facts: Any) -> tuple[Child, ...]:
    needs = Needs({**dict.fromkeys(Domain, 0), Domain.REL: 2})
    return tuple(
        Child(f"t{n}", date(2012, 1, 1), sex="F", needs=needs, **facts) for n in range(many)
    )


def test_those_who_need_a_home_here_come_first_in_words_without_a_number() -> None:
    away = Place("o1", PlaceType.OFF_ISLAND_FOSTER, on_island=False, capacity=9)
    lives_away = {"status": ChildStatus.SETTLED, "current_place": "o1"}
    answer = campaign_words(Problem(DAY, teenagers(FEWEST, **lives_away), (away,)))
    first = answer.rows[0]
    assert (first["group"], first["children"], first["need_a_home_here"]) == (
        "teen_relational",
        FEWEST,
        FEWEST,
    )
    assert str(first["words"]) in answer.sentences[0]
    assert all(row["words"] is None for row in answer.rows[1:])


def test_a_group_of_fewer_than_five_has_no_words() -> None:
    answer = campaign_words(Problem(DAY, teenagers(FEWEST - 1), ()))
    assert answer.rows[0]["need_a_home_here"] == FEWEST - 1
    assert answer.rows[0]["words"] is None
    assert "one by one" in answer.sentences[0]


def test_no_words_count_children_or_speak_of_risk() -> None:
    for words in MESSAGES.values():
        assert "risk" not in words
        assert "placement" not in words
        assert not any(char.isdigit() for char in words.replace("11", "").replace("16", "")
                       .replace("under 5", ""))  # fmt: skip
