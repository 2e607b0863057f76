"""A tree as an SVG page of our own: to be printed, hung up and read without a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from textwrap import shorten
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from sro_assist.design_tokens import FINE_PRINT, INK, NODES, PAPER, WAY_BACK
from sro_assist.trees.diagram.edges import KINDS, Link, details, heading, links
from sro_assist.trees.diagram.grid import Arc, BoxSize
from sro_assist.trees.diagram.layout import Box, Drawing, Point, lay_out
from sro_assist.trees.diagram.shapes import outline
from sro_assist.trees.diagram.text_metrics import width, wrapped
from sro_assist.trees.model import Tree

STYLE = f"""
text {{ font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: {INK}; }}
.kind {{ font-weight: 600; letter-spacing: .04em; }}
.head {{ font-weight: 600; }}
.small {{ fill: {FINE_PRINT}; }}
.way {{ fill: none; stroke: {INK}; stroke-width: 1.3; }}
.back {{ stroke: {WAY_BACK}; stroke-dasharray: 5 3; stroke-linejoin: round; }}
.label rect {{ fill: {PAPER}; }}
.start {{ stroke-width: 3; }}
"""
BOX_TEXT, LABEL_TEXT, MARGIN = 215.0, 150.0, 28.0
LONGEST_CONDITION = 110
"""Characters of a label that stand on the page; the whole of it is in the way's title."""


class DrawnLine(NamedTuple):
    """A line of words."""

    words: str
    size: float
    style: str


class DrawnText(NamedTuple):
    """Lines under each other, with the room around them."""

    lines: tuple[DrawnLine, ...]
    beside: float
    above: float

    @property
    def size(self) -> BoxSize:
        """The room it takes."""
        widest = max(width(line.words, line.size) for line in self.lines)
        return BoxSize(widest + 2 * self.beside, sum(map(_height, self.lines)) + 2 * self.above)


def svg(tree: Tree) -> str:
    """Give the tree as an SVG document: every node, choice and way on. Ways back are dashed, at the side."""
    ways = _merged(links(tree))
    boxes = {node_id: _box_text(tree, node_id) for node_id in tree.nodes}
    labels = [_label_text(each) for each in ways]
    arcs = [
        Arc(each[0].source, each[0].target, label.size if label else None)
        for each, label in zip(ways, labels, strict=True)
    ]
    drawn = lay_out(tree.start, {node_id: text.size for node_id, text in boxes.items()}, arcs)
    parts = [_way(drawn, number, each) for number, each in enumerate(ways)]
    parts += [_label(drawn.labels[number], text) for number, text in enumerate(labels) if text]
    parts += [_node(drawn.boxes[node_id], text, tree, node_id) for node_id, text in boxes.items()]
    return _page(tree, drawn.size, parts)


def _merged(all_links: Iterable[Link]) -> list[list[Link]]:
    """The links between the same two nodes, together."""
    together: dict[tuple[str, str], list[Link]] = {}
    for link in all_links:
        together.setdefault((link.source, link.target), []).append(link)
    return list(together.values())


def _box_text(tree: Tree, node_id: str) -> DrawnText:
    node = tree.nodes[node_id]
    kind = f"{KINDS[node.kind].upper()} {node_id}"
    first = "START: " if node_id == tree.start else ""
    lines = [*_lines(first + kind, 10.5, "kind"), *_lines(heading(node), 15, "head")]
    for detail in details(tree, node):
        lines += _lines(detail, 11.5, "small")
    return DrawnText(tuple(lines), beside=24, above=10)


def _label_text(ways: Sequence[Link]) -> DrawnText | None:
    labels = [shorten(link.label, LONGEST_CONDITION, placeholder=" ...") for link in ways if link.label]
    if len(labels) > 1:
        labels = [f"• {label}" for label in labels]
    lines = [line for label in labels for line in _lines(label, 12.5, "choice", LABEL_TEXT)]
    return DrawnText(tuple(lines), beside=5, above=2) if lines else None


