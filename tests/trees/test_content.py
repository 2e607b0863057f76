"""The real pack: what its screens say, held against the policy's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sro_assist.trees.loader import check_files, pins_for, pins_text, read_folder
from sro_assist.trees.model import Choice, Duty, Factors, Node, Outcome, Question, Tree, targets
from sro_assist.trees.pack import Pack
from sro_assist.trees.pack_files import folder_files

FOLDER = Path(__file__).parents[2] / "decision_trees"
STOP = "437.5 ¶2"


@cache
def pack() -> Pack:
    return read_folder(FOLDER)


def tree(tree_id: str) -> Tree:
    return pack().trees[tree_id]


def nodes() -> Iterator[tuple[str, Node]]:
    for each in pack().trees.values():
        yield from ((f"{each.id}.{node_id}", node) for node_id, node in each.nodes.items())


def questions() -> Iterator[tuple[str, Question]]:
    return ((name, node) for name, node in nodes() if isinstance(node, Question))


def said() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every claim: where it stands, its words, what it cites."""
    for name, node in nodes():
        yield from ((name, do.say, do.cites) for do in node.items)
    for each in pack().trees.values():
        for duty_id, duty in each.duties.items():
            yield f"{each.id} duty {duty_id}", duty.do, duty.cites


def duty(tree_id: str, duty_id: str) -> Duty:
    return tree(tree_id).duties[duty_id]


def choice(tree_id: str, node_id: str, choice_id: str) -> Choice:
    node = tree(tree_id).nodes[node_id]
    assert isinstance(node, Question)
    found = node.choice(choice_id)
    assert found is not None
    return found


def test_pack_passes_every_check() -> None:
    assert check_files(folder_files(FOLDER)) == ()


def test_pins_are_those_of_the_present_policy() -> None:
    files = folder_files(FOLDER)

    assert files["pins.json"] == pins_text(pins_for(files))


def test_pack_names_its_department_and_trees_in_order() -> None:
    manifest = pack().manifest

    assert manifest.department == "West St. Paul Police Department"
    assert manifest.first == "triage"
    assert manifest.trees == ("triage", "arrest", "force", "deescalation", "restraint")


def test_danger_line_keeps_its_words_leading_to_force() -> None:
    danger = pack().manifest.danger

    assert danger.cites == ("437.5 ¶5",)
    assert danger.tree == "force"
    sentence = pack().policy["437.5 ¶5"].text
    assert danger.say.split(" should ")[1] == sentence.split(" should ")[1]


def test_no_provision_is_both_shown_and_put_aside() -> None:
    aside = {citation for reference in pack().manifest.reference for citation in reference.cites}
    shown = {citation for _, node in nodes() for citation in (*node.cites, *node.quotes)}
    shown |= {citation for _, _, cites in said() for citation in cites}

    assert not aside & shown


# The fourteen, the five, the four.


def test_considerations_are_the_fourteen_items_in_order() -> None:
    considerations = tree("force").nodes["considerations"]

    assert isinstance(considerations, Factors)
    assert [factor.id for factor in considerations.factors] == list("abcdefghijklmn")
    assert [factor.cites for factor in considerations.factors] == [
        (f"437.5.1({letter})",) for letter in "abcdefghijklmn"
    ]


KEPT_OF_EACH_CONSIDERATION = {
    "a": ["immediate", "severe", "injury", "you", "bystanders"],
    "b": ["conduct", "reasonably perceive", "at the time"],
    "c": ["theirs and yours", "age", "maturity", "physical size", "physical abilities"],
    "d": [
        "understand",
        "comply",
        "commands",
        "drugs",
        "alcohol",
        "mental capacity",
        "education plan",
        "accommodations",
    ],
    "e": ["weapons", "dangerous improvised devices", "present", "near"],
    "f": ["effectively", "restrained", "ability to resist"],
    "g": ["reasonable and feasible options", "effective", "seriousness of the suspected offense"],
    "h": ["immediate need", "time and distance", "de-escalation"],
    "i": ["training", "experience"],
    "j": ["appear", "resisting", "evade arrest by flight", "attacking"],
    "k": ["risk", "foreseeable consequences", "escape"],
    "l": ["no longer", "reasonably appears", "immediate threat", "you or others"],
    "m": ["prior contacts", "knowledge", "propensity for violence"],
    "n": ["other exigent circumstances"],
}


@pytest.mark.parametrize("letter", list("abcdefghijklmn"))
def test_consideration_label_loses_nothing_of_its_item(letter: str) -> None:
    considerations = tree("force").nodes["considerations"]
    assert isinstance(considerations, Factors)
    label = next(factor.say for factor in considerations.factors if factor.id == letter).lower()

    assert [kept for kept in KEPT_OF_EACH_CONSIDERATION[letter] if kept not in label] == []


