"""Compiling Python for the phone, by the very Python that will run there."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sro_assist.pwa.build_cache import digest, kept_or_made
from sro_assist.pwa.fixed_archives import plain_zip, zip_files
from sro_assist.pwa.node_runtime import run_node

WORKER = Path(__file__).parent / "build_worker"
MACHINE = "pyodide.asm.wasm"


class Compiler:
    """The shipped Pyodide, run by Node.js."""

    def __init__(self, node: Path, pyodide: Path, kept: Path) -> None:
        """``kept``: a folder where what was compiled is kept for the next build of the same."""
        self._node, self._pyodide, self._kept = node, pyodide, kept

    def reached(
        self,
        files: Mapping[str, bytes],
        roots: Iterable[str],
        cut: Iterable[str],
        dataclasses_of: Iterable[str] = (),
    ) -> dict[str, bytes]:
        """Each module that can be reached from ``roots`` without ``cut``, compiled. Raises BuildError.

        With them, for each package of ``dataclasses_of``, a file of the code that its dataclasses write.
        files: the modules' sources, and what else importing them takes.
        """
        source = plain_zip(files)
        wanted = {"roots": [*roots], "cut": [*cut], "dataclasses_of": [*dataclasses_of]}
        job = json.dumps(wanted).encode()
        done = self._kept / f"{self._digest(source, job)}.zip"
        return zip_files(kept_or_made(done, lambda: self._compiled(source, job)))

    def _compiled(self, source: bytes, job: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            (work / "source.zip").write_bytes(source)
            (work / "job.json").write_bytes(job)
            script, failed = WORKER / "run.mjs", "Python could not be compiled for the phone"
            run_node(self._node, script, [self._pyodide, work], failed)
            return (work / "compiled.zip").read_bytes()

    def _digest(self, *parts: bytes) -> str:
        """What the result depends on: the sources, the job, and who compiles."""
        compilers = (self._pyodide / MACHINE, *sorted(WORKER.glob("*.*")))
        return digest((*parts, *(path.read_bytes() for path in compilers)))
