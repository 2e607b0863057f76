"""A pack that asks for a lot of work is refused in little, and twice as large a one in twice as much."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

import pytest

from sro_assist.errors import PackError
from sro_assist.paths import pack_folder
from sro_assist.trees.checks import check
from sro_assist.trees.checks.lenient_loader import read_draft
from sro_assist.trees.checks.work_limit import MOST_STEPS, WorkLimit
from sro_assist.trees.edition import read_edition
from sro_assist.trees.loader import MOST_PROBLEMS, check_files, read_folder
from sro_assist.trees.pack_files import folder_files
from sro_assist.walk.position import Frame
from sro_assist.walk.progress import MOST_TRIED, Progress
from tests.trees.builders import a_choice, a_pack, a_question, an_outcome
from tests.trees.hostile import KINDS, Files, hard_conditions, unknown_ways, visits_everywhere
from tests.walk import builders as walks

SMALL = 4_000
ENOUGH = 1_200_000
"""Lines of Python that any pack may take: what its conditions and visits may use up is in it."""


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the lines of Python that are gone through."""
    count, before = [0], sys.gettrace()

    def trace(_frame: FrameType, what: str, _of: Any) -> Any:  # noqa: ANN401 - as settrace has it
        count[0] += what == "line"
        return trace

    sys.settrace(trace)
    try:
        yield count
    finally:
        sys.settrace(before)


def as_edition(files: Mapping[str, str]) -> None:
    with suppress(PackError):
        read_edition(files)


def work(do: Callable[[Files], object], files: Files) -> int:
    do(files)  # what is remembered for good is not counted
    with counted() as lines:
        do(files)
    return lines[0]


@pytest.mark.parametrize("do", [check_files, as_edition])
@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_twice_the_pack_takes_at_most_twice_work(
    make: Callable[[int], Files], do: Callable[[Files], object]
) -> None:
    once, twice = work(do, make(SMALL)), work(do, make(2 * SMALL))
    assert twice <= max(2.6 * once, ENOUGH)


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS.keys())
def test_hostile_pack_is_refused_with_few_problems(make: Callable[[int], Files]) -> None:
    assert 1 <= len(check_files(make(20_000))) <= MOST_PROBLEMS + 1


@pytest.mark.parametrize("make", [hard_conditions, visits_everywhere])
def test_pack_that_takes_too_much_work_says_so(make: Callable[[int], Files]) -> None:
    told = [str(problem) for problem in check_files(make(80_000)) if problem.code == "size"]
    assert any("takes more work than any pack should" in each for each in told)


def test_pack_with_many_faults_says_there_are_more() -> None:
    problems = check_files(unknown_ways(100_000))
    assert len(problems) == MOST_PROBLEMS + 1
    assert "There are more than 500 problems" in str(problems[-1])


def test_own_pack_takes_a_tenth_of_allowed_work() -> None:
    draft, _ = read_draft(folder_files(pack_folder()))
    assert list(check(draft)) == []
    assert draft.effort.spend(MOST_STEPS * 9 // 10)


def test_names_are_guessed_for_the_first_faults_alone() -> None:
    effort, known = WorkLimit(), [f"node-{number}" for number in range(500)]
    assert effort.close_to("nod-7", known) == ["node-7"]
    assert [effort.close_to("nod-7", known) for _ in range(20)][-1] == []
    assert WorkLimit().close_to("n" * 81, known) == []
    assert WorkLimit().close_to("node", ["n" * 81]) == []


def test_edition_is_read_as_the_original_pack() -> None:
    files = folder_files(pack_folder())
    read, whole = read_edition(files), read_folder(pack_folder())
    assert (read.edition, read.manifest, read.trees) == (whole.edition, whole.manifest, whole.trees)
    assert read.policy.provisions == whole.policy.provisions


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("pack.json", ('"trees"', '"treez"')),
        ("pack.json", ('"demo"', '"none"')),
        ("policy.md", ("# Anytown", "Anytown")),
        ("demo.json", ('"go": "keep"', '"go": "kept"')),
        ("demo.json", ('"kind": "outcome"', '"kind": "end"')),
        ("demo.json", ("900.1 ¶1.1", "900.1 ¶9")),
        ("demo.json", ('"What now?"', '"The force is lawful."')),
    ],
    ids=["no manifest", "no such tree", "no policy", "no such node", "no tree", "no provision", "a claim"],
)
def test_edition_unfit_to_walk_or_show_is_refused(file: str, change: tuple[str, str]) -> None:
    files = dict(a_pack().files)
    files[file] = files[file].replace(*change)
    with pytest.raises(PackError, match="cannot be opened"):
        read_edition(files)


def test_edition_of_too_much_text_or_trees_refused() -> None:
    files = dict(a_pack().files)
    with pytest.raises(PackError):
        read_edition({**files, "more.md": "x" * 2**20})
    with pytest.raises(PackError):
        read_edition(
            {**files, "pack.json": files["pack.json"].replace('"demo"', ", ".join(['"demo"'] * 101), 1)}
        )


def test_edition_is_read_without_the_packs_checks() -> None:
    hard = a_question("keep", "leave", ask="Notwithstanding administrative considerations, " * 2)
    files = dict(a_pack().files)
    files["demo.json"] = files["demo.json"].replace("What now?", hard["ask"])
    assert check_files(files)
    assert read_edition(files).trees["demo"]


@pytest.mark.parametrize("size", [40, 900])
def test_counting_ahead_is_cheap_and_never_too_few(size: int) -> None:
    everywhere = [f"n{number}>n{number}" for number in range(12)]
    nodes = {f"n{number}": walks.a_question(*everywhere, "out>end") for number in range(12)}
    chain = {f"c{number}": walks.a_guidance(f"c{number + 1}") for number in range(size)}
    tree = walks.a_tree("t", {**nodes, **chain, f"c{size}": walks.an_outcome(), "end": walks.an_outcome()})
    ahead = Progress(walks.a_pack(tree))
    with counted() as lines:
        assert ahead.at_most((Frame("t", "n0"),)) >= 12
        assert ahead.at_most((Frame("t", "c0"),)) >= size
    assert lines[0] < 400 * MOST_TRIED


def test_large_pack_without_faults_opens() -> None:
    chain = {
        f"n{number}": a_question(a_choice("yes", f"n{number + 1}"), a_choice("no", "n99"))
        for number in range(99)
    }
    assert a_pack(demo={"nodes": {**chain, "n99": an_outcome()}})
