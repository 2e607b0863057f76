"""What the docs name is there: links, paths, commands, and names to search for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "sro_assist").rglob("*.py"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
QUOTED = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?:sro_assist|decision_trees|tests|docs|assets|locks)/[\w./*-]*")
NAME = re.compile(r"[A-Za-z_]+(?:\.[A-Za-z_]+)*")


def named(doc: Path) -> list[str]:
    """What a doc puts in backticks, outside of its blocks of code."""
    text = re.sub(r"```.*?```", "", doc.read_text(encoding="utf-8"), flags=re.DOTALL)
    return QUOTED.findall(text)


def relative(doc: Path) -> str:
    return str(doc.relative_to(ROOT))


@pytest.mark.parametrize("doc", DOCS, ids=relative)
def test_docs_link_only_to_files_that_are_there(doc: Path) -> None:
    missing = [
        link for link in LINK.findall(doc.read_text(encoding="utf-8")) if not (doc.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("doc", DOCS, ids=relative)
def test_docs_name_only_places_that_are_there(doc: Path) -> None:
    places = [name for name in named(doc) if PLACE.fullmatch(name)]
    assert [place for place in places if not any(ROOT.glob(place.rstrip("/")))] == []


@pytest.mark.parametrize("doc", [ROOT / "docs" / "architecture.md"], ids=relative)
def test_architecture_names_only_what_can_be_searched_for(doc: Path) -> None:
    names = [name for name in named(doc) if NAME.fullmatch(name) and not (ROOT / name).exists()]
    assert len(names) > 30
    missing = [name for name in names if not all(part in SOURCE for part in name.split("."))]
    assert missing == []


def floors() -> list[str]:
    """The floors of the house as the import contract has them, each a step further in."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(each for each in contracts["contracts"] if each["type"] == "layers")["layers"]
    return ["  " * depth + layer.replace("sro_assist.", "") for depth, layer in enumerate(layers)]


def test_architecture_draws_the_floors_imports_keep_to() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = text.split("```")[1].strip("\n").splitlines()
    assert [re.split(r"  +(?=\w)", line.strip())[0] for line in drawn] == [line.strip() for line in floors()]
    assert [len(line) - len(line.lstrip()) for line in drawn] == [2 * depth for depth in range(len(drawn))]


def test_readme_shows_a_picture_that_is_there() -> None:
    assert (ROOT / "docs" / "screens.png").stat().st_size > 10_000


def test_docs_index_names_every_one_and_no_other() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    there = {f"{each.name}/" if each.is_dir() else each.name for each in (ROOT / "docs").iterdir()}
    beside = {"README.md", "screens.png"}
    assert set(re.findall(r"\| \[([^]]+)\]", index)) == there - beside


def test_stranger_finds_twenty_things_by_their_paths() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    asked = text.partition("| where would you look for ... | path |")[2].partition("\n\n")[0]
    paths = re.findall(r"\| `([^`]+)` \|$", asked, flags=re.MULTILINE)
    assert len(set(paths)) == 20
    assert [path for path in paths if not (ROOT / path).exists()] == []
