"""The list of children who need a home, and what each needs."""

from matching.child.codification import CODIFICATION, Domain
from scenarios.in_words.words import full_day


def test_the_list_has_every_child_who_waits_or_may_move_and_no_settled_child(
    client, problem, text_of, children_of, in_play
):
    text = text_of(client, "/children")
    for child in in_play(problem):
        assert f"Child {child['id']}" in text
    for child in children_of(problem, "settled"):
        assert child["id"] not in text
    assert "not a ranking" in text


def test_those_who_wait_stand_in_the_order_of_the_day_a_home_is_needed(
    client, problem, text_of, children_of
):
    text = text_of(client, "/children")
    soonest = ["today", "five_days", "later", None]
    waiting = children_of(problem, "waiting")
    waiting.sort(key=lambda child: (soonest.index(child["needed_by"]), child["id"]))
    places = [text.index(f"Child {child['id']}") for child in waiting]
    assert places == sorted(places)


def test_every_need_stands_with_the_words_of_its_anchor(client, problem, text_of, in_play):
    for child in in_play(problem)[:6]:
        text = text_of(client, f"/children/{child['id']}")
        for code, rated in child["needs"].items():
            codified = CODIFICATION[Domain(code)]
            assert codified.name in text
            if rated not in ("NK", "NA"):
                assert codified.anchors[rated] in text


def test_what_is_not_known_is_a_task_and_never_a_nought(client, problem, text_of, in_play):
    child = next(c for c in in_play(problem) if set(c["needs"].values()) <= {"NK", "NA"})
    text = text_of(client, f"/children/{child['id']}")
    assert "Not known: assess" in text
    assert "Level: Not assessed" in text
    assert text.count("0: usual care") == 0


def test_a_rating_stands_with_its_day_and_a_stale_one_is_to_be_made_again(client, records, text_of):
    needs = next(n for n in records.needs if n.status == "returnable" and n.rated_on)
    text = text_of(client, f"/children/{needs.child_id}")
    assert f"Rated on {full_day(needs.rated_on)}" in text
    old = min((n for n in records.needs if n.rated_on), key=lambda n: n.rated_on)
    assert "Rate again" in text_of(client, f"/children/{old.child_id}")
    assert "months ago or more" in text_of(client, f"/children/{old.child_id}")
