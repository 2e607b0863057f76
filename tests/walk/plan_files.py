"""Reading plans: walks of the real trees, written down beside this file (plans/README.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from sro_assist.trees.conditions import FactorMark
from sro_assist.walk.walkthrough import Walkthrough

FOLDER = Path(__file__).parent / "plans"
MARKS: dict[str, FactorMark] = {mark: mark for mark in get_args(FactorMark)}


@dataclass(slots=True)
class Plan:
    """One walk: what it is about, its steps by screen, and where it stands then."""

    about: str
    tree: str = ""
    steps: list[tuple[str, str]] = field(default_factory=list)
    end: str = ""
    owed: list[str] = field(default_factory=list)
    clocks: list[str] = field(default_factory=list)


def plans() -> Iterator[Plan]:
    """Every plan of every file."""
    for file in sorted(FOLDER.glob("*.txt")):
        yield from read_plans(file.read_text(encoding="utf-8"))


def read_plans(text: str) -> Iterator[Plan]:
    """The plans of a text, in order. Raises ValueError for a line that is none of a plan."""
    plan: Plan | None = None
    for line in text.splitlines():
        name, colon, value = (part.strip() for part in line.partition(": "))
        if not name or name.startswith("#"):
            continue
        if name == "plan":
            if plan:
                yield plan
            plan = Plan(value)
        elif plan and colon:
            _put(plan, name, value, indented=line.startswith(" "))
        else:
            raise ValueError(f"This is no line of a plan: {line}")
    if plan:
        yield plan


def _put(plan: Plan, name: str, value: str, *, indented: bool) -> None:
    match name:
        case _ if indented:
            plan.steps.append((name, value))
        case "walk":
            plan.tree = value
        case "end":
            plan.end = value
        case "owed":
            plan.owed = value.split(", ")
        case "clock":
            plan.clocks.append(value)
        case _:
            raise ValueError(f"A plan has no {name}.")


def made(walk: Walkthrough, step: str) -> Walkthrough:
    """The walk after a step of a plan, a second later. Marking takes no time."""
    later = walk.elapsed + 1000
    match step.split():
        case ["on"]:
            return walk.go_on(elapsed=later)
        case ["back"]:
            return walk.back(elapsed=later)
        case ["changed"]:
            return walk.reassess(elapsed=later)
        case ["mark", factor, mark]:
            return walk.mark(factor, MARKS[mark], elapsed=walk.elapsed)
        case _:
            return walk.answer(step, elapsed=later)


def told_clocks(walk: Walkthrough) -> list[str]:
    """The clocks of a walk as a plan tells them."""
    return [
        f"{tree}.{name} {time.started // 1000}"
        + (" on" if time.stopped is None else f" to {time.stopped // 1000}")
        for (tree, name), time in walk.history.clocks.items()
    ]
