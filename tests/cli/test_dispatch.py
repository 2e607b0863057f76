"""The command line, as a person uses it."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sro_assist import __version__
from sro_assist.cli import main
from sro_assist.entrypoints import local
from sro_assist.errors import ServeError
from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Factors, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.duties import owed
from tests.walk.builders import a_walk, walked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real pack, to be changed."""
    return Path(shutil.copytree(pack_folder(), tmp_path / "pack"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_folder(pack_folder())


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


# The app


@pytest.mark.parametrize(
    ("argv", "opened"),
    [
        ([], {"data": None, "pack": None, "port": None, "open_browser": True}),
        (
            ["--data", "kept", "--pack", "trees", "--port", "8600", "--no-browser"],
            {"data": Path("kept"), "pack": Path("trees"), "port": 8600, "open_browser": False},
        ),
    ],
)
def test_no_command_opens_the_app(
    monkeypatch: pytest.MonkeyPatch, argv: list[str], opened: dict[str, object]
) -> None:
    runs: list[dict[str, object]] = []

    def run(**given: object) -> int:
        runs.append(given)
        return 0

    monkeypatch.setattr(local, "run", run)
    assert main(argv) == 0
    assert runs == [opened]


def test_app_that_cannot_be_served_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_given: object) -> int:
        raise ServeError("No port is free.", hint="Close another program.")

    monkeypatch.setattr(local, "run", refuse)
    assert main([]) == 1
    assert capsys.readouterr() == ("", "No port is free. Close another program.\n")


def test_app_ended_from_the_keyboard_ends_calmly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "run", interrupted)
    assert main([]) == 0
    assert capsys.readouterr().err == ""


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize("argv", [["fly"], ["--port", "x"], ["map"], ["walk"]])
def test_no_such_command_is_refused_with_the_usage(
    capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(argv)
    assert "usage: sro-assist" in capsys.readouterr().err


# check


def test_check_of_the_real_pack_tells_its_counts(capsys: pytest.CaptureFixture[str], pack: Pack) -> None:
    assert main(["check"]) == 0
    nodes = sum(len(tree.nodes) for tree in pack.trees.values())
    told = capsys.readouterr().out
    assert told.startswith(f"No problems: 5 trees, {nodes} nodes, {len(pack.policy.finest)} provisions;")
    assert pack.edition[:12] in told
    assert told.count("\n") == 1


def test_check_prints_every_problem_with_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(folder / "arrest.json", '"go": "rule-too"', '"go": "gone"')
    _edit(folder / "force.json", '"rests_on": "437.5"', '"rests_on": "437.55"')
    assert main(["check", str(folder)]) == 1
    *problems, last = capsys.readouterr().out.splitlines()
    assert any(line.startswith("arrest.json") and "gone" in line for line in problems)
    assert any(line.startswith("force.json") and "437.55" in line and "line " in line for line in problems)
    assert last == f"{len(problems)} problems."


def test_check_of_one_problem_counts_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pins = json.loads((folder / "pins.json").read_text(encoding="utf-8"))
    pins.popitem()
    (folder / "pins.json").write_text(json.dumps(pins), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.endswith("\n1 problem.\n")


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_check_of_no_pack_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["check", str(tmp_path / name)]) == 1
    assert "pack.json" in capsys.readouterr().out


# pin


def test_pin_of_a_reviewed_pack_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "pins.json").read_bytes()
    assert main(["pin", str(folder)]) == 0
    assert "Nothing to pin" in capsys.readouterr().out
    assert (folder / "pins.json").read_bytes() == before


