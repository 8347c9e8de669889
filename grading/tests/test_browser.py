"""What a student and an instructor see in a real browser, from the first click to the feedback."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbgrader.utils import is_grade, is_solution
from playwright.sync_api import Locator, Page, expect, sync_playwright

from grading.demo import without_marks
from grading.tests import browser as tools

pytestmark = pytest.mark.browser

UNIT = "01-the-case"
STUDENT = "ben-one-misconception"
CLASSMATE = "cleo-half-done"
COMMENT = "Right order, on one clock. Where does the number come from?"
POINTS = "4"
ERROR = '[data-mime-type="application/vnd.jupyter.stderr"], .jp-mod-error'
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
THREE_PARTS = re.compile(r"^[^\n]+\nI expected [^\n]+\n[^\n]+\s*$")
HAND_IN = f"""
from grading import demo
from grading.autograde import prepare

demo.CLASS = {{name: demo.CLASS[name] for name in ({STUDENT!r}, {CLASSMATE!r})}}
prepare(demo.UNIT)
demo.hand_in()
"""

expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def chromium():
    program = tools.find_chromium()
    if program is None:
        pytest.skip("No Chromium was found; install it (Debian, Ubuntu: apt install chromium).")
    with sync_playwright() as playwright, tools.chromium(playwright, program) as browser:
        yield browser


@pytest.fixture(scope="module")
def course(chromium, tmp_path_factory):
    """A copy of the course in which two students have handed in."""
    folder = tmp_path_factory.mktemp("browser") / "course"
    tools.copy_course(folder)
    tools.run_python(folder, "-c", HAND_IN)
    released = folder / "grading" / ".build" / "release" / UNIT / f"{UNIT}.ipynb"
    (folder / "course" / UNIT / f"{UNIT}.ipynb").write_bytes(released.read_bytes())
    return folder


@pytest.fixture(scope="module")
def lab(course):
    with tools.jupyterlab(course) as server:
        yield server


# --- the student --------------------------------------------------------------------------------


def test_a_student_runs_answers_and_validates(chromium, lab, course):
    nb = tools.read(course, "course", UNIT, f"{UNIT}.ipynb")
    at = {cell.id: number for number, cell in enumerate(nb.cells)}
    solution = tools.read(course, "grading", ".build", "source", UNIT, f"{UNIT}.ipynb")
    answer = next(cell for cell in solution.cells if cell.cell_type == "code" and is_solution(cell))
    with tools.visit(chromium) as window:
        page = window.page
        page.goto(f"{lab['url']}lab/tree/course/{UNIT}/{UNIT}.ipynb?token={lab['token']}")
        cells = page.locator(".jp-Notebook .jp-Cell")
        expect(cells).to_have_count(len(nb.cells))
        expect(page.locator(IDLE)).to_be_visible()
        window.picture("1-opened")

        choose(page, "Run", "Run All Cells")
        check = cells.nth(at[f"{answer.id}-check"])
        wait_until_run(check)
        expect(cells.nth(at["q01-setup"]).locator(".jp-InputPrompt")).to_have_text("[1]:")
        expect(cells.nth(at["q01-setup"]).locator(ERROR)).to_have_count(0)
        expect(page.locator(IDLE)).to_be_visible()
        expect(cells.last).to_be_in_viewport()  # JupyterLab has jumped to the end by itself
        message = check.locator(".jp-OutputArea-output")
        check.scroll_into_view_if_needed()
        message.scroll_into_view_if_needed()
        expect(message).to_be_in_viewport()
        expect(message).to_have_text(THREE_PARTS, use_inner_text=True)
        expect(message).not_to_have_text(re.compile("Traceback|Error|NotYet"))
        window.picture("2-a-check-says-not-yet")

        write(page, cells.nth(at[answer.id]), without_marks(answer.source))
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Shift+Enter")
        expect(message).to_contain_text(f"{answer.id}: right")
        expect(check.locator(ERROR)).to_have_count(0)
        window.picture("3-a-check-passes")

        page.get_by_role("button", name="Validate").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Validation Results")
        failed = dialog.get_by_text("The following cell failed")
        expect(failed).to_have_count(sum(map(is_grade, nb.cells)) - 1)
        window.picture("4-validated")
        assert window.outside == []


def choose(page: Page, menu: str, item: str) -> None:
    """Click on an item of a menu."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def wait_until_run(cell: Locator) -> None:
    """Wait for the number that a cell gets when it has been run."""
    expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"))


def write(page: Page, cell: Locator, source: str) -> None:
    """Put a text in the place of what a cell holds, and leave the cursor there."""
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(source)


# --- the instructor -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def feedback(chromium, lab, course):
    """The feedback page of a student whose work was graded in the Formgrader."""
    with tools.visit(chromium) as window:
        page = window.page
        page.goto(f"{lab['url']}formgrader?token={lab['token']}")
        expect(page.get_by_role("row").filter(has_text=UNIT)).to_contain_text("2")
        window.picture("5-formgrader")

        manage = f"{lab['url']}formgrader/manage_submissions/{UNIT}"
        page.goto(manage)
        expect(row(page, CLASSMATE)).to_contain_text("needs autograding")
        press(page, "autograde")
        expect(row(page, STUDENT)).to_contain_text("needs manual grading")
        window.picture("6-autograded")

        page.goto(f"{lab['url']}formgrader/gradebook/{UNIT}/{UNIT}")
        page.get_by_role("link", name="Submission #1").click()
        grade_by_hand(window, course)

        page.goto(manage)
        expect(row(page, STUDENT).locator(".status")).to_have_text("graded")
        press(page, "generate-feedback")
        window.picture("8-feedback-generated")
        assert [url for url in window.outside if "mathjax" not in url.lower()] == []
    made = course / "grading" / ".build" / "demo" / "feedback"
    return made / STUDENT / UNIT / f"{UNIT}.html"