def test_groups_leave_the_considerations_in_order() -> None:
    considerations = tree("force").nodes["considerations"]
    assert isinstance(considerations, Factors)
    groups = [factor.group for factor in considerations.factors]
    runs = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]

    assert all(groups)
    assert len(runs) == len(set(runs))


def test_strategies_are_the_five_in_order() -> None:
    strategies = tree("deescalation").nodes["strategies"].items

    assert [do.cites for do in strategies] == [(f"437.5.2({letter})",) for letter in "abcde"]
    assert all(do.id and do.example and do.weight == "should" for do in strategies)


def test_time_to_decide_counts_up_without_a_prompt() -> None:
    deescalation = tree("deescalation")
    clock = deescalation.clocks["to-decide"]

    assert clock.cites == ("437.5.2(e)",)
    assert not clock.prompt
    assert clock.every is None
    assert deescalation.nodes["strategies"].starts == ("to-decide",)


def test_alternatives_are_weighed_on_the_four_grounds() -> None:
    alternatives = tree("arrest").nodes["alternatives"]

    assert isinstance(alternatives, Factors)
    assert [factor.id for factor in alternatives.factors] == ["incident", "students", "victims", "community"]
    assert alternatives.quotes == ("437.6 ¶3.3",)
    assert alternatives.owes == ("charges",)


def test_recheck_asks_for_restraint_and_the_threats_end() -> None:
    force = tree("force")
    recheck = force.nodes["recheck"]

    assert isinstance(recheck, Factors)
    assert [factor.cites for factor in recheck.factors] == [("437.5.1(f)",), ("437.5.1(l)",)]
    assert force.reassess == "recheck"
    assert choice("force", "now", "in-use").go == "recheck"


# Nothing more, nothing less than the policy.

KEPT_WITH_EACH_CITATION = {
    "437.4(j)": ["crisis intervention", "de-escalation", "whenever possible"],
    "437.5 ¶1": ["age-appropriate", "developmentally appropriate"],
    "437.5 ¶4": ["reasonably prompt care", "consistent with your training"],
    "437.6 ¶1": ["consider", "in lieu of formal criminal referral", "as appropriate for the incident"],
    "437.6 ¶2.1": ["in school", "if reasonably practical"],
    "437.6 ¶2.2": ["exigency or public safety", "non-communal area", "other students", "if practicable"],
    "437.6 ¶3.1": ["when reasonably practicable", "appropriate school staff", "before", "present", "both"],
    "437.6 ¶3.2": ["if prior notice was not possible", "school staff", "as soon as practical after"],
    "437.6 ¶3.3": ["County Attorney's Office", "alternatives to formal criminal charges", "e.g., diversion"],
    "437.6 ¶3.4": [
        "when appropriate",
        "incident",
        "students and families",
        "victims",
        "larger school community",
    ],
    "437.12 ¶1.1": ["minimize", "on students", "whenever possible", "prone restraints (face down)"],
}


@pytest.mark.parametrize("citation", sorted(KEPT_WITH_EACH_CITATION))
def test_conditions_survive_wherever_a_sentence_is_restated(citation: str) -> None:
    found = [(where, words) for where, words, cites in said() if cites == (citation,)]

    assert found
    for where, words in found:
        lost = [kept for kept in KEPT_WITH_EACH_CITATION[citation] if kept.lower() not in words.lower()]
        assert (where, lost) == (where, [])


def test_care_says_if_needed_but_in_care_now() -> None:
    bare = [where for where, words, cites in said() if "437.5 ¶4" in cites and "if needed" not in words]

    assert bare == ["restraint.care-now"]
    assert choice("restraint", "still", "care").go == "care-now"


def test_amount_of_force_keeps_its_measure_and_purpose() -> None:
    amounts = [words for _, words, _ in said() if "amount of force" in words]

    assert len(amounts) >= 3
    for words in amounts:
        assert "reasonably appears necessary" in words
        assert "facts and circumstances you perceive at the time" in words
        assert "legitimate law enforcement purpose" in words


def test_only_a_shall_sentence_is_said_to_bind() -> None:
    """The weight stands beside each line: no words of its own may add to it."""
    binding = re.compile(r"\b(must|shall|you (?:have|need) to|never|always|required)\b", re.IGNORECASE)

    assert [words for _, words, _ in said() if binding.search(words)] == []


def test_practice_notes_are_few() -> None:
    for name, node in nodes():
        notes = [do for do in node.items if do.weight == "practice"]
        assert (name, len(notes)) <= (name, 1)


