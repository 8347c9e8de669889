"""A class from hand-in to report: right grades, nothing lost, the same through every door."""

import csv
import os
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from grading.autograde import autograde, class_results, course_directory, feedback
from grading.course import GRADING, class_folder
from grading.demo import CLASS, UNIT, demo

pytestmark = pytest.mark.skipif(os.name == "nt", reason="instructors on Windows grade in WSL")

BROKEN = "gus-broken-file"
EMPTY = "hal-empty-folder"


@pytest.fixture(scope="module")
def graded(tmp_path_factory, built):
    """The example class and two hopeless submissions, graded, in a folder of its own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("KUTCHER_CLASS", str(tmp_path_factory.mktemp("class")))
    for student in (BROKEN, EMPTY):
        (class_folder() / "submitted" / student / UNIT).mkdir(parents=True)
    broken = class_folder() / "submitted" / BROKEN / UNIT / f"{UNIT}.ipynb"
    broken.write_text('{"cells": [')
    demo()
    yield by_student()
    patch.undo()


def by_student():
    return {each.student: each for each in class_results(UNIT)}


def lost(result):
    """The autograded answers that got no points, or no grade."""
    return {name for name, score in result.scores.items() if not score and name != "q01-w"}


def test_all_right_gets_all_autograded_points(graded):
    ada = graded["ada-all-right"]
    assert lost(ada) == set()
    assert ada.score == ada.max_score - 6
    assert ada.state == "needs a person"
    assert ada.scores["q01-w"] is None
    assert ada.repairs == []


def test_one_misconception_costs_one_answer(graded):
    assert lost(graded["ben-one-misconception"]) == {"q01-2-utc-check"}


def test_half_done_gets_what_was_done(graded):
    cleo = graded["cleo-half-done"]
    assert {name for name, score in cleo.scores.items() if score} == {
        name for name in cleo.scores if name[4] in "1234"
    }


def test_blank_is_a_graded_zero(graded):
    dan = graded["dan-blank"]
    assert dan.score == 0
    assert dan.state == "graded"
    assert dan.scores["q01-w"] == 0


def test_renamed_with_checks_deleted_and_doubled_loses_nothing(graded):
    eve = graded["eve-renamed"]
    assert lost(eve) == set()
    assert len(eve.repairs) == 3


def test_an_endless_loop_costs_its_own_question(graded):
    finn = graded["finn-endless-loop"]
    assert lost(finn) == {"q01-3-elapsed-check"}
    assert any("without coming to an end" in repair for repair in finn.repairs)


@pytest.mark.parametrize(("student", "why"), [(BROKEN, "damaged"), (EMPTY, "no notebook")])
def test_what_cannot_be_read_is_no_zero(graded, student, why):
    result = graded[student]
    assert result.state == "unreadable"
    assert result.score is None
    assert why in result.why


def test_the_gradebook_asks_for_a_person_where_nothing_was_graded(graded):
    with Gradebook(course_directory().db_url) as gradebook:
        submission = gradebook.find_submission(UNIT, BROKEN)
        assert submission.needs_manual_grade
        assert all(
            grade.auto_score is None for book in submission.notebooks for grade in book.grades
        )


def test_the_table_of_grades_has_no_zero_for_the_ungraded(graded):
    with open(class_folder() / "grades.csv", encoding="utf-8") as file:
        table = {row["student_id"]: row for row in csv.DictReader(file)}
    assert set(table) == {*CLASS, BROKEN, EMPTY}
    assert table[BROKEN]["score"] == table[EMPTY]["score"] == ""
    assert table[BROKEN]["q01-2-utc-check"] == ""
    assert table["ada-all-right"]["q01-w"] == ""
    assert float(table["dan-blank"]["score"]) == 0


def test_everybody_readable_gets_a_page(graded):
    for student in [*CLASS, BROKEN]:
        page = class_folder() / "feedback" / student / UNIT / f"{UNIT}.html"
        text = page.read_text(encoding="utf-8")
        assert student in text
        assert "BEGIN HIDDEN" not in text and "MARK SCHEME" not in text


def test_the_report_links_every_page(graded):
    text = (class_folder() / "report" / f"{UNIT}.html").read_text(encoding="utf-8")
    for student in CLASS:
        assert f"../feedback/{student}/{UNIT}/{UNIT}.html" in text
    assert "unreadable" in text


def test_a_second_run_grades_nobody_again(graded):
    again = {student: seconds for student, _, _, seconds in autograde(UNIT) if student != EMPTY}
    assert set(again.values()) == {None}
    assert by_student() == graded


def test_a_new_hand_in_is_graded_and_a_persons_points_stay(graded):
    student = "ada-all-right"
    with Gradebook(course_directory().db_url) as gradebook:
        grade = gradebook.find_grade("q01-w", UNIT, UNIT, student)
        grade.manual_score, grade.needs_manual_grade = 5, False
        gradebook.db.commit()
    assert by_student()[student].state == "graded"
    path = class_folder() / "submitted" / student / UNIT / f"{UNIT}.ipynb"
    os.utime(path, (0, 0))  # as if unpacked from an old zip
    seconds = {name: seconds for name, _, _, seconds in autograde(UNIT)}
    assert seconds[student] and seconds["ben-one-misconception"] is None
    assert by_student()[student].scores["q01-w"] == 5
    list(feedback(UNIT, student))
    page = class_folder() / "feedback" / student / UNIT / f"{UNIT}.html"
    assert "5 / 6" in page.read_text(encoding="utf-8")


def stock(*words):
    """Run the stock nbgrader command line on the class."""
    path = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        env={**os.environ, "JUPYTER_CONFIG_PATH": str(GRADING), "PATH": path},
        cwd=class_folder(),
        capture_output=True,
        text=True,
    )


def test_stock_nbgrader_gives_the_same_grades(graded):
    chosen = ["ben-one-misconception", "eve-renamed", BROKEN]
    before = by_student()
    for student in chosen:
        done = stock("autograde", UNIT, f"--student={student}", "--force")
        assert done.returncode == 0, done.stderr
    after = by_student()
    assert all(after[student] == before[student] for student in chosen)


@pytest.mark.slow
def test_stock_nbgrader_grades_the_whole_class_the_same(graded):
    before = by_student()
    done = stock("autograde", UNIT, "--force")
    assert done.returncode == 0, done.stderr
    assert by_student() == before


def test_stock_export_writes_our_table(graded):
    done = stock("export", f"--to={class_folder() / 'stock.csv'}")
    assert done.returncode == 0, done.stderr
    with open(class_folder() / "stock.csv", encoding="utf-8") as file:
        rows = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert rows[BROKEN] == ""
    assert float(rows["dan-blank"]) == 0
