"""Importing what was compiled, to record what its dataclasses write."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from dataclass_code import FILE, as_file, record  # type: ignore[import-not-found]  # beside this file


def recorded(
    packages: Collection[str], modules: Iterable[str], files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The code that the dataclasses of each of ``packages`` write, as files to lie in them.

    modules: what to import of them, by dotted name; files: all that this needs, by path.
    """
    _lay(files)
    kept = record()
    for module in sorted(modules):
        if module.partition(".")[0] in packages:
            with suppress(ImportError):  # what only a page can import compiles its own at every start
                import_module(module)
    return {f"{package}/{FILE}": as_file(kept[package]) for package in packages}


def _lay(files: Mapping[str, bytes]) -> None:
    site = Path(tempfile.mkdtemp())
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    sys.path.append(str(site))  # last: the library that runs here is the one that was compiled
