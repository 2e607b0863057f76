"""``sro-assist walk``: a tree in the terminal, to look at it. Nothing is kept."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sro_assist import __version__
from sro_assist.app.formatting import length
from sro_assist.cli import strings
from sro_assist.cli.map import tree_of
from sro_assist.cli.output import say
from sro_assist.cli.screen_lines import WIDTH, provisions, screen, tickables
from sro_assist.errors import WalkError
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.loader import read_folder
from sro_assist.trees.model import Factors, Guidance, Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk.events import Started
from sro_assist.walk.pii import looks_private
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough

MARK_KEYS: dict[str, FactorMark] = {"p": "present", "a": "absent", "u": "unknown", "x": "untouched"}
_MARKING = re.compile(r"(\d{1,3})\s*([paux])")


def walk(folder: Path, tree: str) -> int:
    """Walk a tree until its end, ``q`` or the end of what is typed. Raises SroError if it cannot begin."""
    pack = read_folder(folder)
    tree_of(pack, tree)
    say(strings.NO_RECORD)
    terminal = _Terminal(pack, _begun(pack, tree))
    try:
        while not (terminal.walk.position.ended or terminal.left):
            terminal.turn()
    except (EOFError, KeyboardInterrupt):
        say()
    say(strings.ENDED)
    return 0


def _begun(pack: Pack, tree: str) -> Walkthrough:
    now = datetime.now().astimezone().isoformat()
    return Walkthrough.begin(
        pack,
        Started(
            walkthrough="terminal",
            tree=tree,
            at=now,
            pack=pack.manifest.id,
            edition=pack.edition,
            app=__version__,
        ),
    )


@dataclass(slots=True)
class _Terminal:
    """A walk, and what is typed on it."""

    pack: Pack
    walk: Walkthrough
    left: bool = False
    began: float = field(default_factory=time.monotonic)
    ahead: Progress = field(init=False)

    def __post_init__(self) -> None:
        self.ahead = Progress(self.pack)

    def turn(self) -> None:
        """Show the screen, and do what is typed."""
        for line in (*screen(self.walk, self.ahead, self._now()), _keys(self.walk), strings.KEYS):
            say(line)
        key = input(strings.KEY_PROMPT).strip().lower()
        try:
            self._letters().get(key, lambda: self._screen_key(key))()
        except WalkError as error:
            say(error.what)

    def _now(self) -> int:
        return round((time.monotonic() - self.began) * 1000)

    def _letters(self) -> dict[str, Callable[[], None]]:
        return {
            "b": self._back,
            "d": self._danger,
            "r": self._reassess,
            "n": self._note,
            "w": self._words,
            "q": self._quit,
        }

    def _back(self) -> None:
        self.walk = self.walk.back(elapsed=self._now())

    def _danger(self) -> None:
        now = self._now()
        self.walk = self.walk.danger(elapsed=now)
        line = self.pack.manifest.danger
        say(f"{strings.DANGER_LOGGED.format(at=length(now))} {line.say} [{', '.join(line.cites)}]")

    def _reassess(self) -> None:
        self.walk = self.walk.reassess(elapsed=self._now())

    def _note(self) -> None:
        text = input(strings.NOTE_PROMPT).strip()
        self.walk = self.walk.note(text, elapsed=self._now())
        say(strings.NOTE_KEPT)
        if seen := looks_private(text):
            say(strings.NOTE_PRIVATE.format(what=", ".join(seen)))

    def _words(self) -> None:
        for line in provisions(self.pack.policy, self.walk.screen):
            say(line)

    def _quit(self) -> None:
        self.left = True

    def _screen_key(self, key: str) -> None:
        """A key that means something on this kind of screen only."""
        if not (self._went_on(key) or self._answered(key) or self._marked(key) or self._ticked(key)):
            say(strings.NOT_UNDERSTOOD.format(key=key[:WIDTH]))

    def _went_on(self, key: str) -> bool:
        if key or isinstance(self.walk.screen, Question):
            return False
        if self.walk.at_the_end:
            self.walk = self.walk.finish("finished", elapsed=self._now())
        else:
            self.walk = self.walk.go_on(elapsed=self._now())
        return True

    def _answered(self, key: str) -> bool:
        node = self.walk.screen
        if not (isinstance(node, Question) and _numbers(key, len(node.choices))):
            return False
        self.walk = self.walk.answer(node.choices[int(key) - 1].id, elapsed=self._now())
        return True

    def _marked(self, key: str) -> bool:
        node, found = self.walk.screen, _MARKING.fullmatch(key)
        if not (isinstance(node, Factors) and found and _numbers(found[1], len(node.factors))):
            return False
        factor, mark = node.factors[int(found[1]) - 1].id, MARK_KEYS[found[2]]
        self.walk = self.walk.mark(factor, mark, elapsed=self._now())
        return True

    def _ticked(self, key: str) -> bool:
        things = tickables(self.walk)
        if not _numbers(key, len(things)):
            return False
        thing, now = things[int(key) - 1], self._now()
        if thing.duty:
            self.walk = self.walk.duty(
                thing.duty.tree, thing.duty.duty_id, done=not thing.ticked, elapsed=now
            )
        else:
            self.walk = self.walk.tick(thing.item, done=not thing.ticked, elapsed=now)
        return True


def _numbers(key: str, count: int) -> bool:
    """Whether what was typed is the number of one of so many."""
    return bool(re.fullmatch(r"[0-9]{1,3}", key)) and 1 <= int(key) <= count


def _keys(walk: Walkthrough) -> str:
    """What can be typed on this kind of screen."""
    parts = [strings.KEYS_TICK] if tickables(walk) else []
    match walk.screen:
        case Question():
            parts.append(strings.KEYS_ANSWER)
        case Factors():
            parts.append(strings.KEYS_FACTORS)
        case Outcome() if walk.at_the_end:
            parts.append(strings.KEYS_END)
        case Outcome():
            waiting = walk.pack.trees[walk.position.stack[-2].tree]
            parts.append(strings.KEYS_RETURN.format(title=waiting.title))
        case Guidance():
            parts.append(strings.KEYS_ON)
    return " ".join(parts)
