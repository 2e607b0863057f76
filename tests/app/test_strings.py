"""The app's own words: each is shown somewhere, and can be drawn."""

from __future__ import annotations

import re
from pathlib import Path

from sro_assist.app import strings

ROOT = Path(strings.__file__).resolve().parent.parent
NAMES = [name for name in vars(strings) if name.isupper()]


def test_every_word_is_shown_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    assert [name for name in NAMES if not re.search(rf"\bstrings\.{name}\b", code)] == []


def test_no_word_claims_that_something_is_lawful() -> None:
    said = Path(strings.__file__).read_text(encoding="utf-8").lower()
    assert re.findall(r"\b(?:lawful|justified|authori[sz]ed|permitted)\b", said) == []
