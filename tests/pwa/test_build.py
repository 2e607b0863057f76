"""The built folder: what is in it, that it is the same every time, and what stops a build."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from pathlib import Path

import pytest

from sro_assist import paths
from sro_assist.errors import PackError
from sro_assist.media_types import BROTLI_TWIN, GZIP_TWIN
from sro_assist.pwa.build import OUR_CLIENT, Limits, build
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.fixed_archives import zip_files
from sro_assist.pwa.flet_client import client_files, stock_client
from sro_assist.pwa.staging import files_in

DEBUGGING = (".map", ".symbols", ".d.ts", ".whl", ".py", ".bat", ".exe")
LOADED_FROM_AFAR = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")


def app_files(folder: Path) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress((folder / "app.bin").read_bytes()))) as archive:
        found = {each.name: archive.extractfile(each) for each in archive.getmembers()}
    return {name: each.read() for name, each in found.items() if each}


def library_files(folder: Path) -> dict[str, bytes]:
    return zip_files(gzip.decompress((folder / "python.bin").read_bytes()))


def test_folder_holds_the_pack_as_it_is(web_folder: Path) -> None:
    pack = {path.name: path.read_bytes() for path in paths.pack_folder().iterdir() if path.is_file()}
    start = "sro_assist/decision_trees/"
    files = app_files(web_folder)
    assert {name.removeprefix(start): data for name, data in files.items() if name.startswith(start)} == pack


def test_folder_holds_nothing_for_debugging(web_folder: Path) -> None:
    names = [*files_in(web_folder), *app_files(web_folder), *library_files(web_folder)]
    assert [name for name in names if name.endswith(DEBUGGING)] == []


def test_compiled_python_fits_the_python_reading_it(web_folder: Path) -> None:
    modules = {**app_files(web_folder), **library_files(web_folder)}
    magic = {data[:4] for name, data in modules.items() if name.endswith(".pyc")}
    flags = {data[4:8] for name, data in modules.items() if name.endswith(".pyc")}
    assert magic == {(3627).to_bytes(2, "little") + b"\r\n"}  # of Python 3.14
    assert flags == {b"\x01\0\0\0"}  # by digest, not looked at: no time in it
    assert "sro_assist/entrypoints/browser.pyc" in modules


def test_python_of_desks_and_debuggers_is_left_out(web_folder: Path) -> None:
    names = {*app_files(web_folder), *library_files(web_folder)}
    roots = {name.split("/")[0].removesuffix(".pyc") for name in names}
    assert roots.isdisjoint({"unittest", "pdb", "tkinter", "uvicorn", "flet_web", "platformdirs", "httpx"})
    assert not any(
        name.startswith(("sro_assist/pwa/", "sro_assist/server/", "sro_assist/cli")) for name in names
    )


def test_fonts_named_are_there_and_no_others(web_folder: Path) -> None:
    families = json.loads((web_folder / "assets/FontManifest.json").read_bytes())
    named = {f"assets/{font['asset']}" for family in families for font in family["fonts"]}
    here = {name.removesuffix(BROTLI_TWIN).removesuffix(GZIP_TWIN) for name in files_in(web_folder)}
    assert named == {name for name in here if name.startswith("assets/fonts/")}


def test_pages_load_nothing_from_elsewhere(web_folder: Path) -> None:
    pages = {name: path.read_text() for name, path in files_in(web_folder).items() if name.endswith(".html")}
    assert {name for name, text in pages.items() if LOADED_FROM_AFAR.search(text)} == set()
    assert "index.html" in pages


def test_browser_is_asked_to_keep_the_records(web_folder: Path) -> None:
    asking = (OUR_CLIENT / "persist_prompt.js").read_text(encoding="utf-8")
    assert asking in (web_folder / "python.js").read_text(encoding="utf-8")


def test_client_in_the_folder_is_the_stock_one(web_folder: Path) -> None:
    stock = stock_client()
    for name in ("main.dart.wasm", "pyodide/pyodide.asm.wasm", "canvaskit/skwasm.wasm"):
        assert (web_folder / name).read_bytes() == (stock / name).read_bytes()
    script = (web_folder / "main.dart.bin").read_bytes()
    assert gzip.decompress(script) == (stock / "main.dart.js").read_bytes()
    assert b"sourceMappingURL" not in client_files(stock)["flutter_bootstrap.js"]


def test_build_over_budget_leaves_no_folder(tmp_path: Path) -> None:
    budget = tmp_path / "budget.json"
    budget.write_text(json.dumps({"folder": 1_000_000}))
    with pytest.raises(BuildError, match="has grown: folder is"):
        build(tmp_path / "web", limits=Limits(sizes=budget), steps=())
    assert [path.name for path in tmp_path.iterdir()] == ["budget.json"]


def test_pack_with_problems_is_not_built(tmp_path: Path) -> None:
    trees = tmp_path / "trees"
    trees.mkdir()
    (trees / "pack.json").write_text("{}")
    with pytest.raises(PackError):
        build(tmp_path / "web", trees=trees)
    assert not (tmp_path / "web").exists()
