"""What using a place now costs those to come, and the sentence that says so."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from matching.files.arrivals_file import arrivals_to_json, read_arrivals
from matching.joint import joint_answer
from matching.looking_ahead import ArrivalsToCome, Expected, look_ahead
from matching.options import options
from matching.places import PlaceType
from matching.prices import FutureArrivals, losses
from matching.problem import ProblemIsWrong
from web.cli import sufficiency

APPENDIX = Path("docs/examples/appendix_b.json")


def by_trying_every_answer(future, room):
    """Give the least total in the order of levels, by trying every answer."""
    children, places = len(future.no_home), len(room)
    units = [p for p in range(places) for _ in range(room[p])] + [None] * children
    best = None
    for given in set(permutations(units, children)):
        if any(p is not None and not future.possible[i, p] for i, p in enumerate(given)):
            continue
        each = [future.no_home[i] if p is None else future.costs[i, p] for i, p in enumerate(given)]
        total = tuple(np.sum(each, axis=0).tolist())
        best = total if best is None else min(best, total)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_a_loss_is_the_best_without_the_room_less_the_best_with_it(seed):
    rng = np.random.default_rng(seed)
    children, places = int(rng.integers(1, 4)), 3
    future = FutureArrivals(
        rng.integers(0, 4, size=(children, places, 2)),
        rng.random((children, places)) < 0.7,
        np.array([[5, 0]] * children),
    )
    room = rng.integers(0, 3, size=places)
    asked = [(place, 1) for place in range(places) if room[place]]
    found = losses([future], room, asked, 2)
    before = by_trying_every_answer(future, room)
    for column, (place, _) in enumerate(asked):
        left = room.copy()
        left[place] -= 1
        after = by_trying_every_answer(future, left)
        assert tuple(found[0, column]) == tuple(a - b for a, b in zip(after, before, strict=True))


def coming(made_up, *draws, futures=2):
    """Somebody of 14 comes in each of these futures."""
    teenager = made_up.child("to come", born=made_up.day.replace(year=2012))
    expected = tuple(Expected(draw, made_up.day, teenager) for draw in draws)
    return ArrivalsToCome(futures, 8, expected, "by hand")


def two_homes(made_up, **facts):
    """Only h1 takes teenagers; a young child could live in either and has the nearer one first."""
    places = [made_up.place("h1", area="A"), made_up.place("h2", area="B", oldest=8)]
    child = made_up.child("c1", born=made_up.day.replace(year=2020), school="School", **facts)
    return made_up.problem([child], places, {("A", "School"): 5, ("B", "School"): 20})


def test_the_only_home_for_those_to_come_has_a_price_and_the_other_has_none(made_up):
    found = options(two_homes(made_up), "c1", arrivals=coming(made_up, 0))
    assert [option.place for option in found.options] == ["h1", "h2"]
    first, second = found.ahead.prices
    assert [(each.name, each.mean) for each in first.losses][:1] == [("unplaced", 0.5)]
    assert first.no_difference == 0.5
    assert first.sentence == (
        "h1: over 2 sampled futures of the next 8 weeks, using it now means on average 0.5 more "
        "children with no suitable home among those to come (0.1 to 0.9 in 8 of 10); in 50% of "
        "them it makes no difference"
    )
    assert (second.losses, second.no_difference) == ((), 1.0)
    assert second.sentence.endswith("using it now costs those to come nothing")
    assert found.ahead.arrivals == 0.5


def test_a_price_changes_neither_the_options_nor_their_order(made_up):
    problem = two_homes(made_up)
    without, given = options(problem, "c1"), options(problem, "c1", arrivals=coming(made_up, 0, 1))
    assert without.ahead is None
    assert replace(given, ahead=None) == without


def test_a_child_who_must_be_the_only_one_uses_all_the_room(made_up):
    big = made_up.place("h1", PlaceType.RESIDENTIAL, capacity=3)
    child = made_up.child("c1", sole_child=True)
    problem = made_up.problem([child], [big])
    (price,) = look_ahead(joint_answer(problem), "c1", ["h1"], coming(made_up, 0, 0, 1)).prices
    assert price.losses[0].mean == 1.5
    ordinary = made_up.problem([replace(child, sole_child=False)], [big])
    (price,) = look_ahead(joint_answer(ordinary), "c1", ["h1"], coming(made_up, 0, 0, 1)).prices
    assert price.losses == ()


def test_a_home_that_another_waiting_child_has_jointly_is_not_priced(made_up):
    problem = two_homes(made_up)
    teenager = made_up.child("c2", born=made_up.day.replace(year=2012))
    both = replace(problem, children=(*problem.children, teenager))
    found = options(both, "c1", arrivals=coming(made_up, 0))
    assert [each.place for each in found.ahead.prices] == ["h2"]
    assert "Not priced" in found.ahead.note
    assert "h1" in found.ahead.note


def test_arrivals_come_back_from_their_file_as_they_were_written(made_up, tmp_path):
    arrivals = coming(made_up, 0, 1, 1)
    file = tmp_path / "arrivals.json"
    file.write_text(json.dumps(arrivals_to_json(arrivals)), encoding="utf-8")
    found = read_arrivals(file)
    assert found == arrivals


@pytest.mark.parametrize(
    ("change", "said"), [({"futures": 1}, "beyond them"), ({"weeks": 0}, "weeks")]
)
def test_a_file_of_arrivals_that_is_wrong_is_refused_in_words(change, said, made_up, tmp_path):
    file = tmp_path / "arrivals.json"
    written = {**arrivals_to_json(coming(made_up, 1)), **change}
    file.write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(ProblemIsWrong, match=said):
        read_arrivals(file)


def test_the_command_prices_each_option(made_up, tmp_path):
    file, out = tmp_path / "arrivals.json", tmp_path / "options.json"
    file.write_text(json.dumps(arrivals_to_json(coming(made_up, 0))), encoding="utf-8")
    asked = ["options", str(APPENDIX), "--child", "c1", "--arrivals", str(file), "--out", str(out)]
    done = CliRunner().invoke(sufficiency, asked)
    assert done.exit_code == 0, done.output
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert [each["place"] for each in answer["ahead"]["prices"]] == [
        each["place"] for each in answer["options"]
    ]
