"""Another department needs its pack alone: it is opened, walked, drawn, built for the phone, handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.app.event_text import describe
from sro_assist.cli import main
from sro_assist.pwa.build import build
from sro_assist.trees.loader import read_folder
from sro_assist.trees.pack import Pack
from sro_assist.walk.walkthrough import Walkthrough
from tests.app.bench import Bench, at_the_end, the_pack
from tests.browser.ways import Ways
from tests.ui.windows import a_window, assert_readable, driven

PACK = Path(__file__).parent / "pack"
OURS = re.compile(r"437|West St|\bSRO\b(?! Assist)|restrain|arrest", re.IGNORECASE)
"""Words of the department that this app was first made for."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_folder(PACK)


@pytest.fixture
def anytown(tmp_path: Path, pack: Pack) -> Iterator[Bench]:
    """The app on this pack and an empty folder."""
    made = Bench(tmp_path / "here", pack)
    yield made
    made.context.records.close()


def handed_over(bench: Bench, tree: str) -> tuple[str, bytes]:
    """Walk a tree to its end, and give the walk's id and the file of its record."""
    bench.begin(tree)
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    return walk_id, bench.context.records.hand_over(walk_id)


def test_it_is_checked_and_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(PACK)]) == 0
    assert "No problems: 2 trees" in capsys.readouterr().out


def test_each_of_its_outcomes_is_walked_to(pack: Pack) -> None:
    ways = Ways(pack)
    ends: dict[str, Walkthrough] = {
        f"{tree}.{node}": walk for tree in pack.trees for node, walk in ways.to_each_outcome(tree).items()
    }
    assert set(ends) == {"found.kept", "found.done", "back.given", "back.later"}
    assert all(walk.at_the_end for walk in ends.values())


@driven
async def test_its_screens_speak_of_it_alone(anytown: Bench, pack: Pack) -> None:
    async with a_window(anytown) as window:
        assert_readable(window)
        said = list(window.words())
        await window.tap(strings.HAPPENING)
        assert pack.trees["found"].nodes["whose"].model_dump()["ask"] in window.texts()
        said += window.words()
        await window.tap(strings.NOTE)
        await window.set(strings.NOTE_LABEL, "Told Mary Smith")
        await window.tap(strings.NOTE_KEEP)
        assert any(
            "Names are kept under the Property Records Policy (512.4)." in each for each in window.texts()
        )
        said += window.words()
    assert [each for each in said if OURS.search(each)] == []


def test_it_is_built_for_the_phone(tmp_path: Path, pack: Pack) -> None:
    folder = build(tmp_path / "web", trees=PACK).folder
    page = (folder / "index.html").read_text(encoding="utf-8")
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.partition('<main id="card"')[2])).split())
    for part in pack.manifest.card:
        assert part.title in shown
    assert "Ask the school office whose it is" in shown
    assert "shall 512.3 ¶1.2" in shown
    assert re.findall(r'data-begin="([^"]+)"', page) == ["danger", "found", "found", "back"]
    assert not OURS.search(page.partition('<main id="card"')[2].partition("</main>")[0])


@pytest.mark.parametrize("tree", ["found", "back"])
def test_its_record_is_taken_in_elsewhere(anytown: Bench, tmp_path: Path, tree: str) -> None:
    walk_id, data = handed_over(anytown, tree)
    there = Bench(tmp_path / "there")  # a supervisor whose own pack is another one
    there.context.records.take_in(data)
    record = there.session.library.show(walk_id)
    there.context.records.close()
    assert record.warnings == (
        "Made on another policy: Found property, Anytown Police Department. Shown as it was then.",
    )
    assert record.seal == anytown.session.library.show(walk_id).seal


def test_its_record_without_its_edition_gets_no_words(anytown: Bench, tmp_path: Path) -> None:
    """Trees of the same name ask other things here: their words are not put into its mouth."""
    walk_id, _ = handed_over(anytown, "found")
    journal = (tmp_path / "here" / f"{walk_id}.journal").read_bytes()
    namesake = the_pack()
    trees = {**namesake.trees, "found": namesake.trees["arrest"]}
    there = Bench(tmp_path / "there", replace(namesake, trees=trees))
    there.context.records.take_in(journal, f"{walk_id}.journal")
    record = there.session.library.show(walk_id)
    there.context.records.close()
    assert record.warnings == (strings.OTHER_PACK_GONE,)
    assert record.title == "found"
    told = [describe(record.timeline.pack, entry) for entry in record.timeline.told.entries]
    assert not any(namesake.trees["arrest"].title in line.said for line in told if line)


def test_its_record_verifies_as_complete(
    anytown: Bench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walk_id, data = handed_over(anytown, "found")
    file = tmp_path / f"{walk_id}.sro"
    file.write_bytes(data)
    assert main(["verify", str(file)]) == 0
    assert "omplete" in capsys.readouterr().out