def row(page: Page, student: str) -> Locator:
    """A student's row in the table of submissions."""
    return page.get_by_role("row").filter(has_text=student)


def press(page: Page, button: str) -> None:
    """Press one of the buttons in the student's row and close the box that reports success."""
    row(page, STUDENT).locator(f".{button} a").click()
    box = page.locator(".modal.in")
    expect(box.locator(".modal-title")).to_have_text("Success")
    box.locator(".modal-footer button").click()
    expect(page.locator(".modal-backdrop")).to_have_count(0)


def grade_by_hand(window: tools.Visit, course) -> None:
    """Find the mark scheme above the written answer; give points and a comment, which are kept."""
    page = window.page
    score, comment = page.locator("input#q01-w"), page.locator("#q01-w-comment")
    expect(score).to_have_class(re.compile("needs_manual_grade"))
    expect(comment).to_have_attribute("placeholder", re.compile("comment"))
    above = page.locator("div.cell", has=score).locator("xpath=preceding-sibling::div[1]")
    expect(above).to_contain_text(end_of_mark_scheme(course))
    above.scroll_into_view_if_needed()
    window.picture("7a-mark-scheme")

    with page.expect_response(re.compile("api/grade/")) as saved:
        score.fill(POINTS)
        score.blur()
    assert saved.value.ok
    with page.expect_response(re.compile("api/comment/")) as saved:
        comment.fill(COMMENT)
        comment.blur()
    assert saved.value.ok
    window.picture("7b-graded-by-hand")
    page.reload()
    expect(score).to_have_value(POINTS)
    expect(comment).to_have_value(COMMENT)


def end_of_mark_scheme(course) -> str:
    """The last words of the mark scheme, which are plain text."""
    nb = tools.read(course, "grading", ".build", "source", UNIT, f"{UNIT}.ipynb")
    task = next(cell.source for cell in nb.cells if cell.id == "q01-w-task")
    scheme = task.partition("BEGIN MARK SCHEME")[2].partition("END MARK SCHEME")[0]
    return [line for line in scheme.splitlines() if re.match("[A-Z]", line)][-1]


def test_an_instructor_grades_by_hand_and_the_feedback_says_so(chromium, feedback):
    with tools.visit(chromium) as window:
        page = window.page
        page.goto(feedback.as_uri())
        answer = page.locator("#q01-w")
        expect(answer).to_contain_text(COMMENT)
        points = page.locator(".summary tbody .number").all_inner_texts()
        expect(row(page, "q01-w").locator(".number")).to_have_text(f"{POINTS} / 6")
        total = sum(float(text.partition("/")[0]) for text in points)
        expect(page.locator(".score strong")).to_have_text(f"{total:g}")
        window.picture("9a-feedback")
        answer.scroll_into_view_if_needed()
        window.picture("9b-feedback-on-the-written-answer")
        assert window.outside == []
        assert window.errors == []


def test_pages_fit_a_phone_and_figures_have_words(chromium, feedback, course):
    tools.run_python(course, "-m", "grading", "report", UNIT)
    report = course / "grading" / ".build" / "demo" / "report" / f"{UNIT}.html"
    with tools.visit(chromium, width=390, height=844) as window:
        page = window.page
        page.goto(feedback.as_uri())
        window.picture("10a-feedback-on-a-phone")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert_fits(page)
        words = page.locator("img").evaluate_all("images => images.map(image => image.alt)")
        assert words
        assert all(len(alt.split()) > 3 and "without alt text" not in alt for alt in words)
        page.locator("img").first.scroll_into_view_if_needed()
        window.picture("10b-feedback-unfolded-on-a-phone")

        page.goto(report.as_uri())
        assert_fits(page)
        window.picture("11-report-on-a-phone")
        page.get_by_role("link", name=STUDENT).click()
        expect(page.locator("#q01-w")).to_contain_text(COMMENT)
        assert window.outside == []
        assert window.errors == []


@pytest.mark.parametrize("width", [390, 1200])
def test_screen_readers_and_keyboards_reach_everything(chromium, feedback, course, width):
    tools.run_python(course, "-m", "grading", "report", UNIT)
    report = course / "grading" / ".build" / "demo" / "report" / f"{UNIT}.html"
    with tools.visit(chromium, width=width, bypass_csp=True) as window:
        for path in (feedback, report):
            window.page.goto(path.as_uri())
            window.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = Axe().run(window.page, options={"runOnly": ["wcag2a", "wcag2aa"]})
            assert found.violations_count == 0, found.generate_report()


def assert_fits(page: Page) -> None:
    """Nothing on the page is cut off or must be scrolled to at the side."""
    wide = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
