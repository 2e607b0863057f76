"""What is shipped is what import statements lead to."""

from __future__ import annotations

import ast
from collections.abc import Collection

import pytest

from sro_assist.pwa.build_worker.bytecode import compiled
from sro_assist.pwa.build_worker.import_graph import Modules, reached


def reach(cut: Collection[str] = (), **files: str) -> set[str]:
    """The modules reached from ``main``; a double underscore in a file's name stands for a slash."""
    sources = {f"{name.replace('__', '/')}.py": text.encode() for name, text in files.items()}
    sources = {name.replace("/INIT", "/__init__"): text for name, text in sources.items()}
    return set(reached(Modules(sources), ["main"], cut)) - {"main"}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("import apple", {"apple"}),
        ("import box.pear", {"box", "box.pear"}),
        ("from box import pear", {"box", "box.pear"}),
        ("from box import SIZE", {"box"}),
        ("def late():\n    import apple", {"apple"}),
        ("try:\n    import apple\nexcept ImportError:\n    pass", {"apple"}),
        ("import elsewhere", set()),
        ("x = 1", set()),
    ],
)
def test_module_is_reached_by_any_import_statement(statement: str, expected: set[str]) -> None:
    assert reach(main=statement, apple="", box__INIT="SIZE = 1", box__pear="", spare="") == expected


@pytest.mark.parametrize("guard", ["TYPE_CHECKING", "typing.TYPE_CHECKING"])
def test_module_for_type_checkers_alone_is_not_reached(guard: str) -> None:
    assert reach(main=f"if {guard}:\n    import apple\nelse:\n    import pear", apple="", pear="") == {"pear"}


def test_relative_imports_begin_at_their_package() -> None:
    found = reach(
        main="import box", box__INIT="from .inner import a", box__inner="from . import other", box__other=""
    )
    assert found == {"box", "box.inner", "box.other"}


def test_cut_module_and_all_below_are_left_out() -> None:
    files = {"main": "import box.pear, apple", "apple": "", "box__INIT": "", "box__pear": ""}
    assert reach(cut={"box"}, **files) == {"apple"}


@pytest.mark.parametrize("use", ["import lazy as z\nz.Apple()", "from lazy import Apple"])
def test_lazy_package_brings_only_the_names_used(use: str) -> None:
    table = '_LAZY = {"Apple": "lazy.apple", "Pear": "lazy.pear"}'
    assert reach(main=use, lazy__INIT=table, lazy__apple="", lazy__pear="") == {"lazy", "lazy.apple"}


def test_lazy_package_may_name_its_modules_within_itself() -> None:
    table = '_dynamic_imports: dict = {"Apple": (__package__, ".apple"), "pear": (__package__, "__module__")}'
    files = {"lazy__INIT": table, "lazy__apple": "", "lazy__pear": "", "lazy__spare": ""}
    assert reach(main="from lazy import Apple, pear", **files) == {"lazy", "lazy.apple", "lazy.pear"}


def test_compiled_module_leaves_out_its_docstrings() -> None:
    source = b'''"""Module."""
from __future__ import annotations
class A:
    """Class."""
def f():
    """Only this."""
'''
    done = compiled("m.py", ast.parse(source), source)
    assert compiled("m.py", ast.parse(source), source) == done
    assert b"Module." not in done
    assert b"Only this." not in done
    assert b"Class." not in done
