"""What stands in which row: boxes in even rows, labels and passing lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sro_assist.trees.diagram.layers import back_edges, longest_path_layers, ordered
from sro_assist.trees.diagram.row_placement import spaced

BETWEEN_BOXES, BESIDE_LINES = 30.0, 14.0
STRAIGHT = 3.0
"""How much more a passing line wants to run straight than a box wants to stand in the middle."""
SWEEPS = 60


class BoxSize(NamedTuple):
    """Width and height."""

    width: float
    height: float


NO_ROOM = BoxSize(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Arc:
    """A way from one box to another; with a label, the label's room."""

    source: str
    target: str
    label: BoxSize | None = None


class Cell(NamedTuple):
    """What stands in a row: a box by its id, or the label or passing line of an arc by its number."""

    row: int
    box: str = ""
    arc: int = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows, left to right; each arc's cells from its source down; the arcs that lead back up."""

    rows: tuple[tuple[Cell, ...], ...]
    chains: Mapping[int, tuple[Cell, ...]]
    back: frozenset[int]
    sizes: Mapping[Cell, BoxSize]


def arranged(start: str, sizes: Mapping[str, BoxSize], arcs: Sequence[Arc]) -> Grid:
    """Put boxes of these sizes and the arcs between them into rows. ``start`` is on top."""
    pairs = list(dict.fromkeys((arc.source, arc.target) for arc in arcs))
    backward = back_edges(start, list(sizes), pairs)
    layers = longest_path_layers(list(sizes), [pair for pair in pairs if pair not in backward])
    back = frozenset(number for number, arc in enumerate(arcs) if (arc.source, arc.target) in backward)
    chains = {number: _chain(arc, number, layers, back) for number, arc in enumerate(arcs)}
    cells = dict.fromkeys(Cell(2 * layers[box], box=box) for box in sizes)
    cells |= dict.fromkeys(cell for chain in chains.values() for cell in chain)
    last = max(cell.row for cell in cells)
    rows = [[cell for cell in cells if cell.row == row] for row in range(last + 1)]
    joined = list(dict.fromkeys(pair for chain in chains.values() for pair in pairwise(chain)))
    room = {cell: sizes[cell.box] if cell.box else _label_room(cell, chains, arcs) for cell in cells}
    return Grid(tuple(map(tuple, ordered(rows, joined))), chains, back, room)


def _chain(arc: Arc, number: int, layers: Mapping[str, int], back: frozenset[int]) -> tuple[Cell, ...]:
    """From the source down to the target; an arc that leads back ends at its label."""
    source = Cell(2 * layers[arc.source], box=arc.source)
    target = Cell(2 * layers[arc.target], box=arc.target)
    if number in back:
        return (source, Cell(source.row + 1, arc=number)) if arc.label else (source,)
    return (source, *(Cell(row, arc=number) for row in range(source.row + 1, target.row)), target)


def _label_room(cell: Cell, chains: Mapping[int, tuple[Cell, ...]], arcs: Sequence[Arc]) -> BoxSize:
    """A label stands just below its source; further down its arc only passes."""
    just_below = cell.row == chains[cell.arc][0].row + 1
    return (arcs[cell.arc].label if just_below else None) or NO_ROOM


def middles(grid: Grid) -> dict[Cell, float]:
    """Where along its row the middle of each cell is; the leftmost edge is at 0."""
    near = _neighbours(grid)
    at = {cell: place for row in grid.rows for cell, place in zip(row, _packed(grid, row), strict=True)}
    for sweep in range(SWEEPS):
        for row in grid.rows if sweep % 2 == 0 else grid.rows[::-1]:
            pulls = [
                [(at[other], _pull(cell, other)) for other in near[cell]] or [(at[cell], 1.0)] for cell in row
            ]
            wanted = [sum(x * pull for x, pull in each) / sum(pull for _, pull in each) for each in pulls]
            weights = [sum(pull for _, pull in each) for each in pulls]
            at |= zip(row, spaced(wanted, weights, _gaps(grid, row)), strict=True)
    left = min(place - grid.sizes[cell].width / 2 for cell, place in at.items())
    return {cell: place - left for cell, place in at.items()}


def _pull(one: Cell, other: Cell) -> float:
    """How much two cells that a line joins want to stand above one another; where it only passes, more."""
    return (1.0, STRAIGHT, STRAIGHT * STRAIGHT)[(not one.box) + (not other.box)]


def _neighbours(grid: Grid) -> dict[Cell, list[Cell]]:
    near: dict[Cell, list[Cell]] = {cell: [] for row in grid.rows for cell in row}
    for chain in grid.chains.values():
        for upper, lower in pairwise(chain):
            near[upper].append(lower)
            near[lower].append(upper)
    return near


def _packed(grid: Grid, row: tuple[Cell, ...]) -> list[float]:
    """The places when the row is pushed together around the middle."""
    gaps = _gaps(grid, row)
    return spaced([0.0] * len(row), [1.0] * len(row), gaps)


def _gaps(grid: Grid, row: tuple[Cell, ...]) -> list[float]:
    """The least distance from each middle to the next."""
    return [
        (grid.sizes[one].width + grid.sizes[other].width) / 2
        + (BETWEEN_BOXES if one.box and other.box else BESIDE_LINES)
        for one, other in pairwise(row)
    ]
