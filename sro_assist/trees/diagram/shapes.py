"""One outline a kind of node, so that kinds are told apart without colour."""

from __future__ import annotations

from sro_assist.trees.diagram.layout import Box

CUT = 12.0


def outline(kind: str, box: Box) -> str:
    """SVG for the outline of a node, without its colours."""
    x, y, width, height = box
    rect = f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    match kind:
        case "question":
            return _polygon(_hexagon(box))
        case "outcome":
            return f'{rect} rx="{min(28.0, height / 2):.1f}"/>'
        case "factors":
            return _polygon(_slanted(box))
        case "visit":
            sides = "".join(f"M{at:.1f},{y:.1f}V{y + height:.1f}" for at in (x + 8, x + width - 8))
            return f'{rect}/><path d="{sides}"/>'
        case _:
            return f'{rect} rx="3"/>'


def _hexagon(box: Box) -> list[tuple[float, float]]:
    """Pointed at both sides."""
    x, y, width, height = box
    middle, right, low = y + height / 2, x + width, y + height
    return [(x + CUT, y), (right - CUT, y), (right, middle), (right - CUT, low), (x + CUT, low), (x, middle)]


def _slanted(box: Box) -> list[tuple[float, float]]:
    """A page with a corner folded: a list to look through."""
    x, y, width, height = box
    right, low = x + width, y + height
    return [(x, y), (right - CUT, y), (right, y + CUT), (right, low), (x, low)]


def _polygon(points: list[tuple[float, float]]) -> str:
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