def test_pin_tells_policy_changes_and_mends_the_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pins = json.loads((folder / "pins.json").read_text(encoding="utf-8"))
    reviewed = (folder / "pins.json").read_text(encoding="utf-8")
    first, second, *_ = sorted(pins)
    changed = {**pins, first: "0" * 64, "437.99 ¶9": "1" * 64}
    del changed[second]
    (folder / "pins.json").write_text(json.dumps(changed), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    capsys.readouterr()
    assert main(["pin", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [f"changed: {first}", f"new: {second}", "no longer cited: 437.99 ¶9"]
    assert main(["check", str(folder)]) == 0
    assert (folder / "pins.json").read_text(encoding="utf-8") == reviewed


@pytest.mark.parametrize("broken", ["{", "[]", None])
def test_pin_writes_pins_that_are_missing_or_broken(folder: Path, broken: str | None) -> None:
    if broken is None:
        (folder / "pins.json").unlink()
    else:
        (folder / "pins.json").write_text(broken, encoding="utf-8")
    assert main(["pin", str(folder)]) == 0
    assert main(["check", str(folder)]) == 0


def test_pin_of_an_unreadable_pack_leaves_pins_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "pins.json").read_bytes()
    (folder / "arrest.json").write_text("{", encoding="utf-8")
    assert main(["pin", str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert (folder / "pins.json").read_bytes() == before


# map


def test_map_gives_mermaids_text(capsys: pytest.CaptureFixture[str], pack: Pack) -> None:
    assert main(["map", "force"]) == 0
    told = capsys.readouterr().out
    assert "flowchart TD" in told
    assert told.count(":::") == len(pack.trees["force"].nodes)


def test_map_as_svg_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "force.svg"
    assert main(["--pack", str(pack_folder()), "map", "force", "--svg", "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    assert ET.parse(out).getroot().tag.endswith("svg")  # noqa: S314 - our own drawing
    assert list(tmp_path.iterdir()) == [out]


def test_map_into_a_missing_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "force", "--out", str(tmp_path / "no" / "force.mmd")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_map_over_a_folder_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "force.mmd").mkdir()
    assert main(["map", "force", "--out", str(tmp_path / "force.mmd")]) == 1
    assert "force.mmd cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["force.mmd"]


@pytest.mark.parametrize("command", ["map", "walk"])
def test_missing_tree_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, "gone"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "no tree gone" in told
    assert "triage, arrest, force" in told


@pytest.mark.parametrize("command", ["map", "walk"])
def test_a_broken_pack_is_refused_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    _edit(folder / "arrest.json", '"go": "rule-too"', '"go": "gone"')
    assert main([command, "arrest", "--pack", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The decision trees cannot be opened:")
    assert told.err.count("\n") == 1


# walk


def _keys(pack: Pack, tree: str, steps: list[str]) -> list[str]:
    """What to type for steps as the tests of walking write them: numbers for choices, nothing to go on."""
    walk, keys = a_walk(pack, tree), []
    for step in steps:
        node = walk.screen
        if isinstance(node, Question):
            keys.append(str([choice.id for choice in node.choices].index(step) + 1))
        else:
            keys.append("")
        walk = walked(walk, [step])
    assert walk.at_the_end
    return keys


REFERRED = ["yes", "yes", "yes"]
HELD = ["now", "hold", ">", "no", "given"]


def test_walk_goes_through_a_tree_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    _typed(monkeypatch, *_keys(pack, "arrest", REFERRED), "")
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr().out
    assert "No record of it is kept" in told
    assert "Is this a criminal incident?" in told
    assert "[should] 437.6 ¶1" in told
    assert "Owed from this walk:" in told
    assert told.endswith("Ended. Nothing was kept.\n")
    assert "OUTCOME, step 4\n" in told


def test_walk_ticks_a_duty_and_unticks_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    (duty,) = owed(walked(a_walk(pack, "arrest"), REFERRED))
    _typed(monkeypatch, *_keys(pack, "arrest", REFERRED), "1", "1", "2", "q")
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr().out
    first_words = duty.duty.do[:30]
    boxes = [line[5:8] for line in told.splitlines() if first_words in line and line[5:6] == "["]
    assert boxes == ["[ ]", "[x]", "[ ]", "[ ]"]
    assert "Not a key here: 2" in told


def test_walk_shows_a_clock_its_prompt_and_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    clock = pack.trees["restraint"].clocks["held"]
    _typed(monkeypatch, *_keys(pack, "restraint", HELD), "")
    assert main(["walk", "restraint"]) == 0
    told = capsys.readouterr().out
    assert f"* {clock.say}: 0:00\n" in told
    assert f"* {clock.say}: 0:00, ended" in told
    assert clock.prompt in told


def test_walk_goes_into_another_tree_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    triage, restraint = pack.trees["triage"], pack.trees["restraint"]
    node = triage.nodes["what"]
    assert isinstance(node, Question)
    held = str([choice.id for choice in node.choices].index("held") + 1)
    _typed(monkeypatch, held, *_keys(pack, "restraint", HELD), "", "q")
    assert main(["walk", "triage"]) == 0
    told = capsys.readouterr().out
    assert f"{triage.title} > {restraint.title}" in told
    assert f"Enter goes back to: {triage.title}." in told
    assert "Is anything still going on?" in told


def test_walk_marks_factors_with_a_few_keys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    steps = ["yes", "no", "no"]  # to the alternatives, with no custodial arrest in question
    node = walked(a_walk(pack, "arrest"), steps).screen
    assert isinstance(node, Factors)
    keys = _keys(pack, "arrest", [*steps, ">"])[:-1]
    _typed(monkeypatch, *keys, "1p", "2 A", "3u", "1x", "99p", "", "")
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr().out
    marks = [line[5:8] for line in told.splitlines() if f"]  {node.factors[0].say[:20]}" in line]
    assert marks == ["[ ]", "[+]", "[+]", "[+]", "[ ]", "[ ]"]
    assert "[-]" in told
    assert "[?]" in told
    assert "Not a key here: 99p" in told


def test_walk_shows_the_policys_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    _typed(monkeypatch, "w", "q")
    assert main(["walk", "arrest"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for citation in pack.trees["arrest"].nodes["criminal"].cites:
        assert " ".join(pack.policy[citation].text.split()) in told


def test_walk_goes_back_reassesses_notes_and_logs_danger(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    _typed(monkeypatch, "b", "1", "d", "n", "told John Smith", "n", "", "R", "b", "B", "q")
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr().out
    assert "This is the first screen." in told
    assert f"DANGER NOW, at 0:00. {pack.manifest.danger.say}" in told
    assert "This looks like: a name." in told
    assert "A note has between 1 and 4000 characters." in told
    steps = [line.split(", ")[1] for line in told.splitlines() if line.startswith("QUESTION, ")]
    assert steps == [f"step {number}" for number in (1, 1, 2, 2, 2, 2, 3, 2, 1)]


@pytest.mark.parametrize("keys", [[], ["1"], ["nonsense", "n"]])
def test_walk_ends_calmly_when_nothing_more_is_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keys: list[str]
) -> None:
    _typed(monkeypatch, *keys)
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr()
    assert told.out.endswith("\nEnded. Nothing was kept.\n")
    assert told.err == ""


def test_walk_ends_calmly_when_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    assert main(["walk", "arrest"]) == 0
    assert capsys.readouterr().out.endswith("Ended. Nothing was kept.\n")


def test_many_screens_of_every_tree_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pack: Pack
) -> None:
    for tree in pack.trees:
        for key in "1234":
            _typed(monkeypatch, *(["w", key, ""] * 15), "q")
            assert main(["walk", tree]) == 0
    assert "This screen cites nothing." not in capsys.readouterr().out


# As a program


def _run(*argv: str, typed: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sro_assist", *argv]
    return subprocess.run(command, check=False, capture_output=True, input=typed.encode(), timeout=60)


def test_program_checks_the_real_pack() -> None:
    done = _run("check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"No problems: 5 trees")


def test_program_without_the_policys_letters_shows_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = _run("walk", "arrest", typed="q\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[should] 437.6 ?1" in done.stdout


def test_program_whose_reader_has_read_enough_ends_calmly() -> None:
    command = [sys.executable, "-m", "sro_assist", "map", "arrest", "--svg"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 0
