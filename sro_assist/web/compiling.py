"""Compiling Python for the phone, by the very Python that will run there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sro_assist.web.archives import plain_zip, zip_files
from sro_assist.web.trouble import BuildError

RUNNER = Path(__file__).parent / "inside" / "run.mjs"
SCRIPT = RUNNER.with_name("compiling.py")
MACHINE = "pyodide.asm.wasm"
LONGEST_SECONDS = 600


def compiled(files: Mapping[str, bytes], node: Path, pyodide: Path) -> dict[str, bytes]:
    """The same files with each ``.py`` made a ``.pyc`` in its place. Raises BuildError."""
    return zip_files(_compiled(plain_zip(files), node, pyodide))


def compiled_once(files: Mapping[str, bytes], node: Path, pyodide: Path, kept: Path) -> dict[str, bytes]:
    """The same as ``compiled``, of what seldom changes: kept in the folder ``kept`` for the next build."""
    source = plain_zip(files)
    done = kept / f"{_digest(source, (pyodide / MACHINE).read_bytes(), SCRIPT.read_bytes())}.zip"
    if not done.is_file():
        made = _compiled(source, node, pyodide)
        kept.mkdir(parents=True, exist_ok=True)
        draft = done.with_suffix(f".{os.getpid()}")
        draft.write_bytes(made)
        draft.replace(done)  # whole or not at all
    return zip_files(done.read_bytes())


def _compiled(source: bytes, node: Path, pyodide: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "source.zip").write_bytes(source)
        _run([str(node), str(RUNNER), str(pyodide), str(SCRIPT), str(work)])
        return (work / "compiled.zip").read_bytes()


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - node, on our own script
            command, check=False, capture_output=True, text=True, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _failed("it took too long") from None
    if done.returncode:
        raise _failed((done.stderr.strip() or "no reason given").splitlines()[-1])


def _failed(why: str) -> BuildError:
    return BuildError(
        f"Python could not be compiled for the phone: {why}.", mend="Install Node.js 24 and build again."
    )
