"""What is no policy says so: each practice note, and each example of what one might say."""

from __future__ import annotations

import pytest

from sro_assist.app import strings
from sro_assist.trees.model import Guidance, Outcome
from sro_assist.walk.position import Frame
from tests.app.bench import Bench, the_pack, ways_everywhere
from tests.ui.windows import a_window, driven, in_hand


def marked() -> dict[Frame, int]:
    """How many practice notes and examples each screen has, where it has any."""
    found: dict[Frame, int] = {}
    for tree_id, tree in the_pack().trees.items():
        for node_id, node in tree.nodes.items():
            if isinstance(node, Guidance | Outcome):
                notes = sum((item.weight == "practice") + bool(item.example) for item in node.do)
                found |= {Frame(tree_id, node_id): notes} if notes else {}
    return found


@pytest.mark.parametrize("frame", marked(), ids=".".join)
@driven
async def test_practice_notes_and_examples_are_marked_no_policy(bench: Bench, frame: Frame) -> None:
    tree, way = ways_everywhere()[frame]
    bench.begin(tree)
    for step in way:
        bench.apply(step)
    async with a_window(bench, f"/walk/{bench.walking.id}") as window:
        assert in_hand(bench).walk.frame == frame
        assert window.texts().count(strings.WEIGHTS["practice"]) == marked()[frame]
