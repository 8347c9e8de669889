"""A cell that hangs, dies or warns costs what it must and nothing else."""

import os

import pytest
from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade, is_grade

from grading.rebuild import KEY
from grading.run import Run
from grading.tests.notebooks import get, release

pytestmark = pytest.mark.skipif(os.name == "nt", reason="instructors on Windows grade in WSL")


@pytest.fixture
def answered():
    nb = release()
    get(nb, "q09-1-one").source = "one = 1"
    get(nb, "q09-2-two").source = "def two(x):\n    return 2 * x"
    nb.metadata[KEY] = {"state": "graded", "why": "", "repairs": []}
    return nb


def run(nb, **limits):
    step = Run(**({"timeout": 4, "budget": 60} | limits))
    step.enabled = True
    return step.preprocess(nb, {})[0]


def scores(nb):
    return {
        each.id: determine_grade(each)[0]
        for each in nb.cells
        if is_grade(each) and each.cell_type == "code"
    }


def test_right_answers_get_their_points(answered):
    assert scores(run(answered)) == {"q09-1-one-check": 2, "q09-2-two-check": 2}


@pytest.mark.parametrize(
    "harm",
    [
        "while True: pass",
        "import time\nwhile True:\n  try: time.sleep(9)\n  except BaseException: pass",
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    ],
    ids=["loop", "loop that swallows interrupts", "exit", "killed", "stopped"],
)
def test_harm_in_one_answer_costs_that_answer(answered, harm):
    get(answered, "q09-1-one").source = harm
    done = run(answered)
    assert scores(done) == {"q09-1-one-check": 0, "q09-2-two-check": 2}
    assert done.metadata[KEY]["state"] == "graded"
    assert "q09-1-one" in done.metadata[KEY]["repairs"][0]


def test_a_function_that_loops_when_checked_costs_its_own_check(answered):
    get(answered, "q09-2-two").source = "def two(x):\n    while True: pass"
    assert scores(run(answered)) == {"q09-1-one-check": 2, "q09-2-two-check": 0}


def test_a_python_that_never_starts_is_told_and_not_tried_for_ever(answered, monkeypatch):
    def dead(*_):
        raise DeadKernelError("Kernel died")

    monkeypatch.setattr(Execute, "preprocess", dead)
    with pytest.raises(DeadKernelError):
        run(answered)


def test_warnings_and_prints_in_a_check_cost_nothing(answered):
    get(answered, "q09-2-two").source = (
        "def two(x):\n    import sys, warnings\n    warnings.warn('old')\n"
        "    print('hm', file=sys.stderr)\n    print('hello')\n    return 2 * x"
    )
    assert scores(run(answered))["q09-2-two-check"] == 2


def test_a_shown_number_is_no_grade(answered):
    get(answered, "q09-1-one").source = "one = 7"
    get(answered, "q09-1-one-check").source += "\n1"
    assert scores(run(answered))["q09-1-one-check"] == 0


def test_what_the_budget_left_undone_is_no_zero(answered):
    get(answered, "q09-2-two").source = "import time\ntime.sleep(30)"
    done = run(answered, timeout=6, budget=5)
    assert done.metadata[KEY]["state"] == "timed out"
    assert get(done, "q09-2-two-check").metadata[KEY] == {"ungraded": True}
    assert KEY not in get(done, "q09-1-one-check").metadata
    assert scores(done)["q09-1-one-check"] == 2
