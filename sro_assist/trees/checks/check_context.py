"""What the checks look at: a pack as far as it could be read, and where each part of it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sro_assist.errors import Problem, Where
from sro_assist.policy import Policy
from sro_assist.trees.checks.work_limit import WorkLimit
from sro_assist.trees.json_source import JsonSource, Path
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Node, Tree
from sro_assist.trees.pack_files import MANIFEST


@dataclass(frozen=True, slots=True)
class CheckContext:
    """A pack that may be wrong. What could not be read is ``None`` or missing, and not judged.

    trees: by file name, without ``.json``; gaps: nodes left out of a tree because they could not be
    read; lost: trees that could not be read at all; names: of every file in the pack; effort: what has been
    done on it so far.
    """

    names: frozenset[str]
    texts: Mapping[str, JsonSource]
    manifest: Manifest | None
    policy: Policy | None
    pins: Mapping[str, str] | None
    trees: Mapping[str, Tree]
    gaps: Mapping[str, frozenset[str]]
    lost: frozenset[str]
    effort: WorkLimit = field(default_factory=WorkLimit)

    def has_tree(self, tree_id: str) -> bool:
        """Whether there is such a tree, readable or not."""
        return tree_id in self.trees or tree_id in self.lost

    def has_node(self, tree_id: str, node_id: str) -> bool:
        """Whether there is such a node, readable or not; in a tree that is lost any node may be."""
        if tree_id in self.lost:
            return True
        return node_id in self.trees[tree_id].nodes or node_id in self.gaps[tree_id]

    def node(self, tree_id: str, node_id: str) -> Node | None:
        """Give a node, if it could be read."""
        tree = self.trees.get(tree_id)
        return tree.nodes.get(node_id) if tree else None

    def is_whole(self, tree_id: str) -> bool:
        """Whether every node of this tree could be read."""
        return not self.gaps[tree_id]

    def are_all_whole(self) -> bool:
        """Whether every tree, and every node of each, could be read."""
        return not self.lost and not any(self.gaps.values())

    def where(self, tree_id: str, path: Path) -> Where:
        """Give the place of a part of a tree."""
        return self.texts[f"{tree_id}.json"].where(*path)

    def where_in_manifest(self, *path: str | int) -> Where:
        """Give the place of a part of ``pack.json``."""
        return self.texts[MANIFEST].where(*path)


Check = Callable[[CheckContext], Iterator[Problem]]
