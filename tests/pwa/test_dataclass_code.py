"""The code that dataclasses write: the phone's Python finds it compiled, and it does what it did."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

from sro_assist.pwa.build import OUR_CLIENT
from sro_assist.pwa.build_paths import lock, shelf
from sro_assist.pwa.build_worker import dataclass_code
from sro_assist.pwa.flet_client import stock_client
from sro_assist.pwa.node_runtime import find_node, run_node
from sro_assist.pwa.python_modules import DATACLASSES_OF
from tests.pwa.test_build import app_files, library_files

COUNTING = Path(__file__).with_name("counting.mjs")


@pytest.fixture(autouse=True)
def stock_dataclasses() -> Iterator[None]:
    yield
    vars(dataclasses).pop("exec", None)


@pytest.fixture
def a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that can be imported, and breaks when it is."""
    package = tmp_path / "kept_beside"
    package.mkdir()
    (package / "__init__.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


@contextmanager
def compilations() -> Iterator[list[object]]:
    """Whatever Python compiles meanwhile."""
    seen: list[object] = []
    is_over = Event()

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event == "compile" and not is_over.is_set():
            seen.append(given)

    sys.addaudithook(hear)  # there is no taking it away again
    yield seen
    is_over.set()


def a_class() -> type:
    """A dataclass made anew, by whatever dataclasses has its text compiled with just now."""

    @dataclasses.dataclass(frozen=True, order=True)
    class Point:
        x: int
        y: int = 2

    return Point


def test_recorded_code_makes_the_same_class(a_package: Path) -> None:
    codes = dataclass_code.record()
    a_class()
    (a_package / dataclass_code.FILE).write_bytes(dataclass_code.as_file(codes["tests"]))
    dataclass_code.use(a_package.name)
    with compilations() as seen:
        point = a_class()
    assert seen == []
    assert point(1) == point(1, 2) < point(1, 3)
    assert repr(point(1)).endswith("Point(x=1, y=2)")


def test_other_text_is_compiled_as_ever(a_package: Path) -> None:
    (a_package / dataclass_code.FILE).write_bytes(dataclass_code.as_file({}))
    dataclass_code.use(a_package.name)
    point = a_class()
    assert point(1) == point(1, 2)


def test_file_depends_on_nothing_but_the_codes() -> None:
    one, two = {b"a": b"1", b"b": b"2"}, {b"b": b"2", b"a": b"1"}
    assert dataclass_code.as_file(one) == dataclass_code.as_file(two)


def test_phone_compiles_next_to_nothing_at_its_start(web_folder: Path, tmp_path: Path) -> None:
    files = {**library_files(web_folder), **app_files(web_folder)}
    for name, data in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "packages.json").write_text(json.dumps(DATACLASSES_OF))
    node = find_node(lock("web-node"), shelf())
    run_node(node, COUNTING, [stock_client() / "pyodide", tmp_path], "It could not be counted")
    told = json.loads((tmp_path / "told.json").read_text())
    assert told["taken"] > 200
    assert told["compiled"] <= told["taken"] / 20


def test_worker_names_the_packages_that_are_recorded() -> None:
    worker = (OUR_CLIENT / "python-worker.js").read_text()
    assert f'const PACKAGES = "{", ".join(map(repr, DATACLASSES_OF))}";' in worker
