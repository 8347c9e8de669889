"""The page a student gets: readable, complete, silent about hidden checks, and inert."""

import base64
import re

import pytest
from nbformat.v4 import new_output

from grading import feedback
from grading.rebuild import KEY
from grading.tests.notebooks import check, get, release

GRADED = {"state": "graded", "why": "", "repairs": []}


def page(nb, **about):
    """Render a notebook that already holds its scores."""
    for each in nb.cells:
        meta = each.metadata.get("nbgrader", {})
        if meta.get("grade"):
            meta.setdefault("score", 0.0)
            each.metadata.setdefault(KEY, {"waits": False})
    nb.metadata.setdefault(KEY, GRADED)
    resources = {
        "nbgrader": {"student": "ada", "notebook": "09-x", "score": 0, "max_score": 10}
        | {"late_penalty": 0}
        | about
    }
    exporter = feedback.FeedbackPage()
    exporter._preprocessors = []
    exporter.register_preprocessor(feedback.Readable, enabled=True)
    return exporter.from_notebook_node(nb, resources)[0]


@pytest.fixture
def wrong():
    nb = release()
    get(nb, "q09-1-one").source = "one = 2"
    error = new_output(
        "error",
        ename="NotYet",
        evalue="x",
        traceback=["\x1b[31m`one` is 2.\nI expected 1.\nOdd.\x1b[0m"],
    )
    get(nb, "q09-1-one-check").outputs = [error]
    return nb


def test_a_wrong_answer_shows_the_message_the_answer_and_what_to_do(wrong):
    text = page(wrong)
    assert "`one` is 2.\nI expected 1.\nOdd." in text
    assert "one = 2" in text
    assert "not right yet" in text
    assert feedback.NEXT_STEP["not right yet"] in text
    assert "no answer yet" in text  # the second question still has its three dots


def test_an_answer_is_listed_under_its_section(wrong):
    wrong.cells[1].source = "# Title\n## 1. In which order?\n### Your turn (2 points)"
    listed = [line for line in page(wrong).splitlines() if 'href="#q09-1-one"' in line]
    assert "1. In which order?" in listed[0]


def test_a_right_answer_says_so():
    nb = release()
    get(nb, "q09-1-one").source = "one = 1"
    get(nb, "q09-1-one-check").metadata.nbgrader["score"] = 2.0
    assert "Nothing to do." in page(nb)


def test_a_written_answer_waits_and_is_no_zero():
    nb = release()
    get(nb, "q09-w").source = "A *brief*."
    get(nb, "q09-w").metadata[KEY] = {"waits": True}
    text = page(nb)
    assert "waits for a person" in text
    assert "– / 6" in text
    assert "6 more wait for a person" in text


def test_hidden_checks_and_mark_schemes_are_not_printed():
    nb = release()
    hidden = check(
        "q09-3-x-check",
        "assert visible\n### BEGIN HIDDEN TESTS\nassert secret_line\n### END HIDDEN TESTS",
    )
    hidden.outputs = [
        new_output(
            "error",
            ename="KeyError",
            evalue="'k'",
            traceback=["----> 3 assert secret_line", "KeyError: 'k'"],
        )
    ]
    nb.cells.append(hidden)
    nb.cells[1].source += "\n### BEGIN MARK SCHEME\nsecret levels\n### END MARK SCHEME"
    text = page(nb)
    assert "secret" not in text
    assert "assert visible" in text
    assert "KeyError" in text


def test_an_unreadable_submission_is_told_why_and_gets_no_zero():
    nb = release()
    nb.metadata[KEY] = {"state": "unreadable", "why": "It is damaged.", "repairs": []}
    text = page(nb)
    assert "It is damaged." in text
    assert "This is not a zero" in text
    assert "0 / 2" not in text


def test_repairs_and_late_penalty_are_told():
    nb = release()
    nb.metadata[KEY] = GRADED | {"repairs": ["The cell x was missing; it was put back."]}
    text = page(nb, late_penalty=1.5)
    assert "The cell x was missing" in text
    assert "1.5 points are taken off" in text


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="https://example.org/track.png">',
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "<iframe src='https://example.org'></iframe>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<form action='https://example.org'><input name=a></form>",
    "<style>body{display:none}</style>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\text{<script>alert(1)</script>}$",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org'>",
]


@pytest.mark.parametrize("attack", HOSTILE)
def test_nothing_of_a_student_runs_or_is_fetched(attack):
    nb = release()
    get(nb, "q09-w").source = attack
    get(nb, "q09-w").metadata.nbgrader["comment"] = attack
    get(nb, "q09-1-one").source = attack
    get(nb, "q09-1-one").outputs = [
        new_output("display_data", {"text/html": attack}),
        new_output("display_data", {"text/markdown": attack}),
        new_output("display_data", {"image/svg+xml": attack, "text/plain": attack}),
        new_output("display_data", {"application/javascript": "alert(1)", "text/plain": attack}),
        new_output("stream", name="stdout", text=attack),
        new_output("error", ename=attack, evalue=attack, traceback=[attack]),
    ]
    text = page(nb, student=attack)
    body = text[text.index("<body>") :]
    for tag in ("<script", "<iframe", "<svg", "<form", "<input", "<style", "<meta", "<base"):
        assert tag not in body
    for inside in tags(body):
        assert "onerror" not in inside and "onload" not in inside
        assert "javascript:" not in inside
        assert 'src="http' not in inside


def tags(text):
    """The insides of all tags of a page."""
    return re.findall(r"<[a-zA-Z][^>]*>", text)


def test_the_page_forbids_scripts_and_outside_content():
    text = page(release())
    assert "default-src 'none'" in text
    assert '<html lang="en">' in text
    assert "width=device-width" in text


def test_formulas_become_mathml_and_prices_stay_prices():
    assert "<msup>" in feedback.prose("The chance is $1 - (1 - p)^k$.")
    assert "<math" in feedback.prose("$$x^2$$")
    assert "<math" not in feedback.prose("From $9.99 to $7.99 and $7.99.")
    assert "<math" not in feedback.prose("`$x^2$`")


def test_a_figure_keeps_its_alt_text():
    data = base64.b64encode(b"png").decode()
    output = new_output(
        "display_data", {"image/png": data}, metadata={"image/png": {"alt": 'A "line".'}}
    )
    assert feedback.show_output(output).endswith('alt="A &quot;line&quot;.">')


def test_a_forged_image_is_only_data():
    output = new_output("display_data", {"image/png": '"><script>alert(1)</script>'})
    assert "<script" not in feedback.show_output(output)
