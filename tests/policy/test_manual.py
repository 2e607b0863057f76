"""The department's own manual: what it says, how it is cited, how binding it is."""

from __future__ import annotations

import re

import pytest

from sro_assist.errors import PolicyError
from sro_assist.policy import Policy, Weight

FOURTEEN = "abcdefghijklmn"


def body(manual: str) -> str:
    """The manual's words without headings and Markdown marks, got another way than the reader does."""
    lines = (line for line in manual.splitlines() if line and not line.startswith("#"))
    return " ".join(re.sub(r"^\s*(- )?(\([a-z]\)|\d\.) ", "", line).replace("**", "") for line in lines)


def test_finest_provisions_together_are_the_whole_manual(policy: Policy, manual_text: str) -> None:
    assert " ".join(each.text for each in policy.finest) == body(manual_text)


def test_finest_provisions_are_each_one_sentence(policy: Policy) -> None:
    assert len(policy.finest) == 101
    stop = re.compile(r"(?<!Minn)(?<!Stat)(?<!Subd)(?<!West St)[.?!] (?=[A-Z])")
    assert [each.citation for each in policy.finest if stop.search(each.text)] == []


def test_coarser_provisions_are_made_of_their_parts(policy: Policy) -> None:
    coarse = [each for each in policy.provisions if not each.finest and each.kind != "section"]
    assert len(coarse) == 11
    for provision in coarse:
        parts = policy.children(provision.citation)
        assert [part.kind for part in parts] == ["sentence"] * len(parts)
        assert " ".join(part.text for part in parts) == provision.text


def test_sections_hold_the_text_of_all_their_parts(policy: Policy) -> None:
    for section in policy.sections:
        inside = policy.section(section.citation)
        words = " ".join(part.text for part in inside if part.finest)
        assert inside[0] == section
        assert section.text.replace("\n", " ") == words
        assert (section.weight, section.forbids, section.parent, section.finest) == (
            Weight.STATES,
            False,
            "",
            False,
        )


def test_every_parent_is_in_the_same_section(policy: Policy) -> None:
    for provision in policy.provisions:
        assert provision.parent == "" or policy[provision.parent].section == provision.section


def test_lines_are_where_the_words_stand(policy: Policy, manual_text: str) -> None:
    lines = manual_text.splitlines()
    for provision in policy.finest:
        assert provision.text in lines[provision.line - 1].replace("**", "")


def test_sections_are_numbered_and_headed_as_written(policy: Policy) -> None:
    assert policy.title == "West St. Paul Police Department Policy Manual: 437 School Resource Officers"
    numbers = "1 1.1 2 3 4 5 5.1 5.2 6 7 8 9 10 11 12"
    assert " ".join(each.citation.removeprefix("437.") for each in policy.sections) == numbers
    assert policy["437.5.1"].heading == "USE OF FORCE CONSIDERATIONS"


@pytest.mark.parametrize(
    ("citation", "kind", "begins"),
    [
        ("437.5 ¶2", "paragraph", "SROs shall not use force or their authority solely"),
        ("437.6 ¶3.3", "sentence", "The SRO shall coordinate with the County Attorney's Office"),
        ("437.5.1(a)", "item", "The immediacy and severity"),
        ("437.11(e)1", "item", "The SRO contract shall identify"),
        ("437.11 ¶2.3", "sentence", "The contract should also address how the SRO will be informed"),
        ("437.8(1)", "item", "Provide advice on safety drills"),
        ("437.8 ¶3.1", "sentence", "The SRO's most recent training documents"),
        ('437.1.1 "Great bodily harm"', "definition", "Great bodily harm - Bodily injury that"),
        ('437.1.1 "Custodial arrest".2', "sentence", "Custodial arrest may occur"),
        (
            '437.1.1 "School resource officer or SRO"',
            "definition",
            "School resource officer or SRO - An officer",
        ),
        ("437.1.1 ¶2", "paragraph", "See the Use of Force Policy for additional definitions"),
    ],
)
def test_citation_finds_its_words(policy: Policy, citation: str, kind: str, begins: str) -> None:
    provision = policy[citation]
    assert provision.kind == kind
    assert provision.text.startswith(begins)


@pytest.mark.parametrize(
    "citation", ["437.5 ¶2.1", "437.5 ¶7", "437.5.1(o)", "437.11(e)2", '437.1.1 "School".1']
)
def test_citation_of_no_part_names_nothing(policy: Policy, citation: str) -> None:
    assert citation not in policy


