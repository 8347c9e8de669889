"""A copy of the course with JupyterLab running on it, and a browser that stays on this machine."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import matplotlib
import nbformat
from nbformat import NotebookNode
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

from grading.course import ROOT

PARTS = ["course", "data", "solutions", "grading", "requirements.lock"]
LEFT_OUT = ["class", "demo", "screenshots", "__pycache__", ".ipynb_checkpoints"]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
START = 90  # seconds; a unit that is not built yet is built on the way
STOP = 20


def find_chromium() -> str | None:
    """Where Chromium is on this machine, if it is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


# --- the course ---------------------------------------------------------------------------------


def copy_course(to: Path) -> None:
    """Copy what the course needs to run: Validate and the Formgrader write to what they serve."""
    to.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns(*LEFT_OUT))
        else:
            shutil.copyfile(ROOT / part, to / part)


def environment(course: Path) -> dict[str, str]:
    """An environment in which everything is imported from a copy and nobody's settings count."""
    home = course.parent / "jupyter"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return kept | {
        "PYTHONPATH": os.pathsep.join([str(course), str(course / "course")]),
        "KUTCHER_CLASS": "demo",
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "MPLCONFIGDIR": matplotlib.get_cachedir(),  # the list of fonts takes seconds to make
    }


def run_python(course: Path, *words: str) -> None:
    """Run Python in a copy of the course to its end; it must succeed."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=course,
        env=environment(course),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def read(course: Path, *path: str) -> NotebookNode:
    """A notebook of a copy of the course."""
    return nbformat.read(course.joinpath(*path), as_version=4)


# --- JupyterLab ---------------------------------------------------------------------------------


@contextlib.contextmanager
def jupyterlab(course: Path) -> Iterator[dict]:
    """Run `python -m grading lab` on a copy; yields what the server tells of itself: url, token."""
    log = course.parent / "lab.log"
    options = ["--no-browser", "--port=0", "--allow-root"]
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [sys.executable, "-m", "grading", "lab", "--", *options],
            cwd=course,
            env=environment(course),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        server = None
        try:
            server = wait_for_server(process, course, log)
            yield server
        finally:
            stop(process, server)


def wait_for_server(process: subprocess.Popen, course: Path, log: Path) -> dict:
    """What a server that has just been started tells of itself, as soon as it answers."""
    runtime = Path(environment(course)["JUPYTER_RUNTIME_DIR"])
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError, ValueError, StopIteration):
            server = json.loads(next(runtime.glob("jpserver-*.json")).read_text())
            ask(server, "api/status")
            assert server["root_dir"] == str(course), "JupyterLab is not on the copy."
            return server
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


def ask(server: dict, address: str, method: str = "GET") -> None:
    """Send a server a request and wait for its answer."""
    headers = {"Authorization": f"token {server['token']}"}
    request = urllib.request.Request(server["url"] + address, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=STOP) as answer:
        answer.read()


def stop(process: subprocess.Popen, server: dict | None) -> None:
    """Let a server end itself and its kernels; end what is left of it by force."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        if server:
            ask(server, "api/shutdown", "POST")
            process.wait(STOP)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


# --- the browser --------------------------------------------------------------------------------


@contextlib.contextmanager
def chromium(playwright: Playwright, program: str) -> Iterator[Browser]:
    """This machine's Chromium, without a window."""
    browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
    try:
        yield browser
    finally:
        browser.close()


class Visit:
    """A browser window that no request leaves this machine from.

    Attributes
    ----------
    page
        Playwright's page.
    outside
        Addresses elsewhere that were asked for, and refused.
    errors
        Errors in the page and in its console.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        context.route("**/*", self.keep_here)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.listen)

    def keep_here(self, route: Route) -> None:
        """Let a request go on unless it leaves this machine."""
        here = ("http://localhost:", "http://127.0.0.1:", "file:", "data:", "blob:")
        if route.request.url.startswith(here):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def listen(self, message: object) -> None:
        """Keep what the console calls an error."""
        if message.type == "error":
            self.errors.append(message.text)

    def picture(self, name: str) -> None:
        """Keep what is seen in the folder that KUTCHER_SCREENSHOTS names, if it names one."""
        if folder := os.environ.get("KUTCHER_SCREENSHOTS"):
            self.page.screenshot(path=Path(folder, f"{name}.png"))


@contextlib.contextmanager
def visit(
    browser: Browser, width: int = 1280, height: int = 900, **options: object
) -> Iterator[Visit]:
    """Open a window with a memory of its own, and close it."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        yield Visit(context)
    finally:
        context.close()
