"""Play a lesson in this process with its own answers or with others in their place."""

import ast
import contextlib
import copy
import io
import types
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import matplotlib.pyplot as plt
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

EMPTY = {  # expressions that answer nothing; no check may accept one of them
    "None": "None",
    "three dots": "...",
    "an empty list": "[]",
    "an empty text": "''",
    "0": "0",
    "1": "1",
    "True": "True",
    "nan": "float('nan')",
    "an empty frame": "__import__('pandas').DataFrame()",
    "an empty series": "__import__('pandas').Series(dtype=float)",
    "an empty array": "__import__('numpy').array([])",
    "an empty graph": "__import__('networkx').DiGraph()",
}


@dataclass
class Outcome:
    """What a check said to one answer: nothing (accepted), or the exception it raised."""

    check: str
    answer: str
    error: BaseException | None


def play(
    nb: NotebookNode, answers: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[Outcome]:
    """Run a notebook's code cells in order and put every check to the answers before it.

    Parameters
    ----------
    nb
        A source or a released notebook.
    answers
        Answers to try, by grade id of the answer and then by a name of ours; each is tried in
        namespaces of its own, and the notebook goes on with its own answer. None tries the
        notebook's own answers only.

    Yields
    ------
    Outcome
        One for each check and answer; the notebook's own answer is called "own".
    """
    plt.switch_backend("Agg")
    space: dict = {"__name__": "__main__", "display": lambda *shown, **how: None}
    answer, before = None, space
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        if is_solution(cell):
            answer, before = cell.metadata.nbgrader.grade_id, fork(space)
        if is_grade(cell):
            name = cell.metadata.nbgrader.grade_id
            for trial, source in (answers or {}).get(answer, {}).items():
                apart = fork(before)
                yield Outcome(name, trial, attempt(source, apart) or attempt(cell.source, apart))
            yield Outcome(name, "own", attempt(cell.source, space))
        elif error := attempt(cell.source, space):
            yield Outcome(cell.id, "own", error)
    plt.close("all")


def attempt(source: str, space: dict) -> BaseException | None:
    """Run some source; the exception that it raised, if it did."""
    try:
        with quiet():
            exec(compile(source, "<cell>", "exec"), space)
    except (Exception, SystemExit) as error:
        return error
    return None


def fork(space: dict) -> dict:
    """A namespace whose data can be changed without changing the first; functions see the copy."""
    apart: dict = {}
    for name, value in space.items():
        if isinstance(value, types.FunctionType) and value.__globals__ is space:
            value = types.FunctionType(
                value.__code__, apart, value.__name__, value.__defaults__, value.__closure__
            )
        elif not isinstance(value, (types.ModuleType, type)) and not callable(value):
            with contextlib.suppress(Exception):
                value = copy.deepcopy(value)
        apart[name] = value
    return apart


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """No output and no warnings."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield


def empty_answers(nb: NotebookNode) -> dict[str, dict[str, str]]:
    """For each answer cell, sources that define its names and answer nothing.

    A function is tried giving each empty value, handing its first argument back, and as no
    function at all.
    """
    found = {}
    for cell in nb.cells:
        if not (cell.cell_type == "code" and is_solution(cell)):
            continue
        functions, values = defined_names(cell.source)
        trials = {}
        for what, value in EMPTY.items():
            trials[what] = "\n".join(f"{name} = {value}" for name in functions + values)
            if functions:
                trials[f"a function that gives {what}"] = define(functions, value)
        if functions:
            trials["a function that hands its argument back"] = define(functions, "args[0]")
        found[cell.metadata.nbgrader.grade_id] = trials
    return found


def define(functions: list[str], value: str) -> str:
    """Source of functions that all give one expression."""
    return "\n".join(f"def {name}(*args, **options):\n    return {value}" for name in functions)


def defined_names(source: str) -> tuple[list[str], list[str]]:
    """The functions and the other names that a cell defines at its top level."""
    functions, values = [], []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            functions.append(node.name)
        elif isinstance(node, ast.Assign):
            values += [
                each.id
                for part in node.targets
                for each in ast.walk(part)
                if isinstance(each, ast.Name)
            ]
    return functions, values
