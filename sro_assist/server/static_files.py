"""Folders of files as Starlette serves them, by our own types, and packed where a packed twin lies beside."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope

from sro_assist.media_types import BROTLI_TWIN, GZIP_TWIN, media_type

TWINS = {"br": BROTLI_TWIN, "gzip": GZIP_TWIN}
"""By what browsers call that way of packing; the best first."""


class TypedFiles(StaticFiles):
    """Starlette's, but for the types, which it asks this machine for, and the twins, which it has not."""

    chunk_size = 2**20
    """Bytes: Starlette's own are a sixteenth, and each chunk waits for a thread."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Answer with the file or its twin, or that the browser has it already."""
        path, asked = Path(full_path), Headers(scope=scope)
        coding, twin = _twin(path, asked.get("accept-encoding", ""))
        headers = {"Vary": "Accept-Encoding", **({"Content-Encoding": coding} if coding else {})}
        answer = FileResponse(
            twin or path,
            status_code,
            headers,
            media_type(path),
            stat_result=twin.stat() if twin else stat_result,
        )
        answer.chunk_size = self.chunk_size
        return NotModifiedResponse(answer.headers) if self.is_not_modified(answer.headers, asked) else answer


def _twin(path: Path, accepted: str) -> tuple[str, Path | None]:
    """The best twin that is there and that the browser unpacks."""
    unpacks = {way.partition(";")[0].strip() for way in accepted.split(",")}
    for coding, ending in TWINS.items():
        twin = path.with_name(path.name + ending)
        if coding in unpacks and twin.is_file():
            return coding, twin
    return "", None
