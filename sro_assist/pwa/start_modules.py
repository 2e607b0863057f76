"""Which modules an officer's start imports, until the first question of a walk; and which of them it may."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sro_assist.app import strings
from sro_assist.pwa.build_cache import digest, kept_or_made
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.compiler import MACHINE, WORKER
from sro_assist.pwa.node_runtime import run_node
from sro_assist.pwa.python_archives import APP, LIBRARY
from sro_assist.pwa.python_modules import DATACLASSES_OF
from sro_assist.pwa.toolchain import Toolchain
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started
from sro_assist.walk.walkthrough import Walkthrough

LIST = Path(__file__).with_name("start_modules.txt")
FEW = 10
"""Modules that are told by name; a new version of Flet may bring hundreds."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start in the shipped Pyodide. imported: each module, and who imported it first."""

    imported: Mapping[str, str]
    seconds: float


def trace(given: Toolchain, archives: Mapping[str, bytes], pack: Pack, kept: Path) -> Start:
    """Start the app that these archives hold, look at home, and begin the first tree.

    kept: a folder where it stands for the next build of the same. Raises BuildError when it does not come to
    the first question.
    """
    first, pyodide = pack.manifest.first, given.stock / "pyodide"
    places = [("/", strings.HAPPENING), (f"/begin/{first}", _first_words(pack, first))]
    job = json.dumps({"dataclasses_of": DATACLASSES_OF, "places": places}).encode()
    parts = (job, archives[LIBRARY], archives[APP], (pyodide / MACHINE).read_bytes())
    scripts = (path.read_bytes() for path in sorted(WORKER.glob("start*")))
    done = kept / f"{digest((*parts, *scripts))}.json"
    return Start(**json.loads(kept_or_made(done, lambda: _traced(given.node, pyodide, archives, job))))


def _traced(node: Path, pyodide: Path, archives: Mapping[str, bytes], job: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "library.zip").write_bytes(gzip.decompress(archives[LIBRARY]))
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(archives[APP]))) as app:
            app.extractall(work / "app", filter="data")
        (work / "job.json").write_bytes(job)
        run_node(node, WORKER / "start.mjs", [pyodide, work], "The offline app does not start")
        return (work / "start.json").read_bytes()


def hold_to_list(start: Start, allowed: Path = LIST) -> None:
    """Raise BuildError when a start imports a module that is not in the list."""
    more = sorted({*start.imported} - listed(allowed))
    if not more:
        return
    told = ", ".join(f"{name} (imported by {start.imported[name]})" for name in more[:FEW])
    rest = f", and {len(more) - FEW} more" if len(more) > FEW else ""
    raise BuildError(
        f"A start of the offline app imports what no start may: {told}{rest}.",
        hint=f"Import it where it is first needed (ui/late_screens.py), or add it to {allowed.name}.",
    )


def listed(path: Path = LIST) -> frozenset[str]:
    """The modules in a list: one a line; what follows a ``#`` is for people."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(filter(None, (line.partition("#")[0].strip() for line in lines)))


def _first_words(pack: Pack, tree: str) -> str:
    """What a tree's first screen asks or says."""
    at = "2000-01-01T00:00:00+00:00"
    started = Started(
        walkthrough="", tree=tree, at=at, officer="", pack=pack.manifest.id, edition=pack.edition, app=""
    )
    return Walkthrough.begin(pack, started).screen.headline
