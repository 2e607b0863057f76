"""In which order the tests run (those that drive a browser come last), and which are measured."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import ONCE
from tests.once import FOLDER

HERE = Path(__file__).parent
BROWSER = HERE / "browser"
# How long an example takes says nothing on a busy machine.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_configure(config: pytest.Config) -> None:
    """Have one folder for what the processes share; tell of failures."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="sro-assist-tests-")
        config.pluginmanager.register(AtOnce(config))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[FOLDER], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Playwright leaves an event loop running until it is ended, and no other test can have its own by then.

    The tests in tests/browser share one to the end of the run; others end theirs with their file.
    """
    items.sort(key=_turn)
    for item in items:
        if _turn(item):
            item.add_marker("no_cover")  # what drives a browser takes long enough uncounted (branch_gate.py)


def _turn(item: pytest.Item) -> int:
    if BROWSER in item.path.parents:
        return 2
    return 1 if item.get_closest_marker("browser") else 0


class AtOnce:
    """Says at once which test failed and why: a run that is cut short has no summary."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print a failure when it is heard of, and what was seen in a tab that was drawn no more."""
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal:
            terminal.write_line(f"\nFAILED {report.nodeid} ({report.when})\n{report.longreprtext}")
        once: Any = dict(report.user_properties).get(ONCE, [])
        if report.when == "teardown" and once and terminal:
            terminal.write_line("\n".join([f"\n{ONCE.upper()} {report.nodeid}", *once]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many choices were in sight, where questions were looked at."""
    from tests.browser.pictures import insight

    reports = [report for how in ("passed", "failed") for report in terminalreporter.getreports(how)]
    told = [dict(report.user_properties).get(insight.PROPERTY, []) for report in reports]
    sights = insight.again(row for rows in told for row in rows)
    if sights:
        terminalreporter.section("choices in sight")
        for row in insight.table(sights):
            terminalreporter.write_line(row)
