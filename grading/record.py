"""Write grades into nbgrader's gradebook and read a class out of it; "not graded" is never a 0."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from nbgrader.preprocessors import SaveAutoGrades

from grading.rebuild import KEY


class SaveGrades(SaveAutoGrades):
    """nbgrader's SaveAutoGrades step; a cell that was not run is left to a person."""

    def _add_score(self, cell: NotebookNode, resources: dict) -> None:
        super()._add_score(cell, resources)
        if cell.metadata.get(KEY, {}).get("ungraded"):
            grade = self.gradebook.find_grade(
                cell.metadata.nbgrader["grade_id"],
                self.notebook_id,
                self.assignment_id,
                self.student_id,
            )
            grade.auto_score = None
            grade.needs_manual_grade = True
            self.gradebook.db.commit()


@dataclass
class Result:
    """What is known of one student's work on one unit.

    Attributes
    ----------
    state
        graded, needs a person, timed out, unreadable, not graded yet or missing.
    score
        Points so far; None while nothing was graded.
    scores
        Points by grade id; None where an answer was not graded.
    """

    student: str
    unit: str
    state: str
    max_score: float
    score: float | None = None
    why: str = ""
    penalty: float = 0.0
    scores: dict[str, float | None] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)


def results(gradebook: Gradebook, coursedir: CourseDirectory, unit: str) -> Iterator[Result]:
    """The results of every student in the gradebook or among the submissions, by student id."""
    folder = Path(coursedir.root) / coursedir.submitted_directory
    handed_in = {path.parent.name for path in folder.glob(f"*/{unit}")}
    students = {student.id for student in gradebook.students} | handed_in
    max_score = gradebook.find_assignment(unit).max_score
    for student in sorted(students):
        try:
            submission = gradebook.find_submission(unit, student)
        except MissingEntry:
            yield without_grades(student, unit, max_score, folder / student / unit)
            continue
        yield of_submission(submission, notebook_state(coursedir, student, unit))


def without_grades(student: str, unit: str, max_score: float, folder: Path) -> Result:
    """The result of somebody who is not in the gradebook for this unit."""
    if not folder.exists():
        return Result(student, unit, "missing", max_score)
    if not any(folder.glob("*.ipynb")):
        return Result(student, unit, "unreadable", max_score, why="There is no notebook in it.")
    return Result(student, unit, "not graded yet", max_score)


def notebook_state(coursedir: CourseDirectory, student: str, unit: str) -> dict | None:
    """What grading wrote into the autograded notebook; None where there is none."""
    folder = Path(coursedir.format_path(coursedir.autograded_directory, student, unit))
    try:
        text = (folder / f"{unit}.ipynb").read_text(encoding="utf-8")
    except OSError:
        return None
    return json.loads(text)["metadata"].get(KEY, {"state": "graded", "why": "", "repairs": []})


def of_submission(submission: object, told: dict | None) -> Result:
    """One student's result from a submission in the gradebook and its notebook's state."""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    scores = {grade.name: points(grade) for grade in grades}
    result = Result(submission.student.id, submission.assignment.name, "", submission.max_score)
    if told is None:
        result.state = "not graded yet"
        return result
    result.scores = scores
    result.why, result.repairs = told["why"], told["repairs"]
    known = [score for score in scores.values() if score is not None]
    result.score = sum(known) if known else None
    result.penalty = submission.late_submission_penalty or 0.0
    waiting = [grade.name for grade in grades if points(grade) is None or grade.needs_manual_grade]
    result.state = told["state"]
    if told["state"] == "graded" and waiting:
        result.state = "needs a person"
        result.why = f"not graded yet: {', '.join(waiting)}"
    return result


def points(grade: object) -> float | None:
    """The points of one answer: a person's where given, else the machine's, else None."""
    score = grade.manual_score if grade.manual_score is not None else grade.auto_score
    return None if score is None else score + (grade.extra_credit or 0.0)


class ClassTable(ExportPlugin):
    """The table of grades that `nbgrader export` and our commands write.

    Columns: assignment, student_id, state, score, max_score, late_submission_penalty, why, then
    a column an answer. What was not graded is an empty field.
    """

    def export(self, gradebook: Gradebook) -> None:
        """Write the table to `--to`, grades.csv by default."""
        coursedir = CourseDirectory(config=self.config)
        rows = []
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            for each in results(gradebook, coursedir, assignment.name):
                if not self.student or each.student in map(str, self.student):
                    rows.append(table_row(each))
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with open(self.to or "grades.csv", "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, columns, restval="")
            table.writeheader()
            table.writerows(rows)


def table_row(result: Result) -> dict[str, object]:
    """A row of the class table; spreadsheets show a student id like "=1+1" and do not run it."""
    row = {
        "assignment": result.unit,
        "student_id": f"'{result.student}" if result.student[:1] in "=+-@" else result.student,
        "state": result.state,
        "score": None if result.score is None else max(0.0, result.score - result.penalty),
        "max_score": result.max_score,
        "late_submission_penalty": result.penalty,
        "why": result.why,
    }
    row |= result.scores
    return {name: "" if value is None else value for name, value in row.items()}
