"""Rebuild a submission: the released notebook again, with the student's own cells in it.

Only the source of unlocked cells is taken from a submission. Checks, prompts, metadata and order
come from the release. Cells that the student added stay where they were. Every repair is told.
"""

import warnings
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grading.course import RELEASE, Stop

MAX_BYTES = 20_000_000
KEY = "kutcher"
MISSING = "# This cell was missing from what was handed in."


class Unreadable(Exception):
    """A submission from which no answers can be taken; its text says why, to the student."""


@dataclass
class Rebuilt:
    """A notebook that can be graded, and what had to be repaired to get it."""

    notebook: NotebookNode
    repairs: list[str] = field(default_factory=list)


# --- which file ---------------------------------------------------------------------------------


def one_notebook(assignment: str, student: str, notebooks: list[str]) -> None:
    """Hook of nbgrader: grade one notebook a submission, whatever it is called.

    nbgrader skips notebooks with other names. The path put into the list need not exist:
    `SubmissionExporter` finds the file that it stands for.
    """
    folder = Path(notebooks[0]).parent
    notebooks[:] = [str(folder / f"{folder.name}.ipynb")]


def find(folder: Path, unit: str) -> tuple[Path, list[str]]:
    """The notebook to grade in a submission's folder, and what to tell about the choice."""
    right = folder / f"{unit}.ipynb"
    found = sorted(path for path in folder.glob("*.ipynb"))
    others = [path for path in found if path != right]
    if right in found:
        return right, [
            f"There was a second notebook, {path.name}; it was left out." for path in others
        ]
    if not others:
        raise Unreadable("There is no notebook in what was handed in.")
    chosen = max(others, key=lambda path: (shared_cells(path, unit), path.lstat().st_mtime))
    left = [
        f"There was another notebook, {path.name}; it was left out."
        for path in others
        if path != chosen
    ]
    return chosen, [f"The notebook was called {chosen.name}; it was graded as {unit}.ipynb.", *left]


def shared_cells(path: Path, unit: str) -> int:
    """How many graded cells of a unit a notebook holds."""
    try:
        return len(grade_ids(read(path)) & grade_ids(released(unit)))
    except Unreadable:
        return 0


# --- reading ------------------------------------------------------------------------------------


def released(unit: str) -> NotebookNode:
    """The notebook that students were given, as it was built."""
    path = RELEASE / unit / f"{unit}.ipynb"
    if not path.exists():
        raise Stop(f"Unit {unit} has not been built; run `python -m grading build {unit}` first.")
    return nbformat.read(path, as_version=4)


def read(path: Path) -> NotebookNode:
    """A submitted notebook, whatever version of the format it has; Unreadable if it is none."""
    if path.is_symlink() or not path.is_file():
        raise Unreadable(f"{path.name} is a link or a special file, not a notebook.")
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        with warnings.catch_warnings():  # of ids that are missing or there twice: none is trusted
            warnings.simplefilter("ignore")
            nb = nbformat.convert(nbformat.reader.reads(path.read_text(encoding="utf-8")), 4)
        nb.cells = [NotebookNode(cell) for cell in nb.cells if isinstance(source(cell), str)]
    except OSError as error:
        raise Unreadable(f"{path.name} could not be opened: {error.strerror}.") from error
    except Exception as error:
        raise Unreadable(
            f"{path.name} is damaged: it is not a whole notebook file. "
            "Open it in JupyterLab, save it, and hand it in again."
        ) from error
    return nb


def source(cell: NotebookNode) -> str | None:
    """A cell's text, without characters that no file can hold."""
    text = cell.get("source")
    text = "".join(text) if isinstance(text, list) else text
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else None


def grade_id(cell: NotebookNode) -> str | None:
    """The nbgrader id of a cell, if it has one."""
    meta = cell.get("metadata")
    ours = meta.get("nbgrader") if isinstance(meta, dict) else None
    name = ours.get("grade_id") if isinstance(ours, dict) else None
    return name if isinstance(name, str) else None


def grade_ids(nb: NotebookNode) -> set[str]:
    """All nbgrader ids of a notebook."""
    return {name for cell in nb.cells if (name := grade_id(cell))}


def is_locked(cell: NotebookNode) -> bool:
    """Whether a released cell belongs to the course and not to the student."""
    return bool(cell.metadata.get("nbgrader", {}).get("locked"))


# --- rebuilding ---------------------------------------------------------------------------------


