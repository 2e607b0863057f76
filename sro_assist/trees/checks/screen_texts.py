"""The words that a pack says itself, screen by screen; never the policy's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sro_assist.errors import Where
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.json_source import Path
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Do, Factors, Guidance, Node, Outcome, Question, Tree


@dataclass(frozen=True, slots=True)
class ScreenText:
    """One text and its place in the file."""

    path: Path
    words: str


Screen = tuple[Path, tuple[ScreenText, ...]]
"""What is read together, and the place of it all."""


def tree_screens(tree: Tree) -> Iterator[Screen]:
    """Every screen of a tree, and the words it has for all of them: title, duties, clocks."""
    yield (), tuple(_tree_texts(tree))
    for node_id, node in tree.nodes.items():
        yield ("nodes", node_id), tuple(_node_texts(("nodes", node_id), node))


def manifest_texts(manifest: Manifest) -> Iterator[ScreenText]:
    """Every text of ``pack.json`` that people see."""
    yield ScreenText(("title",), manifest.title)
    yield ScreenText(("department",), manifest.department)
    yield ScreenText(("danger", "say"), manifest.danger.say)
    if manifest.note:
        yield ScreenText(("note", "say"), manifest.note.say)
    for at, part in enumerate(manifest.card):
        yield ScreenText(("card", at, "title"), part.title)
    for at, reference in enumerate(manifest.reference):
        yield ScreenText(("reference", at, "why"), reference.why)


def all_texts(context: CheckContext) -> Iterator[tuple[str, ScreenText]]:
    """Every text of the pack's own, with the file it stands in."""
    if context.manifest:
        yield from (("pack.json", text) for text in manifest_texts(context.manifest))
    for tree_id, tree in context.trees.items():
        for _, texts in tree_screens(tree):
            yield from ((f"{tree_id}.json", text) for text in texts)


def where(context: CheckContext, file: str, text: ScreenText) -> Where:
    """Give the place of a text."""
    return context.texts[file].where(*text.path)


def _tree_texts(tree: Tree) -> Iterator[ScreenText]:
    yield ScreenText(("title",), tree.title)
    yield ScreenText(("says",), tree.says)
    for duty_id, duty in tree.duties.items():
        yield ScreenText(("duties", duty_id, "do"), duty.do)
    for clock_id, clock in tree.clocks.items():
        yield ScreenText(("clocks", clock_id, "say"), clock.say)
        if clock.prompt:
            yield ScreenText(("clocks", clock_id, "prompt"), clock.prompt)


def _node_texts(path: Path, node: Node) -> Iterator[ScreenText]:
    match node:
        case Question() | Factors():
            yield ScreenText((*path, "ask"), node.ask)
            if node.help:
                yield ScreenText((*path, "help"), node.help)
            yield from _answer_texts(path, node)
        case Guidance() | Outcome():
            yield ScreenText((*path, "title"), node.title)
            yield from _do_texts((*path, "do"), node.items)
        case _:
            pass  # a visit is no screen


def _answer_texts(path: Path, node: Question | Factors) -> Iterator[ScreenText]:
    if isinstance(node, Question):
        for at, choice in enumerate(node.choices):
            yield ScreenText((*path, "choices", at, "say"), choice.say)
        return
    for at, factor in enumerate(node.factors):
        yield ScreenText((*path, "factors", at, "say"), factor.say)
        if factor.group:
            yield ScreenText((*path, "factors", at, "group"), factor.group)


def _do_texts(path: Path, to_do: Iterable[Do]) -> Iterator[ScreenText]:
    for at, do in enumerate(to_do):
        yield ScreenText((*path, at, "say"), do.say)
        if do.example:
            yield ScreenText((*path, at, "example"), do.example)
