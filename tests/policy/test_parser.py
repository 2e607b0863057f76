"""Reading any manual: every word kept, and a clear refusal for what is not understood."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sro_assist.errors import PolicyError
from sro_assist.policy import Policy, Provision, Weight, read_policy

TOP = "# Manual\n\n## 1 FIRST\n\n"


def citations(text: str) -> list[str]:
    return [each.citation for each in read_policy(text).provisions]


def one(text: str) -> Provision:
    return read_policy(f"{TOP}{text}").finest[0]


REFUSED = [
    ("", 1, "The manual is empty"),
    ("\n \n\t\n", 1, "The manual is empty"),
    ("\nStray words.", 2, "does not begin with its title"),
    ("## 1 FIRST\n\nWords.", 1, "does not begin with its title"),
    ("# Manual", 1, "has no section"),
    ("# Manual\n\nWords.\n\n## 1 FIRST", 3, "before any section"),
    ("# Manual\n## FIRST\nWords.", 2, "not understood"),
    (f"{TOP}Words.\n\n# Another", 7, "second title"),
    ("# Manual\n\n## 1 FIRST\n\n## 2 SECOND\n\nWords.", 3, "Section 1 says nothing"),
    (f"{TOP}Words.\n\n## 1 FIRST\n\nWords.", 7, "1 is there twice: first on line 3"),
    (f"{TOP}- (a) One.", 5, "Item a follows no sentence"),
    (f"{TOP}Words:\n\n- (a) One.\n- (a) Two.", 8, "Item a stands where b was expected"),
    (f"{TOP}Words:\n\n- (a) One.\n- (c) Two.", 8, "Item c stands where b was expected"),
    (f"{TOP}Words:\n\n- (b) One.", 7, "Item b stands where a was expected"),
    (f"{TOP}Words:\n\n1. One.\n3. Two.", 8, "Item 3 stands where 2 was expected"),
    (f"{TOP}Words:\n\n{'9' * 5000}. One.", 7, "stands where 1 was expected"),
    (f"{TOP}Words:\n\n- (a) One.\n1. Two.", 8, "Item 1 stands where b was expected"),
    (f"{TOP}Words:\n\n- (a) One.\n\nMore:\n\n- (a) Two.", 11, r"1\(a\) is there twice: first on line 7"),
    (f"{TOP}Words:\n\n  - 1. One.", 7, "under no lettered item"),
    (f"{TOP}Words:\n\n1. One.\n   1. Two.", 8, "under no lettered item"),
    (f"{TOP}Words:\n\n- (a) One.\n\nMore:\n\n  1. Two.", 11, "under no lettered item"),
    (f"{TOP}Words:\n\n- (a) One.\n  - (b) Two.", 8, "stands where 1 was expected"),
    (f"{TOP}Words:\n\n- One.", 7, "not understood"),
    (f"{TOP}Words.\n\n  Indented.", 7, "not understood"),
    (f"{TOP}Words.\n\n> Quoted.", 7, "not understood"),
    (f"{TOP}| a | b |", 5, "not understood"),
    (f"{TOP}Words.\n\n---\n\nMore.", 7, "not understood"),
    (f"{TOP}An *odd* mark.", 5, "not understood"),
    (f"{TOP}A **bold mark.", 5, "not understood"),
    (f"{TOP}A [link](elsewhere).", 5, "not understood"),
    (f"{TOP}****", 5, "not understood"),
    (f"{TOP}An open (parenthesis.", 5, "parenthesis has no partner"),
    (f"{TOP}**Term** - What it means.", 5, '"Term" is defined outside'),
    ("# M\n## 1 DEFINITIONS\n**A** - One.\n**A** - Two.", 4, '1 "A" is there twice: first on line 3'),
    ("# M\n## 1 DEFINITIONS\nThese:\n**A** - One:\n- (a) Two.", 5, "Item a follows no sentence"),
]


@pytest.mark.parametrize(("text", "line", "what"), REFUSED)
def test_reader_says_where_when_it_does_not_understand(text: str, line: int, what: str) -> None:
    with pytest.raises(PolicyError, match=what) as raised:
        read_policy(text, "ours.md")
    assert (raised.value.where.file, raised.value.where.line) == ("ours.md", line)
    assert raised.value.hint


def test_reader_quotes_only_a_long_lines_beginning() -> None:
    with pytest.raises(PolicyError, match="x…") as raised:
        read_policy(f"{TOP}> {'x' * 500}")
    assert len(raised.value.what) < 100


def test_paragraphs_go_on_counting_after_a_list() -> None:
    text = f"{TOP}One. Lead:\n\n- (a) First.\n- (b) Second.\n\nTwo."
    assert citations(text) == ["1", "1 ¶1", "1 ¶1.1", "1 ¶1.2", "1(a)", "1(b)", "1 ¶2"]


def test_item_of_several_sentences_has_them_cited() -> None:
    policy = read_policy(f"{TOP}It shall:\n\n- (a) Stop. It may go.\n  1. Wait. Look.")
    assert [(each.citation, each.weight) for each in policy.section("1")[2:]] == [
        ("1(a)", Weight.STATES),
        ("1(a).1", Weight.SHALL),
        ("1(a).2", Weight.MAY),
        ("1(a)1", Weight.MAY),
        ("1(a)1.1", Weight.MAY),
        ("1(a)1.2", Weight.MAY),
    ]
    assert policy.lead_in("1(a)1") == policy["1(a).2"]


def test_items_are_forbidden_when_their_lead_in_forbids() -> None:
    policy = read_policy(f"{TOP}SROs shall not:\n\n1. Shout.\n2. Run.")
    assert [(each.weight, each.forbids) for each in policy.finest] == [(Weight.SHALL, True)] * 3


def test_letters_go_on_with_aa_after_z() -> None:
    labels = [*"abcdefghijklmnopqrstuvwxyz", "aa", "ab"]
    items = "\n".join(f"- ({label}) Item." for label in labels)
    assert citations(f"{TOP}Lead:\n\n{items}")[2:] == [f"1({label})" for label in labels]


def test_heading_without_text_is_read_over_its_subsection() -> None:
    policy = read_policy("# Manual\n\n## 1 FIRST\n\n### 1.1 INNER\n\nWords.")
    assert policy["1"].text == ""
    assert policy["1.1 ¶1"].text == "Words."


def test_wrapped_lines_are_one_block_beginning_at_first() -> None:
    policy = read_policy(f"{TOP}One goes\non. Two:\n- (a) It  goes\n  on.\n\nThree.")
    assert [(each.text, each.line) for each in policy.finest] == [
        ("One goes on.", 5),
        ("Two:", 5),
        ("It goes on.", 7),
        ("Three.", 10),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    policy = read_policy("\ufeff" + f"{TOP}Words.".replace("\n", end))
    assert policy["1 ¶1"].line == 5


def test_bold_words_in_a_paragraph_are_plain() -> None:
    assert one("**Officers** shall **stop**.").text == "Officers shall stop."


def test_digest_stays_when_only_place_and_spacing_change() -> None:
    provision = one("SROs shall stop.")
    elsewhere = replace(provision, citation="9 ¶9", text=" SROs  shall\nstop. ")
    assert elsewhere.digest == provision.digest


def test_digest_changes_with_one_word() -> None:
    assert one("SROs shall stop.").digest != one("SROs should stop.").digest


def test_digest_is_the_same_in_every_run() -> None:
    assert one("SROs shall stop.").digest == "c8468a9328e90c41"


LINES = st.sampled_from(
    [
        "# Manual",
        "## 1 A",
        "## 2 DEFINITIONS",
        "### 1.1 B",
        "",
        "",
        "One. Two:",
        "- (a) X.",
        "- (b) Y. Z.",
        "1. N.",
        "  - 1. Q.",
        "  2. R",
        "**T** - Means. More.",
        "SROs shall not",
        "(e.g., x)",
        "(",
        "**",
        "\t",
        "****",
        "- ",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES | st.text()).map("\n".join)))
def test_reader_raises_nothing_but_a_policy_error(text: str) -> None:
    for manual in (text, f"{TOP}{text}", f"# M\n## 1 DEFINITIONS\nThese:\n{text}"):
        with suppress(PolicyError):
            assert_coherent(read_policy(manual))


def assert_coherent(policy: Policy) -> None:
    """What holds for every manual that can be read."""
    assert len({each.citation for each in policy.provisions}) == len(policy.provisions)
    assert policy.finest
    for each in policy.provisions:
        assert policy[each.citation] is each
        assert each.parent == "" or each.parent in policy
        assert (policy.lead_in(each.citation) is None) == (each.kind != "item")
        assert len(each.digest) == 16
    for section in policy.sections:
        inside = [each.text for each in policy.section(section.citation) if each.finest]
        assert " ".join(inside) == section.text.replace("\n", " ")


@dataclass(frozen=True)
class Part:
    """A piece of a generated manual: its Markdown, and the finest provisions to expect of it."""

    markdown: str
    expected: tuple[tuple[str, str, str], ...]


SENTENCES = st.sampled_from(
    [
        ("SROs shall wait.", "shall"),
        ("Staff should not run (they may fall).", "should not"),
        ("It may be so (e.g., at noon. Or later).", "may"),
        ("See Minn. Stat. § 626.8482, Subd. 2.", "states"),
    ]
)
LEADS = st.sampled_from([("They shall:", "shall"), ("Ways include:", "states"), ("They may not:", "may not")])


def cited(citation: str, said: list[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Sentences as the finest provisions of one citation."""
    if len(said) == 1:
        return ((citation, *said[0]),)
    return tuple((f"{citation}.{number}", *each) for number, each in enumerate(said, 1))


