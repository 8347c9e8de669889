"""Every gate is passed by the units and turns red for the fault that it is for."""

import copy
from types import SimpleNamespace

import pytest
from nbformat.v4 import new_output
from nbgrader.utils import is_grade, is_solution

from grading import gates
from grading.course import units
from grading.gates import Unit, grade_id
from grading.play import defined_names

ONE = units()[0]

pytestmark = pytest.mark.usefixtures("built")


@pytest.fixture(scope="module", params=units())
def unit(request, built):
    return Unit.load(request.param)


@pytest.fixture
def faulty():
    """A unit to plant a fault in."""
    return copy.deepcopy(Unit.load(ONE))


@pytest.mark.parametrize("gate", gates.GATES, ids=lambda gate: gate.__name__)
def test_units_pass(unit, gate):
    assert list(gate(unit)) == []


def first(nb, wanted):
    return next(cell for cell in nb.cells if wanted(cell))


def code_answer(cell):
    return cell.cell_type == "code" and is_solution(cell)


def code_check(cell):
    return cell.cell_type == "code" and is_grade(cell)


def text(cell):
    return cell.cell_type == "markdown" and not is_grade(cell)


# --- planted faults -----------------------------------------------------------------------------


def test_an_id_twice(faulty):
    ids = [cell for cell in faulty.source.cells if code_answer(cell)]
    ids[1].metadata.nbgrader["grade_id"] = grade_id(ids[0])
    assert "twice" in next(gates.named_and_unique(faulty))


def test_an_id_that_says_nothing(faulty):
    first(faulty.source, code_answer).metadata.nbgrader["grade_id"] = "cell-1a2b3c"
    assert "is not q01" in next(gates.named_and_unique(faulty))


def test_points_that_differ_from_the_prose(faulty):
    first(faulty.source, code_check).metadata.nbgrader["points"] += 1
    assert "points, but the text" in next(gates.points_said_once(faulty))


def test_a_total_that_is_not_the_sum(faulty):
    for cell in faulty.source.cells:
        cell.source = cell.source.replace("points in all", "points together")
    assert "points in all" in next(gates.points_said_once(faulty))


@pytest.mark.parametrize("kind", ["SOLUTION", "HIDDEN TESTS", "MARK SCHEME"])
def test_a_line_that_leaks(faulty, kind):
    line = next(
        line
        for cell in faulty.source.cells
        for found, region in gates.REGION.findall(cell.source)
        if found == kind
        for line in region.splitlines()
        if len(line.strip()) >= 12
    )
    faulty.release.cells[0].source += "\n" + line
    assert kind.lower() in next(gates.nothing_leaks(faulty))


def test_a_region_that_was_not_stripped(faulty):
    faulty.release.cells[0].source += "\n### BEGIN SOLUTION"
    assert "still marks" in next(gates.nothing_leaks(faulty))


def test_an_output_in_the_release(faulty):
    cell = first(faulty.release, code_answer)
    cell.outputs = [new_output("stream", name="stdout", text="42")]
    assert "holds the output" in next(gates.nothing_leaks(faulty))


def test_too_many_cells(faulty):
    faulty.source.cells *= 2
    assert "cells; at most" in next(gates.within_limits(faulty))


def test_too_many_words(faulty):
    faulty.release.cells[0].source += " word" * 2000
    assert "words; between" in next(gates.within_limits(faulty))


def test_a_code_cell_that_is_too_long(faulty):
    first(faulty.release, code_answer).source += "\n1" * 20
    assert "lines; at most" in next(gates.within_limits(faulty))


def test_too_few_graded_answers(faulty):
    faulty.source.cells = [cell for cell in faulty.source.cells if not code_check(cell)]
    assert "autograded answers" in next(gates.within_limits(faulty))


@pytest.mark.parametrize("image", ["![](figure.png)", '<img src="figure.png">'])
def test_an_image_without_alt_text(faulty, image):
    first(faulty.executed, text).source += f"\n{image}"
    assert "no alt text" in next(gates.alt_text_everywhere(faulty))


def test_a_figure_without_alt_text(faulty):
    cell = first(faulty.executed, code_answer)
    cell.outputs = [new_output("display_data", {"image/png": "AAAA"})]
    assert "A figure of" in next(gates.alt_text_everywhere(faulty))


