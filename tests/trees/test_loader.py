from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sro_assist.errors import PackError
from sro_assist.trees.loader import check_files, read_files, read_folder
from sro_assist.trees.pack_files import LARGEST_FILE, MOST_FILES, edition_of, folder_files
from tests.trees.builders import (
    a_choice,
    a_pack,
    a_question,
    a_tree,
    a_tree_data,
    an_outcome,
    as_json,
    some_files,
)
from tests.trees.examples import write


def _problems_of(folder: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        read_folder(folder)
    return [str(problem) for problem in caught.value.problems]


def test_read_files_keeps_the_order_of_the_manifest() -> None:
    files = some_files({"second": {}, "first": {}}, manifest={"trees": ["second", "first"], "first": "first"})
    pack = read_files(files)

    assert list(pack.trees) == ["second", "first"]
    assert pack.trees["first"] == a_tree("first")
    assert pack.manifest.first == "first"
    assert pack.policy["900.1 ¶2"].forbids
    assert pack.edition == edition_of(files)
    assert pack.files == files


def test_read_files_keeps_files_of_its_own() -> None:
    files = some_files()
    pack = read_files(files)
    files.clear()

    assert edition_of(pack.files) == pack.edition


def test_read_folder_reads_what_was_written(tmp_path: Path) -> None:
    assert read_folder(write(some_files(), tmp_path)).edition == a_pack().edition


def test_pack_reads_trees_given_by_nodes_alone() -> None:
    pack = a_pack(found={"nodes": {"ask": a_question("yes", "no"), "yes": an_outcome(), "no": an_outcome()}})

    assert list(pack.trees) == ["found"]
    assert pack.trees["found"].start == "ask"


def test_edition_ignores_the_order_of_files() -> None:
    files = some_files({"demo": {}, "other": {}})

    assert edition_of(dict(reversed(files.items()))) == edition_of(files)
    assert len(edition_of(files)) == 64


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": "bc"}, {"ab": "c"}),
        ({"a": "b", "c": "d"}, {"a": "bc", "": "d"}),
        ({"a": "1"}, {"a": "2"}),
        ({"a": "x"}, {"b": "x"}),
        ({}, {"a": ""}),
        ({"a": "é"}, {"a": "e\u0301"}),
        ({"a": "\ud800"}, {"a": "\\ud800"}),
    ],
)
def test_edition_differs_when_anything_differs(one: dict[str, str], two: dict[str, str]) -> None:
    assert edition_of(one) != edition_of(two)


def test_edition_stays_what_it_was() -> None:
    # Records name the edition they were made with: how it is computed must never change.
    files = {"pack.json": "{}\n", "policy.md": "437.6 ¶2"}

    assert edition_of(files) == "78483ce0ae0b13ab6d30bd6322cf936beb280bc83c328e12e0d1eb5eea16c6ae"


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "none"

    said = f": [unreadable] There is no folder {folder}. Give the folder that holds pack.json."
    assert _problems_of(folder) == [said]


def test_folder_without_manifest_is_named(tmp_path: Path) -> None:
    said = f"pack.json: [missing-file] The folder {tmp_path} has no pack.json. Give the folder of a pack."

    assert _problems_of(tmp_path) == [said]


def test_file_given_as_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_text("{}", encoding="utf-8")

    assert "There is no folder" in _problems_of(tmp_path / "pack.json")[0]


def test_file_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "demo.json").write_bytes(b'{\n"id": "d\xe9mo"}')
    (tmp_path / "policy.md").write_bytes(b"\xff\xfe")

    assert [said.split(" Save")[0] for said in _problems_of(tmp_path)] == [
        "demo.json, line 2: [unreadable] The file is not UTF-8 text.",
        "policy.md, line 1: [unreadable] The file is not UTF-8 text.",
    ]


def test_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    with (tmp_path / "demo.json").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert [said.split(":")[0] for said in _problems_of(tmp_path)] == ["demo.json"]


def test_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "other.json").mkdir()

    said = "other.json: [unreadable] This is not a file. Put a plain file in its place."
    assert _problems_of(tmp_path) == [said]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("goal", ["/dev/zero", "../elsewhere.json", "nowhere"])
