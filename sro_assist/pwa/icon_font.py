"""The font of icons, of which only those that the app draws are shipped, and flet's list of their names."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from sro_assist.pwa.build_error import BuildError

ICON_FONT = "assets/fonts/MaterialIcons-Regular.otf"
ICON_TABLE = "flet/controls/material/icons.json"

_USED = re.compile(rb"\bIcons\.([A-Z][A-Z0-9_]*)")
_STYLES = ("outlined", "rounded", "sharp")
OF_FLUTTER = (
    "arrow_back", "arrow_back_ios_new_rounded", "arrow_drop_down", "arrow_drop_up", "cancel", "check",
    "chevron_left", "chevron_right", "clear", "close", "error", "error_outline", "expand_less", "expand_more",
    "keyboard_arrow_down", "keyboard_arrow_up", "menu", "more_horiz", "more_vert", "search", "warning",
)  # fmt: skip
"""What Flutter's own controls may draw, unasked."""


def icon_names(modules: Mapping[str, bytes]) -> frozenset[str]:
    """The icons that these modules name, as flet names them: ``ARROW_BACK``."""
    return frozenset(name.decode() for data in modules.values() for name in _USED.findall(data))


def named_icons(every: bytes, used: Iterable[str]) -> bytes:
    """Flet's table of icons with the used ones alone: the whole is read at every start otherwise."""
    table = json.loads(every)
    return json.dumps({name: table[name] for name in sorted(used) if name in table}).encode()


def icon_font(font: bytes, used: Iterable[str], tool: Path) -> bytes:
    """The font with the used icons alone. ``tool``: the wheel of fontTools. Raises BuildError."""
    glyphs = sorted({_glyph(name.lower()) for name in used} | {_glyph(name) for name in OF_FLUTTER})
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.otf", Path(folder) / "small.otf"
        whole.write_bytes(font)
        _subset(tool, [str(whole), f"--glyphs={','.join(glyphs)}", f"--output-file={small}"])
        return small.read_bytes()


def _glyph(name: str) -> str:
    """The font's name of an icon: Flutter's, with the style that it is drawn in."""
    return name if name.endswith(_STYLES) else f"{name}_baseline"


def _subset(tool: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "fontTools.subset", *options, "--no-ignore-missing-glyphs"]
    done = subprocess.run(  # noqa: S603 - a pinned tool, on a font that came with flet
        command, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(tool)}
    )
    if done.returncode:
        reason = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise BuildError(
            f"The font of icons could not be made: {reason}", hint="Use icons that the font has."
        )
