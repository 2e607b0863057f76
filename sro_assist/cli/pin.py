"""``sro-assist pin``: what the trees cite was reviewed, as the policy has it now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from sro_assist.cli import strings
from sro_assist.cli.output import say, write_whole
from sro_assist.trees.loader import pins_for, pins_text
from sro_assist.trees.pack_files import PINS, folder_files


def pin(folder: Path) -> int:
    """Write the pins of the pack in a folder, and print what changed. Raises SroError when it cannot."""
    files = folder_files(folder)
    fresh = pins_for(files)
    if files.get(PINS) == pins_text(fresh):
        say(strings.NOTHING_TO_PIN.format(count=len(fresh)))
        return 0
    write_whole(folder / PINS, pins_text(fresh))
    for line in _changes(_pins_in(files.get(PINS, "")), fresh):
        say(line)
    say(strings.PINNED.format(count=len(fresh), file=folder / PINS))
    return 0


def _pins_in(text: str) -> Mapping[str, object]:
    """The pins as they were; none, if the file could not be read."""
    try:
        pins = json.loads(text)
    except ValueError:
        return {}
    return pins if isinstance(pins, dict) else {}


def _changes(before: Mapping[str, object], after: Mapping[str, str]) -> Iterator[str]:
    for citation, digest in after.items():
        if citation not in before:
            yield f"{strings.PIN_NEW}: {citation}"
        elif before[citation] != digest:
            yield f"{strings.PIN_CHANGED}: {citation}"
    for citation in before:
        if citation not in after:
            yield f"{strings.PIN_GONE}: {citation}"
