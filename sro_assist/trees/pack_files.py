"""A pack as files: their names and limits, reading them from a folder, and the digest of them all."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from sro_assist.errors import PackError, Problem, Where

MANIFEST, PINS = "pack.json", "pins.json"
MOST_FILES = 100
LARGEST_FILE = 2_000_000
"""Bytes. A larger file in a pack's folder is refused unread."""
_WITHOUT_WAITING = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
_PLAINLY = os.O_RDONLY | sum(getattr(os, name, 0) for name in _WITHOUT_WAITING)
"""How a file is opened; no system has all of these."""


def edition_of(files: Mapping[str, str]) -> str:
    """Give the edition of a pack: a SHA-256 over every file's name and text, whatever their order."""
    in_order = json.dumps(sorted(files.items()))  # plain ASCII, each text told apart from the next
    return hashlib.sha256(in_order.encode()).hexdigest()


def folder_files(folder: Path) -> dict[str, str]:
    """Read the files of a pack's folder: its JSON and Markdown, by name, with plain line feeds.

    Raises PackError if there is no such folder, it holds no pack.json, or a file cannot be read.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    paths = _pack_files(folder)
    if len(paths) > MOST_FILES:
        raise _unreadable(f"The folder {folder} has more than {MOST_FILES} files.", "", "Split the pack.")
    for path in paths:
        try:
            texts[path.name] = _text(path)
        except PackError as error:
            problems += error.problems
    if problems:
        raise PackError(problems)
    return texts


def _pack_files(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            raise _unreadable(f"There is no folder {folder}.", "", "Give the folder that holds pack.json.")
        if not os.path.lexists(folder / MANIFEST):
            what = f"The folder {folder} has no {MANIFEST}."
            raise PackError([Problem("missing-file", what, Where(MANIFEST), "Give the folder of a pack.")])
        return sorted(path for path in folder.iterdir() if path.suffix in {".json", ".md"})
    except OSError as error:
        what = f"The folder {folder} cannot be read: {error.strerror}."
        raise _unreadable(what, "", "Make it a folder that can be read.") from None


def _text(path: Path) -> str:
    try:
        return _plain_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = "The file is not UTF-8 text."
        raise _unreadable(what, path.name, "Save it as UTF-8.", line) from None
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        raise _unreadable(what, path.name, "Make it a file that can be read.") from None


def _plain_bytes(path: Path) -> bytes:
    """What a plain file holds. Raises PackError for anything else before it is opened, and OSError.

    A link could lead anywhere, a device has no end, and opening a pipe waits for whoever writes to it.
    """
    if path.is_symlink():
        raise _unreadable("This is a link.", path.name, "Put the file itself in its place.")
    if not path.is_file():
        raise _unreadable("This is not a file.", path.name, "Put a plain file in its place.")
    descriptor = os.open(path, _PLAINLY)
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # exchanged since it was looked at
            raise _unreadable("This is not a file.", path.name, "Put a plain file in its place.")
        data = opened.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise _unreadable(f"The file is larger than {LARGEST_FILE} bytes.", path.name, "Split it.")
    return data


def _unreadable(what: str, file: str, hint: str, line: int | None = None) -> PackError:
    return PackError([Problem("unreadable", what, Where(file, line=line), hint)])
