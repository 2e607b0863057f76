"""Journals of walks that the app's own decision trees lead through, and of some that they do not."""

from __future__ import annotations

from functools import cache

from sro_assist.records import Body
from sro_assist.trees.model import Question
from sro_assist.walk.events import Started, to_data
from sro_assist.walk.walkthrough import Walkthrough
from tests.app.bench import the_pack, way_to, with_duties
from tests.records.events import a_journal, an_id


@cache
def a_real_walk(*, finished: bool = True) -> tuple[Body, ...]:
    """The events of a walk of *arrest* to an end, or of one that was left open before it."""
    started = Started(
        walkthrough=an_id(),
        tree="arrest",
        at="2026-11-23T10:15:00-06:00",
        pack=the_pack().manifest.id,
        edition=the_pack().edition,
        app="0.1.0",
    )
    walk = Walkthrough.begin(the_pack(), started)
    for number, step in enumerate(way_to(walk, with_duties), 1):
        walk = _stepped(walk, step, number * 1000)
    if finished:
        walk = walk.finish("finished", elapsed=walk.elapsed + 1000)
    return tuple(map(to_data, walk.events))


def _stepped(walk: Walkthrough, step: str, elapsed: int) -> Walkthrough:
    if isinstance(walk.screen, Question):
        return walk.answer(step, elapsed=elapsed)
    return walk.go_on(elapsed=elapsed)


def a_real_journal(*, closed: bool = True) -> bytes:
    return a_journal(list(a_real_walk(finished=closed)), closed=closed)


def an_impossible_journal(at: int = 2) -> bytes:
    """Sealed as it has to be, around an answer, in the line after ``at`` others, that could not be given."""
    walk = list(a_real_walk())
    walk[at] = {**walk[at], "choice": "never"} if "choice" in walk[at] else {**walk[at], "node": "nowhere"}
    return a_journal(walk, closed=True)
