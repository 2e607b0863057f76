"""Builds the static folder of the offline app, from what is installed and the package index alone."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sro_assist.places import assets_folder, pack_folder
from sro_assist.trees.pack import Pack
from sro_assist.trees.reading import read_folder
from sro_assist.web.archives import packed, plain_tar, plain_zip
from sro_assist.web.client import client_files, python_of, stock_client
from sro_assist.web.compiling import Compiler
from sro_assist.web.node import find_node
from sro_assist.web.places import lock, shelf
from sro_assist.web.python_parts import CUT, ROOTS, data_of, is_apart, library, ours, pack_files
from sro_assist.web.trouble import BuildError
from sro_assist.web.wheels import fetch, unpacked

PACKAGE = Path(__file__).resolve().parents[1]
OUR_CLIENT = Path(__file__).parent / "client"
OUR_SCRIPTS = ("index.html", "python.js", "python-worker.js")
MARK = "sro-assist.json"
"""The file by which a folder is known as one that was built here, and may be built anew."""

Step = Callable[[Path, Pack], None]
STEPS: list[Step] = []
"""What is done to the folder once all files are laid, in order."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was built: the folder, and every file's size in bytes by name."""

    folder: Path
    sizes: Mapping[str, int]


def build(folder: Path, *, pack: Path | None = None, kept: Path | None = None) -> Report:
    """Build the offline app into ``folder``; what it held of an earlier build is replaced.

    pack: the trees to ship; kept: where fetched packages are kept. Raises BuildError or PackError.
    """
    _may_replace(folder)
    trees = pack or pack_folder()
    read = read_folder(trees)
    files = {**client_files(stock_client()), **_python(trees, kept or shelf()), **_assets(), **_ours()}
    files[MARK] = b'{"built":"SRO Assist"}\n'
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as made:
        fresh = Path(made) / "web"
        _lay(fresh, files)
        for step in STEPS:
            step(fresh, read)
        _swap(fresh, folder)
    return Report(folder, sizes_of(folder))


def sizes_of(folder: Path) -> dict[str, int]:
    """Every file's size in bytes, by name."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in found}


def digests_of(folder: Path) -> dict[str, str]:
    """Every file's SHA-256, by name."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sizes_of(folder)}


def _python(trees: Path, kept: Path) -> dict[str, bytes]:
    """Two archives: the library with the packages, and the app with what has to be a file of its own."""
    stock = stock_client()
    packages = _packages(*python_of(stock), kept)
    compiler = Compiler(find_node(lock("web-tools"), kept), stock / "pyodide", kept / "compiled")
    sources = {**library(stock / "pyodide" / "python_stdlib.zip"), **packages, **ours(PACKAGE)}
    modules = {name: data for name, data in sources.items() if name.endswith(".py")}
    files = {**compiler.reached(modules, ROOTS, CUT), **data_of(packages)}
    apart = {name: data for name, data in files.items() if is_apart(name, files, PACKAGE.name)}
    shared = {name: data for name, data in files.items() if name not in apart}
    return {
        "python.bin": packed(plain_zip(shared)),
        "app.bin": packed(plain_tar({**apart, **pack_files(trees, PACKAGE.name)})),
    }


def _packages(version: str, tag: str, kept: Path) -> dict[str, bytes]:
    abi = f"cp{version.replace('.', '')}"
    platform = ["--platform", tag, "--python-version", version, "--implementation", "cp", "--abi", abi]
    return unpacked(fetch(lock("web"), kept / tag, platform))


def _assets() -> dict[str, bytes]:
    """The app's own pictures and fonts, where the client looks for them."""
    assets = assets_folder()
    found = {path.relative_to(assets).as_posix(): path for path in assets.rglob("*") if path.is_file()}
    found.pop("index.html")  # the server's page
    return {name: path.read_bytes() for name, path in found.items()}


def _ours() -> dict[str, bytes]:
    return {name: (OUR_CLIENT / name).read_bytes() for name in OUR_SCRIPTS}


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _may_replace(folder: Path) -> None:
    if folder.exists() and not (folder / MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise BuildError(
            f"{folder} holds something else, which would be lost.", mend="Name a new or an empty folder."
        )


def _swap(fresh: Path, folder: Path) -> None:
    """Put the new build in the old one's place, whole."""
    if folder.exists():
        folder.rename(fresh.parent / "old")
    fresh.rename(folder)
