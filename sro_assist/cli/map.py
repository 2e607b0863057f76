"""``sro-assist map``: a tree on one page."""

from __future__ import annotations

from pathlib import Path

from sro_assist.cli import strings
from sro_assist.cli.output import say, show, write_whole
from sro_assist.errors import SroError
from sro_assist.trees.diagram import mermaid, svg
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Tree
from sro_assist.trees.pack import Pack


def draw(folder: Path, tree: str, *, as_svg: bool, out: Path | None) -> int:
    """Draw a tree to the terminal or a file. Raises SroError when it cannot."""
    drawing = (svg if as_svg else mermaid)(tree_of(read_folder(folder), tree))
    if out is None:
        show(drawing.rstrip("\n"))
    else:
        write_whole(out, drawing)
        say(strings.WRITTEN.format(file=out))
    return 0


def tree_of(pack: Pack, tree: str) -> Tree:
    """The tree with this id. Raises SroError, naming those there are."""
    if tree not in pack.trees:
        hint = strings.MEND_TREE.format(trees=", ".join(pack.trees))
        raise SroError(strings.NO_TREE.format(tree=tree), hint=hint)
    return pack.trees[tree]
