"""What a walk's screen has to show, told by the engine alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sro_assist.app import strings
from sro_assist.trees.model import Do, Factors, Guidance, Outcome, Question
from sro_assist.walk.duties import owed
from sro_assist.walk.walkthrough import Walkthrough

MARKS = (strings.PRESENT, strings.ABSENT, strings.UNKNOWN)
BESIDE_CHOICE = 36
"""A choice's words have so much less width than its button."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that has to be there: its role, its words, and how they are written."""

    words: str
    role: str = ""
    kind: str = ""
    """The kind of text, where it is known: then it is measured."""
    beside: float = 0
    """How much less width the words have than the box."""
    framed: bool = False
    """Whether it has an edge or a colour of its own, which its words keep away from."""


def parts(walk: Walkthrough) -> list[Part]:
    """Everything of the engine's own on the screen where a walk stands."""
    screen = walk.screen
    kind = "question" if isinstance(screen, Question | Outcome) else "title"
    found = [Part(screen.headline, "heading", kind), *_around(walk)]
    found += [Part(walk.pack.policy[citation].text, kind="body") for citation in screen.quotes]
    match screen:
        case Question():
            found += _of_question(screen)
        case Factors():
            found += _of_factors(screen)
        case Guidance():
            found += [*_things(screen.do), _way(strings.GO_ON)]
        case Outcome():
            found += [*_duties(walk), *_things(screen.do), *_ways_out(walk)]
    return found


def _around(walk: Walkthrough) -> Iterator[Part]:
    yield Part(walk.pack.trees[walk.frame.tree].title, "heading", "label")
    yield from (Part(say, "button", "mark") for say in (strings.NOTE, strings.CHANGED))
    yield from (Part(say, "button") for say in (strings.BACK, strings.DANGER))


def _of_question(screen: Question) -> Iterator[Part]:
    if screen.help:
        yield Part(screen.help, kind="body")
    for choice in screen.choices:
        yield Part(choice.say, "button", "choice", BESIDE_CHOICE, framed=True)


def _of_factors(screen: Factors) -> Iterator[Part]:
    for factor in screen.factors:
        yield Part(factor.say, kind="choice")
        yield Part(strings.NOTE_ABOUT.format(what=factor.say), "button")
        yield from (Part(f"{factor.say}: {mark}", "checkbox", framed=True) for mark in MARKS)
    yield _way(strings.GO_ON_FACTORS)


def _things(items: tuple[Do, ...]) -> Iterator[Part]:
    for item in items:
        yield Part(item.say, kind="item")
        if item.id:
            yield Part(item.say, "checkbox")
        if item.example:
            yield Part(strings.EXAMPLE.format(words=item.example), kind="body")


def _duties(walk: Walkthrough) -> Iterator[Part]:
    for each in owed(walk):
        yield Part(each.duty.do, kind="choice")
        yield from (Part(say, "button") for say in (strings.DUTY_NOW, strings.DUTY_EARLIER))


def _ways_out(walk: Walkthrough) -> Iterator[Part]:
    if walk.at_the_end:
        yield _way(strings.FINISH)
        yield Part(strings.KEEP_OPEN, "button")
    else:
        waiting = walk.position.stack[-2].tree
        yield _way(strings.BACK_TO.format(title=walk.pack.trees[waiting].title))


def _way(say: str) -> Part:
    return Part(say, "button", framed=True)
