"""The gates that every unit must pass; each yields its faults, one sentence a fault."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

import nbformat
import pyphen
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_locked, is_solution

from grading.build import is_built, source_notebook
from grading.course import COURSE, GRADING, SOLUTIONS, Stop
from grading.play import empty_answers, play

MAX_CELLS = 50
MAX_CODE_LINES = 12
WORDS = range(1200, 1801)
GRADED = range(5, 9)
REGION = re.compile(r"BEGIN (SOLUTION|HIDDEN TESTS|MARK SCHEME).*?\n(.*?)[^\n]*END \1", re.DOTALL)
POINTS = re.compile(r"\((\d+) points?\)")
TOTAL = re.compile(r"(\d+) points? in all")
IMAGE = re.compile(r"!\[(.*?)\]\(|<img\b(.*?)>", re.DOTALL)


@dataclass
class Unit:
    """A unit's notebooks: as written, as released to students, as executed for readers."""

    name: str
    source: NotebookNode
    release: NotebookNode
    executed: NotebookNode

    @classmethod
    def load(cls, name: str) -> "Unit":
        """Read a built unit."""
        if not is_built(name):
            raise Stop(
                f"Unit {name} changed since it was built; run `python -m grading build {name}`."
            )
        return cls(
            name,
            source_notebook(name),
            nbformat.read(COURSE / name / f"{name}.ipynb", as_version=4),
            nbformat.read(SOLUTIONS / f"{name}.ipynb", as_version=4),
        )


# --- helpers ------------------------------------------------------------------------------------


def grade_id(cell: NotebookNode) -> str:
    """The nbgrader id of a cell, or an empty text."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def checks(nb: NotebookNode) -> list[NotebookNode]:
    """The autograded cells of a notebook."""
    return [cell for cell in nb.cells if cell.cell_type == "code" and is_grade(cell)]


def prose(nb: NotebookNode) -> str:
    """All text of a notebook, as readers see it."""
    return "\n\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")


def words(text: str) -> list[str]:
    """The words of a Markdown text, without addresses, marks and code."""
    text = re.sub(r"```.*?```|<[^>]+>|\]\([^)]*\)", " ", text, flags=re.DOTALL)
    return re.findall(r"[A-Za-z0-9][\w'’-]*", text)


def bank(name: str) -> ModuleType:
    """The answer bank of a unit."""
    path = GRADING / "banks" / f"{name}.py"
    if not path.exists():
        raise Stop(f"Unit {name} has no answer bank; write grading/banks/{name}.py.")
    spec = importlib.util.spec_from_file_location(f"bank_{name.replace('-', '_')}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- gates on text ------------------------------------------------------------------------------


def named_and_unique(unit: Unit) -> Iterator[str]:
    """Ids are unique and speak: q01-2-reach, its check, q01-w."""
    number = unit.name[:2]
    seen: set[str] = set()
    answers = {grade_id(cell) for cell in unit.source.cells if is_solution(cell)}
    for cell in unit.source.cells:
        name = grade_id(cell)
        if name in seen:
            yield f"The id {name} is there twice."
        seen.add(name) if name else None
        if name and not re.fullmatch(rf"q{number}-(\d-[a-z]+(-check|-task)?|w|w-task|setup)", name):
            yield f"The id {name} is not q{number}-2-word, q{number}-w or q{number}-setup."
        if (
            is_grade(cell)
            and cell.cell_type == "code"
            and name.removesuffix("-check") not in answers
        ):
            yield f"The check {name} has no answer cell {name.removesuffix('-check')} before it."
        if not name and is_locked(cell):
            yield f"A locked cell has no id: {cell.source[:40]!r}."


def points_said_once(unit: Unit) -> Iterator[str]:
    """The points in the prose are the points in the metadata, in the prompts and in all."""
    said: list[int] = []
    total = 0
    for cell in unit.source.cells:
        if cell.cell_type == "markdown" and not is_grade(cell):
            said += [int(points) for points in POINTS.findall(cell.source)]
        if is_grade(cell):
            points = cell.metadata.nbgrader["points"]
            total += points
            if said != [points]:
                yield f"{grade_id(cell)} has {points} points, but the text before it says {said}."
            said = []
    if said:
        yield f"The text says {said} points after the last graded cell."
    if [int(number) for number in TOTAL.findall(prose(unit.source))] != [total]:
        yield f'The text must say once "{total} points in all".'


def nothing_leaks(unit: Unit) -> Iterator[str]:
    """No solution line, hidden check or mark scheme, and no output, in what students get."""
    given = "\n".join(
        path.read_text(encoding="utf-8")
        for path in COURSE.rglob("*")
        if path.suffix in {".py", ".md"} and path.is_file()
    )
    released = [line.strip() for cell in unit.release.cells for line in cell.source.splitlines()]
    lines = {line.strip() for line in given.splitlines()} | set(released)
    for cell in unit.source.cells:
        for kind, region in REGION.findall(cell.source):
            for line in region.splitlines():
                if len(line.strip()) >= 12 and line.strip() in lines:
                    yield f"A line of a {kind.lower()} is in course/: {line.strip()!r}."
    for cell in unit.release.cells:
        if re.search(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)", cell.source):
            yield f"The release still marks a region in {cell.id}."
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"The release holds the output of {cell.id}."


def within_limits(unit: Unit) -> Iterator[str]:
    """Cells, words, lines and the number of graded answers are within the course's limits."""
    if len(unit.source.cells) > MAX_CELLS:
        yield f"{len(unit.source.cells)} cells; at most {MAX_CELLS}."
    count = len(words(prose(unit.release)))
    if count not in WORDS:
        yield f"{count} words; between {WORDS.start} and {WORDS.stop - 1}."
    if len(checks(unit.source)) not in GRADED:
        yield f"{len(checks(unit.source))} autograded answers; 5 to 8."
    for cell in unit.release.cells:
        lines = len(cell.source.splitlines())
        if cell.cell_type == "code" and lines > MAX_CODE_LINES:
            yield f"The code cell {cell.id} has {lines} lines; at most {MAX_CODE_LINES}."


