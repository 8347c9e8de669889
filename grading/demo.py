"""An example class of six, handed the first unit and graded, to see what an instructor gets."""

import shutil
import time
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from grading import report as reports
from grading.autograde import autograde_aloud, export, feedback
from grading.build import build, is_built, source_notebook, without_marks
from grading.course import RELEASE, class_folder, show

UNIT = "01-the-case"


def answered(keep: Callable[[int], bool] = lambda number: True) -> NotebookNode:
    """The released notebook with those of the solution's answers whose position `keep` accepts."""
    solutions = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in source_notebook(UNIT).cells
        if is_solution(cell)
    }
    nb = nbformat.read(RELEASE / UNIT / f"{UNIT}.ipynb", as_version=4)
    answers = [cell for cell in nb.cells if is_solution(cell)]
    for number, cell in enumerate(answers, start=1):
        if keep(number):
            cell.source = without_marks(solutions[cell.metadata.nbgrader.grade_id])
    return nb


def answer(nb: NotebookNode, name: str) -> NotebookNode:
    """The answer cell with a grade id."""
    return next(
        cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name
    )


def all_right() -> NotebookNode:
    """Every answer right."""
    return answered()


def one_misconception() -> NotebookNode:
    """One answer wrong: Eastern time labelled as UTC instead of converted."""
    nb = answered()
    answer(
        nb, "q01-2-utc"
    ).source = 'def to_utc(local, zone):\n    return pd.Timestamp(local).tz_localize("UTC")'
    return nb


def half_done() -> NotebookNode:
    """The first four answers only."""
    return answered(lambda number: number <= 4)


def blank() -> NotebookNode:
    """The notebook as it was handed out."""
    return answered(lambda number: False)


def check_cells_gone() -> NotebookNode:
    """One check cell deleted and one there twice; the file gets another name, too."""
    nb = answered()
    at = [
        index for index, cell in enumerate(nb.cells) if is_grade(cell) and cell.cell_type == "code"
    ]
    nb.cells.insert(at[1], nbformat.from_dict(nb.cells[at[1]] | {"id": "pasted"}))
    del nb.cells[at[0]]
    return nb


def endless() -> NotebookNode:
    """One answer that never comes to an end."""
    nb = answered()
    answer(
        nb, "q01-3-elapsed"
    ).source = "def minutes_between(start, end):\n    while True:\n        pass"
    return nb


CLASS: dict[str, tuple[Callable[[], NotebookNode], str]] = {
    "ada-all-right": (all_right, f"{UNIT}.ipynb"),
    "ben-one-misconception": (one_misconception, f"{UNIT}.ipynb"),
    "cleo-half-done": (half_done, f"{UNIT}.ipynb"),
    "dan-blank": (blank, f"{UNIT}.ipynb"),
    "eve-renamed": (check_cells_gone, "my homework (1).ipynb"),
    "finn-endless-loop": (endless, f"{UNIT}.ipynb"),
}


def hand_in() -> None:
    """Let the class hand in, anew where the unit has changed since."""
    for student, (work, name) in CLASS.items():
        folder = class_folder() / "submitted" / student / UNIT
        text = nbformat.writes(work())
        if (folder / name).exists() and (folder / name).read_text(encoding="utf-8") == text:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")


def demo() -> None:
    """Build the unit, let the class hand in, grade it, and say where to look."""
    if not is_built(UNIT):
        print(f"Building {UNIT} (about 15 s) ...", flush=True)
        build(UNIT)
    hand_in()
    print(
        f"Grading {len(CLASS)} submissions (one of them loops until it is stopped) ...", flush=True
    )
    started = time.monotonic()
    autograde_aloud(UNIT)
    pages = dict(feedback(UNIT))
    table = export([UNIT], class_folder() / "grades.csv")
    page = reports.report(UNIT)
    print(f"Done in {time.monotonic() - started:.0f} s.\n\n{reports.short_table(UNIT)}\n")
    print("Where to look")
    print(f"  a feedback page  {show(pages['ben-one-misconception'])}")
    print(f"  the class report {show(page)}")
    print(f"  the grades       {show(table)}")
    print("  JupyterLab       make lab              (to take the course)")
    print("  Formgrader       make lab CLASS=demo   (to grade the written answers of this class)")
