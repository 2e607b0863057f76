"""Small trees, packs of them and walks through them, built by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sro_assist.policy import Policy
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Tree
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started
from sro_assist.walk.walkthrough import Walkthrough

Json = dict[str, Any]
CITED = "437.6 ¶1"


def a_question(*ways: str | Json, **more: Any) -> Json:  # noqa: ANN401 - JSON is anything
    """A question; ``"yes>next"`` is the choice ``yes`` that leads to ``next``."""
    return {"kind": "question", "ask": "Which?", "choices": [_choice(way) for way in ways], **more}


def _choice(way: str | Json) -> Json:
    if not isinstance(way, str):
        return {"say": way["id"].capitalize(), **way}
    choice, go = way.split(">")
    return {"id": choice, "say": choice.capitalize(), "go": go}


def a_guidance(go: str | list[Json], **more: Any) -> Json:  # noqa: ANN401 - JSON is anything
    """Guidance with one thing to tick, ``talk``."""
    do = [{"id": "talk", "say": "Talk", "weight": "practice"}]
    return {"kind": "guidance", "title": "Do this", "do": do, "go": go, **more}


def a_list(*factors: str, go: str | list[Json], **more: Any) -> Json:  # noqa: ANN401 - JSON is anything
    """Factors with these ids."""
    listed = [{"id": factor, "say": f"Factor {factor}", "cites": [CITED]} for factor in factors]
    return {"kind": "factors", "ask": "What do you perceive?", "factors": listed, "go": go, **more}


def a_visit(tree: str, then: str | list[Json], **more: Any) -> Json:  # noqa: ANN401 - JSON is anything
    """A visit to another tree."""
    return {"kind": "visit", "tree": tree, "then": then, **more}


def an_outcome(**more: Any) -> Json:  # noqa: ANN401 - JSON is anything
    """Where a walk ends, with one thing to tick, ``report``."""
    do = [{"id": "report", "say": "Write the report", "weight": "practice"}]
    return {"kind": "outcome", "title": "The end", "do": do, **more}


def a_tree(tree: str, nodes: Mapping[str, Json], **more: Any) -> Tree:  # noqa: ANN401 - JSON is anything
    """A tree that starts at its first node."""
    base = {"id": tree, "title": tree.capitalize(), "says": f"When {tree}", "rests_on": CITED}
    return Tree.model_validate({**base, "start": next(iter(nodes)), "nodes": nodes, **more})


def some(*names: str) -> Json:
    """Duties of these names."""
    return {name: {"do": f"Do {name}", "weight": "practice"} for name in names}


def clocks(*names: str) -> Json:
    """Clocks of these names."""
    return {name: {"say": f"{name} running", "weight": "practice"} for name in names}


def a_pack(*trees: Tree, edition: str = "e1") -> Pack:
    """A pack of these trees, unchecked, on an empty policy."""
    manifest = Manifest.model_validate(
        {
            "id": "test",
            "title": "Test",
            "department": "Test",
            "policy": "policy.md",
            "first": trees[0].id,
            "trees": [tree.id for tree in trees],
            "danger": {"say": "Get help", "cites": [CITED], "tree": trees[0].id},
        }
    )
    return Pack(manifest, Policy("Test", ()), {tree.id: tree for tree in trees}, edition, {})


def started(tree: str, *, elapsed: int = 0) -> Started:
    """The first event of a walk of this tree."""
    at = "2031-04-05T10:00:00+00:00"
    return Started(walkthrough="w1", tree=tree, at=at, pack="test", edition="e1", app="1", elapsed=elapsed)


def a_walk(pack: Pack, tree: str = "") -> Walkthrough:
    """A walk of this tree, or of the pack's first, at its first screen."""
    return Walkthrough.begin(pack, started(tree or pack.manifest.first))


def walked(walk: Walkthrough, steps: Iterable[str]) -> Walkthrough:
    """The walk after steps 1000 ms apart: a choice's id, ``>`` to go on, ``<`` back, ``!`` reassess."""
    for step in steps:
        walk = _one(walk, step, elapsed=walk.elapsed + 1000)
    return walk


def _one(walk: Walkthrough, step: str, elapsed: int) -> Walkthrough:
    if step == ">":
        return walk.go_on(elapsed=elapsed)
    if step == "<":
        return walk.back(elapsed=elapsed)
    if step == "!":
        return walk.reassess(elapsed=elapsed)
    return walk.answer(step, elapsed=elapsed)
