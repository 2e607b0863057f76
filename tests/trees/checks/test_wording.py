from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.policy import read_policy
from sro_assist.trees.checks.legality import claimed
from sro_assist.trees.checks.wording import _UNDRAWN
from sro_assist.trees.loader import check_files
from sro_assist.trees.readability import FEWEST_WORDS, Reader
from tests.trees.builders import Data, a_choice, a_question, an_outcome, some_files

ROOT = Path(__file__).parents[3]
FONTS = sorted((ROOT / "assets" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize(
    "words",
    [
        "You may arrest the student.",
        "You can now handcuff the student",
        "You could cuff him",
        "You may use reasonable force",
        "You may hold the student",
        "You may go hands on",
        "An SRO may take the student into custody",
        "Officers may restrain the student",
        "Force may be used",
        "The student can be arrested",
        "It is OK to arrest",
        "Arrest is lawful here",
        "Unlawful force",
        "This force is justified",
        "JUSTIFIABLE",
        "You are authorized to use force",
        "You are authorised to use force",
        "Force is allowed",
        "The arrest is permitted",
        "You have the right to search",
        "This is a legal arrest",
        "The arrest is warranted",
        "The force was reasonable",
        "Handcuffs are fine",
        "Stay calm. Arrest is an option; it is legal",
        "Arrest is an option. It is clearly allowed.",
    ],
)
def test_words_that_claim_legality_are_found(words: str) -> None:
    assert claimed(words)


@pytest.mark.parametrize(
    "words",
    [
        "Is there a legitimate law enforcement purpose?",
        "Call a parent or legal guardian",
        "Is the student allowed to leave class?",
        "The school permits visitors. See the Use of Force Policy.",
        "Did the school authorize the visit? See the Handcuffing and Restraints Policy.",
        "Can the arrest be avoided?",
        "Formal charge alternatives may be used",
        "Only the force that reasonably appears necessary",
        "The Chief or the authorized designee",
        "If a custodial arrest is necessary",
        "You can hold off",
        "Force may not be used solely for a school rule",
        "You may not arrest for a school rule",
        "Is force reasonable?",
        "It may be possible to restrain less",
        "You may consider referral instead of an arrest",
    ],
)
def test_honest_words_claim_no_legality(words: str) -> None:
    assert claimed(words) == ""


def test_policy_itself_claims_no_legality() -> None:
    policy = read_policy((ROOT / "decision_trees" / "policy.md").read_text(encoding="utf-8"))

    assert [each.citation for each in policy.finest if claimed(each.text)] == []


def _everywhere(words: str) -> dict[str, str]:
    """A pack that says these words in every place that holds words of its own."""
    demo: Data = {
        "title": words,
        "says": words,
        "duties": {"ask-owner": {"do": words, "weight": "shall", "cites": ["900.1 ¶1.1"]}},
        "clocks": {"held": {"say": words, "weight": "practice", "prompt": words, "every": 60}},
        "nodes": {
            "ask": a_question(a_choice("see", say=words), "look", ask=words, help=words, starts=["held"]),
            "see": {
                "kind": "factors",
                "ask": words,
                "help": words,
                "cites": ["900.1.1"],
                "factors": [{"id": "a", "say": words, "cites": ["900.1.1(a)"], "group": words}],
                "go": "look",
            },
            "look": {
                "kind": "guidance",
                "title": words,
                "cites": ["900.1 ¶1.1"],
                "do": [{"say": words, "weight": "practice", "example": words}],
                "go": "end",
            },
            "end": an_outcome(title=words, do=[{"say": words, "weight": "practice"}], owes=["ask-owner"]),
        },
    }
    manifest = {
        "title": words,
        "department": words,
        "danger": {"say": words, "cites": ["900.1 ¶1.1"], "tree": "demo"},
        "reference": [{"cites": ["900.1", "900.1.1"], "why": words}],
    }
    return some_files({"demo": demo}, manifest=manifest)


@pytest.mark.parametrize(("words", "code"), [("Lawful", "legality"), ("Go \u2192", "glyph")])
def test_words_are_looked_at_wherever_they_stand(words: str, code: str) -> None:
    files = _everywhere(words)
    written = [
        (name, number)
        for name, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if f'"{words}"' in line
    ]

    found = [problem for problem in check_files(files) if problem.code == code]

    assert [(each.where.file, each.where.line) for each in found] == sorted(written)
    assert len(found) == 21


def test_words_that_are_fine_are_fine_everywhere() -> None:
    assert check_files(_everywhere("Keep it dry")) == ()


@pytest.mark.parametrize("mark", ["\u2192", "\u2713", "\U0001f6a8", "\u200b", "\n", "\t", "\u202e", "\ufe0f"])
def test_marks_that_cannot_be_drawn_are_named(mark: str) -> None:
    files = some_files({"demo": {"nodes": {"end": an_outcome(title=f"End{mark}")}}})
    problems = check_files(files)

    assert [problem.code for problem in problems] == ["glyph"]
    assert f"U+{ord(mark):04X}" in problems[0].what


@pytest.mark.parametrize(
    "text", ["437.5 ¶2, § 626.8482", "“Wait” – I’ll help…", "José, Łukasz, Ñ", "- (a) 20 %"]
)
def test_plain_text_can_be_drawn(text: str) -> None:
    assert _UNDRAWN.search(text) is None


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_every_character_allowed_is_in_the_font(font: Path) -> None:
    allowed = {code for code in range(0x10000) if not _UNDRAWN.search(chr(code))}

    assert len(FONTS) == 3
    assert len(allowed) > 250
    assert allowed <= set(_drawn_by(font.read_bytes()))


def _drawn_by(font: bytes) -> Iterator[int]:
    """The characters of a TrueType font's Unicode table (cmap, format 4)."""
    tables = {
        font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16)
    }
    cmap = font[tables[b"cmap"] :]
    start = struct.unpack(">I", cmap[8:12])[0]
    assert struct.unpack(">H", cmap[start : start + 2]) == (4,)
    count = struct.unpack(">H", cmap[start + 6 : start + 8])[0] // 2
    ends = struct.unpack(f">{count}H", cmap[start + 14 : start + 14 + 2 * count])
    starts = struct.unpack(f">{count}H", cmap[start + 16 + 2 * count : start + 16 + 4 * count])
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, last + 1)


