"""Unfinished walkthroughs that stand at every node of every tree, kept as the app itself keeps them."""

from __future__ import annotations

import json
import uuid
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sro_assist.records import Records
from sro_assist.trees.model import Factors, Question, Visit
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import from_data, to_data
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.ways import Ways, further_on

ENOUGH, MOST = 6_000, 30_000
"""Screens looked at from the beginning of one tree; and where that has not shown each of its nodes."""
Stand = tuple[str, str, bool]
"""A tree, a node, and whether the walk ends there (else a tree waits for it)."""


def nodes(pack: Pack) -> list[tuple[str, str]]:
    """Every node that has a screen."""
    return [
        (tree.id, name)
        for tree in pack.trees.values()
        for name, node in tree.nodes.items()
        if not isinstance(node, Visit)
    ]


def stands(ways: Ways) -> dict[Stand, Walkthrough]:
    """The walk of the fewest taps to each screen that there is, those that marks lead to too."""
    found: dict[Stand, Walkthrough] = {}
    for tree in ways.pack.trees:
        missing = {node for its, node in nodes(ways.pack) if its == tree}
        for number, walk in enumerate(_explored(ways, ways.start(tree))):
            found.setdefault((*walk.frame, walk.at_the_end), walk)
            missing -= {node for its, node in [walk.frame] if its == tree}
            if number > ENOUGH and not missing:
                break
    for walk in [walk for walk in found.values() if isinstance(walk.screen, Factors)]:
        for further in _marked(walk):
            found.setdefault((*further.frame, further.at_the_end), further)
    return found


def write(path: Path, found: Mapping[Stand, Walkthrough]) -> None:
    """Keep walks in a file: each by what was done on it."""
    rows = [[stand, [*map(to_data, walk.events)]] for stand, walk in found.items()]
    path.write_text(json.dumps(rows), encoding="utf-8")


def read(pack: Pack, path: Path) -> dict[Stand, Walkthrough]:
    """The walks of such a file, done again."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {
        (tree, node, ends): Walkthrough.replay(pack, map(from_data, events))
        for (tree, node, ends), events in rows
    }


def _explored(ways: Ways, begun: Walkthrough) -> Iterator[Walkthrough]:
    waiting, known = deque([begun]), {ways.likeness(begun)}
    while waiting and len(known) < MOST:
        walk = waiting.popleft()
        yield walk
        for further in further_on(walk):
            likeness = ways.likeness(further)
            if likeness not in known:
                known.add(likeness)
                waiting.append(further)


def _marked(walk: Walkthrough) -> Iterator[Walkthrough]:
    assert isinstance(walk.screen, Factors)
    for factor in walk.screen.factors:
        yield walk.mark(factor.id, "present", elapsed=0).go_on(elapsed=0)


def keep(data: Path, walk: Walkthrough, seconds_ago: float = 0) -> str:
    """Keep a walk as one that began so long ago and was left unfinished; its id."""
    walk_id = str(uuid.uuid4())
    began = datetime.now().astimezone() - timedelta(seconds=seconds_ago)
    first, *rest = map(to_data, walk.events)
    first |= {"walkthrough": walk_id, "at": began.isoformat(timespec="milliseconds")}
    with closing(Records.open(data)) as records:
        records.keep_edition(walk.pack.edition, json.dumps(dict(walk.pack.files)).encode())
        writing = records.begin(first)
        for event in rest:
            writing.append(event)
    return walk_id


def choices(walk: Walkthrough) -> tuple[str, ...]:
    """What there is to choose from; nothing where nothing is asked."""
    return tuple(choice.say for choice in walk.screen.choices) if isinstance(walk.screen, Question) else ()
