"""Setting up, starting and checking: what run.py decides, without reinstalling the world."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import run
from tests.branch_gate import LEAST, shortfalls

ROOT = Path(run.__file__).parent
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==([^\s;]+)", re.MULTILINE)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> run.Home:
    """A project folder whose local environment is the Python running this."""
    monkeypatch.setenv("PYTHONUTF8", "1")  # run.check sets it for good; here only for the test
    (tmp_path / "locks").mkdir()
    (tmp_path / ".venv").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for name in ("run", "dev"):
        (tmp_path / "locks" / f"{name}.txt").write_text(f"pip=={version('pip')} --hash=sha256:{'0' * 64}\n")
    made = run.Home(tmp_path)
    made.python = Path(sys.executable)
    return made


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "locks" / f"{name}.txt").read_text()))


def test_check_python_says_which_version_is_needed() -> None:
    with pytest.raises(run.RunError, match=r"This is Python 3\.9; SRO Assist needs 3\.11 or newer"):
        run.check_python((3, 9))


def test_check_python_accepts_the_oldest_supported() -> None:
    run.check_python((3, 11))
    assert run.OLDEST == (3, 11)


def test_check_can_make_venv_names_the_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    run.check_can_make_venv()
    monkeypatch.setattr(importlib.util, "find_spec", {"venv": "there"}.get)  # as Debian packs it
    with pytest.raises(run.RunError, match="sudo apt install python3-venv"):
        run.check_can_make_venv()


def test_run_py_is_readable_by_too_old_python() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 7)).body


def test_stamp_is_current_once_marked(home: run.Home) -> None:
    before = home.is_current("run")
    home.mark_current("run")
    assert (before, home.is_current("run"), home.is_current("dev")) == (False, True, False)


@pytest.mark.parametrize("changed", ["locks/run.txt", "pyproject.toml"])
def test_stamp_is_stale_when_a_file_changed(home: run.Home, changed: str) -> None:
    home.mark_current("run")
    (home.root / changed).write_text("# something else\n")
    assert not home.is_current("run")


def test_stamp_is_stale_when_the_folder_moved(home: run.Home) -> None:
    home.mark_current("run")
    moved = home.root.rename(home.root.with_name("moved"))
    assert not run.Home(moved).is_current("run")


def test_environment_is_dead_when_its_python_is_gone(home: run.Home, tmp_path: Path) -> None:
    assert home.is_alive()
    home.python = tmp_path / "gone"
    assert not home.is_alive()


def test_install_asks_for_nothing_when_current(home: run.Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.mark_current("dev")
    home.python = Path("no such python")
    run.install(home, "dev", "test it")
    assert capsys.readouterr().out == ""


def test_install_marks_what_it_installed(home: run.Home) -> None:
    run.install(home, "dev", "test it")
    assert home.is_current("dev")


def test_install_leaves_no_mark_when_pip_fails(home: run.Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.lock("dev").write_text("-r missing.txt\n")
    with pytest.raises(run.RunError, match="pip's reason is above"):
        run.install(home, "dev", "test it")
    assert "missing.txt" in capsys.readouterr().err
    assert not home.is_current("dev")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Failed to establish a new connection: [Errno -2]", "network cannot be reached"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "not the one that was pinned",
        ),
        ("error: command 'gcc' failed", "pip's reason is above"),
    ],
)
def test_why_pip_failed_tells_what_to_do(said: str, told: str) -> None:
    assert told in run.why_pip_failed(said)


def test_check_runs_everything_and_fails_with_one_step(
    home: run.Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    home.mark_current("run")
    home.mark_current("dev")
    steps = {"first": ["-c", "raise SystemExit(3)"], "second": ["-c", "print('second ran')"]}
    monkeypatch.setattr(run, "CHECKS", steps)
    assert run.check(home, ["--version"]) == 1
    captured = capfd.readouterr()
    assert "second ran" in captured.out
    assert "(before it, first failed)" in captured.out
    assert "pytest " in captured.out + captured.err


def test_check_hands_arguments_to_pytest_alone(home: run.Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mark_current("run")
    home.mark_current("dev")
    monkeypatch.setattr(run, "CHECKS", {})
    (home.root / "test_two.py").write_text("def test_good(): pass\ndef test_bad(): assert False\n")
    assert run.check(home, ["-q", "-k", "good"]) == 0
    assert run.check(home, ["-q", "-k", "bad"]) == 1


def test_main_says_why_it_cannot_go_on(
    home: run.Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    home.python = home.venv / "bin" / "python"
    assert run.main(["lock"], home) == 1
    assert "Pinning needs uv" in capsys.readouterr().err


def test_wait_for_returns_the_exit_code(tmp_path: Path) -> None:
    assert run.wait_for([sys.executable, "-c", "raise SystemExit(7)"], tmp_path) == 7


@pytest.mark.parametrize("name", ["run", "dev"])
def test_lock_holds_digests_and_no_place(name: str) -> None:
    text = (ROOT / "locks" / f"{name}.txt").read_text()
    assert not re.search(r"https?:|file:|/", text)
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text))


def test_locks_agree_where_both_pin() -> None:
    both = pins("run").keys() & pins("dev").keys()
    assert both
    assert {name: pins("run")[name] for name in both} == {name: pins("dev")[name] for name in both}


def test_locks_pin_all_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    app = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    named = {"run": app, "dev": project["dependency-groups"]["dev"]}
    for lock, requirements in named.items():
        names = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}
        assert names <= pins(lock).keys()


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_locks_pin_requirements_with_the_extras_asked_for(lock: str) -> None:
    text = (ROOT / "locks" / f"{lock}.txt").read_text()
    here = {re.sub(r"[-_.]+", "-", found.name).lower() for found in distributions()} & pins(lock).keys()
    asked = [Requirement(line) for name in here for line in requires(name) or ()]
    extras = {f"{wanted.name}[{','.join(sorted(wanted.extras))}]" for wanted in asked if is_meant(wanted)}
    assert {"run": "uvicorn[standard]", "dev": "coverage[toml]"}[lock] in extras
    assert [name for name in sorted(extras) if f"\n{name}==" not in text] == []


def is_meant(wanted: Requirement) -> bool:
    return bool(wanted.extras) and (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))


def test_build_pins_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["build-system"]["requires"]) <= set((ROOT / "locks/build.in").read_text().splitlines())


def measured(folder: Path, calls: str) -> subprocess.CompletedProcess[str]:
    """Run pytest under the gate: a small sro_assist of four branches a part; ``calls`` are for records."""
    (folder / "sro_assist").mkdir()
    (folder / "sro_assist" / "__init__.py").touch()
    for part in LEAST:
        (folder / "sro_assist" / part).mkdir()
        (folder / "sro_assist" / part / "__init__.py").write_text(
            "def sign(n):\n    if n < 0:\n        return -1\n    if n > 0:\n        return 1\n    return 0\n"
        )
    test = f"from sro_assist import {', '.join(LEAST)}\ndef test_signs():\n"
    test += "".join(
        f"    {part}.sign(0), {part}.sign(1), {part}.sign(-1)\n" for part in LEAST if part != "records"
    )
    (folder / "test_signs.py").write_text(test + f"    {calls}\n")
    (folder / "pyproject.toml").write_text('[tool.coverage.run]\nbranch = true\nsource = ["sro_assist"]\n')
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    environment.pop("COV_CORE_DATAFILE", None)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *run.MEASURE]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_branch_gate_passes_when_all_branches_are_taken(tmp_path: Path) -> None:
    done = measured(tmp_path, "records.sign(0), records.sign(1), records.sign(-1)")
    assert done.returncode == 0, done.stdout
    assert "Branches taken, at least: policy 95%, trees 95%" in done.stdout


def test_branch_gate_fails_but_pytest_speaks_last(tmp_path: Path) -> None:
    done = measured(tmp_path, "records.sign(0)")
    assert done.returncode == 1
    assert "sro_assist.records: 2 of 4 branches taken, 50.0%; 95% is the least" in done.stdout
    assert "sro_assist.walk" not in done.stdout
    assert re.fullmatch(r"=+ 1 passed in .*=+", done.stdout.splitlines()[-1])
    assert shortfalls(json.loads((tmp_path / "coverage.json").read_text()))


def test_branch_gate_fails_when_a_part_is_unmeasured() -> None:
    figures = {"summary": {"num_branches": 0, "covered_branches": 0}}
    files = {f"sro_assist\\{part}\\a.py": figures for part in LEAST if part != "records"}
    assert shortfalls({"files": files}) == ["sro_assist.records: nothing was measured"]
