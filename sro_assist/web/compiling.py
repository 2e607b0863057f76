"""Compiling Python for the phone, by the very Python that will run there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sro_assist.web.archives import plain_zip, zip_files
from sro_assist.web.trouble import BuildError

INSIDE = Path(__file__).parent / "inside"
MACHINE = "pyodide.asm.wasm"
LONGEST_SECONDS = 600


class Compiler:
    """The shipped Pyodide, run by Node.js."""

    def __init__(self, node: Path, pyodide: Path, kept: Path) -> None:
        """``kept``: a folder where what was compiled is kept for the next build of the same."""
        self._node, self._pyodide, self._kept = node, pyodide, kept

    def reached(
        self, sources: Mapping[str, bytes], roots: Iterable[str], cut: Iterable[str]
    ) -> dict[str, bytes]:
        """Each module that can be reached from ``roots`` without ``cut``, compiled. Raises BuildError."""
        source = plain_zip(sources)
        job = json.dumps({"roots": list(roots), "cut": list(cut)}).encode()
        done = self._kept / f"{self._digest(source, job)}.zip"
        if not done.is_file():
            self._keep(done, self._compiled(source, job))
        return zip_files(done.read_bytes())

    def _compiled(self, source: bytes, job: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "source.zip").write_bytes(source)
            (work / "job.json").write_bytes(job)
            _run([str(self._node), str(INSIDE / "run.mjs"), str(self._pyodide), str(work)])
            return (work / "compiled.zip").read_bytes()

    def _digest(self, *parts: bytes) -> str:
        """What the result depends on: the sources, the job, and who compiles."""
        compilers = (self._pyodide / MACHINE, *sorted(INSIDE.glob("*.*")))
        all_parts = (*parts, *(path.read_bytes() for path in compilers))
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in all_parts)).hexdigest()

    def _keep(self, path: Path, made: bytes) -> None:
        self._kept.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(made)
        draft.replace(path)  # whole or not at all


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
