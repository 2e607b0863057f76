"""The folder of the offline app: filled beside its place, then put there whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from sro_assist.web.trouble import BuildError

MARK = "sro-assist.json"
"""The file by which a folder is known as one that was built here, and may be built anew."""


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by name, into a folder that is not there yet."""
    for name, data in {**files, MARK: b'{"built":"SRO Assist"}\n'}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def may_replace(folder: Path) -> None:
    """Raise BuildError unless ``folder`` is new, empty, or was built here."""
    if (folder / MARK).is_file() or not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    raise BuildError(
        f"{folder} holds something else, which would be lost.", mend="Name a new or an empty folder."
    )


def swap(fresh: Path, folder: Path) -> None:
    """Put the new build in the old one's place, whole; the old one is left beside ``fresh``."""
    if folder.exists():
        folder.rename(fresh.parent / "old")
    fresh.rename(folder)


def files_in(folder: Path) -> dict[str, Path]:
    """Every file below a folder, by name, in order."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def digests_of(folder: Path) -> dict[str, str]:
    """Every file's SHA-256, by name."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files_in(folder).items()}
