"""Turn a lesson's text into its notebooks: source, release for students, executed solution."""

import hashlib
import logging
import re
import shutil
import warnings
from pathlib import Path

import jupytext
import nbformat
from nbgrader.converters import GenerateAssignment, GenerateSolution
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grading.course import BUILD, COURSE, GRADING, RELEASE, ROOT, SOLUTIONS, SOURCE, Stop, show

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
ANSWER_MARK = re.compile(r"\W*(BEGIN|END) SOLUTION\W*$")
MADE_FROM = ["course/backlash/**/*.py", "data/*", "grading/*.py", "requirements.lock"]


def nbgrader_config() -> Config:
    """The course's nbgrader configuration, read anew (it depends on the class chosen)."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(GRADING)).load_config()


def log_to(path: Path) -> logging.Logger:
    """A logger that keeps what nbgrader says in a file, for the day when a grade is disputed."""
    log = logging.getLogger(str(path))
    if not log.handlers:
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
    return log


def convert(converter: type, unit: str, *, student: str = "*", **course_directory: str) -> None:
    """Run one of nbgrader's converters on a unit with the course's configuration.

    Parameters
    ----------
    converter
        A class of ``nbgrader.converters``.
    unit
        Full name of a unit.
    student
        Whose submission; all by default.
    **course_directory
        Traits of ``CourseDirectory`` that differ from the configuration.

    Raises
    ------
    Stop
        If nbgrader gives up; its log says why.
    """
    config = nbgrader_config()
    config.CourseDirectory.update(course_directory)
    coursedir = CourseDirectory(config=config, assignment_id=unit, student_id=student)
    step = converter(
        coursedir=coursedir, config=config, log=log_to(Path(coursedir.root, "log.txt"))
    )
    step.force = True
    with warnings.catch_warnings():
        # nbgrader reads relations while it adds to them: SQLAlchemy warns, grades are right.
        warnings.simplefilter("ignore", SAWarning)
        try:
            step.start()
        except NbGraderException as error:
            log = show(Path(coursedir.root, "log.txt"))
            raise Stop(f"nbgrader stopped at {converter.__name__} of {unit}; see {log}.") from error


def source_notebook(unit: str) -> nbformat.NotebookNode:
    """The lesson as a notebook with answers and hidden checks, its cell ids made from grade ids.

    A cell without a grade id is named after the last one before it and its distance from it,
    so that a change in one place renames only its neighbours.
    """
    nb = jupytext.read(SOLUTIONS / f"{unit}.py", fmt="py:percent")
    nb.metadata = nbformat.from_dict(METADATA)
    nb.nbformat, nb.nbformat_minor = 4, 5
    last, distance = unit, 0
    for cell in nb.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        last, distance = (grade_id, 0) if grade_id else (last, distance + 1)
        cell.id = grade_id or f"{last}_{distance}"
    nbformat.validate(nb)
    return nb


def fingerprint(unit: str) -> str:
    """A hash of everything the unit's notebooks are made from."""
    digest = hashlib.sha256()
    parts = [path for pattern in MADE_FROM for path in sorted(ROOT.glob(pattern))]
    for path in [SOLUTIONS / f"{unit}.py", *parts]:
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def is_built(unit: str) -> bool:
    """Whether the notebooks of a unit are there and made from the present text."""
    stamp = BUILD / f"{unit}.built"
    made = [
        SOLUTIONS / f"{unit}.ipynb",
        COURSE / unit / f"{unit}.ipynb",
        RELEASE / unit / f"{unit}.ipynb",
    ]
    return (
        stamp.exists()
        and stamp.read_text() == fingerprint(unit)
        and all(path.exists() for path in made)
    )


def build(unit: str) -> None:
    """Make the notebooks of one unit and put them where students and readers find them.

    Raises
    ------
    Stop
        If the text cannot be turned into notebooks; nothing committed has changed then.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    nb = source_notebook(unit)
    path = SOURCE / unit / f"{unit}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    here = {
        "root": str(BUILD),
        "source_directory": str(SOURCE),
        "release_directory": str(RELEASE),
        "db_url": f"sqlite:///{BUILD / 'gradebook.db'}",
    }
    try:
        convert(GenerateAssignment, unit, **here)
        convert(GenerateSolution, unit, solution_directory=str(BUILD / "solution"), **here)
    except Stop as error:
        raise Stop(f"Unit {unit} could not be built: {error}") from error
    finish_solution(BUILD / "solution" / unit / f"{unit}.ipynb")
    publish(RELEASE / unit / f"{unit}.ipynb", COURSE / unit / f"{unit}.ipynb")
    publish(BUILD / "solution" / unit / f"{unit}.ipynb", SOLUTIONS / f"{unit}.ipynb")
    (BUILD / f"{unit}.built").write_text(fingerprint(unit))


def finish_solution(path: Path) -> None:
    """Take out of an executed notebook what differs from run to run, and the marks of answers."""
    nb = nbformat.read(path, as_version=4)
    nb.metadata = nbformat.from_dict(METADATA)
    for cell in nb.cells:
        cell.metadata.pop("execution", None)
        cell.source = without_marks(cell.source)
    nbformat.write(nb, path)


def without_marks(source: str) -> str:
    """An answer as it reads without the marks around the solution."""
    return "\n".join(line for line in source.splitlines() if not ANSWER_MARK.match(line))


def publish(made: Path, place: Path) -> None:
    """Copy a built file to its place in the checkout; work saved there is kept beside it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and place.read_bytes() == made.read_bytes():
        return
    if place.is_relative_to(COURSE) and place.exists() and was_run(place):
        kept = next(
            path
            for n in range(1, 1000)
            if not (path := place.with_name(f"{place.stem}.saved-{n}.ipynb")).exists()
        )
        place.rename(kept)
        print(f"Your work in {place.name} was kept as {kept.name}.")
    shutil.copyfile(made, place)


def was_run(path: Path) -> bool:
    """Whether a notebook holds outputs, which a released one never does."""
    try:
        cells = nbformat.read(path, as_version=4).cells
    except Exception:  # not even a notebook: whatever it is, keep it
        return True
    return any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
