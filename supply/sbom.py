"""Prints a bill of materials for scanners: CycloneDX 1.6 in JSON, made from the locks.

The same locks give the same text. It names what runs or is shipped, not the tools for tests.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import flet_web  # type: ignore[import-untyped]  # ships no types

from sro_assist import __version__
from supply.pins import BUILD_ONLY, Pin, pins

Component = dict[str, Any]
OURS = f"pkg:pypi/sro-assist@{__version__}"


def bill() -> dict[str, Any]:
    """The whole bill."""
    components = [*map(_package, pins()), *_inside_others()]
    named = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{named}",
        "version": 1,
        "metadata": {"component": _ourselves()},
        "components": components,
        "dependencies": [{"ref": OURS, "dependsOn": [part["bom-ref"] for part in components]}],
    }


def _ourselves() -> Component:
    named = {"name": "sro-assist", "version": __version__, "bom-ref": OURS, "purl": OURS}
    return {"type": "application", **named, "licenses": [{"expression": "Apache-2.0"}]}


def _package(pin: Pin) -> Component:
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": pin.name,
        "version": pin.version,
        "purl": purl,
        "scope": "excluded" if pin.name in BUILD_ONLY else "required",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.digests],
        "properties": [{"name": "sro-assist:part", "value": part} for part in pin.parts],
    }


def _inside_others() -> list[Component]:
    """What comes inside of Flet's web client, and our font."""
    client = Path(flet_web.get_package_web_dir())
    pyodide = json.loads((client / "pyodide" / "package.json").read_text("utf-8"))
    lock = json.loads((client / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    revision = (
        (client / "flutter_bootstrap.js").read_text("utf-8").split('"engineRevision":"')[1].split('"')[0]
    )
    return [
        _inside("framework", "flutter", revision, "BSD-3-Clause"),
        _inside(
            "library",
            "pyodide",
            pyodide["version"],
            pyodide["license"],
            f"pkg:npm/pyodide@{pyodide['version']}",
        ),
        _inside("library", "cpython", lock["info"]["python"], "PSF-2.0"),
        _inside("data", "atkinson-hyperlegible-next", "", "OFL-1.1"),
    ]


def _inside(kind: str, name: str, version: str, licence: str, purl: str = "") -> Component:
    named = {"version": version} if version else {}
    told = {"purl": purl} if purl else {}
    return {
        "type": kind,
        "bom-ref": name,
        "name": name,
        **named,
        **told,
        "licenses": [{"expression": licence}],
    }


def text() -> str:
    """The bill as it is printed."""
    return json.dumps(bill(), indent=2) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(text())
