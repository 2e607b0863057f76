"""The service worker: a list of every file with its digest, and what keeps them on the device."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

from sro_assist.media_types import BROTLI_TWIN, GZIP_TWIN, media_type
from sro_assist.page.page_template import as_script
from sro_assist.pwa.client_files import client_file
from sro_assist.pwa.content_policy import policy_to_send
from sro_assist.pwa.flet_client import ASKED_BY_NO_SCREEN

NAME = "flutter_service_worker.js"
"""Flutter's own loader looks for this name."""

PICTURES = "screens"
"""For the browser's own question whether to install the app; no page asks for them, and they are not kept."""

_PARTS = ("checked_fetch.js", "versions.js", "handed.js", "cache_mirror.js", "indexed.js")
"""What it is made of besides: fetching, which version is in use, files given to the app, records."""

_VERSION_DIGITS = 16


class CachedFile(TypedDict):
    """One file as the worker knows it: size in bytes; packed: a twin packed by gzip lies beside it."""

    url: str
    sha256: str
    size: int
    type: str
    packed: bool


def listed(folder: Path) -> list[CachedFile]:
    """List every file to be kept, the largest first, so that fetching side by side ends together."""
    files = [_entry(folder, path) for path in _files(folder)]
    return sorted(files, key=lambda file: (-file["size"], file["url"]))


def version_of(files: Sequence[CachedFile]) -> str:
    """Name a version after all that it holds: the same files, the same version."""
    return hashlib.sha256(as_script(list(files)).encode()).hexdigest()[:_VERSION_DIGITS]


def worker_text(folder: Path) -> str:
    """The worker for all that a folder holds; nothing may be added to the folder afterwards."""
    files = listed(folder)
    return client_file(NAME, version=version_of(files), files=files, policy=policy_to_send()) + "".join(
        map(client_file, _PARTS)
    )


def _files(folder: Path) -> Iterator[Path]:
    aside = {folder / name for name in (NAME, *ASKED_BY_NO_SCREEN)}
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        is_kept = not hidden and not _is_packed_twin(path) and path.parent != folder / PICTURES
        if path.is_file() and is_kept and path not in aside:
            yield path


def _is_packed_twin(path: Path) -> bool:
    """Whether it is only another file of the folder, packed for the way."""
    return path.suffix in {BROTLI_TWIN, GZIP_TWIN} and path.with_suffix("").is_file()


def _entry(folder: Path, path: Path) -> CachedFile:
    data = path.read_bytes()
    return {
        "url": quote(path.relative_to(folder).as_posix()),
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "type": media_type(path),  # so that a server that knows them less well does no harm
        "packed": path.with_name(path.name + GZIP_TWIN).is_file(),
    }
