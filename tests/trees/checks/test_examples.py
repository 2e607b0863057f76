from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import sro_assist.trees
from sro_assist.errors import PackError
from sro_assist.trees.loader import read_folder
from tests.trees.builders import POLICY
from tests.trees.examples import PAGE, Example, base, changed, examples, write

_EXAMPLES = [pytest.param(example, id=example.code) for example in examples()]


def _codes_in_source() -> Iterator[str]:
    """Every code that a Problem is made with."""
    for path in Path(sro_assist.trees.__path__[0]).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Problem":
                code = call.args[0]
                assert isinstance(code, ast.Constant), (
                    f"{path.name}, line {call.lineno}: a code is written out"
                )
                yield str(code.value)


def _headings() -> list[str]:
    return [line[3:] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]


def test_page_has_a_section_for_each_code_only() -> None:
    assert sorted(_headings()) == sorted(set(_codes_in_source()))


def test_page_gives_every_section_both_examples() -> None:
    assert [example.code for example in examples()] == _headings()


def test_page_shows_the_base_pack_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.split("```json\n", 1)[1].split("```", 1)[0]
    assert json.loads(shown) == json.loads(base()["demo.json"])
    assert POLICY in page


@pytest.mark.parametrize("example", _EXAMPLES)
def test_wrong_example_gives_just_what_the_page_says(example: Example, tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        read_folder(write(changed(example.wrong), tmp_path))

    assert [str(problem) for problem in caught.value.problems] == example.says
    assert {problem.code for problem in caught.value.problems} == {example.code}
    assert all(problem.where.file and problem.where.line for problem in caught.value.problems)


@pytest.mark.parametrize("example", _EXAMPLES)
def test_right_example_opens(example: Example, tmp_path: Path) -> None:
    pack = read_folder(write(changed(example.right), tmp_path))

    assert pack.files == changed(example.right)


@pytest.mark.parametrize("example", _EXAMPLES)
def test_section_says_why(example: Example) -> None:
    assert example.why.endswith(".")
    assert len(example.why) > 60
