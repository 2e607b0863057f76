"""No class of the app has more on its outside than one purpose needs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sro_assist.app

MOST = 12
MODULES = sorted(Path(sro_assist.app.__file__).parent.rglob("*.py"))


def names_of(body: ast.ClassDef) -> set[str]:
    """What a class offers: its methods and properties, its fields, and what any of its methods sets on it."""
    return {name for name in _declared(body) if not name.startswith("_")}


def _declared(body: ast.ClassDef) -> Iterator[str]:
    for node in body.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (each.id for each in targets if isinstance(each, ast.Name))
    for inner in ast.walk(body):
        match inner:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_class_has_at_most_a_dozen_names(module: Path) -> None:
    classes = [
        node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.ClassDef)
    ]
    names = {each.name: sorted(names_of(each)) for each in classes}
    assert {name: found for name, found in names.items() if len(found) > MOST} == {}


def test_count_sees_methods_fields_and_attributes() -> None:
    text = """
class Many:
    field: int
    const = 1
    def __init__(self):
        self.one, self._two = 1, 2
    @property
    def three(self): ...
    async def four(self): self.five = 5
    def _six(self): ...
"""
    (body,) = ast.parse(text).body
    assert isinstance(body, ast.ClassDef)
    assert names_of(body) == {"field", "const", "one", "three", "four", "five"}
