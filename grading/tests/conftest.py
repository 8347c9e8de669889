"""Turns skipped tests into a failure where nothing may be skipped; pytest itself lists them."""

import os

import pytest


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
