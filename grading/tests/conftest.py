"""What tests share: the built units, and skips that fail where nothing may be skipped."""

import os

import pytest

from grading.course import COURSE, SOLUTIONS, units


@pytest.fixture(scope="session")
def built():
    """Build every unit once; give what was committed and what was built, path by path."""
    from grading.build import build  # slow: it imports nbgrader

    places = [
        path
        for unit in units()
        for path in (COURSE / unit / f"{unit}.ipynb", SOLUTIONS / f"{unit}.ipynb")
    ]
    before = {path: path.read_bytes() if path.exists() else None for path in places}
    for unit in units():
        build(unit)
    return before, {path: path.read_bytes() for path in places}


def skips_that_fail(config):
    """Return the number of skipped tests if KUTCHER_NO_SKIPS forbids them, else 0."""
    if os.environ.get("KUTCHER_NO_SKIPS") != "1":
        return 0
    return len(config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", []))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if skips_that_fail(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    skipped = skips_that_fail(config)
    if skipped:
        terminalreporter.write_line(
            f"Failed: {skipped} skipped, and KUTCHER_NO_SKIPS=1 allows none. "
            "Install what the reasons above name."
        )
