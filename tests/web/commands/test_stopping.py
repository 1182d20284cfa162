"""Ctrl and C ends a command in a sentence, also while CP-SAT is searching."""

import inspect
import random
import signal
import subprocess
import sys
import threading
import time

import pytest
from ortools.sat.python import cp_model

from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker

SENTENCE = "Stopped before it was done: its answer was not written."
IN_A_COMMAND = """
import sys
from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker
from tests_of_stopping import a_model
from web.cli import main, sufficiency

@sufficiency.command()
def search():
    print("searching", flush=True)
    solved(one_worker(1, 60), a_model())
    print("an answer")

sys.argv = ["sufficiency", "search"]
main()
"""


def a_model(rows=5, columns=40):
    """Make a model that takes far longer than a test has: numbers to split into equal halves."""
    numbers = random.Random(1)
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(columns)]
    for _ in range(rows):
        weights = [numbers.randrange(100) for _ in range(columns)]
        model.add(cp_model.LinearExpr.weighted_sum(chosen, weights) == sum(weights) // 2)
    return model


@pytest.mark.skipif(sys.platform == "win32", reason="signals of one process to another are POSIX")
def test_a_command_that_is_searching_stops_at_once_with_a_sentence_and_no_answer(tmp_path):
    """CP-SAT once took the signal: the command ended well, with the best it had so far."""
    (tmp_path / "tests_of_stopping.py").write_text(source_of_the_model(), encoding="utf-8")
    (tmp_path / "command.py").write_text(IN_A_COMMAND, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, tmp_path / "command.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        assert started.stdout.readline() == "searching\n"
        time.sleep(1)
        began = time.monotonic()
        started.send_signal(signal.SIGINT)
        out, said = started.communicate(timeout=30)
        assert time.monotonic() - began < 10
    assert (started.returncode, out, said.strip()) == (130, "", SENTENCE)


def source_of_the_model():
    imports = "import random\nfrom ortools.sat.python import cp_model\n\n"
    return imports + inspect.getsource(a_model)


def test_a_search_gives_the_same_answer_from_any_thread():
    found = []

    def search():
        model = cp_model.CpModel()
        chosen = [model.new_bool_var("") for _ in range(6)]
        model.add(sum(chosen) <= 3)
        model.maximize(sum((n + 1) * each for n, each in enumerate(chosen)))
        solver = one_worker(1, 10)
        status = solved(solver, model)
        found.append((status, [solver.value(each) for each in chosen]))

    search()
    beside = threading.Thread(target=search)
    beside.start()
    beside.join()
    assert found[0] == found[1]
    assert found[0] == (cp_model.OPTIMAL, [0, 0, 0, 1, 1, 1])


def test_what_a_search_raises_is_raised():
    with pytest.raises(ValueError, match="no model"):
        solved(Refusing(), None)


class Refusing:
    def solve(self, _model):
        raise ValueError("no model")
