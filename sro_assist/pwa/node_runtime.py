"""Node.js, which runs the shipped Pyodide while the app is built: one that is here, or a pinned one."""

from __future__ import annotations

import platform
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.wheel_download import fetch

OLDEST = 20
LONGEST_SECONDS = 600


def find_node(lock: Path, shelf: Path) -> Path:
    """Node 20 or newer from the PATH, else the one that ``lock`` pins. Raises BuildError."""
    found = shutil.which("node")
    if found and _version(Path(found)) >= OLDEST:
        return Path(found)
    return _fetched(lock, shelf / f"node-{platform.system()}-{platform.machine()}")


def run_node(node: Path, script: Path, given: Iterable[Path], failed: str) -> None:
    """Run a script of ours on paths. Raises BuildError: ``failed``, and why."""
    command = [str(node), str(script), *map(str, given)]
    try:
        done = subprocess.run(  # noqa: S603 - node, on our own script
            command, check=False, capture_output=True, text=True, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _failure(failed, "it took too long") from None
    if done.returncode:
        raise _failure(failed, (done.stderr.strip() or "no reason given").splitlines()[-1])


def _failure(failed: str, why: str) -> BuildError:
    return BuildError(f"{failed}: {why}.", hint="Install Node.js 24 and build again.")


def _version(node: Path) -> int:
    """The major version; 0 of what doesn't answer."""
    try:
        done = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)  # noqa: S603
        return int(done.stdout.strip().removeprefix("v").partition(".")[0])
    except (OSError, ValueError):
        return 0


def _fetched(lock: Path, shelf: Path) -> Path:
    (wheel,) = fetch(lock, shelf)
    with zipfile.ZipFile(wheel) as archive:
        inside = [name for name in archive.namelist() if name.endswith(("/bin/node", "/node.exe"))]
        if not inside:
            raise BuildError("The package of Node.js holds no node.", hint="Install Node.js 20 or newer.")
        node = Path(archive.extract(inside[0], shelf))
    node.chmod(0o755)
    return node
