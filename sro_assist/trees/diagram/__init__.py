"""Drawing a tree on one page: as Mermaid's text, or as an SVG of our own."""

from __future__ import annotations

from sro_assist.trees.diagram.mermaid import mermaid
from sro_assist.trees.diagram.svg import svg

__all__ = ["mermaid", "svg"]
