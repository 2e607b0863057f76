"""Names that a stranger can go by: each stands for one thing, and says what is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import sro_assist

HERE = Path(__file__).parent
HOUSE = Path(sro_assist.__file__).parent
MODULES = [path for path in sorted(HOUSE.rglob("*.py")) if path.name not in {"__init__.py", "__main__.py"}]
MOST_WORDS = 8
SHARED = {"strings"}
"""The words of each part stand in its ``strings``."""
NOUNS = {"finding", "formatting", "heading", "numbering", "ring", "staging", "wording"}
"""Words that end as a gerund does and name a thing."""


def twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_module_is_named_by_what_it_does() -> None:
    last = {path.stem: path.stem.rpartition("_")[2] for path in MODULES}
    assert [stem for stem, word in last.items() if word.endswith("ing") and word not in NOUNS] == []
    folders = {path.parent.name for path in MODULES}
    assert [name for name in folders if name.endswith("ing")] == []


def test_no_module_has_the_name_of_another() -> None:
    assert [stem for stem in twice([path.stem for path in MODULES]) if stem not in SHARED] == []


def test_no_public_class_has_the_name_of_another() -> None:
    bodies = [node for path in MODULES for node in ast.parse(path.read_text(encoding="utf-8")).body]
    classes = [node.name for node in bodies if isinstance(node, ast.ClassDef)]
    assert twice([name for name in classes if not name.startswith("_")]) == []


def test_no_test_name_has_more_than_eight_words() -> None:
    tests = [path.read_text(encoding="utf-8") for path in HERE.rglob("test_*.py")]
    names = [
        name for text in tests for name in re.findall(r"^ *(?:async )?def test_(\w+)", text, re.MULTILINE)
    ]
    assert len(names) > 1_000
    assert [name for name in names if name.count("_") >= MOST_WORDS] == []
