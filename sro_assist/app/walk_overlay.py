"""What lies over the screen of a walk, and which of the policy's words are unfolded on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from sro_assist.app.focus import ASKED, Focus, part_of_face, part_of_words

Face = Literal["screen", "danger", "note", "so-far"]


class WalkOverlay:
    """At most one face at a time; ``screen`` is none. Closed, the focus goes back to what opened it."""

    def __init__(self, focus: Focus, closing: Callable[[], object]) -> None:
        """``closing`` is called when what lies over the screen is closed by hand."""
        self._focus, self._closing = focus, closing
        self.face: Face = "screen"
        self.words_open: frozenset[str] = frozenset()
        self._opened_by = ASKED

    def open(self, face: Face, part: str, opened_by: str) -> None:
        """Lay this over the screen, with the focus on a part of it; ``opened_by`` has it again later."""
        self.face, self._opened_by = face, opened_by
        self._focus.to(part)

    def show(self, face: Face) -> None:
        """Open what has a button of its own, or close what is open."""
        if face == "screen":
            self.close()
        else:
            self.open(face, face, part_of_face(face))

    def close(self) -> None:
        """Close it: the focus is where it came from."""
        self.face = "screen"
        self._closing()
        self._focus.to(self._opened_by)

    def clear(self) -> None:
        """Another screen is shown: nothing lies over it, and nothing on it is unfolded."""
        self.face, self.words_open = "screen", frozenset()
        self._focus.to(ASKED)

    def forget_opener(self) -> None:
        """What opened this is no longer there: the focus goes to what is asked."""
        self._opened_by = ASKED
        self._focus.to(ASKED)

    def unfold(self, key: str) -> None:
        """Unfold or fold the policy's words under what names them."""
        self.words_open = self.words_open ^ {key}
        self._focus.to(part_of_words(key))
