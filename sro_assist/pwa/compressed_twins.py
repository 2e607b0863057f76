"""Twins of files, packed beforehand: by gzip, and the largest as small as Brotli gets them.

A server that knows of such twins (nginx by ``gzip_static``, Caddy by ``precompressed``, ``serve-web``) sends
``main.dart.wasm.br`` or ``.gz`` where ``main.dart.wasm`` is asked for. On any other they are files that
nobody asks for. docs/servers says how to have them sent.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from sro_assist.media_types import BROTLI_TWIN, GZIP_TWIN
from sro_assist.pwa.fixed_archives import packed
from sro_assist.pwa.node_runtime import run_node
from sro_assist.pwa.staging import files_in

PACKED_ALREADY = (".bin", ".zip", ".png", ".woff2", BROTLI_TWIN, GZIP_TWIN)
LEAST = 1_400
"""Bytes: what is smaller goes in one packet as it is."""
LARGEST = (
    "main.dart.wasm",
    "canvaskit/skwasm.wasm",
    "pyodide/pyodide.asm.wasm",
    "pyodide/pyodide.asm.mjs",
)
"""What Chrome fetches and no archive of ours holds. They come with Flet and change with its version alone."""
SCRIPT = Path(__file__).with_name("twins.mjs")


def add_twins(folder: Path, node: Path, kept: Path) -> None:
    """Lay the twins of the largest files beside them, those from ``kept`` that were made before.

    node: the Node.js that packs what is new. Raises BuildError.
    """
    goals = {
        folder / f"{name}{BROTLI_TWIN}": kept / f"{_digest(folder / name)}{BROTLI_TWIN}" for name in LARGEST
    }
    new = {twin: shelf for twin, shelf in goals.items() if not shelf.is_file()}
    if new:
        _pack(node, kept, {twin.with_suffix(""): shelf for twin, shelf in new.items()})
    for twin, shelf in goals.items():
        shutil.copyfile(shelf, twin)


def add_gzip_twins(folder: Path) -> None:
    """Lay a twin packed by gzip beside every file that gzip makes smaller."""
    for name, path in files_in(folder).items():
        if path.stat().st_size >= LEAST and not name.endswith(PACKED_ALREADY):
            path.with_name(path.name + GZIP_TWIN).write_bytes(packed(path.read_bytes()))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _pack(node: Path, kept: Path, wanted: dict[Path, Path]) -> None:
    """Pack files side by side, each into its place in ``kept``: whole or not at all."""
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept) as place:
        drafts = {source: Path(place) / shelf.name for source, shelf in wanted.items()}
        pairs = [path for pair in drafts.items() for path in pair]
        run_node(node, SCRIPT, pairs, "The largest files could not be packed")
        for source, draft in drafts.items():
            draft.replace(wanted[source])