@st.composite
def sections(draw: st.DrawFn, number: int) -> Part:
    plain = draw(st.lists(st.lists(SENTENCES, min_size=1, max_size=3), max_size=2))
    lead = [*draw(st.lists(SENTENCES, max_size=2)), draw(LEADS)]
    items = draw(st.integers(1, 4))
    tail = draw(st.lists(SENTENCES, min_size=1, max_size=2))
    paragraphs = [*plain, lead]
    expected = [line for at, said in enumerate(paragraphs, 1) for line in cited(f"{number} ¶{at}", said)]
    expected += [(f"{number}({'abcd'[at]})", "Wait calmly", lead[-1][1]) for at in range(items)]
    expected += cited(f"{number} ¶{len(paragraphs) + 1}", tail)
    blocks = [" ".join(text for text, _ in said) for said in paragraphs]
    blocks.append("\n".join(f"- ({'abcd'[at]}) Wait calmly" for at in range(items)))
    blocks.append(" ".join(text for text, _ in tail))
    return Part("\n\n".join([f"### {number} HEADING", *blocks]), tuple(expected))


@given(st.data(), st.integers(1, 4))
def test_reader_gives_back_a_manual_as_put_together(data: st.DataObject, count: int) -> None:
    parts = [data.draw(sections(number)) for number in range(1, count + 1)]
    policy = read_policy("\n\n".join(["# Manual", *(part.markdown for part in parts)]))
    read = [(each.citation, each.text, each.modality) for each in policy.finest]
    assert read == [line for part in parts for line in part.expected]
