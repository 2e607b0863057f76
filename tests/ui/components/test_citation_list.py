"""What a screen rests on, folded: each name stands beside its own weight."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.trees.model import Visit
from sro_assist.ui.components.citation_list import Unfolding, cited
from sro_assist.ui.theme import Layout
from tests.app.bench import the_pack

FOLDED = Unfolding(frozenset(), lambda _key: lambda: None)


def every_citing() -> list[tuple[str, ...]]:
    """What the screens of all trees rest on, each once."""
    nodes = [node for tree in the_pack().trees.values() for node in tree.nodes.values()]
    return sorted({node.cites for node in nodes if not isinstance(node, Visit) and node.cites})


def texts(control: ft.Control) -> Iterator[str]:
    """The words of a control, from the first to the last."""
    if isinstance(control, ft.Text):
        yield control.value
    inner = getattr(control, "controls", None) or [getattr(control, "content", None)]
    for each in inner:
        if isinstance(each, ft.Control):
            yield from texts(each)


def pairs(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each weight that the folded line shows, with what stands right after it."""
    said = list(texts(cited(Layout(), the_pack().policy, names, FOLDED)))
    assert len(said) % 2 == 0
    return list(zip(said[::2], said[1::2], strict=True))


@pytest.mark.parametrize("names", every_citing(), ids=" ".join)
def test_each_name_stands_beside_its_own_weight(names: tuple[str, ...]) -> None:
    policy = the_pack().policy
    weighed = [strings.WEIGHTS[policy[name].modality] for name in names]
    shown = pairs(names)
    assert {weight for weight, _ in shown} == set(weighed)
    for weight, said in shown:
        same = [name for name, its in zip(names, weighed, strict=True) if its == weight]
        assert said == (same[0] if len(same) == 1 else f"{same[0]} +{len(same) - 1}")


def test_what_binds_most_stands_first() -> None:
    assert pairs(("437.6 ¶1", "437.4(g)", "437.5 ¶2")) == [
        ("shall not", "437.5 ¶2"),
        ("should", "437.6 ¶1"),
        ("policy", "437.4(g)"),
    ]
