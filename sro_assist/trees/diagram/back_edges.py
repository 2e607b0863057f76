"""Lines that lead back: down below their source, aside, up, and in above their target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sro_assist.trees.diagram.grid import Arc, Grid


class Turn(NamedTuple):
    """The channels in which a line turns aside and turns in again. Channel 0 lies above row 0."""

    out: int
    into: int


def turns(grid: Grid, arcs: Sequence[Arc]) -> dict[int, Turn]:
    """The turns of every arc that leads back, by its number."""
    rows = {cell.box: cell.row for row in grid.rows for cell in row if cell.box}
    return {
        number: Turn(grid.chains[number][-1].row + 1, rows[arcs[number].target])
        for number in sorted(grid.back)
    }


def turning_in(channel: int, turning: Mapping[int, Turn]) -> int:
    """How many lines turn in a channel."""
    return sum(channel in turn for turn in turning.values())


def tracks(
    turning: Mapping[int, Turn], leaving: Mapping[int, float], coming: Mapping[int, float]
) -> dict[tuple[int, int], int]:
    """Which track of its channel each line takes, counted from above, by channel and arc.

    ``leaving`` and ``coming`` say where along the row a line leaves and comes in: ordered by that, lines
    of one channel do not cross.
    """
    channels = {channel for turn in turning.values() for channel in turn}
    found: dict[tuple[int, int], int] = {}
    for channel in channels:
        out = sorted((-leaving[arc], arc) for arc, turn in turning.items() if turn.out == channel)
        into = sorted((coming[arc], arc) for arc, turn in turning.items() if turn.into == channel)
        found |= {(channel, arc): number for number, (_, arc) in enumerate(out + into)}
    return found


def lanes(spans: Mapping[int, tuple[float, float]]) -> dict[int, int]:
    """Which lane at the side each line takes, by arc: short ones inside, none over another."""
    taken: list[list[tuple[float, float]]] = []
    found: dict[int, int] = {}
    for arc, (top, bottom) in sorted(spans.items(), key=lambda item: item[1][1] - item[1][0]):
        free = (lane for lane, used in enumerate(taken) if all(bottom < a or b < top for a, b in used))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((top, bottom))
        found[arc] = lane
    return found
