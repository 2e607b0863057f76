"""Flet's stock web client, of which only what runs is kept: one renderer, no debugging, no spare fonts."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.fixed_archives import packed

KEPT = (
    "main.dart.wasm",
    "main.dart.mjs",
    "flutter_bootstrap.js",
    "version.json",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "assets/AssetManifest.bin",
    "assets/AssetManifest.bin.json",
    "assets/fonts/MaterialIcons-Regular.otf",
    "assets/fonts/roboto.woff2",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
    "assets/packages/wakelock_plus/assets/no_sleep.js",
)
"""Chrome takes main.dart.wasm and skwasm, others main.dart.js and canvaskit. No more is ever asked for."""

SCRIPT, PACKED_SCRIPT = "main.dart.js", "main.dart.bin"
"""The client for other browsers than Chrome. The page unpacks it: it is by far the largest file of them."""

NOTICES = "assets/NOTICES"
"""The licences of all that Flutter put into the client. They go along, packed."""
ASKED_BY_NO_SCREEN = (f"{NOTICES}.gz", "THIRD-PARTY-NOTICES.txt")
"""Files for people: no phone fetches or keeps them."""

FONTS = (
    ("MaterialIcons", "fonts/MaterialIcons-Regular.otf"),
    ("Roboto", "fonts/roboto.woff2"),
)
"""Families that the client may draw with before the app's own are there."""


def stock_client() -> Path:
    """The web client as it came with flet-web. Raises BuildError when that is not installed."""
    spec = importlib.util.find_spec("flet_web")
    places = list(spec.submodule_search_locations or ()) if spec else []
    web = Path(places[0]) / "web" if places else Path()
    if not (web / "pyodide" / "python_stdlib.zip").is_file():
        raise BuildError("Flet's web client is not installed.", hint="Install the package flet-web.")
    return web


def client_files(stock: Path) -> dict[str, bytes]:
    """What is kept of the stock client, and what is written in the place of some of it."""
    files = {name: (stock / name).read_bytes() for name in KEPT}
    lock = json.loads((stock / "pyodide" / "pyodide-lock.json").read_bytes())
    files["pyodide/pyodide-lock.json"] = _json({"info": lock["info"], "packages": {}})
    files["assets/FontManifest.json"] = _json(
        [{"family": family, "fonts": [{"asset": asset}]} for family, asset in FONTS]
    )
    files["flutter_bootstrap.js"] = _with_one_canvaskit(_without_map(files["flutter_bootstrap.js"]))
    files[f"{NOTICES}.gz"] = packed((stock / NOTICES).read_bytes())
    files[PACKED_SCRIPT] = packed((stock / SCRIPT).read_bytes())
    return files


def python_of(stock: Path) -> tuple[str, str]:
    """The Python that the client brings, as ``3.14``, and the tag of wheels made for it."""
    info = json.loads((stock / "pyodide" / "pyodide-lock.json").read_bytes())["info"]
    version = ".".join(info["python"].split(".")[:2])
    return version, f"pyemscripten_{info['abi_version']}_{info['arch']}"


def _without_map(script: bytes) -> bytes:
    return b"\n".join(line for line in script.split(b"\n") if not line.startswith(b"//# sourceMappingURL"))


def _with_one_canvaskit(script: bytes) -> bytes:
    """Without this it would ask for a build of canvaskit for Chromium, when that cannot run skwasm."""
    config = b"var flutterConfig = {"
    if script.count(config) != 1:
        raise BuildError(
            "Flet's start script is another than this build knows.", hint="Install the pinned Flet."
        )
    return script.replace(config, config + b'\n    canvasKitVariant: "full",')


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
