"""A layered layout: boxes in rows from the start down, labels between them, ways back along the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from sro_assist.trees.diagram.back_edges import lanes, tracks, turning_in, turns
from sro_assist.trees.diagram.grid import Arc, BoxSize, Cell, Grid, arranged, middles
from sro_assist.trees.diagram.row_placement import spaced

CHANNEL, TRACK, LANE = 30.0, 9.0, 11.0
"""Height between rows, more of it for each line that turns there, and width for each line at the side."""
PORTS, INSET = 16.0, 22.0
"""Distance between the ends of lines at a box, and from a box's corner."""


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands: the boxes by id, labels and lines by the number of their arc."""

    boxes: Mapping[str, Box]
    labels: Mapping[int, Box]
    lines: Mapping[int, tuple[Point, ...]]
    """Each from its source to its target: upright within a row, slanting or turning between rows."""
    back: frozenset[int]
    size: BoxSize


def lay_out(start: str, sizes: Mapping[str, BoxSize], arcs: Sequence[Arc]) -> Drawing:
    """Place boxes of these sizes, and the arcs between them, so that none covers another."""
    laid = _Laid(arranged(start, sizes, arcs), arcs)
    lines = laid.lines()
    right = max(x for points in [*lines.values(), [(laid.right, 0.0)]] for x, _ in points)
    return Drawing(
        {cell.box: laid.box(cell) for cell in laid.middle if cell.box},
        {cell.arc: laid.box(cell) for cell in laid.middle if not cell.box and laid.grid.sizes[cell].width},
        lines,
        laid.grid.back,
        BoxSize(right, laid.tops[-1]),
    )


class _Laid:
    """A grid with its places; the lines are drawn over it."""

    def __init__(self, grid: Grid, arcs: Sequence[Arc]) -> None:
        self.grid, self.arcs = grid, arcs
        self.turns = turns(grid, arcs)
        self.middle = middles(grid)
        self.right = max(middle + grid.sizes[cell].width / 2 for cell, middle in self.middle.items())
        self.heights = [max(grid.sizes[cell].height for cell in row) for row in grid.rows]
        channels = [CHANNEL + TRACK * turning_in(row, self.turns) for row in range(len(self.heights) + 1)]
        rows = zip(self.heights, channels[1:], strict=True)
        self.tops = list(accumulate((height + below for height, below in rows), initial=channels[0]))
        self.leaving, self.coming = self._ports(self._source), self._ports(self._target)

    def box(self, cell: Cell) -> Box:
        """The room of a cell."""
        size = self.grid.sizes[cell]
        return Box(self.middle[cell] - size.width / 2, self.tops[cell.row], *size)

    def lines(self) -> dict[int, tuple[Point, ...]]:
        """Every arc's line, by number."""
        down = {number: self._down(number) for number in self.grid.chains}
        around = self._around(down)
        return {number: (*down[number], *around.get(number, ()), self._end(number)) for number in down}

    def _source(self, number: int) -> Cell:
        return self.grid.chains[number][0]

    def _target(self, number: int) -> Cell:
        if number in self.turns:
            return Cell(self.turns[number].into, box=self.arcs[number].target)
        return self.grid.chains[number][-1]

    def _ports(self, end: Callable[[int], Cell]) -> dict[int, float]:
        """Where along its box each arc leaves, or comes in: in the order in which they lead away."""
        at: dict[Cell, list[tuple[float, int]]] = {}
        for number in self.grid.chains:
            at.setdefault(end(number), []).append((self._towards(number, end(number)), number))
        return {number: x for cell, ends in at.items() for number, x in self._spread(cell, sorted(ends))}

    def _towards(self, number: int, cell: Cell) -> float:
        """Where an arc leads to from this end of it; the side, where it turns aside."""
        chain = self.grid.chains[number]
        if cell == chain[0] and len(chain) > 1:
            return self.middle[chain[1]]
        return self.right if number in self.turns else self.middle[chain[-2]]

    def _spread(self, cell: Cell, ends: Sequence[tuple[float, int]]) -> list[tuple[int, float]]:
        """Places along a box's edge, each near to where its line leads."""
        box, last = self.box(cell), len(ends) - 1
        low, high = box.x + INSET, box.x + box.width - INSET
        gap = min(PORTS, (high - low) / max(1, last))
        wanted = [min(max(x, low + gap * at), high - gap * (last - at)) for at, (x, _) in enumerate(ends)]
        places = spaced(wanted, [1.0] * len(ends), [gap] * last)
        return [(number, place) for place, (_, number) in zip(places, ends, strict=True)]

    def _down(self, number: int) -> list[Point]:
        """From the source's lower edge through every row that is passed on the way."""
        source, *after = self.grid.chains[number]
        x = self.leaving[number]
        points = [(x, self.box(source).bottom), (x, self._floor(source))]
        for cell in after if number in self.turns else after[:-1]:
            points += [(self.middle[cell], self.tops[cell.row]), (self.middle[cell], self._floor(cell))]
        return points

    def _floor(self, cell: Cell) -> float:
        """The lower edge of a cell's row."""
        return self.tops[cell.row] + self.heights[cell.row]

    def _end(self, number: int) -> Point:
        return self.coming[number], self.tops[self._target(number).row]

    def _around(self, down: Mapping[int, list[Point]]) -> dict[int, tuple[Point, ...]]:
        """For each line that leads back, the corners on its way aside, up and in again."""
        leaving = {number: down[number][-1][0] for number in self.turns}
        track = tracks(self.turns, leaving, self.coming)
        height = {
            number: tuple(self._track(channel, track[channel, number]) for channel in (turn.out, turn.into))
            for number, turn in self.turns.items()
        }
        lane = lanes({number: (above, below) for number, (below, above) in height.items()})
        corners: dict[int, tuple[Point, ...]] = {}
        for number, (below, above) in height.items():
            side = self.right + LANE * (lane[number] + 1)
            into = self.coming[number]
            corners[number] = ((leaving[number], below), (side, below), (side, above), (into, above))
        return corners

    def _track(self, channel: int, track: int) -> float:
        """The height of a track: under the row above the channel, with room for arrow heads below."""
        above = self.tops[channel - 1] + self.heights[channel - 1] if channel else 0.0
        return above + TRACK * (track + 1)
