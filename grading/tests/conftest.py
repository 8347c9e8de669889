"""What tests share: the built units, the public data, and skips that fail where forbidden."""

import os
from pathlib import Path

import pytest

from grading.course import COURSE, ROOT, SOLUTIONS, units

NO_COPIES = "no copies of the public data"


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


@pytest.fixture(scope="session")
def public_data():
    """Give the folder with copies of the public data, which are no part of the repository."""
    named = os.environ.get("KUTCHER_PUBLIC_DATA")
    folder = Path(named or ROOT.parent / "shared" / "data" / "real")
    if not (named or folder.is_dir()):
        pytest.skip(NO_COPIES)
    return folder


def skips(config):
    """Return the number of tests skipped for want of the public data, and of all other skips."""
    skipped = config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", [])
    without_copies = sum(NO_COPIES in str(report.longrepr) for report in skipped)
    return without_copies, len(skipped) - without_copies


def skips_that_fail(config):
    """Return the number of skipped tests if KUTCHER_NO_SKIPS forbids them, else 0."""
    return skips(config)[1] if os.environ.get("KUTCHER_NO_SKIPS") == "1" else 0


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if skips_that_fail(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    without_copies = skips(config)[0]
    if without_copies:
        terminalreporter.write_line(
            f"Not tested: {without_copies} tests need copies of the public data. Set "
            "KUTCHER_PUBLIC_DATA to a folder with higgs, congress and seismic to run them."
        )
    skipped = skips_that_fail(config)
    if skipped:
        terminalreporter.write_line(
            f"Failed: {skipped} skipped, and KUTCHER_NO_SKIPS=1 allows none. "
            "Install what the reasons above name."
        )
