"""The page a student gets back: each question, what was expected, what to do next.

Nothing on it is fetched from the network or runs, and no hidden check is shown.
"""

import base64
import html
import re
from pathlib import Path

import jinja2
import nh3
from latex2mathml.converter import convert as tex_to_mathml
from nbconvert.exporters import Exporter
from nbconvert.filters import markdown2html, strip_ansi
from nbformat import NotebookNode
from nbgrader.preprocessors import (
    ClearHiddenTests,
    ClearMarkScheme,
    GetGrades,
    NbGraderPreprocessor,
)
from nbgrader.utils import is_grade, is_solution

from grading.rebuild import KEY, MISSING
from grading.record import points

PAGES = Path(__file__).parent / "pages"
IMAGES = ("image/png", "image/jpeg")
NEXT_STEP = {
    "right": "Nothing to do.",
    "not right yet": "Change your answer, run the cell below it again, and press Validate "
    "before you hand in again.",
    "no answer yet": "Write your answer where the three dots are, and run the cell below it.",
    "waits for a person": "A grader will read this. Nothing to do until then.",
    "not graded": "Nobody has graded this yet. Ask your instructor.",
    "graded": "Read the comment, if there is one, and compare your text with the question.",
    "no text": "Write your answer in the cell under the question.",
}
MATHML = {"math", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mfrac", "msqrt", "mroot"}
MATHML |= {"msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd"}
MATHML |= {"mstyle", "mpadded", "mphantom", "menclose"}
CODE_OR_TEX = re.compile(
    r"(?P<code><(?:pre|code)\b.*?</(?:pre|code)>)"
    r"|\$\$(?P<block>.+?)\$\$"
    r"|\$(?P<line>\S(?:[^$\n]*\S)?)\$(?!\d)",
    re.DOTALL,
)
UNTOUCHED = re.compile(rf"^\s*(\.\.\.|{re.escape(MISSING)})\s*$", re.MULTILINE)


# --- safe HTML ----------------------------------------------------------------------------------


def clean(text: str) -> str:
    """HTML without anything that runs or is fetched: no scripts, styles, outside images."""
    attributes = {name: set(allowed) for name, allowed in nh3.ALLOWED_ATTRIBUTES.items()}
    attributes["math"] = {"display"}
    return nh3.clean(
        text,
        tags=nh3.ALLOWED_TAGS | MATHML,
        attributes=attributes,
        attribute_filter=local_images_only,
    )


def local_images_only(tag: str, attribute: str, value: str) -> str | None:
    """Keep an attribute unless it would fetch something."""
    if (tag, attribute) == ("img", "src") and not value.startswith("data:image/"):
        return None
    return value


def formulas(text: str) -> str:
    """Turn TeX between dollar signs, outside code, into MathML that browsers show by themselves.

    As in Pandoc, a dollar before a space or after one starts or ends nothing: "$9.99 to $7.99".
    """

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        display = "block" if found["block"] else "inline"
        try:
            return tex_to_mathml(html.unescape(found["block"] or found["line"]), display=display)
        except Exception:  # not TeX after all: show what was written
            return found[0]

    return CODE_OR_TEX.sub(one, text)


def prose(text: str) -> str:
    """Markdown as safe HTML with readable formulas."""
    return clean(formulas(markdown2html(text)))


def show_output(output: NotebookNode) -> str:
    """One output of a cell as safe HTML; what cannot be shown safely is left out."""
    if output.output_type == "stream":
        return f"<pre>{html.escape(strip_ansi(output.text))}</pre>"
    if output.output_type == "error":
        return f'<pre class="error">{html.escape(message(output))}</pre>'
    data, metadata = output.get("data", {}), output.get("metadata", {})
    for kind in IMAGES:
        if kind in data:
            alt = (metadata.get(kind) or metadata).get("alt", "")
            return image(kind, data[kind], str(alt))
    if "text/html" in data:
        return f'<div class="table" tabindex="0">{clean(data["text/html"])}</div>'
    if "text/markdown" in data:
        return prose(data["text/markdown"])
    return f"<pre>{html.escape(strip_ansi(data.get('text/plain', '')))}</pre>"


def image(kind: str, data: str, alt: str) -> str:
    """A figure with its alt text, if its data are what they say."""
    try:
        data = base64.b64encode(base64.b64decode(data, validate=False)).decode()
    except ValueError:
        return ""
    alt = html.escape(alt or "A figure without alt text.")
    return f'<img src="data:{kind};base64,{data}" alt="{alt}">'


def message(error: NotebookNode) -> str:
    """What an error says, without colours; in a check, only the author's words."""
    return strip_ansi("\n".join(error.traceback)) or f"{error.ename}: {error.evalue}"


def author_words(error: NotebookNode) -> str:
    """The message of a failed check without any line of the check itself."""
    if error.ename in ("NotYet", "Stopped"):
        return message(error)
    return (
        f"The check could not be done: {error.ename}: {strip_ansi(error.evalue)}\n"
        "I expected an answer that the check can work with.\n"
        "This usually happens when an earlier cell did not run through. Look at the first error."
    )


# --- inside nbgrader ----------------------------------------------------------------------------


class Grades(GetGrades):
    """nbgrader's GetGrades step; it also tells which answers have no grade yet."""

    def _get_score(self, cell: NotebookNode, resources: dict) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"],
            self.notebook_id,
            self.assignment_id,
            self.student_id,
        )
        cell.metadata[KEY] = {"waits": points(grade) is None}


