"""What an instructor reads about a class: a short table, a page, and which questions went wrong."""

from collections import Counter
from pathlib import Path

import jinja2
import nbformat

from grading.autograde import class_results
from grading.course import class_folder, make_folder
from grading.feedback import PAGES, amount, message
from grading.record import Result


def rows(unit: str) -> list[tuple[str, str, str, str]]:
    """Student, points, state and the reason for the state, one tuple a student."""
    return [
        (each.student, f"{amount(each.score)} / {amount(each.max_score)}", each.state, each.why)
        for each in class_results(unit)
    ]


def text_table(lines: list[tuple]) -> str:
    """Rows with aligned columns, the first of them a heading."""
    widths = [max(len(str(line[i])) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(str(cell).ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def short_table(unit: str) -> str:
    """The class on one screen."""
    return text_table([("student", "points", "state", ""), *rows(unit)])


def answers(results: list[Result]) -> list[dict]:
    """For each answer: how many were graded, the share of the points they got, how many wait."""
    names = list(dict.fromkeys(name for each in results for name in each.scores))
    table = []
    for name in names:
        scores = [each.scores.get(name) for each in results if each.scores]
        graded = [score for score in scores if score is not None]
        table.append(
            {
                "name": name.removesuffix("-check"),
                "graded": len(graded),
                "mean": sum(graded) / len(graded) if graded else None,
                "waiting": len(scores) - len(graded),
            }
        )
    return table


def messages(unit: str, most: int = 10) -> list[tuple[str, str, int]]:
    """The most frequent messages of failed checks: answer, message, how many students got it."""
    counts: Counter = Counter()
    for path in sorted(class_folder().glob(f"autograded/*/{unit}/{unit}.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code":
                for output in cell.outputs:
                    if output.output_type == "error":
                        name = cell.metadata.nbgrader.grade_id.removesuffix("-check")
                        counts[name, output.get("evalue") or message(output)] += 1
    return [(name, text, count) for (name, text), count in counts.most_common(most)]


def report(unit: str) -> Path:
    """Write the class report, a page with links to every feedback page.

    Returns
    -------
    Path
        The page.
    """
    results = class_results(unit)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(PAGES), autoescape=True)
    environment.filters["amount"] = amount
    page = environment.get_template("report.html.j2").render(
        unit=unit,
        results=results,
        answers=answers(results),
        messages=messages(unit),
        has_feedback=lambda student: (
            class_folder() / "feedback" / student / unit / f"{unit}.html"
        ).exists(),
    )
    path = make_folder(class_folder() / "report") / f"{unit}.html"
    path.write_text(page, encoding="utf-8")
    return path
