"""Steps per second of a walk, beside ``transitions`` and ``python-statemachine`` on the same tree.

Ours keeps every event and every earlier place; the other two keep neither, read no conditions (where
a way on has one, the branch that this walk takes comes first) and are made once, only sent back to the
start for each walk. Ours begins a new walkthrough each time.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from sro_assist.paths import pack_folder
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Question, Tree, targets
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started
from sro_assist.walk.walkthrough import Walkthrough
from tests.benchmarks.comparing import Comparison, machine, table

TREE = "arrest"
ANSWERS = ("yes", "no", "yes", "no", "exigency", "no", "after", "no", "not-made", "")
"""To an outcome of the tree; an empty one goes on from a screen that asks nothing."""
GO_ON, RESTART = "go_on", "restart"
REPEATS, WALKS = 15, 400
Way = tuple[str, str, str]
"""From a node, by an event, to a node."""
Walker = Callable[[], object]
"""Walks the whole way once."""


def ours(pack: Pack) -> Walker:
    """A walkthrough from its start to the outcome, with its history."""
    started = Started(walkthrough="w", tree=TREE, at="2026-11-23T10:15:00Z", pack="p", edition="e", app="1")

    def walk() -> Walkthrough:
        stands = Walkthrough.begin(pack, started)
        for elapsed, answer in enumerate(ANSWERS):
            stands = stands.answer(answer, elapsed=elapsed) if answer else stands.go_on(elapsed=elapsed)
        return stands

    return walk


def path(pack: Pack) -> list[str]:
    """The nodes that the walk comes to, the start first."""
    walk = ours(pack)()
    assert isinstance(walk, Walkthrough)
    assert walk.at_the_end
    return [step.position.frame.node for step in walk.history.path][::-1]


def ways(tree: Tree, nodes: list[str]) -> list[Way]:
    """The whole tree as transitions. Where a way on branches, the branch that the walk takes comes first."""
    found = []
    steps = set(pairwise(nodes))
    for node_id, node in tree.nodes.items():
        for event, go in _events(node):
            ends = sorted(targets(go), key=lambda end: (node_id, end) not in steps)
            found += [(node_id, event, end) for end in dict.fromkeys(ends)]
        if not node.goes_to():
            found.append((node_id, RESTART, tree.start))
    return found


def _events(node: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - every kind of node has its ways
    if isinstance(node, Question):
        yield from ((_event(choice.id), choice.go) for choice in node.choices)
    else:
        yield from ((GO_ON, go) for go in node.ways())


def _event(answer: str) -> str:
    return f"answer_{answer.replace('-', '_')}" if answer else GO_ON


def transitions_walker(tree: Tree, nodes: list[str]) -> Walker:
    """The same tree as a machine of ``transitions``."""
    from transitions import Machine

    class Model:
        state: str

    model = Model()
    made = [{"trigger": event, "source": source, "dest": end} for source, event, end in ways(tree, nodes)]
    Machine(model, states=list(tree.nodes), transitions=made, initial=tree.start, auto_transitions=False)
    return _eventful(model, nodes, lambda: model.state)


def statemachine_walker(tree: Tree, nodes: list[str]) -> Walker:
    """The same tree as a machine of ``python-statemachine``."""
    from statemachine import State, StateMachine

    states = {node: State(node, initial=node == tree.start) for node in tree.nodes}
    events: dict[str, Any] = {}
    for source, event, end in ways(tree, nodes):
        way = states[source].to(states[end])
        events[event] = events[event] | way if event in events else way
    named = {f"at_{node.replace('-', '_')}": state for node, state in states.items()}
    logging.getLogger("statemachine").setLevel(logging.ERROR)
    machine_made = type("Walk", (StateMachine,), {**named, **events})()
    return _eventful(machine_made, nodes, lambda: next(iter(machine_made.configuration)).name)


def _eventful(model: object, nodes: list[str], stands: Callable[[], str]) -> Walker:
    """Fire the walk's events, then the one that leads to the start. Tried once, to be the same walk."""
    fire = [getattr(model, _event(answer)) for answer in ANSWERS]
    restart = getattr(model, RESTART)
    for event, node in zip(fire, nodes[1:], strict=True):
        event()
        assert stands() == node, f"{stands()} is not {node}"
    restart()
    assert stands() == nodes[0]

    def walk() -> None:
        for event in fire:
            event()
        restart()

    return walk


def microseconds_a_step(walk: Walker) -> float:
    """How long one step takes, on average over many walks."""
    gc.collect()
    before = time.perf_counter()
    for _ in range(WALKS):
        walk()
    return (time.perf_counter() - before) / (WALKS * len(ANSWERS)) * 1e6


def compare() -> list[Comparison]:
    """Ours against each, by turns."""
    pack = read_folder(pack_folder())
    nodes = path(pack)
    others = {
        "transitions": transitions_walker(pack.trees[TREE], nodes),
        "python-statemachine": statemachine_walker(pack.trees[TREE], nodes),
    }
    own = ours(pack)
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in others}
    for _ in range(REPEATS):
        for name, other in others.items():
            times[name][0].append(microseconds_a_step(own))
            times[name][1].append(microseconds_a_step(other))
    return [
        Comparison(f"a step of {TREE}, against {name}", "us", mine, theirs, at_most=1.0)
        for name, (mine, theirs) in times.items()
    ]


def steps_per_second(found: list[Comparison]) -> str:
    """The same, the other way up."""
    return "\n".join(
        f"{one.what}: {1e6 / median(one.ours):,.0f} steps/s, theirs {1e6 / median(one.theirs):,.0f}"
        for one in found
    )


if __name__ == "__main__":
    print(machine())
    results = compare()
    print(table(results))
    print(steps_per_second(results))
