"""`walk`: a tree walked by keys; nothing of it is kept."""

from __future__ import annotations

import io

import pytest

from sro_assist.cli import main, strings
from sro_assist.trees.model import Factors, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.duties import owed
from tests.walk.builders import a_walk, walked


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


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


def test_walk_says_nothing_more_of_a_plain_note(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _typed(monkeypatch, "n", "it is quiet now", "q")
    assert main(["walk", "arrest"]) == 0
    told = capsys.readouterr().out
    assert strings.NOTE_KEPT in told
    assert "This looks like" not in told


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
