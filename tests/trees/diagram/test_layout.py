"""Where a drawing's boxes, labels and lines stand."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.trees.diagram.grid import Arc, BoxSize
from sro_assist.trees.diagram.layers import back_edges, longest_path_layers, ordered
from sro_assist.trees.diagram.layout import Box, Drawing, Point, lay_out
from sro_assist.trees.diagram.row_placement import spaced
from sro_assist.trees.diagram.text_metrics import width, wrapped

BOX = BoxSize(120, 60)
WORDS = BoxSize(80, 20)


def _drawn(*ways: str, labelled: bool = True) -> Drawing:
    """A drawing of ways such as ``a>b``; it starts at the first one's source."""
    ends = [way.split(">") for way in ways]
    arcs = [Arc(source, target, WORDS if labelled else None) for source, target in ends]
    boxes = dict.fromkeys((end for arc in arcs for end in (arc.source, arc.target)), BOX)
    return lay_out(arcs[0].source, boxes, arcs)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.bottom
        and other.y < one.bottom
    )


def test_layers_stand_below_all_that_leads_to_them() -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]
    assert longest_path_layers("abcd", edges) == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_back_edges_are_those_that_close_a_circle() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("c", "c"), ("z", "a")]
    assert back_edges("a", "abcz", edges) == {("c", "a"), ("c", "c")}


def test_order_takes_a_crossing_out() -> None:
    assert ordered([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")]) in (
        [["a", "b"], ["d", "c"]],
        [["b", "a"], ["c", "d"]],
    )


def test_spaced_keeps_fitting_places_and_parts_touching_ones() -> None:
    assert spaced([0, 50, 100], [1, 1, 1], [10, 10]) == [0, 50, 100]
    assert spaced([0, 0], [1, 1], [10]) == [-5, 5]
    assert spaced([0, 0], [3, 1], [10]) == [-2.5, 7.5]


@given(
    st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(0.5, 50), st.floats(0, 500)), min_size=1, max_size=12)
)
def test_spaced_keeps_every_gap(cells: list[tuple[float, float, float]]) -> None:
    wanted, weights, gaps = ([cell[part] for cell in cells] for part in range(3))
    places = spaced(wanted, weights, gaps[1:])
    assert all(b - a >= gap - 1e-6 for (a, b), gap in zip(pairwise(places), gaps[1:], strict=True))


def test_rows_lead_down_from_the_start() -> None:
    boxes = _drawn("a>b", "b>c", "a>c").boxes
    assert boxes["a"].bottom < boxes["b"].y
    assert boxes["b"].bottom < boxes["c"].y


def test_way_leads_from_lower_to_upper_edge() -> None:
    drawn = _drawn("a>b")
    first, last = drawn.lines[0][0], drawn.lines[0][-1]
    assert first[1] == drawn.boxes["a"].bottom
    assert last[1] == drawn.boxes["b"].y
    assert drawn.boxes["b"].x < last[0] < drawn.boxes["b"].x + BOX.width


def test_way_back_leads_along_side_from_above() -> None:
    drawn = _drawn("a>b", "b>c", "c>b")
    assert drawn.back == {2}
    corners = drawn.lines[2]
    assert max(x for x, _ in corners) > max(box.x + box.width for box in drawn.boxes.values())
    assert corners[-1][1] == drawn.boxes["b"].y
    assert corners[-2][1] < drawn.boxes["b"].y


def test_ways_back_take_lanes_of_their_own() -> None:
    drawn = _drawn("a>b", "b>c", "c>a", "b>a", "c>b", "b>b", labelled=False)
    assert drawn.back == {2, 3, 4, 5}
    sides = [max(x for x, _ in drawn.lines[number]) for number in (2, 3, 4)]
    assert len(set(sides)) == 3


def _words(text: str) -> list[str]:
    return [piece for line in wrapped(text, 10, 60) for piece in line.split()]


def test_wrapped_keeps_every_word_within_the_width() -> None:
    text = "The amount that reasonably appears necessary"
    assert _words(text) == text.split()
    assert all(width(line, 10) <= 60 for line in wrapped(text, 10, 60))


def test_wrapped_breaks_a_word_longer_than_a_line() -> None:
    lines = wrapped("Donaudampfschifffahrtsgesellschaft", 10, 60)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(width(line, 10) <= 60 for line in lines)


def test_wrapped_text_without_words_is_one_empty_line() -> None:
    assert wrapped(" ", 10, 60) == [""]


@st.composite
def graphs(draw: st.DrawFn) -> Drawing:
    """Drawings of any graph: loops, parallel ways, parts that nothing leads to."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 9)))]
    sizes = st.builds(BoxSize, st.floats(60, 260), st.floats(30, 140))
    arcs = st.builds(Arc, st.sampled_from(names), st.sampled_from(names), st.none() | sizes)
    return lay_out(names[0], {name: draw(sizes) for name in names}, draw(st.lists(arcs, max_size=16)))


@given(graphs())
@settings(max_examples=150)
def test_no_box_or_label_covers_another(drawn: Drawing) -> None:
    boxes = [*drawn.boxes.values(), *drawn.labels.values()]
    assert not any(_overlap(one, other) for one, other in combinations(boxes, 2))


@given(graphs())
@settings(max_examples=150)
def test_no_line_runs_through_a_box(drawn: Drawing) -> None:
    upright = [
        (a, b)
        for points in drawn.lines.values()
        for a, b in pairwise(points)
        if a[0] == b[0] and a[1] != b[1]
    ]
    assert not any(_through(a, b, box) for a, b in upright for box in drawn.boxes.values())


def _through(a: Point, b: Point, box: Box) -> bool:
    low, high = sorted((a[1], b[1]))
    return box.x < a[0] < box.x + box.width and low < box.bottom - 0.01 and box.y + 0.01 < high


@given(graphs())
@settings(max_examples=150)
def test_lines_turn_and_slant_between_the_rows_only(drawn: Drawing) -> None:
    sloping = [(a, b) for points in drawn.lines.values() for a, b in pairwise(points) if a[0] != b[0]]
    for a, b in sloping:
        low, high = sorted((a[1], b[1]))
        assert not any(low < box.bottom - 0.01 and box.y + 0.01 < high for box in drawn.boxes.values())


@given(graphs())
@settings(max_examples=100)
def test_everything_stands_on_the_page(drawn: Drawing) -> None:
    boxes = [*drawn.boxes.values(), *drawn.labels.values()]
    points = [point for line in drawn.lines.values() for point in line]
    assert min([box.x for box in boxes] + [x for x, _ in points]) >= -0.01
    assert min(box.y for box in boxes) > 0
    assert min((y for _, y in points), default=0.0) >= 0
    assert max(box.x + box.width for box in boxes) <= drawn.size.width + 0.01
    assert max([box.bottom for box in boxes] + [y for _, y in points]) <= drawn.size.height + 0.01


def test_long_chain_is_laid_out_straight() -> None:
    drawn = _drawn(*(f"n{at}>n{at + 1}" for at in range(1200)), labelled=False)
    assert len({box.x for box in drawn.boxes.values()}) == 1
