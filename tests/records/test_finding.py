"""What may be said of a record, case by case."""

from __future__ import annotations

import pytest

from sro_assist.records import Body, verify
from sro_assist.records.finding import judge
from tests.app.bench import a_newer_pack, the_pack
from tests.records.events import a_journal, an_answer, an_id
from tests.records.walked import a_real_journal, a_real_walk, an_impossible_journal


def changed(at: int, **more: object) -> list[Body]:
    walk = list(a_real_walk())
    walk[at] = {**walk[at], **more}
    return walk


CASES = {
    "complete": (a_real_journal(), 0),
    "open": (a_real_journal(closed=False), 0),
    "impossible": (an_impossible_journal(), 3),
    "altered": (a_real_journal().replace(b"arrest", b"arrast", 1), 1),
    "unknown": (a_journal(changed(1, kind="flown")), 2),
}


@pytest.mark.parametrize(("standing", "line"), [(name, line) for name, (_, line) in CASES.items()])
def test_judge_says_standing_and_line_of_a_record(standing: str, line: int) -> None:
    finding = judge(an_id(), verify(CASES[standing][0]), the_pack())
    assert (finding.standing, finding.line) == (standing, line)
    assert finding.sound == (standing in {"complete", "open"})


def test_judge_takes_no_other_edition_for_its_own() -> None:
    verdict = verify(a_real_journal())
    assert judge(an_id(), verdict, None).standing == "unchecked"
    assert judge(an_id(), verdict, a_newer_pack()).standing == "unchecked"


def test_judge_finds_a_walk_of_another_record() -> None:
    finding = judge(an_id(2), verify(a_real_journal()), the_pack())
    assert (finding.standing, finding.line) == ("impossible", 1)


def test_judge_finds_steps_after_end_and_backward_times() -> None:
    walk = list(a_real_walk())
    after = a_journal([*walk, {**walk[1], "elapsed": walk[-1]["elapsed"]}])
    assert judge(an_id(), verify(after), the_pack()).line == len(walk) + 1
    assert judge(an_id(), verify(a_journal(changed(2, elapsed=0))), the_pack()).line == 3


def test_judge_knows_nothing_of_what_does_not_begin() -> None:
    assert judge(an_id(), verify(b""), the_pack()).standing == "unknown"
    assert judge(an_id(), verify(a_journal([an_answer()])), the_pack()).standing == "unknown"
