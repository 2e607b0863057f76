"""``expand`` in the screens: any value but None makes an Expanded, which may not stand in what wraps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sro_assist.ui

UI = Path(sro_assist.ui.__file__).parent
SOURCES = sorted(UI.rglob("*.py"))


def faults(source: str) -> list[str]:
    """What stands against both rules, each as ``line: why``."""
    module = ast.parse(source)
    return [
        *(f"{value.lineno}: expand is {ast.unparse(value)}" for value in given(module) if not literal(value)),
        *(f"{child.lineno}: expand in what wraps" for child in wrapped(module) if expands(child)),
    ]


def given(module: ast.Module) -> Iterator[ast.expr]:
    """Whatever ``expand`` is given: by keyword, by assignment, as a default."""
    for node in ast.walk(module):
        match node:
            case ast.keyword(arg="expand", value=value):
                yield value
            case ast.Assign(targets=[ast.Attribute(attr="expand")], value=value):
                yield value
            case ast.FunctionDef(args=arguments):
                yield from defaults_of(arguments)


def defaults_of(arguments: ast.arguments) -> Iterator[ast.expr]:
    """The default of a parameter called ``expand``: what hands it on hands it to Flet."""
    named = arguments.posonlyargs + arguments.args
    pairs = [*zip(reversed(named), reversed(arguments.defaults), strict=False)]
    pairs += [
        (one, value) for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value
    ]
    yield from (value for parameter, value in pairs if parameter.arg == "expand")


def literal(value: ast.expr) -> bool:
    """True, a share, or None; False is none of them, though it reads as if it were nothing."""
    return (
        isinstance(value, ast.Constant) and value.value is not False and isinstance(value.value, int | None)
    )


def wrapped(module: ast.Module) -> Iterator[ast.expr]:
    """Every child of a row or column that wraps, or may wrap, as far as the source tells."""
    for function in [module, *(node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))]:
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and wraps(node):
                first = node.args[:1] + [each.value for each in node.keywords if each.arg == "controls"]
                for controls in first:
                    yield from members(function, controls)


def wraps(call: ast.Call) -> bool:
    """Whether a call makes something that wraps, or that may."""
    return any(
        each.arg == "wrap" and not (isinstance(each.value, ast.Constant) and not each.value.value)
        for each in call.keywords
    )


def members(scope: ast.AST, controls: ast.expr) -> Iterator[ast.expr]:
    """What a list of controls is made of, looked up by name within one function."""
    match controls:
        case ast.List(elts=elements) | ast.Tuple(elts=elements):
            for element in elements:
                yield from members(scope, element)
        case ast.Starred(value=value) | ast.Call(func=ast.Name(id="list"), args=[value]):
            yield from members(scope, value)
        case ast.ListComp(elt=element) | ast.GeneratorExp(elt=element):
            yield element
        case ast.IfExp(body=one, orelse=other):
            yield from members(scope, one)
            yield from members(scope, other)
        case ast.Name(id=name):
            for value in put_into(scope, name):
                yield from members(scope, value)
        case _:
            yield controls


def put_into(scope: ast.AST, name: str) -> Iterator[ast.expr]:
    """What is assigned or added to a name, except the name itself."""
    for node in ast.walk(scope):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=found)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value)
                | ast.AugAssign(target=ast.Name(id=found), value=value)
                | ast.Call(func=ast.Attribute(value=ast.Name(id=found)), args=[value])
            ) if found == name and not mentions(value, name):
                yield value


def mentions(value: ast.expr, name: str) -> bool:
    """Whether a name stands anywhere in an expression."""
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def expands(child: ast.expr) -> bool:
    """Whether a call gives its control an ``expand`` that is anything but None."""
    return isinstance(child, ast.Call) and any(
        each.arg == "expand" and not (isinstance(each.value, ast.Constant) and each.value.value is None)
        for each in child.keywords
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_expand_is_true_a_share_or_none(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Container(expand=False)",
        "Container(expand=not asks)",
        "Container(expand=None if asks else True)",
        "box.expand = False",
        "def column(*controls, expand=False): ...",
        "def column(expand=False): ...",
        "def column(expand=None): return Column(expand=expand)",
        "Row([Container(expand=True)], wrap=True)",
        "Row(controls=[Container(expand=2)], wrap=narrow)",
        "Row([Container(expand=True) for each in all], wrap=True)",
        "def row():\n    parts = [Box(expand=True)]\n    return Row([first, *parts], wrap=True)",
        "def row():\n    parts = []\n    parts.append(Box(expand=True))\n    return Row(parts, wrap=True)",
        "def row():\n    a = []\n    a += [Box(expand=1)] if x else []\n    return Row(list(a), wrap=True)",
    ],
)
def test_a_fault_is_found(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        "Container(expand=True)",
        "Container(expand=5)",
        "Container(expand=None)",
        "box.expand = True",
        "def column(*controls, expand=None): ...",
        "Row([Container(expand=True)])",
        "Row([Container(expand=True)], wrap=False)",
        "Row([Row([Container(expand=True)])], wrap=True)",
        "Row([Row(parts, wrap=True, expand=True), sign])",
    ],
)
def test_what_is_right_is_left_alone(source: str) -> None:
    assert faults(source) == []
