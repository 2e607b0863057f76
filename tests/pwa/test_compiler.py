"""Compiling in the shipped Pyodide: the same bytes in every run, and a clear word when it cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.build_paths import lock, shelf
from sro_assist.pwa.compiler import Compiler
from sro_assist.pwa.flet_client import stock_client
from sro_assist.pwa.node_runtime import find_node

SOURCES = {
    "main.py": b"import helper\nif helper.NAME in {'red', 'green', 'blue', 'a', 'b', 'c'}: pass\n",
    "helper.py": b"def f(x: int = 1) -> frozenset[str]:\n    return frozenset({'x', 'y', 'z', str(x)})\n",
    "spare.py": b"",
}


@pytest.fixture
def node() -> Path:
    return find_node(lock("web-node"), shelf())


def test_compiling_twice_gives_the_same_bytes(node: Path, tmp_path: Path) -> None:
    first, second = (
        Compiler(node, stock_client() / "pyodide", tmp_path / name).reached(SOURCES, ["main"], [])
        for name in ("first", "second")
    )
    assert set(first) == {"main.pyc", "helper.pyc"}
    assert first == second


def test_what_was_compiled_is_not_compiled_again(node: Path, tmp_path: Path) -> None:
    pyodide = stock_client() / "pyodide"
    done = Compiler(node, pyodide, tmp_path).reached(SOURCES, ["main"], [])
    nobody = Path(shutil.which("false") or "false")
    assert Compiler(nobody, pyodide, tmp_path).reached(SOURCES, ["main"], []) == done
    with pytest.raises(BuildError, match="could not be compiled"):
        Compiler(nobody, pyodide, tmp_path).reached({**SOURCES, "helper.py": b"x = 2"}, ["main"], [])


def test_source_that_is_no_python_is_refused(node: Path, tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="SyntaxError"):
        Compiler(node, stock_client() / "pyodide", tmp_path).reached({"main.py": b"def"}, ["main"], [])
