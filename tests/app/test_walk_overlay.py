"""What lies over the screen, and the words that are unfolded on it."""

from __future__ import annotations

from sro_assist.app.walk_overlay import Face
from sro_assist.trees.model import Guidance
from tests.app.bench import (
    Bench,
    at,
)


def test_words_fold_again_at_a_second_tap(bench: Bench) -> None:
    walking = bench.begin()
    walking.overlay.unfold("437.6 ¶1")
    walking.overlay.unfold("437.6 ¶1")
    assert walking.overlay.words_open == frozenset()


def test_back_closes_what_lies_over_the_screen_first(bench: Bench) -> None:
    bench.begin()
    walking = bench.reach(at(Guidance))
    frame = walking.walk.frame
    faces: tuple[Face, ...] = ("danger", "note", "so-far")
    for face in faces:
        walking.overlay.show(face)
        assert walking.actions.back()
        assert (walking.overlay.face, walking.walk.frame) == ("screen", frame)
    assert walking.actions.back()
    assert walking.walk.frame != frame
