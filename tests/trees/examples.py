"""The examples of docs/checks.md: a base pack, changes merged onto it, and the files that come of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from sro_assist.errors import PackError
from tests.trees.builders import as_json, some_files, with_pins

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
_EXAMPLE = re.compile(
    r"^## (?P<code>[a-z-]+)\n\n(?P<why>.+?)\n\n"
    r"Wrong:\n\n```json\n(?P<wrong>.+?)```\n\nsays\n\n```text\n(?P<says>.+?)```\n\n"
    r"Right:\n\n```json\n(?P<right>.+?)```\n",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """One section of the page."""

    code: str
    why: str
    wrong: dict[str, object]
    says: list[str]
    right: dict[str, object]


def examples() -> list[Example]:
    """Read every section of the page that has an example."""
    found = _EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))
    return [
        Example(m["code"], m["why"], json.loads(m["wrong"]), m["says"].splitlines(), json.loads(m["right"]))
        for m in found
    ]


def base() -> dict[str, str]:
    """Give the pack that the page's examples change."""
    return some_files({"demo": {}, "other": {}})


def changed(changes: Mapping[str, object]) -> dict[str, str]:
    """Change the base pack: an object is merged (null takes a key away), a text is a file, null is none.

    In the policy an object says which words stand in place of which. Pins are computed anew, as after a
    review, unless the change is about pins, or nothing can be pinned.
    """
    kept = {name: text for name, text in base().items() if changes.get(name, "") is not None}
    files = {**kept, **{name: _merged_text(name, each) for name, each in changes.items() if each is not None}}
    try:
        return files if "pins.json" in changes else with_pins(files)
    except PackError:
        return files


def _merged_text(name: str, change: object) -> str:
    if isinstance(change, str):
        return change
    if name.endswith(".json"):
        return as_json(merged(json.loads(base().get(name, "{}")), change))
    assert isinstance(change, dict)
    return reduce(lambda text, pair: text.replace(*pair), change.items(), base()[name])


def merged(value: object, change: object) -> object:
    """Merge JSON as RFC 7396 has it."""
    if not isinstance(change, dict):
        return change
    made = dict(value) if isinstance(value, dict) else {}
    for key, each in change.items():
        if each is None:
            made.pop(key, None)
        else:
            made[key] = merged(made.get(key), each)
    return made


def write(files: Mapping[str, str], folder: Path) -> Path:
    """Write a pack's files. A lone surrogate such as \\udcff stands for a byte that is not UTF-8."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder
