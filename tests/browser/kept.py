"""The records in a data folder, read without the app that wrote them."""

from __future__ import annotations

from pathlib import Path

from sro_assist.records import Body, Verdict, verify
from tests.browser.ways import Tap

Told = tuple[str, str, str, str]
"""A step's kind, tree, node and choice; the choice is empty where there was none."""


def verdict(data: Path, walkthrough: str) -> Verdict:
    """What the journal of a walkthrough is."""
    return verify((data / f"{walkthrough}.journal").read_bytes())


def kept(data: Path, walkthrough: str) -> tuple[Body, ...]:
    """The events of a walkthrough, each line of which fits."""
    found = verdict(data, walkthrough)
    assert found.intact, str(found)
    return found.bodies


def newest(data: Path, walkthrough: str) -> Body:
    """The event that was kept last."""
    return kept(data, walkthrough)[-1]


def kinds(data: Path, walkthrough: str) -> list[object]:
    """The kind of each event, in order."""
    return [body["kind"] for body in kept(data, walkthrough)]


def steps(bodies: tuple[Body, ...]) -> list[Told]:
    """The steps from screen to screen among events."""
    return [_told(body) for body in bodies if body["kind"] in {"answered", "continued"}]


def told(tap: Tap) -> Told:
    """The same of what was tapped."""
    return tap.kind, tap.tree, tap.node, getattr(tap, "choice", "")


def _told(body: Body) -> Told:
    return str(body["kind"]), str(body["tree"]), str(body["node"]), str(body.get("choice", ""))
