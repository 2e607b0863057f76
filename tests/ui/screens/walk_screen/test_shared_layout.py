"""What every node rests on unfolds, and folds."""

from __future__ import annotations

from sro_assist.trees.model import Question
from tests.app.bench import (
    Bench,
    at,
    the_pack,
)
from tests.ui.windows import a_window, driven, in_hand, walked_to


@driven
async def test_words_of_the_policy_unfold_and_fold(bench: Bench) -> None:
    async with a_window(bench, walked_to(bench, "arrest", at(Question))) as window:
        cited = in_hand(bench).walk.screen.cites[0]
        said = the_pack().policy[cited].text
        assert said not in window.texts()
        await window.tap(cited)
        assert said in window.texts()
        (line,) = [name for name in window.names() if cited in name]
        await window.tap(line)
        assert said not in window.texts()