def test_a_warning_in_an_executed_cell(faulty):
    cell = first(faulty.executed, code_answer)
    cell.outputs = [new_output("stream", name="stderr", text="FutureWarning: soon")]
    assert "FutureWarning" in next(gates.silent(faulty))


def test_an_error_in_an_executed_cell(faulty):
    cell = first(faulty.executed, code_answer)
    cell.outputs = [new_output("error", ename="KeyError", evalue="x", traceback=[])]
    assert "KeyError" in next(gates.silent(faulty))


def test_a_solution_that_is_wrong(faulty):
    first(faulty.source, code_answer).source = "pass"
    assert "The solution fails" in next(gates.solution_is_right(faulty))


def test_a_check_that_gives_points_for_nothing(faulty):
    first(faulty.release, code_check).source = "pass"
    assert "to the unanswered notebook" in next(gates.release_scores_nothing(faulty))


def test_a_check_that_breaks_on_nothing(faulty):
    first(faulty.release, code_check).source = "1 / 0"
    assert "breaks on the unanswered notebook" in next(gates.release_scores_nothing(faulty))


def test_a_released_cell_that_stops(faulty):
    first(faulty.release, code_answer).source = "1 / 0"
    assert "stops" in next(gates.release_scores_nothing(faulty))


def test_a_check_that_accepts_an_empty_answer(faulty):
    cell = first(faulty.source, code_check)
    functions, values = defined_names(first(faulty.source, code_answer).source)
    name = (functions + values)[0]
    cell.source = (
        f"import numpy as np\nif not np.allclose({name}['x'] if hasattr({name}, 'loc') "
        f"and len({name}) else [], 5):\n    raise check.NotYet('a', 'b', 'c')"
    )
    assert any("accepts an empty" in fault for fault in gates.empty_answers_score_nothing(faulty))


def test_a_check_that_breaks_on_an_empty_answer(faulty):
    first(faulty.source, code_check).source = "assert False"
    assert "breaks on" in next(gates.empty_answers_score_nothing(faulty))


@pytest.fixture
def planted_bank(monkeypatch):
    """A function that puts a changed copy of the unit's bank in place of it."""
    answers = dict(gates.bank(ONE).BANK)
    monkeypatch.setattr(gates, "bank", lambda name: SimpleNamespace(BANK=answers))
    return answers


def test_a_bank_with_too_few_answers(faulty, planted_bank):
    name = next(iter(planted_bank))
    planted_bank[name] = SimpleNamespace(wrong=planted_bank[name].wrong[:2], right=[])
    assert "needs three wrong" in next(gates.bank_is_judged_rightly(faulty))


def test_a_wrong_answer_that_is_right(faulty, planted_bank):
    name = next(iter(planted_bank))
    entry = planted_bank[name]
    wrong = SimpleNamespace(mistake="none", source=entry.right[0], says="x")
    planted_bank[name] = SimpleNamespace(wrong=[*entry.wrong, wrong], right=entry.right)
    assert "accepts the wrong answer" in next(gates.bank_is_judged_rightly(faulty))


def test_a_right_answer_that_is_wrong(faulty, planted_bank):
    name = next(iter(planted_bank))
    entry = planted_bank[name]
    planted_bank[name] = SimpleNamespace(
        wrong=entry.wrong, right=[*entry.right, entry.wrong[0].source]
    )
    assert "refuses right" in next(gates.bank_is_judged_rightly(faulty))


def test_a_message_that_is_not_the_one(faulty, planted_bank):
    name = next(iter(planted_bank))
    entry = planted_bank[name]
    other = SimpleNamespace(
        mistake=entry.wrong[0].mistake, source=entry.wrong[0].source, says="no such words"
    )
    planted_bank[name] = SimpleNamespace(wrong=[other, *entry.wrong[1:]], right=entry.right)
    assert "without 'no such words'" in next(gates.bank_is_judged_rightly(faulty))


def test_reading_ease_tells_plain_from_heavy():
    plain = "The cat sat. It was wet. We ran home."
    heavy = (
        "Notwithstanding institutional considerations, methodological heterogeneity predominates."
    )
    assert gates.reading_ease(plain) > 90
    assert gates.reading_ease(heavy) < 0
