"""No module of ``app`` or ``ui`` imports one that imports it: not even in a function."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import sro_assist

HOUSE = Path(sro_assist.__file__).parent


def modules() -> dict[str, Path]:
    """The modules of ``app`` and ``ui``, by their full names."""
    paths = [path for folder in ("app", "ui") for path in (HOUSE / folder).rglob("*.py")]
    return {_name(path): path for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """What a module imports, wherever in it: each name as if it were a module, and the module it is in."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def test_no_module_imports_one_that_imports_it() -> None:
    known = modules()
    graph = {name: (imported(path) & known.keys()) - {name} for name, path in known.items()}
    assert len(graph) > 50
    assert graph["sro_assist.ui.routes"]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from None
