"""The Python of the offline app as files: a library that seldom changes, and the app."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sro_assist.pwa.fixed_archives import packed, plain_tar, plain_zip
from sro_assist.pwa.icon_font import ICON_FONT, ICON_TABLE, icon_font, icon_names, named_icons
from sro_assist.pwa.python_modules import (
    CUT,
    DATACLASSES_OF,
    ROOTS,
    is_apart,
    library,
    on_both_sides,
    ours,
    pack_files,
)
from sro_assist.pwa.toolchain import Toolchain

LIBRARY, APP = "python.bin", "app.bin"


def python_files(package: Path, trees: Path, given: Toolchain) -> dict[str, bytes]:
    """The two archives, and the font with the icons that the Python in them names."""
    sources = _sources(package, given)
    native = {name: data for name, data in given.packages.items() if name.endswith(".so")}
    table = {ICON_TABLE: given.packages[ICON_TABLE]}
    reached = given.compiler.reached({**sources, **native, **table}, ROOTS, CUT, DATACLASSES_OF)
    modules = (name.removesuffix("c") for name in reached)
    used = icon_names({name: sources[name] for name in modules if name in sources})
    table = {ICON_TABLE: named_icons(table[ICON_TABLE], used)}
    font = icon_font((given.stock / ICON_FONT).read_bytes(), used, given.font_tool)
    archives = _archives({**reached, **native, **table}, package.name, pack_files(trees, package.name))
    return {**archives, ICON_FONT: font}


def _sources(package: Path, given: Toolchain) -> dict[str, bytes]:
    stdlib = given.stock / "pyodide" / "python_stdlib.zip"
    files = {**library(stdlib), **given.packages, **ours(package), **on_both_sides()}
    return {name: data for name, data in files.items() if name.endswith(".py")}


def _archives(files: Mapping[str, bytes], package: str, brought: Mapping[str, bytes]) -> dict[str, bytes]:
    apart = {name: data for name, data in files.items() if is_apart(name, files, package)}
    shared = {name: data for name, data in files.items() if name not in apart}
    return {LIBRARY: packed(plain_zip(shared)), APP: packed(plain_tar({**apart, **brought}))}