def test_custodial_arrest_is_defined_where_it_matters() -> None:
    for node_id in ("custody", "restrained"):
        assert '437.1.1 "Custodial arrest".1' in tree("arrest").nodes[node_id].quotes


def test_appropriate_practices_are_defined_on_the_student_screen() -> None:
    quotes = tree("deescalation").nodes["student"].quotes

    assert quotes == ('437.1.1 "Developmentally appropriate practices"',)


def test_face_down_shows_the_policys_words_at_once() -> None:
    for asked, shown in (("kind", "face-down"), ("kind-was", "face-down-was")):
        assert choice("restraint", asked, "face-down").go == shown
        assert tree("restraint").nodes[shown].quotes == ("437.12 ¶1.1",)


def test_contract_binds_nobody_where_the_school_helps() -> None:
    others = tree("deescalation").nodes["others"]
    resting = [do for do in others.items if do.cites == ("437.11 ¶2.3",)]

    assert others.quotes == ("437.11 ¶2.3",)
    assert [do.say.split(" should ")[0] for do in resting] == ["The SRO contract"]


# The stop for school rules and discipline.


def test_every_school_rule_answer_ends_in_the_stop() -> None:
    answers = [(name, each) for name, node in questions() for each in node.choices if each.id == "rule"]

    assert {name.split(".")[0] for name, _ in answers} == {"triage", "arrest", "force", "restraint"}
    for name, each in answers:
        for target in targets(each.go):
            stop = tree(name.split(".")[0]).nodes[target]
            assert isinstance(stop, Outcome)
            assert stop.quotes == (STOP,)
            assert [do.weight for do in stop.do if do.cites == (STOP,)] == ["shall", "shall"]


def test_answers_of_only_a_rule_are_so_known() -> None:
    for name, node in questions():
        for each in node.choices:
            if re.search(r"\bonly (a school|that)\b", each.say, re.IGNORECASE):
                assert (name, each.id) == (name, "rule")


def test_stop_says_the_same_in_every_tree() -> None:
    stops = [node for name, node in nodes() if name.endswith(".school-rule") and isinstance(node, Outcome)]

    assert len(stops) == 4
    assert all(stop == stops[0] for stop in stops)


def test_stop_says_what_can_still_be_done() -> None:
    cites = {citation for do in tree("triage").nodes["school-rule"].items for citation in do.cites}

    assert cites >= {"437.4(j)", "437.4(c)"}


def test_two_halves_of_the_stop_are_kept_apart() -> None:
    """Force and authority: not solely for rules. Discipline: no part in it, whatever else there is."""
    for where, words, cites in said():
        if cites == (STOP,):
            rules = "solely to enforce school rules or policies" in words
            discipline = words == "Take no part in enforcing discipline for violations of school rules"
            assert (where, rules != discipline) == (where, True)


# Duties.


def test_duties_are_exactly_those_that_the_policy_makes() -> None:
    owed = {
        f"{each.id}.{duty_id}": (found.weight, found.cites)
        for each in pack().trees.values()
        for duty_id, found in each.duties.items()
    }

    assert owed == {
        "arrest.tell-first": ("should", ("437.6 ¶3.1",)),
        "arrest.tell-after": ("should", ("437.6 ¶3.2",)),
        "arrest.charges": ("shall", ("437.6 ¶3.3",)),
        "restraint.care": ("shall", ("437.5 ¶4",)),
    }


def test_alternatives_duty_has_the_sentences_own_words() -> None:
    sentence = pack().policy["437.6 ¶3.3"].text.rstrip(".")

    assert sentence == "The SRO shall " + duty("arrest", "charges").do.replace("Coordinate", "coordinate")


# Handing over.


def test_trees_visit_one_another_as_the_policy_does() -> None:
    visited = {each.id: {visit.tree for _, visit in each.visits()} for each in pack().trees.values()}

    assert visited == {
        "triage": {"arrest", "force", "deescalation", "restraint"},
        "arrest": {"force", "restraint"},
        "force": {"deescalation", "restraint"},
        "deescalation": {"force"},
        "restraint": set(),
    }


def test_every_question_of_doubt_has_an_unsure_answer() -> None:
    """Where no choice says so, every answer is something that the officer knows."""
    sure = {"force.no-purpose", "force.now", "force.end", "deescalation.how", "deescalation.helping"}
    sure |= {"arrest.neither", "arrest.found", "arrest.restrained", "arrest.necessary"}
    sure |= {"restraint.state", "restraint.kind", "restraint.kind-was"}
    without = {name for name, node in questions() if all(each.id != "unsure" for each in node.choices)}

    assert without == sure
