"""The pinned packages of the offline app, from the package index: fetched once, then kept on this machine."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.fixed_archives import zip_files

_NAME = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


PURE = ("--platform", "any", "--python-version", "3.11", "--implementation", "py", "--abi", "none")
"""Options for packages without compiled parts: the same file on every machine."""


def fetch(lock: Path, shelf: Path, options: Iterable[str] = ()) -> tuple[Path, ...]:
    """The wheels that a lock file pins, each checked against its digest. Raises BuildError.

    shelf: a folder of this lock and these options alone, where they are kept.
    """
    pins = lock.read_text(encoding="utf-8")
    wanted, digests = len(_NAME.findall(pins)), set(_DIGEST.findall(pins))
    if len(found := _sound(shelf, digests)) != wanted:
        _download(lock, shelf, options)
        found = _sound(shelf, digests)
    if len(found) != wanted:
        raise BuildError(
            f"{len(found)} of {wanted} packages could be fetched.", hint=f"Empty {shelf} and build again."
        )
    return found


def unpacked(wheels: Iterable[Path]) -> dict[str, bytes]:
    """Every file of these wheels, by name."""
    return {name: data for wheel in wheels for name, data in zip_files(wheel.read_bytes()).items()}


def _sound(shelf: Path, digests: set[str]) -> tuple[Path, ...]:
    wheels = sorted(shelf.glob("*.whl"))
    return tuple(each for each in wheels if hashlib.sha256(each.read_bytes()).hexdigest() in digests)


def _download(lock: Path, shelf: Path, options: Iterable[str]) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(lock)]
    shelf.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(  # noqa: S603 - pip, on our own lock file
        [*pip, *pinned, *options, "--dest", str(shelf)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        reason = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise BuildError(
            f"The packages could not be fetched: {reason}", hint="Connect to the network and build again."
        )