class Readable(NbGraderPreprocessor):
    """Take out of a graded notebook what a student must not see, and the checks' inner lines."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple:
        """Take out hidden checks and mark schemes; leave the author's words of a failed check."""
        for step in (ClearHiddenTests, ClearMarkScheme):
            nb, resources = step(parent=self, enforce_metadata=False).preprocess(nb, resources)
        for cell in nb.cells:
            if is_grade(cell) and cell.cell_type == "code":
                cell.outputs = [short(output) for output in cell.outputs]
        return nb, resources


def short(output: NotebookNode) -> NotebookNode:
    """A check's output with only the author's words."""
    if output.output_type == "error":
        output.traceback = [author_words(output)]
    return output


class FeedbackPage(Exporter):
    """nbgrader's feedback step with our page instead of a printed notebook."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **kw: object
    ) -> tuple:
        """Render the page."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(PAGES), autoescape=True, undefined=jinja2.StrictUndefined
        )
        environment.filters |= {"prose": prose, "output": show_output, "amount": amount}
        told = nb.metadata.get(KEY, {"state": "graded", "why": "", "repairs": []})
        page = environment.get_template("feedback.html.j2").render(
            nb=nb,
            told=told,
            title=title(nb),
            questions=questions(nb, told["state"] == "unreadable"),
            **resources["nbgrader"],
        )
        return page, resources


def amount(number: float | None) -> str:
    """Points as a person writes them; a dash where nothing was graded."""
    return "–" if number is None else f"{number:g}"


def title(nb: NotebookNode) -> str:
    """The title of a notebook."""
    return next((head for cell in nb.cells for head in headings(cell, "# ")), "Feedback")


def headings(cell: NotebookNode, mark: str) -> list[str]:
    """The headings of one level in a text cell, without their mark."""
    if cell.cell_type != "markdown":
        return []
    return [line.removeprefix(mark) for line in cell.source.splitlines() if line.startswith(mark)]


def questions(nb: NotebookNode, unreadable: bool) -> list[dict]:
    """Every graded cell with its answer, its prompt, its state and what to do next, in order."""
    found = []
    prompt, answer, heading = "", None, ""
    for cell in nb.cells:
        heading = (headings(cell, "## ") or [heading])[-1]
        if is_solution(cell):
            answer = cell
        elif cell.cell_type == "markdown":
            prompt = cell.source
        if is_grade(cell):
            found.append(question(cell, answer, prompt, heading, unreadable))
    return found


def question(
    cell: NotebookNode, answer: NotebookNode | None, prompt: str, heading: str, unreadable: bool
) -> dict:
    """What the page says about one graded cell."""
    meta = cell.metadata.nbgrader
    errors = [out for out in cell.get("outputs", []) if out.output_type == "error"]
    state = "not graded" if unreadable else state_of(cell, answer)
    comment = (answer or cell).metadata.nbgrader.get("comment") or ""
    return {
        "id": meta.grade_id.removesuffix("-check"),
        "heading": heading,
        "prompt": prompt,
        "answer": answer,
        "points": meta.points,
        "score": None if state in ("not graded", "waits for a person") else meta.score,
        "state": state,
        "message": message(errors[0]) if errors else "",
        "comment": comment,
        "next": NEXT_STEP[state],
    }


def state_of(cell: NotebookNode, answer: NotebookNode | None) -> str:
    """In a few words, how a question was answered."""
    meta = cell.metadata.nbgrader
    if cell.metadata[KEY]["waits"]:
        return "waits for a person" if cell.cell_type == "markdown" else "not graded"
    if cell.cell_type == "markdown":
        blank = (meta.get("comment") or "").startswith("No response")  # nbgrader's word for it
        return "no text" if blank else "graded"
    if meta.score == meta.points:
        return "right"
    return "no answer yet" if answer is None or UNTOUCHED.search(answer.source) else "not right yet"