def rebuild(release: NotebookNode, submission: NotebookNode) -> Rebuilt:
    """Put a student's own cells into the released notebook.

    Parameters
    ----------
    release
        The notebook as students were given it; its cells are written in.
    submission
        The notebook as it came back.

    Returns
    -------
    Rebuilt
        A notebook with the release's order, metadata and locked cells, the student's answers,
        and the cells that the student added, each after the released cell it stood behind.

    Raises
    ------
    Unreadable
        If the submission shares no graded cell with the release.
    """
    if not grade_ids(release) & grade_ids(submission):
        raise Unreadable(
            "This notebook has none of the unit's questions in it. Was another notebook handed in?"
        )
    repairs: list[str] = []
    answers: dict[int, str] = {}
    added: dict[int, list[NotebookNode]] = {}
    anchor = -1
    for index, (cell, owner) in enumerate(
        zip(submission.cells, match(release, submission), strict=True)
    ):
        text = source(cell)
        if owner is None:
            if text.strip():
                added.setdefault(anchor, []).append(own_cell(cell, index))
        elif owner not in answers:
            anchor = owner
            answers[owner] = text
        elif is_locked(release.cells[owner]):
            repairs.append(f"A copy of the course's cell {grade_id(cell)} was taken out.")
        elif answers[owner] == release.cells[owner].source:
            answers[owner] = text
            repairs.append(
                f"The cell {grade_id(cell)} was there twice; the one you wrote in was taken."
            )
        else:
            added.setdefault(anchor, []).append(own_cell(cell, index))
            repairs.append(
                f"The cell {grade_id(cell)} was there twice; the copy was kept as an extra cell."
            )
    cells = list(added.get(-1, []))
    for index, cell in enumerate(release.cells):
        repairs += put_back(cell, answers.get(index))
        cells += [cell, *added.get(index, [])]
    return Rebuilt(NotebookNode(release | {"cells": cells}), repairs)


def match(release: NotebookNode, submission: NotebookNode) -> list[int | None]:
    """For each submitted cell, the position of the released cell that it is, or None.

    By grade id; else by cell id; else (ids are lost in some editors) by its unchanged text.
    """
    by_grade = {grade_id(cell): i for i, cell in enumerate(release.cells) if grade_id(cell)}
    plain = [(i, cell) for i, cell in enumerate(release.cells) if not grade_id(cell)]
    by_id = {cell.id: i for i, cell in plain}
    by_text = {(cell.cell_type, cell.source): i for i, cell in plain}
    owners = []
    for cell in submission.cells:
        owner = by_grade.get(grade_id(cell))
        if owner is None:
            same_text = by_text.get((str(cell.get("cell_type")), source(cell)))
            owner = by_id.get(str(cell.get("id")), same_text)
        owners.append(owner)
    return owners


def put_back(cell: NotebookNode, text: str | None) -> list[str]:
    """Give a released cell the student's text if it is the student's to change; tell of repairs."""
    name = grade_id(cell)
    if text is None:
        if name and not is_locked(cell) and cell.cell_type == "code":
            cell.source = MISSING  # three dots here would undo an answer given in another cell
        return [f"The cell {name} was missing; it was put back."] if name else []
    if is_locked(cell):
        changed = text.strip() != cell.source.strip()
        return [f"The course's cell {name} had been changed; it was put back."] if changed else []
    if name or cell.cell_type == "code":
        cell.source = text
    return []


def own_cell(cell: NotebookNode, index: int) -> NotebookNode:
    """A student's cell as code or text, with nothing of its metadata."""
    make = new_code_cell if cell.get("cell_type") == "code" else new_markdown_cell
    return make(source(cell), id=f"own-{index}")


# --- inside nbgrader ----------------------------------------------------------------------------


class SubmissionExporter(NotebookExporter):
    """nbgrader's way of opening a submission, made to rebuild it first."""

    def from_filename(self, filename: str, resources: dict | None = None, **kw: object) -> tuple:
        """Open a submission (rebuilt) or, in the second step, the notebook rebuilt before."""
        if not self.parent._sanitizing:
            return super().from_filename(filename, resources, **kw)
        unit = resources["nbgrader"]["assignment"]
        release = released(unit)
        state: dict = {"state": "graded", "why": "", "repairs": []}
        try:
            path, told = find(Path(filename).parent, unit)
            rebuilt = rebuild(release, read(path))
            nb, state["repairs"] = rebuilt.notebook, told + rebuilt.repairs
        except Unreadable as error:
            nb, state = release, {"state": "unreadable", "why": str(error), "repairs": []}
        nb.metadata[KEY] = state
        return self.from_notebook_node(nb, resources, **kw)
