"""How many screens can still follow: a true upper bound, and nothing at the end."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.trees.model import Visit, targets
from sro_assist.trees.pack import Pack
from sro_assist.walk.ahead import Ahead
from sro_assist.walk.state import Frame
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


def _at_most(pack: Pack, tree: str, node: str) -> int:
    return Ahead(pack).at_most((Frame(tree, node),))


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


def test_at_most_counts_the_screens_of_a_visit_and_of_the_tree_that_waits() -> None:
    walk = a_walk(_visiting())
    ahead = Ahead(walk.pack)
    counted = [ahead.at_most(walk.state.place.stack)]
    for step in ("v", ">", "x", ">"):
        walk = walked(walk, [step])
        counted.append(ahead.at_most(walk.state.place.stack))
    assert counted == [4, 3, 2, 1, 0]
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
    ahead = Ahead(pack)
    within = ahead.at_most((Frame("t", "v"), Frame("u", "a")))
    return within - 1, ahead.at_most((Frame("u", "a"),))


def test_at_most_leaves_out_what_the_waiting_trees_rule_out() -> None:
    assert _both_ways(_hands_over(INSIDE)) == (1, 3)
    assert _both_ways(_hands_over({"not": {"inside": "t"}})) == (3, 1)
    assert _both_ways(_hands_over({"any": [INSIDE, ANSWERED]})) == (1, 3)
    assert _both_ways(_hands_over({"all": [INSIDE, {"not": {"any": [{"not": INSIDE}]}}]})) == (1, 3)


def test_at_most_keeps_what_rests_on_answers() -> None:
    assert _both_ways(_hands_over(ANSWERED)) == (3, 3)
    assert _both_ways(_hands_over(INSIDE, {"not": ANSWERED})) == (3, 3)
    assert _both_ways(_hands_over({"any": [ANSWERED, {"not": INSIDE}]})) == (3, 1)


def test_at_most_counts_trees_that_hand_over_to_each_other_once_round() -> None:
    hands_over: list[Json] = [{"go": "e", "when": {"inside": "t"}}, {"go": "v"}]
    pack = a_pack(
        a_tree("t", {"ask": a_guidance("v"), "v": a_visit("u", "e"), "e": an_outcome()}),
        a_tree("u", {"ask": a_guidance(hands_over), "v": a_visit("t", "e"), "e": an_outcome()}),
    )
    assert _at_most(pack, "t", "ask") == 3
    assert _at_most(pack, "u", "ask") == 5


def test_at_most_of_trees_that_visit_each_other_without_end_is_still_a_number() -> None:
    pack = a_pack(
        a_tree("t", {"ask": a_guidance("v"), "v": a_visit("t", "e"), "e": an_outcome()}),
    )
    assert _at_most(pack, "t", "ask") >= 1


def _longest(pack: Pack, stack: tuple[Frame, ...], seen: tuple[frozenset[str], ...]) -> int:
    """The most screens after this one if no node comes twice within a visit: every way, tried."""
    ways = list(_steps(pack, stack, seen))
    return max((1 + _longest(pack, *way) for way in ways), default=0)


Standing = tuple[tuple[Frame, ...], tuple[frozenset[str], ...]]


def _steps(pack: Pack, stack: tuple[Frame, ...], seen: tuple[frozenset[str], ...]) -> Iterator[Standing]:
    node = pack.trees[stack[-1].tree].nodes[stack[-1].node]
    if node.kind == "outcome":
        if len(stack) == 1:
            return
        stack, seen = stack[:-1], seen[:-1]
        node = pack.trees[stack[-1].tree].nodes[stack[-1].node]
    tree = stack[-1].tree
    for target in dict.fromkeys(to for go in node.ways() for to in targets(go)):
        if target not in seen[-1]:
            yield _into(pack, (*stack[:-1], Frame(tree, target)), (*seen[:-1], seen[-1] | {target}))


def _into(pack: Pack, stack: tuple[Frame, ...], seen: tuple[frozenset[str], ...]) -> Standing:
    """Walk into visits until there is a screen."""
    node = pack.trees[stack[-1].tree].nodes[stack[-1].node]
    while isinstance(node, Visit):
        start = pack.trees[node.tree].start
        stack, seen = (*stack, Frame(node.tree, start)), (*seen, frozenset({start}))
        node = pack.trees[node.tree].nodes[start]
    return stack, seen


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_at_most_is_the_longest_of_all_walks_that_come_to_no_screen_twice(data: st.DataObject) -> None:
    walk = data.draw(walks(data.draw(packs(most_nodes=5, inside=False)), most=6))
    stack = walk.state.place.stack
    longest = _longest(walk.pack, stack, tuple(frozenset({frame.node}) for frame in stack))
    counted = Ahead(walk.pack).at_most(stack)
    assert counted >= longest
    assert counted == longest or len(stack) > 1  # a visit that loops may count a screen before it again
    assert counted == 0 or not walk.at_the_end


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_at_most_bounds_the_moves_really_made_without_coming_to_a_screen_twice(data: st.DataObject) -> None:
    """Walked through the engine, with every condition as it stands."""
    walk = a_walk(data.draw(packs()))
    ahead, made = Ahead(walk.pack), 0
    counted = [ahead.at_most(walk.state.place.stack)]
    seen = {walk.state.place.stack}
    while ways := [to for act in moves(walk) if (to := act(elapsed=0)).state.place.stack not in seen]:
        walk = data.draw(st.sampled_from(ways))
        seen.add(walk.state.place.stack)
        made += 1
        counted.append(ahead.at_most(walk.state.place.stack))
    assert all(count >= made - number for number, count in enumerate(counted))
