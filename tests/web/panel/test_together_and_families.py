"""All the children together, and brothers and sisters."""

import re
from dataclasses import replace

from matching.changes.smallest_change import smallest_changes
from matching.files.problem_file import read_problem
from web.panel.words import readable


def test_the_joint_answer_is_that_of_the_command(client, problem, text_of, ask):
    answer = ask("match", problem[0], "--changes", "--json")
    text = text_of(client, "/panel/together")
    for objective in answer["objectives"]:
        assert f"Reached: {objective['value']:,} Least possible: {objective['bound']:,}" in text
    for match in answer["matches"]:
        part = text[text.index(f"Child {match['child']}") :]
        assert f" {match['place']}" in part[:200]
    for unplaced in answer["unplaced"]:
        for excluded in unplaced["excluded"]:
            assert readable(excluded["reason"]) in text
    assert (len(answer["unplaced"]) > 0) == ("No suitable home today" in text)
    assert answer["changes"]["changes"]
    assert answer["changes"]["sentence"] in text
    for change in answer["changes"]["changes"]:
        assert readable(change["text"])[1:] in text
    for sentence in answer["why_not_everyone"]["sentences"]:
        assert sentence in text


def test_the_grid_of_a_family_has_a_column_for_each_of_them(records, tmp_path, client_of, text_of):
    one, other = (n for n in records.needs if n.status == "waiting" and n.siblings)
    lives = next(n for n in records.needs if n.status == "settled" and n.current_place)
    home = next(h for h in records.homes if h.place_id == lives.current_place)
    roomy = replace(
        home,
        **{"capacity": 4, "bedrooms": 4, "youngest": 0, "oldest": 17, "status": "available"},
        **{"named_children": (), "sexes": "any", "held_until": None, "type": "residential"},
        **{"capability": dict.fromkeys(home.capability, 4), "tier": None},
        pair_assessments=((other.child_id, lives.child_id, "positive"),),
    )
    homes = tuple(roomy if h is home else h for h in records.homes)
    asked = client_of(replace(records, homes=homes), tmp_path)
    text = text_of(asked, f"/siblings/{one.siblings}")
    effects = {one.child_id: "Not assessed", other.child_id: "Good for both"}
    said = " ".join(f"With child {child}: {effects[child]}" for child in sorted(effects))
    assert re.search(rf"Who lives there: Child {lives.child_id} Age: [^:]+ {said}", text)


def test_the_ways_a_family_could_live_are_those_of_the_answer(
    client, problem, text_of, ask, children_of
):
    child = next(c for c in children_of(problem, "waiting") if c["siblings"])
    answer = ask("options", problem[0], "--child", child["id"], "--json")
    text = text_of(client, f"/siblings/{child['siblings']}")
    assert answer["partitions"]
    for partition in answer["partitions"]:
        assert partition["impact"] in text
        if partition["in_the_whole"]:
            assert partition["in_the_whole"]["sentence"] in text
        for part in partition["parts"]:
            for home in part["homes"][:4]:
                assert home in text


def test_what_would_let_a_family_live_together_is_found_by_the_rules(
    client, problem, text_of, children_of
):
    child = next(c for c in children_of(problem, "waiting") if c["siblings"])
    found = smallest_changes(read_problem(problem[0]), child["id"])
    text = text_of(client, f"/siblings/{child['siblings']}")
    assert readable(found.sentence) in text
    assert found.opens
    for opens in found.opens:
        assert f" {opens.place} " in text
