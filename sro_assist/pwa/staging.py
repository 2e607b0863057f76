"""The folder of the offline app: filled beside its place, then put there whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sro_assist.pwa.build_error import BuildError

MARK = "sro-assist.json"
"""The file by which a folder is known as one that was built here, and may be built anew."""


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A place for a new build beside ``folder``, gone at the end. Raises BuildError when none can be made."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as made:
            yield Path(made) / "web"
    except OSError as error:
        raise BuildError(
            f"{folder} cannot be written: {(error.strerror or str(error)).lower()}.",
            hint="Name a folder that you may write to, on a disk with 100 MB of room.",
        ) from error


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
        f"{folder} holds something else, which would be lost.", hint="Name a new or an empty folder."
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