SYLLABLES = {
    1: "file rule changed called filed tried need used clothes school least threat weigh quotes states",
    2: "searches handled creates people safety being going data quiet client tables evade prior careful",
    3: "opinion reassess area idea enforcement agreement juveniles violence liaison actual serious custody",
    4: "experience violation reasonable necessary immediate effectively environment seriousness situation",
    5: "individual immediacy accommodations disability experiencing considerations notification",
}


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_are_counted_as_spoken(count: int, words: str) -> None:
    reader = Reader()

    assert {word: reader.syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_grade_follows_the_formula() -> None:
    texts = ["The student sat on the mat. It was a big mat", "Not sure yet"]  # 14 words, 15 syllables

    assert Reader().grade(texts) == pytest.approx(0.39 * 14 / 3 + 11.8 * 15 / 14 - 15.59)


def test_grade_counts_no_abbreviation_as_an_end() -> None:
    text = "Use a thing that helps, e.g. a bag or a box, when it rains a lot on the way"

    assert Reader().grade([text]) == Reader().grade([text.replace("e.g. ", "")])


def test_grade_says_nothing_of_too_few_words() -> None:
    assert Reader().grade(["word"] * (FEWEST_WORDS - 1)) is None
    assert Reader().grade(["word"] * FEWEST_WORDS) is not None
    assert Reader().grade(["", "437.5 ¶2"]) is None


def test_plain_words_count_two_syllables_at_most() -> None:
    reader = Reader(["de-escalation", "Custody"])

    assert reader.syllables("escalation") == 2
    assert reader.syllables("custody") == 2
    assert reader.syllables("de") == 1
    assert reader.syllables("education") == 4


def test_plain_words_of_manifest_make_screen_easier() -> None:
    words = "Consider accommodations. " * 3 + "Accommodations help you. Go on."
    nodes = {"ask": a_question("end", a_choice("no", "end"), help=words), "end": an_outcome()}

    def codes(*plain: str) -> list[str]:
        files = some_files({"demo": {"nodes": nodes}}, manifest={"plain_words": list(plain)})
        return [problem.code for problem in check_files(files)]

    assert codes() == ["grade"]
    assert codes("accommodation", "consider") == []


def test_grade_names_the_hardest_words() -> None:
    found = Reader().hardest(["The individual has accommodations", "and some opportunities to leave"])

    assert re.fullmatch(r"accommodations|individual|opportunities", found[0])
    assert len(found) == 3
