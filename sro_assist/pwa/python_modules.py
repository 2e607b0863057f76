"""The Python of the offline app: where it begins, what it never gets to, and what is data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sro_assist.pwa.fixed_archives import zip_files

BOTH_SIDES = "dataclass_code"
DATACLASSES_OF = ("annotated_types", "flet", "pydantic", "sro_assist")
"""Packages whose dataclasses find their functions compiled; ``client/python-worker.js`` names them too."""

ROOTS = (
    "sro_assist.entrypoints.browser",
    BOTH_SIDES,
    # Pyodide's own, which it loads by name
    "site",
    "runpy",
    "_pyodide",
    "_pyodide._base",
    "_pyodide._core_docs",
    "_pyodide._future_helper",
    "_pyodide._importhook",
    "_pyodide.docstring",
    "_pyodide.jsbind",
    "pyodide",
    "pyodide._package_loader",
    "pyodide.code",
    "pyodide.common",
    "pyodide.ffi",
    "pyodide.webloop",
    # what parts written in C or Rust load by name
    "_strptime",
    "bisect",
    "collections.abc",
    "copyreg",
    "decimal",
    "fractions",
    "traceback",
    "uuid",
    "zoneinfo",
    "_sysconfigdata__emscripten_wasm32-emscripten",
    "pydantic_core.core_schema",
    "msgpack.fallback",
    # letters
    "encodings.aliases",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.idna",
    "encodings.latin_1",
    "encodings.unicode_escape",
    "encodings.utf_16",
    "encodings.utf_32",
    "encodings.utf_8",
    "encodings.utf_8_sig",
)
"""Modules that something other than an import statement begins with."""

CUT = (
    # for people who debug
    "_pyrepl",
    "bdb",
    "cmd",
    "code",
    "doctest",
    "pdb",
    "pydoc",
    "pydoc_data",
    "rlcompleter",
    "unittest",
    # for other processes, servers and mail, none of which a page has
    "argparse",
    "concurrent.futures.interpreter",
    "concurrent.futures.process",
    "email.feedparser",
    "email.message",
    "email.parser",
    "flet.auth",
    "flet.fastapi",
    "flet.messaging.flet_dart_bridge_server",
    "flet.messaging.flet_socket_server",
    "flet.testing",
    "ftplib",
    "getpass",
    "html",
    "http",
    "importlib.metadata._adapters",
    "mimetypes",
    "multiprocessing",
    "netrc",
    "optparse",
    "socketserver",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
    # spares for what is there in C, and older ways
    "_pydatetime",
    "_pydecimal",
    "ctypes",
    "nturl2path",
    "pickle",
    "pickletools",
    "plistlib",
    "pprint",
    "pydantic._hypothesis_plugin",
    "pydantic.mypy",
    "pydantic.v1",
    "sqlite3",
    "statistics",
    "tarfile",
    "tracemalloc",
    # for desks
    "sro_assist.entrypoints.local",
    "sro_assist.cli",
    "sro_assist.records.storage.local_folder",
    "sro_assist.server",
    "sro_assist.pwa",
)
"""Modules that import statements lead to, but no running app: each is named in a branch not taken here."""


def library(stdlib: Path) -> dict[str, bytes]:
    """The standard library that came with the client."""
    return zip_files(stdlib.read_bytes())


def ours(package: Path) -> dict[str, bytes]:
    """The app's own modules."""
    found = sorted(package.rglob("*.py"))
    return {path.relative_to(package.parent).as_posix(): path.read_bytes() for path in found}


def on_both_sides() -> dict[str, bytes]:
    """The module that runs in the build and on the phone."""
    name = f"{BOTH_SIDES}.py"
    return {name: (Path(__file__).parent / "build_worker" / name).read_bytes()}


def pack_files(trees: Path, package: str) -> dict[str, bytes]:
    """The decision trees, where the app looks for them."""
    found = (path for path in sorted(trees.iterdir()) if path.suffix in {".json", ".md"})
    return {f"{package}/decision_trees/{path.name}": path.read_bytes() for path in found}


def is_apart(name: str, files: Mapping[str, bytes], package: str) -> bool:
    """Whether a file is unpacked where the app starts: the app itself, and packages with a compiled part."""
    root = name.partition("/")[0]
    return root == package or any(other.startswith(f"{root}/") and other.endswith(".so") for other in files)