WEIGHTS = [
    ("437.5 ¶1", "should"),
    ("437.5 ¶2", "shall not"),
    ("437.5 ¶3", "should"),
    ("437.5 ¶4", "shall"),
    ("437.5 ¶5", "should not"),
    ("437.5 ¶6", "states"),
    *((f"437.5.1({letter})", "should") for letter in FOURTEEN),
    *((f"437.5.2({letter})", "should") for letter in "abcde"),
    *((f"437.4({letter})", "states") for letter in "abcdefghij"),
    ("437.6 ¶1", "should"),
    ("437.6 ¶2", "should"),
    ("437.6 ¶2.1", "should"),
    ("437.6 ¶2.2", "should"),
    ("437.6 ¶3", "states"),
    ("437.6 ¶3.1", "should"),
    ("437.6 ¶3.2", "should"),
    ("437.6 ¶3.3", "shall"),
    ("437.6 ¶3.4", "may"),
    ("437.11 ¶2.1", "may"),
    ("437.11 ¶2.2", "should"),
    ("437.11 ¶2.3", "should"),
    ("437.12 ¶1", "states"),
    ("437.12 ¶1.1", "should"),
    ("437.12 ¶1.2", "states"),
    ("437.3 ¶1.1", "should"),
    *((f"437.3({letter})", "states") for letter in "abcdefg"),
    ("437.7 ¶1", "shall"),
    ("437.8 ¶1", "shall"),
    ("437.8 ¶1.2", "shall"),
    ("437.8 ¶2", "states"),
    ("437.8(1)", "states"),
    ("437.8(2)", "states"),
    ("437.8 ¶3.1", "shall"),
    ("437.9 ¶1", "shall"),
    ("437.10 ¶1.1", "should"),
    *((f"437.10({letter})", "may") for letter in "abcdefghi"),
    *((f"437.11({letter})", "shall") for letter in "abcde"),
    ("437.11(e)1", "shall"),
    ('437.1.1 "Custodial arrest"', "states"),
    ('437.1.1 "Custodial arrest".2', "states"),
]


@pytest.mark.parametrize(("citation", "weight"), WEIGHTS)
def test_weight_is_that_of_the_sentences_own_verb(policy: Policy, citation: str, weight: str) -> None:
    provision = policy[citation]
    assert provision.modality == weight


def test_nothing_else_forbids(policy: Policy) -> None:
    assert [each.citation for each in policy.finest if each.forbids] == ["437.5 ¶2", "437.5 ¶5"]


@pytest.mark.parametrize(
    ("citation", "lead"),
    [
        ("437.5.1(n)", "437.5.1 ¶1"),
        ("437.3(a)", "437.3 ¶1.3"),
        ("437.8(2)", "437.8 ¶2"),
        ("437.10(c)", "437.10 ¶1.2"),
        ("437.11(e)", "437.11 ¶1"),
        ("437.11(e)1", "437.11(e)"),
    ],
)
def test_lead_in_is_the_sentence_before_the_list(policy: Policy, citation: str, lead: str) -> None:
    assert policy.lead_in(citation) == policy[lead]


@pytest.mark.parametrize("citation", ["437.5", "437.5 ¶2", "437.6 ¶3.3", '437.1.1 "School"'])
def test_lead_in_is_missing_without_an_item(policy: Policy, citation: str) -> None:
    assert policy.lead_in(citation) is None


def test_children_are_what_a_provision_directly_encloses(policy: Policy) -> None:
    assert [each.citation for each in policy.children("437.11")] == [
        "437.11 ¶1",
        *(f"437.11({letter})" for letter in "abcde"),
        "437.11 ¶2",
    ]
    assert [each.citation for each in policy.children("437.11(e)")] == ["437.11(e)1"]
    assert policy.children("437.5 ¶2") == ()


def test_look_up_suggests_close_citations(policy: Policy) -> None:
    with pytest.raises(PolicyError, match=r"The policy has no 437\.6 3\.3\. Did you mean .*437\.6 ¶3\.3"):
        policy["437.6 3.3"]


@pytest.mark.parametrize("citation", ["", "nonsense"])
def test_look_up_without_suggestions_says_what_is_missing(policy: Policy, citation: str) -> None:
    with pytest.raises(PolicyError, match=f"The policy has no {citation}"):
        policy[citation]


def test_section_and_children_refuse_a_missing_number(policy: Policy) -> None:
    with pytest.raises(PolicyError, match=r"no 437\.13\."):
        policy.section("437.13")
    with pytest.raises(PolicyError, match=r"no 437\.13\."):
        policy.children("437.13")