def _lines(words: str, size: float, style: str, most: float = BOX_TEXT) -> list[DrawnLine]:
    return [DrawnLine(line, size, style) for line in wrapped(words, size, most)]


def _height(line: DrawnLine) -> float:
    return line.size * 1.32


def _written(text: DrawnText, box: Box) -> str:
    """The lines, centred in their room."""
    y, middle, parts = box.y + text.above, box.x + box.width / 2, []
    for line in text.lines:
        y += _height(line)
        parts.append(
            f'<tspan class="{line.style}" x="{middle:.1f}" y="{y - line.size * 0.3:.1f}" '
            f'font-size="{line.size}">{escape(line.words)} </tspan>'
        )
    return f'<text text-anchor="middle">{"".join(parts)}</text>'


def _node(box: Box, text: DrawnText, tree: Tree, node_id: str) -> str:
    node = tree.nodes[node_id]
    fill, edge = NODES[node.kind]
    start = ' class="start"' if node_id == tree.start else ' stroke-width="1.4"'
    return (
        f'<g class="node" data-node={quoteattr(node_id)} data-kind="{node.kind}">'
        f'<g fill="{fill}" stroke="{edge}"{start}>{outline(node.kind, box)}</g>{_written(text, box)}</g>'
    )


def _label(box: Box, text: DrawnText) -> str:
    rect = f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"/>'
    return f'<g class="label">{rect}{_written(text, box)}</g>'


def _way(drawn: Drawing, number: int, ways: Sequence[Link]) -> str:
    first = ways[0]
    told = "; ".join(link.label for link in ways if link.label) or "goes on"
    style = "way back" if number in drawn.back else "way"
    return (
        f'<path class="{style}" data-from={quoteattr(first.source)} data-to={quoteattr(first.target)} '
        f'd="{_path(drawn.lines[number])}" marker-end="url(#arrow)">'
        f"<title>{escape(f'{first.source} to {first.target}: {told}')}</title></path>"
    )


def _path(points: Sequence[Point]) -> str:
    """Straight along a row or column, curved between."""
    parts = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(x - to_x) < 1 or abs(y - to_y) < 1:
            parts.append(f"L{to_x:.1f},{to_y:.1f}")
        else:
            middle = (y + to_y) / 2
            parts.append(f"C{x:.1f},{middle:.1f} {to_x:.1f},{middle:.1f} {to_x:.1f},{to_y:.1f}")
    return "".join(parts)


def _page(tree: Tree, size: BoxSize, parts: Iterable[str]) -> str:
    heading_text = DrawnText(
        (DrawnLine(tree.title, 24, "head"), DrawnLine(f"{tree.says} ({tree.rests_on})", 13, "small")), 0, 0
    )
    across = max(size.width, heading_text.size.width) + 2 * MARGIN
    top = MARGIN + heading_text.size.height + 6
    down = top + size.height + MARGIN
    head = _written(heading_text, Box(MARGIN, MARGIN, across - 2 * MARGIN, heading_text.size.height))
    body = "\n".join(parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {down:.0f}" \
width="{across:.0f}" height="{down:.0f}" role="img" aria-labelledby="title desc">
<title id="title">{escape(tree.title)}</title>
<desc id="desc">{escape(_described(tree))}</desc>
<style>{STYLE}</style>
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" \
orient="auto"><path d="M0,1L10,5L0,9z" fill="{INK}"/></marker></defs>
<rect width="100%" height="100%" fill="{PAPER}"/>
{head}
<g transform="translate({MARGIN + max(0.0, (across - 2 * MARGIN - size.width) / 2):.1f} {top:.1f})">
{body}
</g>
</svg>
"""


def _described(tree: Tree) -> str:
    """The tree in a sentence or two, for who cannot see it."""
    ends = ", ".join(node.title for _, node in tree.outcomes())
    first = heading(tree.nodes[tree.start])
    return f"{tree.says} {len(tree.nodes)} screens; the first: {first} It can end at: {ends}."
