"""A walkthrough: a position, and the history that led to it. Each step makes a new one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sro_assist.errors import WalkError
from sro_assist.trees.conditions import FactorMark
from sro_assist.trees.model import Node, Outcome
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.history import History
from sro_assist.walk.node_entry import node_at
from sro_assist.walk.position import Frame, Position
from sro_assist.walk.transitions import apply, back, begin


class Walkthrough(NamedTuple):
    """One walk through the trees of a pack. Nothing mutates: every step returns a new walkthrough.

    ``elapsed`` is in milliseconds since the start and never goes back. A step that does not fit
    where the walkthrough stands raises WalkError and changes nothing. Two are equal when the same events
    led to the same on the same pack.
    """

    pack: Pack
    position: Position
    history: History

    def __repr__(self) -> str:
        """Where it stands; the pack and the history would be too much to show."""
        return f"Walkthrough({self.position})"

    @classmethod
    def begin(cls, pack: Pack, started: ev.Started) -> Walkthrough:
        """Stand at the first screen of the tree that ``started`` names."""
        position = begin(pack, started.tree)
        return cls(pack, position, History.begin(pack, started, position))

    @classmethod
    def replay(cls, pack: Pack, events: Iterable[ev.Event]) -> Walkthrough:
        """The walkthrough that these events made."""
        rest = iter(events)
        first = next(rest, None)
        if not isinstance(first, ev.Started):
            raise WalkError(
                "A walkthrough begins with its start.", hint="The record is not whole; verify it."
            )
        walk = cls.begin(pack, first)
        for event in rest:
            walk = walk.apply(event)
        return walk

    def apply(self, event: ev.Event) -> Walkthrough:
        """The walkthrough after one more event."""
        if event.elapsed < self.history.events.newest.elapsed:
            raise WalkError(
                "A step cannot be earlier than the one before it.", hint="The record was changed."
            )
        if isinstance(event, ev.WentBack):
            return self._gone_back(event)
        position = apply(self.pack, self.position, event)
        history = self.history.after(self.pack, event, self.position, position)
        return Walkthrough(self.pack, position, history)

    def _gone_back(self, event: ev.WentBack) -> Walkthrough:
        """At the screen before, as it was; what is marked, ticked, done and written since stays."""
        before = self.history.path.before
        position = back(self.position, before.newest.position if before is not None else None)
        return Walkthrough(self.pack, position, self.history.back(event))

    @property
    def frame(self) -> Frame:
        """The tree and node of the screen."""
        return self.position.stack[-1]

    @property
    def screen(self) -> Node:
        """The node that is shown."""
        return node_at(self.pack, self.frame)

    @property
    def started(self) -> ev.Started:
        """The first event."""
        first = self.events[0]
        assert isinstance(first, ev.Started)  # noqa: S101 - begin() and replay() see to it
        return first

    @property
    def events(self) -> tuple[ev.Event, ...]:
        """Every event, oldest first."""
        return tuple(self.history.events)[::-1]

    @property
    def elapsed(self) -> int:
        """Milliseconds from the start to the newest event."""
        return self.history.events.newest.elapsed

    @property
    def step(self) -> int:
        """How many screens this path has shown, this one included."""
        return self.history.path.number + 1

    @property
    def gone_back_over(self) -> str:
        """The choice that led on from this screen before the officer came back to it; empty when none did."""
        suspended = self.history.suspended
        last = suspended[-1] if suspended else None
        return last.by if last is not None and last.at == self.frame else ""

    @property
    def at_the_end(self) -> bool:
        """Whether this is an outcome with nothing to come back to."""
        return len(self.position.stack) == 1 and isinstance(self.screen, Outcome)

    def answer(self, choice: str, *, elapsed: int, how: ev.How = "now") -> Walkthrough:
        """Choose at the question that is shown."""
        tree, node = self.frame
        return self.apply(ev.Answered(tree=tree, node=node, choice=choice, elapsed=elapsed, how=how))

    def go_on(self, *, elapsed: int) -> Walkthrough:
        """Leave factors, guidance, or the outcome of a visited tree."""
        tree, node = self.frame
        return self.apply(ev.Continued(tree=tree, node=node, elapsed=elapsed))

    def mark(self, factor: str, mark: FactorMark, *, elapsed: int, how: ev.How = "now") -> Walkthrough:
        """Mark a factor of the screen that is shown."""
        tree, node = self.frame
        return self.apply(ev.Marked(tree=tree, node=node, factor=factor, mark=mark, elapsed=elapsed, how=how))

    def tick(self, item: str, *, done: bool, elapsed: int, how: ev.How = "now") -> Walkthrough:
        """Tick a thing to do of the screen that is shown, or take the tick away."""
        tree, node = self.frame
        return self.apply(ev.Ticked(tree=tree, node=node, item=item, done=done, elapsed=elapsed, how=how))

    def duty(self, tree: str, duty: str, *, done: bool, elapsed: int, how: ev.How = "now") -> Walkthrough:
        """Mark a duty that is owed as done, or as open again."""
        return self.apply(ev.DutyMarked(tree=tree, duty=duty, done=done, elapsed=elapsed, how=how))

    def note(self, text: str, *, elapsed: int, about: str = "", how: ev.How = "now") -> Walkthrough:
        """Write a note at the screen that is shown."""
        tree, node = self.frame
        return self.apply(ev.Noted(tree=tree, node=node, text=text, about=about, elapsed=elapsed, how=how))

    def back(self, *, elapsed: int) -> Walkthrough:
        """Take the last step back; it stays in the events as superseded."""
        return self.apply(ev.WentBack(elapsed=elapsed))

    def danger(self, *, elapsed: int) -> Walkthrough:
        """Log *Danger now*; the place does not change."""
        return self.apply(ev.DangerTapped(elapsed=elapsed))

    def reassess(self, *, elapsed: int) -> Walkthrough:
        """Something changed: go to where this tree reassesses."""
        return self.apply(ev.Reassessed(elapsed=elapsed))

    def resume(self, *, at: str, elapsed: int) -> Walkthrough:
        """Log that the app was opened again on this walkthrough, at a wall-clock time."""
        return self.apply(ev.Resumed(at=at, elapsed=elapsed))

    def finish(self, ended: Literal["finished", "interrupted"], *, elapsed: int) -> Walkthrough:
        """End it: ``finished`` at an outcome of its own tree, ``interrupted`` anywhere."""
        tree, node = self.frame
        return self.apply(ev.Finished(ended=ended, tree=tree, node=node, elapsed=elapsed))
