"""A test during which the browser's own process for a page crashed is run once more, with everything anew.

Chromium's renderer crashes now and then in code that it compiled itself. That says nothing of the app, and
what was asked of the page is not answered. Any other failure stands.
"""

from __future__ import annotations

import pytest
from _pytest.runner import call_and_report
from playwright.sync_api import Page

_crashed: list[str] = []


def note_crash(page: Page) -> None:
    """Remember that this page is gone, for the test that runs."""
    _crashed.append(page.url)


def run(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Run a test, and tell of it; once more after a crash."""
    reports = _run(item, nextitem)
    if _crashed and any(report.failed for report in reports):
        item.add_report_section("call", "crash", f"The browser crashed at {_crashed[0]}; the test ran again.")
        item._initrequest()  # type: ignore[attr-defined]  # as pytest does before every test
        reports = _run(item, nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)


def _run(item: pytest.Item, nextitem: pytest.Item | None) -> list[pytest.TestReport]:
    _crashed.clear()
    reports = [call_and_report(item, "setup", log=False)]
    if reports[0].passed:
        reports.append(call_and_report(item, "call", log=False))
    # After a crash nothing that other tests share is kept either: its tab may be the one that is gone.
    reports.append(call_and_report(item, "teardown", log=False, nextitem=None if _crashed else nextitem))
    return reports
