"""Where things are on this machine: the pack, the assets, the records."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def pack_folder() -> Path:
    """The decision trees that came with the app."""
    return _brought("decision_trees")


def assets_folder() -> Path:
    """The pictures, fonts and page that came with the app."""
    return _brought("assets")


def data_folder() -> Path:
    """The user's own folder for records, as each system has it."""
    given = os.environ.get("FLET_APP_STORAGE_DATA")
    if given:
        return Path(given)
    from platformdirs import user_data_path  # a phone says where with the variable above

    return user_data_path("SRO Assist", appauthor=False)


def _brought(name: str) -> Path:
    """Inside the package when it was installed from a wheel, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
