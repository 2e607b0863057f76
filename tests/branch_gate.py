"""A pytest plugin: of each part of the app so many branches must be taken, by the tests without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

REPORT = Path("coverage.json")
LEAST = {
    "policy": 0.95,
    "trees": 0.95,
    "walk": 0.95,
    "records": 0.95,
    "app": 0.95,
    "ui": 0.90,
    "cli": 0.95,
    "pwa": 0.95,
    "server": 0.95,
}
"""The least share for each part. What only a browser does is for the browser tests, which are not counted."""
SHORT = pytest.StashKey[list[str]]()


def shortfalls(report: dict[str, Any]) -> list[str]:
    """Name each gated part of a coverage report whose branches were not tried enough, and by how much."""
    return [line for part in LEAST if (line := _shortfall(part, report["files"]))]


def _shortfall(part: str, files: dict[str, Any]) -> str:
    folder = f"sro_assist/{part}/"
    figures = [file["summary"] for name, file in files.items() if folder in name.replace("\\", "/")]
    figures = [figure for figure in figures if "num_branches" in figure]  # absent when nothing ran at all
    total = sum(figure["num_branches"] for figure in figures)
    taken = sum(figure["covered_branches"] for figure in figures)
    if not figures:
        return f"sro_assist.{part}: nothing was measured"
    least = LEAST[part]
    if taken >= least * total:
        return ""
    return (
        f"sro_assist.{part}: {taken} of {total} branches taken, {taken / total:.1%}; {least:.0%} is the least"
    )


def _read() -> list[str]:
    if not REPORT.is_file():
        return [f"{REPORT} was not written: nothing was measured"]
    return shortfalls(json.loads(REPORT.read_text(encoding="utf-8")))


def pytest_configure(config: pytest.Config) -> None:
    """Drop the last run's report, so that it can't stand in for this one's."""
    if not _is_a_part(config):
        REPORT.unlink(missing_ok=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Have one measurement in a part: pytest-cov begins a second, and one goes on while the other pauses."""
    measuring = session.config.pluginmanager.get_plugin("_cov")
    if _is_a_part(session.config) and measuring:
        measuring.cov_controller.cov.stop()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run when a part falls short."""
    if _is_a_part(session.config):
        return
    session.config.stash[SHORT] = short = _read()
    if short and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_a_part(config: pytest.Config) -> bool:
    """Whether this is one of several processes that tests run in: the one that started them looks."""
    return hasattr(config, "workerinput")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what falls short, before pytest's own closing line."""
    short = config.stash.get(SHORT, [])
    for line in short:
        terminalreporter.write_line(f"TOO FEW BRANCHES  {line}", red=True)
    if not short:
        least = ", ".join(f"{part} {share:.0%}" for part, share in LEAST.items())
        terminalreporter.write_line(f"Branches taken, at least: {least}.")
