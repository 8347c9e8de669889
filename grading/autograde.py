"""Grade a class: one submission after another, with progress, none able to spoil another."""

import glob
import os
import time
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from grading.build import build, convert, is_built, nbgrader_config
from grading.course import BUILD, RELEASE, Stop, class_folder, make_folder, show
from grading.record import ClassTable, Result, results


def course_directory() -> CourseDirectory:
    """nbgrader's view of the class being graded."""
    return CourseDirectory(config=nbgrader_config())


def prepare(unit: str) -> None:
    """Build a unit if need be and enter its questions into the class's gradebook."""
    make_folder(class_folder())
    if not is_built(unit):
        build(unit)
    convert(GenerateAssignment, unit, release_directory=str(RELEASE))


def students(unit: str) -> list[str]:
    """Who handed in a unit, by id; Stop when there is no folder of submissions."""
    folder = class_folder() / "submitted"
    if not os.access(folder, os.R_OK | os.X_OK):
        raise Stop(
            f"There are no submissions to read in {show(folder)}; "
            f"put each student's notebook at {show(folder)}/STUDENT/{unit}/{unit}.ipynb."
        )
    found = sorted(path.parent.name for path in folder.glob(f"*/{unit}") if path.is_dir())
    if not found:
        raise Stop(
            f"Nobody has handed in {unit} yet: {show(folder)} has no folder STUDENT/{unit} in it."
        )
    return found


def wanted(unit: str, student: str | None) -> list[str]:
    """All students who handed in a unit, or the one asked for."""
    everybody = students(unit)
    if student is None:
        return everybody
    if student not in everybody:
        raise Stop(f"{student} has not handed in {unit}; these have: {', '.join(everybody)}.")
    return [student]


def is_newer(unit: str, student: str, made: Path) -> bool:
    """Whether a student's submission or the unit itself changed after a file was made from them."""
    if not made.exists():
        return True
    sources = [*(class_folder() / "submitted" / student / unit).glob("*"), BUILD / f"{unit}.built"]
    # A file unpacked from a zip keeps its old time of writing; the time it came here is the other.
    arrived = [max(path.lstat().st_mtime, path.lstat().st_ctime) for path in sources]
    return max(arrived) > made.stat().st_mtime


def autograde(unit: str, student: str | None = None, force: bool = False) -> Iterator[tuple]:
    """Grade the submissions of a unit that are new, or one student's, or all by force.

    Yields
    ------
    tuple
        (student, position from 1, number of all, seconds taken; None where nothing was to do)
    """
    chosen = wanted(unit, student)
    prepare(unit)
    for position, each in enumerate(chosen, start=1):
        made = class_folder() / "autograded" / each / unit / f"{unit}.ipynb"
        if not (force or student or is_newer(unit, each, made)):
            yield each, position, len(chosen), None
            continue
        started = time.monotonic()
        grade(unit, each)
        yield each, position, len(chosen), time.monotonic() - started


def autograde_aloud(unit: str, student: str | None = None, force: bool = False) -> None:
    """Grade as `autograde` does and print a line a student."""
    for each, position, number, seconds in autograde(unit, student, force):
        done = "graded before" if seconds is None else f"{seconds:.1f} s"
        print(f"  {position} of {number}  {each}  {done}", flush=True)


def grade(unit: str, student: str) -> None:
    """Grade one submission; what goes wrong with it is left for the report to show."""
    try:
        convert(Autograde, unit, student=glob.escape(student))
    except Stop:
        print(f"  {student}: could not be graded; log.txt says why, and nobody else is touched.")


def feedback(unit: str, student: str | None = None) -> Iterator[tuple[str, Path]]:
    """Write the feedback page of every graded submission, or of one.

    Yields
    ------
    tuple
        (student, the page)
    """
    graded = class_folder() / "autograded"
    for each in wanted(unit, student):
        if (graded / each / unit / f"{unit}.ipynb").exists():
            convert(GenerateFeedback, unit, student=glob.escape(each))
            yield each, class_folder() / "feedback" / each / unit / f"{unit}.html"


def class_results(unit: str) -> list[Result]:
    """The results of the class on a unit; Stop when nothing was graded yet."""
    coursedir = course_directory()
    nothing_yet = f"Nothing is graded yet; run `python -m grading autograde {unit}` first."
    if not (class_folder() / "gradebook.db").exists():
        raise Stop(nothing_yet)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            return list(results(gradebook, coursedir, unit))
        except MissingEntry as error:
            raise Stop(nothing_yet) from error


def export(names: list[str], to: Path) -> Path:
    """Write the table of grades of some units to a file, as `nbgrader export` does.

    Returns
    -------
    Path
        The file.
    """
    for name in names:
        class_results(name)
    make_folder(to.parent)
    config = nbgrader_config()
    coursedir = CourseDirectory(config=config)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        ClassTable(config=config, to=str(to), assignment=names).export(gradebook)
    return to
