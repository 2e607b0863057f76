"""A tree as the text of a Mermaid flowchart."""

from __future__ import annotations

import re

from sro_assist.design_tokens import INK, NODES
from sro_assist.trees.diagram.edges import KINDS, Link, details, heading, links
from sro_assist.trees.model import Node, Tree

_SHAPES = {
    "question": '{{"%s"}}',
    "factors": '[/"%s"/]',
    "guidance": '["%s"]',
    "visit": '[["%s"]]',
    "outcome": '(["%s"])',
}


def mermaid(tree: Tree) -> str:
    """Give the flowchart: a shape and a word a kind, choices on the edges, what becomes owed marked."""
    names = {node_id: f"n{number}" for number, node_id in enumerate(tree.nodes)}
    lines = [
        "---",
        f"title: {_quoted(tree.title)}",
        "---",
        "flowchart TD",
        f"  begin((Start)) --> {names[tree.start]}",
        *(f"  {names[node_id]}{_box(tree, node_id, node)}" for node_id, node in tree.nodes.items()),
        *(_edge(link, names) for link in links(tree)),
        *(f"  classDef {kind} fill:{fill},stroke:{edge},color:{INK}" for kind, (fill, edge) in NODES.items()),
    ]
    return "\n".join(lines) + "\n"


def _box(tree: Tree, node_id: str, node: Node) -> str:
    lines = [f"{KINDS[node.kind]}: {node_id}", heading(node), *details(tree, node)]
    return _SHAPES[node.kind] % "<br/>".join(map(_escaped, lines)) + f":::{node.kind}"


def _edge(link: Link, names: dict[str, str]) -> str:
    label = f'|"{_escaped(link.label)}"|' if link.label else ""
    source, target = names.get(link.source, link.source), names.get(link.target, link.target)
    return f"  {source} -->{label} {target}"


def _escaped(text: str) -> str:
    """Mermaid's own codes for all that could be read as its syntax, HTML or Markdown."""
    return re.sub(r"[^\w .,:;?!'’()/§¶–—-]", lambda found: f"#{ord(found.group())};", text)


def _quoted(text: str) -> str:
    """A text for the flowchart's YAML heading."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
