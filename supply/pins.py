"""The pins in the locks: each package, its version, and the digests of its archives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"run": "the local app", "web": "the offline app"}
"""The locks of what is shipped or run, and what each is for."""
BUILD_ONLY = {"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"}
"""Pinned with the app because it is built from a checkout; it does not run with it."""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package at one version, with the SHA-256 of each archive that may be installed."""

    name: str
    version: str
    digests: tuple[str, ...]
    parts: tuple[str, ...]
    """What it is for."""

    @property
    def installed(self) -> Distribution | None:
        """What is installed of exactly this version; None where there is none, as for another system."""
        try:
            found = distribution(self.name)
        except PackageNotFoundError:
            return None
        return found if found.version == self.version else None

    @property
    def licence(self) -> str:
        """What its own metadata says, in a few words; empty when it says nothing, or is not installed."""
        if not self.installed:
            return ""
        data = self.installed.metadata
        said = [words for field in ("License-Expression", "License") for words in data.get_all(field) or ()]
        kinds = [line.split(" :: ")[-1] for line in data.get_all("Classifier") or () if "License ::" in line]
        return next((words for words in (*said, *kinds) if words and "\n" not in words), "")


def pins() -> list[Pin]:
    """Every package of the locks, by name."""
    found: dict[tuple[str, str], tuple[set[str], list[str]]] = {}
    for lock, part in LOCKS.items():
        text = (ROOT / "locks" / f"{lock}.txt").read_text("ascii")
        for name, version, digests in _read(text):
            known, parts = found.setdefault((name, version), (set(), []))
            known.update(digests)
            parts += [part] if part not in parts else []
    return [Pin(*key, tuple(sorted(known)), tuple(parts)) for key, (known, parts) in sorted(found.items())]


def _read(lock: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each pin of a lock: a line that begins at the edge, and the lines under it."""
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        pin = _PIN.match(entry)
        if pin:
            yield pin[1].lower(), pin[2], _DIGEST.findall(entry)