@pytest.mark.parametrize("name", ["demo.json", "pack.json", "policy.md"])
def test_link_in_place_of_file_is_not_followed(tmp_path: Path, name: str, goal: str) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    write(some_files(), folder)
    (tmp_path / "elsewhere.json").write_text("{}", encoding="utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(goal)
    assert _problems_of(folder) == [f"{name}: [unreadable] This is a link. Put the file itself in its place."]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_pipe_in_place_is_named_without_waiting(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "demo.json").unlink()
    os.mkfifo(tmp_path / "demo.json")
    said = "demo.json: [unreadable] This is not a file. Put a plain file in its place."
    assert _problems_of(tmp_path) == [said]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_file_exchanged_for_a_pipe_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "demo.json").unlink()
    os.mkfifo(tmp_path / "demo.json")
    monkeypatch.setattr(Path, "is_file", lambda _self: True)  # as it was an instant ago
    assert "demo.json: [unreadable] This is not a file." in _problems_of(tmp_path)[0]


def test_folder_of_very_many_files_is_not_read(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    for number in range(MOST_FILES):
        (tmp_path / f"t{number}.json").touch()
    assert "has more than 100 files" in _problems_of(tmp_path)[0]


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="may read anything"
)
def test_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "demo.json").chmod(0)

    assert _problems_of(tmp_path)[0].startswith("demo.json: [unreadable] The file cannot be read")


def test_windows_line_ends_and_marks_change_nothing(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_folder(tmp_path).edition == a_pack().edition


def test_folder_files_leaves_other_files_alone(tmp_path: Path) -> None:
    write(some_files(), tmp_path)
    (tmp_path / "notes.txt").write_bytes(b"\xff")
    (tmp_path / "scenarios").mkdir()

    assert folder_files(tmp_path) == some_files()


def test_pack_names_all_its_faults_at_once() -> None:
    demo = a_tree_data(
        title="What is lawful",
        duties={"ask-owner": {"do": "Ask", "weight": "may", "cites": ["900.1 ¶1.1"]}},
        nodes={
            "ask": a_question(
                a_choice("keep", owes=["tell"]),
                a_choice("keep", "nowhere"),
                a_choice("long", [{"when": {"answered": "aks", "is": "x"}, "go": "keep"}], say="x" * 41),
                ask="y" * 91,
                starts=["held"],
            ),
            "keep": an_outcome(cites=["900.2"], title="Kept \u2713"),
            "loop": an_outcome(cites=[]),
        },
    )
    files = {
        **some_files({"demo": {}, "other": {}}),
        "demo.json": as_json(demo),
        "other.json": '{"id": "other", "id": 3}',
        "spare.json": "{]",
        "policy.md": some_files()["policy.md"].replace("shall ask", "shall always ask"),
    }

    with pytest.raises(PackError) as caught:
        read_files(files)

    problems = caught.value.problems
    assert {problem.code for problem in problems} == {
        "choice-long", "clock-unknown", "condition-unknown", "dangling-go", "duplicate-id", "duplicate-key",
        "duty-never-owed", "duty-unknown", "glyph", "legality", "name", "no-citation", "no-default",
        "question-long", "shape", "stale-pin", "syntax", "unknown-citation", "unreachable", "wrong-weight",
    }  # fmt: skip
    assert problems == check_files(files)
    assert all(problem.hint for problem in problems)
    assert str(caught.value).startswith(f"The decision trees cannot be opened: {len(problems)} problems.")


def test_problems_come_by_file_and_line() -> None:
    nodes = {"ask": a_question("one", "two"), "one": an_outcome(titel=1), "two": an_outcome(cites=["900.7"])}
    demo = a_tree_data(nodes=nodes)
    files = {**some_files({"demo": {}, "other": {}}), "demo.json": as_json(demo), "a.json": "["}

    places = [(each.where.file, each.where.line or 0) for each in check_files(files)]
    assert places == sorted(places)
    assert len({file for file, _ in places}) > 1
