"""Where a walk stands: the names of trees, nodes and what is in them, and the frames that they make."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Key = tuple[str, str]
"""A tree and something in it: a node, a duty or a clock."""
ItemKey = tuple[str, str, str]
"""A tree, a node, and a factor or item of it."""


NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Frame(NamedTuple):
    """A tree and the node where it stands."""

    tree: str
    node: str
