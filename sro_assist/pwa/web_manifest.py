"""The web app's manifest: what a phone shows of the app on its home screen."""

from __future__ import annotations

import json
from typing import Any

from sro_assist.design_tokens import PAPER
from sro_assist.pwa import strings
from sro_assist.records.exchange import SUFFIX
from sro_assist.trees.model import Tree
from sro_assist.trees.pack import Pack

NAME = "manifest.webmanifest"
RECORD_TYPE, OTHER_TYPE = "application/x-sro-assist", "application/octet-stream"
"""What devices may take a record's file for."""
SCREENSHOTS = (
    ("home.png", "780x1688", "narrow", strings.SHOT_HOME),
    ("question.png", "780x1688", "narrow", strings.SHOT_QUESTION),
    ("desk.png", "1280x800", "wide", strings.SHOT_DESK),
)
_SIZES = ("192", "512")
_MOST_SHORTCUTS = 4  # phones show no more


def manifest(pack: Pack) -> dict[str, Any]:
    """What the manifest says; the shortcuts begin the trees, save the one that asks what is happening."""
    trees = [pack.trees[name] for name in pack.manifest.trees if name != pack.manifest.first]
    return {
        "name": strings.APP,
        "short_name": strings.APP,
        "description": strings.ABOUT,
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "launch_handler": {"client_mode": ["focus-existing", "auto"]},
        "file_handlers": [{"action": "./", "accept": {RECORD_TYPE: [SUFFIX]}}],
        "share_target": {
            "action": "./handed",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "records", "accept": [SUFFIX, RECORD_TYPE, OTHER_TYPE]}]},
        },
        "screenshots": [_screenshot(*each) for each in SCREENSHOTS],
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [_icon(size, purpose) for purpose in ("any", "maskable") for size in _SIZES],
        "shortcuts": [_shortcut(tree) for tree in trees[:_MOST_SHORTCUTS]],
    }


def manifest_text(pack: Pack) -> str:
    """The manifest as the file holds it."""
    return json.dumps(manifest(pack), ensure_ascii=False, indent=2) + "\n"


def _icon(size: str, purpose: str) -> dict[str, str]:
    kind = "icon-maskable" if purpose == "maskable" else "icon"
    return {
        "src": f"icons/{kind}-{size}.png",
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def _screenshot(name: str, size: str, form: str, says: str) -> dict[str, str]:
    return {
        "src": f"screens/{name}",
        "sizes": size,
        "type": "image/png",
        "form_factor": form,
        "label": says,
    }


def _shortcut(tree: Tree) -> dict[str, Any]:
    return {
        "name": tree.title,
        "description": tree.says,
        "url": f"./#/begin/{tree.id}",
        "icons": [_icon("192", "any")],
    }
