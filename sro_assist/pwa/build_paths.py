"""Where the build finds its pins, and keeps what it fetched."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

_HERE = Path(__file__).resolve().parent


def lock(name: str) -> Path:
    """The lock file of this name: in the package when it was installed from a wheel, else in the checkout."""
    inside = _HERE / "locks" / f"{name}.txt"
    return inside if inside.is_file() else _HERE.parents[1] / "locks" / f"{name}.txt"


def shelf() -> Path:
    """Where fetched packages are kept, so that the next build needs no network."""
    return user_cache_path("SRO Assist", appauthor=False) / "web"
