"""A small released notebook for tests of grading, and the cells to change it with."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def cell(grade_id: str, source: str, *, kind: str = "code", **how: object) -> NotebookNode:
    """A cell with nbgrader's metadata."""
    make = new_code_cell if kind == "code" else new_markdown_cell
    meta = {"grade_id": grade_id, "schema_version": 3, "task": False}
    meta |= {"grade": False, "solution": False, "locked": False} | how
    return make(source, id=grade_id, metadata={"nbgrader": meta})


def check(grade_id: str, source: str, points: int = 2) -> NotebookNode:
    """A locked check cell."""
    return cell(grade_id, source, grade=True, locked=True, points=points)


def release() -> NotebookNode:
    """A notebook with two questions, a worked example between them and a written answer."""
    return new_notebook(
        cells=[
            cell("q09-setup", "import math", locked=True),
            new_markdown_cell("# Title\nMake `one`. (2 points)", id="p1"),
            cell("q09-1-one", "one = (\n    ...\n)", solution=True),
            check("q09-1-one-check", "assert one == 1, 'one is not 1'"),
            new_code_cell("example = 10", id="p2"),
            cell("q09-2-two", "def two(x):\n    ...", solution=True),
            check("q09-2-two-check", "assert two(3) == 6, 'two(3) is not 6'"),
            cell("q09-w", "*Write here*", kind="text", grade=True, solution=True, points=6),
        ]
    )


def get(nb: NotebookNode, name: str) -> NotebookNode:
    """The cell with an id."""
    return next(each for each in nb.cells if each.id == name)


def names(nb: NotebookNode) -> list[str]:
    """The ids of all cells, in order."""
    return [each.id for each in nb.cells]
