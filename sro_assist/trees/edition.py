"""Reading an edition that a record was made on: what replaying and showing it needs, in little work.

The pack that opens the app has every check. One that was kept, or came with a record, only has to be whole:
its parts have their shape, what they name is there, and nothing in it claims that an act is lawful.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

from sro_assist.policy import Policy
from sro_assist.trees.checks.legality import claimed
from sro_assist.trees.checks.screen_texts import manifest_texts, tree_screens
from sro_assist.trees.checks.traversal import citings, rests_on, ways
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Choice, Question, Tree, targets
from sro_assist.trees.pack import Pack
from sro_assist.trees.pack_files import MANIFEST
from sro_assist.trees.pack_reader import read_unchecked, refused

MOST_CHARACTERS = 2**20
"""Of all files together; a pack has a tenth of this."""


def read_edition(files: Mapping[str, str]) -> Pack:
    """Read an edition given as its files' texts by name. Raises PackError when it cannot be shown."""
    if sum(map(len, files.values())) > MOST_CHARACTERS:
        raise refused(MANIFEST, "it is too large")
    pack = read_unchecked(files)
    manifest, policy, trees = pack.manifest, pack.policy, pack.trees
    for file, missing in chain(_missing(manifest, trees), _uncited(manifest, trees, policy)):
        raise refused(file, f"it names {missing}, which is not there")
    for file, claim in _claims(manifest, trees):
        raise refused(file, f"it says {claim}")
    return pack


def _missing(manifest: Manifest, trees: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    """Everything that walking would look up and not find."""
    yield from ((MANIFEST, name) for name in (manifest.first, manifest.danger.tree) if name not in trees)
    for tree_id, tree in trees.items():
        named = chain(
            _outside((tree.start, tree.reassess_at), tree.nodes),
            *(_outside(targets(way.go), tree.nodes) for way in ways(tree)),
            *(_outside(node.owes, tree.duties) for node in tree.nodes.values()),
            *(_outside((*node.starts, *node.stops), tree.clocks) for node in tree.nodes.values()),
            *(_outside(choice.owes, tree.duties) for choice in _choices(tree)),
            _outside((visit.tree for _, visit in tree.visits()), trees),
        )
        yield from ((f"{tree_id}.json", name) for name in named)


def _choices(tree: Tree) -> Iterator[Choice]:
    asked = (node for node in tree.nodes.values() if isinstance(node, Question))
    return (choice for question in asked for choice in question.choices)


def _outside(names: Iterable[str], known: Container[str]) -> Iterator[str]:
    return (name for name in names if name not in known)


def _uncited(manifest: Manifest, trees: Mapping[str, Tree], policy: Policy) -> Iterator[tuple[str, str]]:
    """Every citation that the policy does not have."""
    yield from ((MANIFEST, name) for name in _outside(manifest.danger.cites, policy))
    for tree_id, tree in trees.items():
        cited = (each.citation for each in (rests_on(tree), *citings(tree)))
        yield from ((f"{tree_id}.json", name) for name in _outside(cited, policy))


def _claims(manifest: Manifest, trees: Mapping[str, Tree]) -> Iterator[tuple[str, str]]:
    """Every text that claims what is never for this app to say."""
    texts = [(MANIFEST, text) for text in manifest_texts(manifest)]
    for tree_id, tree in trees.items():
        texts += [(f"{tree_id}.json", text) for _, screen in tree_screens(tree) for text in screen]
    return ((file, claim) for file, text in texts if (claim := claimed(text.words)))
