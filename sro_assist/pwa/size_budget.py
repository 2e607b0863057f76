"""How large the offline app is, beside a plain Flet bundle of the same versions; and how large it may be."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sro_assist.media_types import BROTLI_TWIN, GZIP_TWIN
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.compressed_twins import PACKED_ALREADY
from sro_assist.pwa.flet_client import ASKED_BY_NO_SCREEN
from sro_assist.pwa.staging import files_in

BUDGET = Path(__file__).with_name("budget.json")
LETTERS = "fonts/fallback/"
"""Kept after the first visit, when there is time: letters that the app's own typeface lacks."""
NOT_IN_CHROME = ("canvaskit/canvaskit.", "main.dart.bin", "screens/", LETTERS, *ASKED_BY_NO_SCREEN)
PLAIN_IN_CHROME = (
    "index.html",
    "favicon.png",
    "flutter_bootstrap.js",
    "python.js",
    "python-worker.js",
    "main.dart.wasm",
    "main.dart.mjs",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/python_stdlib.zip",
    "pyodide/pyodide-lock.json",
    "assets/FontManifest.json",
    "assets/fonts/roboto.woff2",
    "icons/loading-animation.png",
)
"""What Chrome asks of the plain bundle at a first visit, besides every font of its manifest."""
PLAIN_PACKAGES = ("flet/", "msgpack/", "repath", "six")
PLAIN_WORDS = "Question 1?"
PLAIN_APP = f"""
import flet as ft


def main(page: ft.Page) -> None:
    page.add(ft.Text({PLAIN_WORDS!r}), ft.FilledButton("Yes"), ft.FilledButton("No"))


ft.run(main)
"""


@dataclass(frozen=True, slots=True)
class BundleSize:
    """Bytes: of the whole folder, and of what a first visit with Chrome moves.

    visit: as the files are; visit_packed: packed by gzip on the way; visit_twins: from a server that sends
    the twins where there are some.
    """

    folder: int
    visit: int
    visit_packed: int
    visit_twins: int


def size_of(folder: Path) -> BundleSize:
    """The size of an offline app. At a first visit all is fetched but what is for other browsers."""
    files = {name: path.read_bytes() for name, path in files_in(folder).items()}
    twins = {
        name.removesuffix(BROTLI_TWIN): data for name, data in files.items() if name.endswith(BROTLI_TWIN)
    }
    packed = {f"{name}{end}" for name in files for end in (BROTLI_TWIN, GZIP_TWIN)}
    visit = {
        name: data
        for name, data in files.items()
        if name not in packed and not name.startswith(NOT_IN_CHROME)
    }
    return _size(sum(map(len, files.values())), visit, twins)


def plain_size(stock: Path, packages: Mapping[str, bytes]) -> BundleSize:
    """The size of a page of two buttons as Flet publishes it: its whole client, sources in an archive."""
    archive = plain_archive(packages)
    folder = sum(path.stat().st_size for path in files_in(stock).values()) + len(archive)
    fonts = json.loads((stock / "assets/FontManifest.json").read_bytes())
    named = [f"assets/{font['asset']}" for family in fonts for font in family["fonts"]]
    visit = {name: (stock / name).read_bytes() for name in (*PLAIN_IN_CHROME, *named)}
    return _size(folder, {**visit, "app.tar.gz": archive}, twins={})


def hold_to_budget(size: BundleSize, budget: Path = BUDGET) -> None:
    """Raise BuildError when the app has grown beyond what ``budget`` allows, in bytes."""
    allowed: dict[str, int] = json.loads(budget.read_bytes())
    for name, limit in allowed.items():
        if (bytes_now := getattr(size, name)) > limit:
            raise BuildError(
                f"The offline app has grown: {name} is {bytes_now} bytes, {limit} are allowed.",
                hint=f"Ship less, or allow more in {budget.name} and say why.",
            )


def _size(folder: int, visit: Mapping[str, bytes], twins: Mapping[str, bytes]) -> BundleSize:
    moved = {
        name: len(data) if name.endswith(PACKED_ALREADY) else _packed(data) for name, data in visit.items()
    }
    least = {**moved, **{name: len(data) for name, data in twins.items()}}
    return BundleSize(folder, sum(map(len, visit.values())), sum(moved.values()), sum(least.values()))


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, compresslevel=6))


def plain_archive(packages: Mapping[str, bytes]) -> bytes:
    """Pack the page of two buttons, with Flet's sources, as Flet publishes them."""
    out = io.BytesIO()
    files = {f"__pypackages__/{name}": d for name, d in packages.items() if name.startswith(PLAIN_PACKAGES)}
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in {**files, "main.py": PLAIN_APP.encode()}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()
