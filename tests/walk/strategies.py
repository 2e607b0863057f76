"""Random small packs, and random legal walks through any pack."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, get_args

from hypothesis import strategies as st

from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Factors, Guidance, Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.duties import owed
from sro_assist.walk.walkthrough import Walkthrough
from tests.walk.builders import (
    Json,
    a_guidance,
    a_list,
    a_pack,
    a_question,
    a_tree,
    a_visit,
    a_walk,
    an_outcome,
    clocks,
    some,
)

MARKS: tuple[FactorMark, ...] = get_args(FactorMark)
Act = Callable[..., Walkthrough]
"""An action that is legal now; it wants its ``elapsed`` only."""


@st.composite
def packs(draw: st.DrawFn, most_nodes: int = 6, *, inside: bool = True) -> Pack:
    """One to three trees; each may visit those after it, and come back."""
    count = draw(st.integers(1, 3))
    names = tuple(f"tree{number}" for number in range(count))
    trees = [
        a_tree(
            name,
            draw(_nodes(names[: number + 1] if inside else (), names[number + 1 :], most_nodes)),
            clocks=clocks("c"),
            duties=some("d", "e"),
        )
        for number, name in enumerate(names)
    ]
    return a_pack(*trees)


@st.composite
def _nodes(draw: st.DrawFn, outer: tuple[str, ...], visitable: tuple[str, ...], most: int) -> dict[str, Json]:
    """Nodes ``n0``, ``n1``...; the last is an outcome, the others are anything."""
    names = tuple(f"n{number}" for number in range(draw(st.integers(1, most))))
    nodes = {name: draw(_node(names, outer, visitable)) for name in names[:-1]}
    nodes[names[-1]] = an_outcome()
    arrivals = st.lists(st.sampled_from(["starts", "stops", "owes"]), max_size=2, unique=True)
    for node in nodes.values():
        node.update({key: ["d"] if key == "owes" else ["c"] for key in draw(arrivals)})
    return nodes


@cache
def _node(
    names: tuple[str, ...], outer: tuple[str, ...], visitable: tuple[str, ...]
) -> st.SearchStrategy[Json]:
    go = _goes(names, outer)
    kinds: list[st.SearchStrategy[Json]] = [
        st.lists(go, min_size=1, max_size=3).map(_choices),
        go.map(a_guidance),
        go.map(lambda way: a_list("f", "g", go=way)),
        st.builds(an_outcome),
    ]
    if visitable:
        kinds += [st.builds(a_visit, st.sampled_from(visitable), go)] * 2
    return st.one_of(kinds)


def _choices(ways: list[str | list[Json]]) -> Json:
    return a_question(*({"id": f"c{number}", "go": go, "owes": ["e"]} for number, go in enumerate(ways)))


@cache
def _goes(names: tuple[str, ...], outer: tuple[str, ...]) -> st.SearchStrategy[str | list[Json]]:
    """A node, or a node on a condition and else another."""
    node = st.sampled_from(names)
    branches = st.tuples(node, _conditions(names, outer), node).map(
        lambda parts: [{"go": parts[0], "when": parts[1]}, {"go": parts[2]}]
    )
    return st.one_of(node, branches)


@cache
def _conditions(names: tuple[str, ...], outer: tuple[str, ...]) -> st.SearchStrategy[Json]:
    node = st.sampled_from(names)
    plain = [
        st.builds(lambda at, way: {"answered": at, "is": f"c{way}"}, node, st.integers(0, 2)),
        st.builds(lambda at, mark: {"factor": f"{at}.f", "is": mark}, node, st.sampled_from(MARKS)),
        st.builds(lambda at, end: {"visited": at, "is": end}, node, node),
    ]
    if outer:
        plain.append(st.builds(lambda tree: {"inside": tree}, st.sampled_from(outer)))
    return st.recursive(
        st.one_of(plain),
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=2).map(lambda parts: {"all": parts}),
            st.lists(part, min_size=1, max_size=2).map(lambda parts: {"any": parts}),
            part.map(lambda inner: {"not": inner}),
        ),
        max_leaves=3,
    )


def moves(walk: Walkthrough) -> list[Act]:
    """Every way on from the screen that is shown."""
    match walk.screen:
        case Question():
            return [partial(walk.answer, choice.id) for choice in walk.screen.choices]
        case Factors() | Guidance():
            return [walk.go_on]
        case _:
            return [] if walk.at_the_end else [walk.go_on]


def asides(walk: Walkthrough) -> list[Act]:
    """Every other thing that can be done here without ending the walk."""
    acts: list[Act] = [walk.danger, walk.reassess, partial(walk.note, "Hands \u00e9 \U0001f600 <b>")]
    acts.append(partial(walk.resume, at="2031-04-05T11:00:00Z"))
    if walk.history.path.before:
        acts += [walk.back] * 2
    acts += [partial(walk.duty, duty.tree, duty.duty_id, done=not duty.tapped) for duty in owed(walk)]
    screen = walk.screen
    if isinstance(screen, Factors):
        acts += [partial(walk.mark, factor.id, mark) for factor in screen.factors for mark in MARKS]
    if isinstance(screen, Guidance | Outcome):
        acts += [partial(walk.tick, do.id, done=done) for do in screen.do if do.id for done in (True, False)]
    return acts


@st.composite
def walks(draw: st.DrawFn, pack: Pack, most: int = 30, tree: str = "") -> Walkthrough:
    """A walk of this tree, or of any of the pack, by legal actions; now and then it is ended."""
    walk = a_walk(pack, tree or draw(st.sampled_from(sorted(pack.trees))))
    for later in draw(st.lists(st.integers(0, 90_000), max_size=most)):
        acts = draw(st.sampled_from([moves(walk), moves(walk), asides(walk)])) or asides(walk)
        walk = draw(st.sampled_from(acts))(elapsed=walk.elapsed + later)
    ends: list[Any] = [None, "interrupted", *(["finished"] if walk.at_the_end else [])]
    ended = draw(st.sampled_from(ends))
    return walk.finish(ended, elapsed=walk.elapsed) if ended else walk
