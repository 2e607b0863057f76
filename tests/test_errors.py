"""Errors say what is wrong, where, and what to do, in that order."""

from __future__ import annotations

import pytest

from sro_assist.errors import (
    PackError,
    PolicyError,
    Problem,
    RecordError,
    ServeError,
    SroError,
    WalkError,
    Where,
)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Where(), ""),
        (Where("arrest.json"), "arrest.json"),
        (Where("arrest.json", "notice", 12), "arrest.json, node notice, line 12"),
        (Where("arrest.json", line=12), "arrest.json, line 12"),
        (Where(node="notice"), "node notice"),
        (Where("a\x1b.json", "\ud7fc", 2), "a\\x1b.json, node \\ud7fc, line 2"),
    ],
)
def test_where_prints_only_what_it_holds(where: Where, said: str) -> None:
    assert str(where) == said


@pytest.mark.parametrize("kind", [PolicyError, WalkError, RecordError, ServeError])
def test_error_is_one_line_of_where_what_hint(kind: type[SroError]) -> None:
    error = kind("The step does not fit.", hint="Go back.", where=Where("a.journal", line=3))
    assert str(error) == "a.journal, line 3: The step does not fit. Go back."
    assert (error.what, error.hint, error.where.line) == ("The step does not fit.", "Go back.", 3)
    assert isinstance(error, SroError)


def test_error_without_a_place_begins_with_what() -> None:
    assert str(SroError("It is gone.", hint="")) == "It is gone."


def test_problem_says_its_code() -> None:
    problem = Problem("no-way-on", "It ends here.", Where("arrest.json", "notice", 12), "Add a choice.")
    assert str(problem) == "arrest.json, node notice, line 12: [no-way-on] It ends here. Add a choice."


@pytest.mark.parametrize(("count", "said"), [(1, "1 problem."), (3, "3 problems.")])
def test_pack_error_counts_its_problems_and_keeps_them(count: int, said: str) -> None:
    problems = [Problem("x", f"Problem {number}.", Where("a.json"), "Mend it.") for number in range(count)]
    error = PackError(iter(problems))
    assert error.problems == tuple(problems)
    assert said in str(error)
    assert "sro-assist check" in error.hint
