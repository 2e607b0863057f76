"""The bill of materials names every pin, each once, with the digests that are installed by."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from supply import sbom
from supply.pins import LOCKS, ROOT

DIGEST = re.compile(r"[0-9a-f]{64}")


def test_bill_names_every_pin_with_its_digests() -> None:
    bill = sbom.bill()
    parts = {part["purl"]: part for part in bill["components"] if "purl" in part}
    for lock in LOCKS:
        text = (ROOT / "locks" / f"{lock}.txt").read_text("ascii")
        for name, version in re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==([^\s;]+)", text, re.MULTILINE):
            assert f"pkg:pypi/{name}@{version}" in parts
        told = {entry["content"] for part in parts.values() for entry in part.get("hashes", ())}
        assert {*DIGEST.findall(text)} <= told


def test_bill_has_the_shape_that_scanners_read() -> None:
    bill = sbom.bill()
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    refs = [part["bom-ref"] for part in bill["components"]]
    assert len({*refs}) == len(refs)
    assert {*bill["dependencies"][0]["dependsOn"]} == {*refs}
    assert {"flutter", "pyodide", "cpython"} <= {part["name"] for part in bill["components"]}
    scopes = {part["name"]: part.get("scope") for part in bill["components"]}
    assert (scopes["hatchling"], scopes["flet"]) == ("excluded", "required")


def test_bill_is_printed_the_same_each_time() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "supply.sbom"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == sbom.bill()
    assert done.stdout == sbom.text()