def alt_text_everywhere(unit: Unit) -> Iterator[str]:
    """Every image in the text and every figure in the executed notebook has alt text."""
    for cell in unit.executed.cells:
        if cell.cell_type == "markdown":
            for alt, attributes in IMAGE.findall(cell.source):
                if not alt.strip() and not re.search(r'alt="[^"]+"', attributes):
                    yield f"An image in {cell.id} has no alt text."
        for output in cell.get("outputs", []):
            alt = output.get("metadata", {}).get("image/png", {}).get("alt", "")
            if "image/png" in output.get("data", {}) and not alt.strip():
                yield f"A figure of {cell.id} has no alt text."


def silent(unit: Unit) -> Iterator[str]:
    """No error, no warning and nothing else on stderr in any executed cell."""
    for cell in unit.executed.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error" or output.get("name") == "stderr":
                shown = output.get("ename") or output.get("text", "")[:80]
                yield f"{cell.id} shows {shown!r} when run."


# --- gates on answers ---------------------------------------------------------------------------


def solution_is_right(unit: Unit) -> Iterator[str]:
    """The lesson's own answers pass every check, hidden ones included."""
    for outcome in play(unit.source):
        if outcome.error:
            yield f"The solution fails at {outcome.check}: {outcome.error}"


def release_scores_nothing(unit: Unit) -> Iterator[str]:
    """Every check refuses the notebook as it is handed out, in the three parts."""
    expected = {grade_id(cell) for cell in checks(unit.release)}
    for outcome in play(unit.release):
        if outcome.check not in expected:
            yield f"The released cell {outcome.check} stops: {outcome.error!r}"
        elif outcome.error is None:
            yield f"{outcome.check} gives points to the unanswered notebook."
        elif type(outcome.error).__name__ not in ("NotYet", "NameError"):
            yield f"{outcome.check} breaks on the unanswered notebook: {outcome.error!r}"


def empty_answers_score_nothing(unit: Unit) -> Iterator[str]:
    """No check accepts an answer from a panel of empty ones, and each refusal is a message."""
    for outcome in play(unit.source, empty_answers(unit.source)):
        if outcome.answer == "own":
            continue
        if outcome.error is None:
            yield f"{outcome.check} accepts {outcome.answer}."
        elif type(outcome.error).__name__ != "NotYet":
            yield f"{outcome.check} breaks on {outcome.answer}: {outcome.error!r}"


def bank_is_judged_rightly(unit: Unit) -> Iterator[str]:
    """Wrong answers of the bank fail with their message, right ones pass, and there are enough."""
    answers = bank(unit.name).BANK
    trials = {}
    for name in (grade_id(cell).removesuffix("-check") for cell in checks(unit.source)):
        given = answers.get(name)
        if given is None or len(given.wrong) < 3 or len(given.right) < 2:
            yield f"The bank needs three wrong and two right answers for {name}."
            continue
        trials[name] = {f"wrong: {each.mistake}": each.source for each in given.wrong}
        trials[name] |= {f"right: {n}": source for n, source in enumerate(given.right, 1)}
    for outcome in play(unit.source, trials):
        name = outcome.check.removesuffix("-check")
        if outcome.answer.startswith("right") and outcome.error:
            yield f"{name} refuses {outcome.answer}: {outcome.error}"
        if outcome.answer.startswith("wrong"):
            wrong = next(w for w in answers[name].wrong if outcome.answer == f"wrong: {w.mistake}")
            if outcome.error is None:
                yield f"{name} accepts the wrong answer {wrong.mistake!r}."
            elif wrong.says not in str(outcome.error) or type(outcome.error).__name__ != "NotYet":
                yield f"{name} says to {wrong.mistake!r}, without {wrong.says!r}: {outcome.error}"


GATES: list[Callable[[Unit], Iterator[str]]] = [
    named_and_unique,
    points_said_once,
    nothing_leaks,
    within_limits,
    alt_text_everywhere,
    silent,
    solution_is_right,
    release_scores_nothing,
    empty_answers_score_nothing,
    bank_is_judged_rightly,
]


def reading_ease(text: str) -> float:
    """Flesch reading ease: about 60 to 70 is plain English, higher is easier (Flesch 1948)."""
    plain = re.sub(r"```.*?```|`[^`]*`|\|.*?\n|<[^>]+>", " ", text, flags=re.DOTALL)
    found = [word for word in words(plain) if word.isalpha()]
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", plain)))
    split = pyphen.Pyphen(lang="en_US")
    syllables = sum(len(split.positions(word)) + 1 for word in found)
    return 206.835 - 1.015 * len(found) / sentences - 84.6 * syllables / max(1, len(found))


def check(name: str, say: Callable[[str], None] = print) -> Iterator[str]:
    """Hold one built unit to every gate.

    Parameters
    ----------
    name
        Full name of a unit.
    say
        Where to print progress and the figures that are not enforced.

    Yields
    ------
    str
        A fault, in one sentence.
    """
    unit = Unit.load(name)
    for gate in GATES:
        faults = list(gate(unit))
        say(f"  {'passed' if not faults else 'FAILED'}  {gate.__doc__.splitlines()[0]}")
        yield from faults
    say(
        f"  {len(unit.source.cells)} cells, {len(words(prose(unit.release)))} words, "
        f"{len(checks(unit.source))} autograded answers, "
        f"reading ease {reading_ease(prose(unit.release)):.0f} (60 to 70 is plain English)"
    )
