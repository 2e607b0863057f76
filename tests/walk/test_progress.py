"""How many screens can still follow: a true upper bound, and nothing at the end."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.trees.model import Tree, Visit
from sro_assist.trees.pack import Pack
from sro_assist.walk.position import Frame
from sro_assist.walk.progress import Progress
from tests.walk.builders import (
    Json,
    a_guidance,
    a_list,
    a_pack,
    a_question,
    a_tree,
    a_visit,
    a_walk,
    an_outcome,
    walked,
)
from tests.walk.strategies import moves, packs, walks

Stack = tuple[Frame, ...]


def _at_most(pack: Pack, tree: str, node: str) -> int:
    return Progress(pack).at_most((Frame(tree, node),))


STRAIGHT = {"a": a_guidance("b"), "b": a_question("long>c", "short>e"), "c": a_list("f", go="e")}


def test_at_most_counts_the_longest_way() -> None:
    pack = a_pack(a_tree("t", {**STRAIGHT, "e": an_outcome()}))
    assert [_at_most(pack, "t", node) for node in "abce"] == [3, 2, 1, 0]


def test_at_most_counts_a_loop_once_round() -> None:
    nodes = {"a": a_question("on>b"), "b": a_guidance("c"), "c": a_question("again>a", "out>e")}
    pack = a_pack(a_tree("t", {**nodes, "e": an_outcome()}))
    assert _at_most(pack, "t", "a") == 3
    assert _at_most(pack, "t", "c") == 2


def _visiting(then: str | list[Json] = "e") -> Pack:
    return a_pack(
        a_tree("t", {"ask": a_question("v>v", "e>e"), "v": a_visit("u", then), "e": an_outcome()}),
        a_tree(
            "u", {"a": a_guidance("b"), "b": a_question("x>x", "y>y"), "x": an_outcome(), "y": an_outcome()}
        ),
    )


def test_at_most_counts_only_the_tree_being_walked() -> None:
    walk = a_walk(_visiting())
    ahead = Progress(walk.pack)
    counted = [ahead.at_most(walk.position.stack)]
    for step in ("v", ">", "x", ">"):
        walk = walked(walk, [step])
        counted.append(ahead.at_most(walk.position.stack))
    assert counted == [1, 2, 1, 0, 0]
    assert walk.at_the_end


def _hands_over(*conditions: Json) -> Pack:
    """``u`` returns at once when every one of these holds, else it takes three screens more."""
    ways: list[Json] = [{"go": "back", "when": {"all": list(conditions)}}, {"go": "long"}]
    return a_pack(
        a_tree("t", {"v": a_visit("u", "e"), "e": an_outcome()}),
        a_tree(
            "u",
            {
                "a": a_guidance(ways),
                "long": a_guidance("more"),
                "more": a_guidance("back"),
                "back": an_outcome(),
            },
        ),
    )


INSIDE: Json = {"inside": "t"}
ANSWERED: Json = {"answered": "a", "is": "x"}


def _both_ways(pack: Pack) -> tuple[int, int]:
    """Walked from within ``t``, and by itself."""
    ahead = Progress(pack)
    return ahead.at_most((Frame("t", "v"), Frame("u", "a"))), ahead.at_most((Frame("u", "a"),))


def test_at_most_omits_what_waiting_trees_rule_out() -> None:
    assert _both_ways(_hands_over(INSIDE)) == (1, 3)
    assert _both_ways(_hands_over({"not": {"inside": "t"}})) == (3, 1)
    assert _both_ways(_hands_over({"any": [INSIDE, ANSWERED]})) == (1, 3)
    assert _both_ways(_hands_over({"all": [INSIDE, {"not": {"any": [{"not": INSIDE}]}}]})) == (1, 3)


def test_at_most_keeps_what_rests_on_answers() -> None:
    assert _both_ways(_hands_over(ANSWERED)) == (3, 3)
    assert _both_ways(_hands_over(INSIDE, {"not": ANSWERED})) == (3, 3)
    assert _both_ways(_hands_over({"any": [ANSWERED, {"not": INSIDE}]})) == (3, 1)


def test_at_most_counts_trees_visiting_each_other_separately() -> None:
    pack = a_pack(
        a_tree("t", {"ask": a_guidance("v"), "v": a_visit("u", "e"), "e": an_outcome()}),
        a_tree("u", {"ask": a_guidance("v"), "v": a_visit("t", "e"), "e": an_outcome()}),
    )
    assert (_at_most(pack, "t", "ask"), _at_most(pack, "u", "ask")) == (1, 1)


def _longest(tree: Tree, seen: tuple[str, ...]) -> int:
    """The most screens on any way that comes to no node twice: every one, tried."""
    onward = [node for node in tree.nodes[seen[-1]].goes_to() if node not in seen]
    return max((_screens(tree, node) + _longest(tree, (*seen, node)) for node in onward), default=0)


def _screens(tree: Tree, node: str) -> int:
    return 0 if isinstance(tree.nodes[node], Visit) else 1


@given(st.data())
@settings(max_examples=100)
def test_at_most_is_longest_way_without_repeated_screens(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs(inside=False)), most=6))
    counted = Progress(walk.pack).at_most(walk.position.stack)
    assert counted == _longest(walk.pack.trees[walk.frame.tree], (walk.frame.node,))
    assert counted == 0 or not walk.at_the_end


@given(st.data())
@settings(max_examples=100)
def test_at_most_bounds_screens_shown_before_leaving_tree(data: st.DataObject) -> None:
    """Walked through the engine, never to the same screen again, with every condition as it stands."""
    walk = a_walk(data.draw(packs()))
    stacks = [walk.position.stack]
    while ways := [to for act in moves(walk) if (to := act(elapsed=0)).position.stack not in stacks]:
        walk = data.draw(st.sampled_from(ways))
        stacks.append(walk.position.stack)
    ahead = Progress(walk.pack)
    for number, stack in enumerate(stacks):
        assert ahead.at_most(stack) >= _shown_after(stack, stacks[number + 1 :])


def _shown_after(stack: Stack, later: list[Stack]) -> int:
    """How many screens of the tree on top are shown before it is left."""
    until_left = takewhile(lambda other: len(other) >= len(stack), later)
    return sum(other[:-1] == stack[:-1] for other in until_left)
