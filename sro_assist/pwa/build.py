"""Builds the static folder of the offline app, from what is installed and the package index alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sro_assist.paths import assets_folder, pack_folder
from sro_assist.pwa.build_paths import shelf
from sro_assist.pwa.compressed_twins import add_twins
from sro_assist.pwa.flet_client import client_files
from sro_assist.pwa.python_archives import python_files
from sro_assist.pwa.size_budget import BUDGET, BundleSize, hold_to_budget, plain_size, size_of
from sro_assist.pwa.staging import beside, files_in, lay, may_replace, swap
from sro_assist.pwa.start_modules import LIST, hold_to_list, trace
from sro_assist.pwa.toolchain import gathered
from sro_assist.pwa.write_shell import steps
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack

PACKAGE = Path(__file__).resolve().parents[1]
OUR_CLIENT = Path(__file__).parent / "client"
OUR_SCRIPTS = {
    "python.js": ("python.js", "persist_prompt.js"),
    "python-worker.js": ("python-worker.js", "records-folder.js", "news.js"),
}
"""What of our client each file is made of: the page starts one script of ours, so that holds two things."""
ELSEWHERE = {"icon.png"}
"""Assets that are not for this folder: the icon of native builds."""

Step = Callable[[Path, Pack], None]
STEPS: Sequence[Step] = (steps,)
"""What is done to the folder once all files are laid, in order."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a build is held to, as files: how large it may get, and what a start of the app may import."""

    sizes: Path = BUDGET
    start: Path = LIST


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Report:
    """What was built, and how large it is beside a plain Flet bundle of the same versions."""

    folder: Path
    size: BundleSize
    plain: BundleSize


def build(
    folder: Path,
    *,
    trees: Path | None = None,
    kept: Path | None = None,
    limits: Limits = LIMITS,
    steps: Sequence[Step] = STEPS,
) -> Report:
    """Build the offline app into ``folder``; an earlier build there is replaced, only when all is well.

    trees: the pack to ship; kept: where fetched packages stay for the next build. Raises BuildError or
    PackError.
    """
    may_replace(folder)
    trees, kept = trees or pack_folder(), kept or shelf()
    pack, given = read_folder(trees), gathered(kept)
    python = python_files(PACKAGE, trees, given)
    hold_to_list(trace(given, python, pack, kept / "starts"), limits.start)
    files = {**client_files(given.stock), **python, **_assets(), **_ours()}
    with beside(folder) as fresh:
        lay(fresh, files)
        for step in steps:
            step(fresh, pack)
        add_twins(fresh, given.node, kept / "packed")
        size = size_of(fresh)
        hold_to_budget(size, limits.sizes)
        swap(fresh, folder)
    return Report(folder, size, plain_size(given.stock, given.packages))


def _assets() -> dict[str, bytes]:
    """The app's own pictures and fonts, where the client looks for them."""
    found = files_in(assets_folder())
    return {name: path.read_bytes() for name, path in found.items() if name not in ELSEWHERE}


def _ours() -> dict[str, bytes]:
    def joined(parts: Sequence[str]) -> bytes:
        return b"".join((OUR_CLIENT / part).read_bytes() for part in parts)

    return {name: joined(parts) for name, parts in OUR_SCRIPTS.items()}
