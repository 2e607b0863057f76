"""A screen of a walk, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from sro_assist.app.formatting import length
from sro_assist.app.strings import WEIGHTS
from sro_assist.cli import strings
from sro_assist.policy import Policy
from sro_assist.trees.model import Clock, Do, Duty, Factor, Factors, Guidance, Node, Outcome, Question
from sro_assist.walk.duties import Owed, owed
from sro_assist.walk.progress import Progress
from sro_assist.walk.walkthrough import Walkthrough

WIDTH = 78
RULE = "-" * WIDTH


class Tickable(NamedTuple):
    """Something of an outcome or guidance that a number ticks: an item of it, or a duty that is owed."""

    words: str
    ticked: bool
    item: str = ""
    duty: Owed | None = None


def screen(walk: Walkthrough, ahead: Progress, now: int) -> list[str]:
    """Everything that is shown where the walk stands, ``now`` milliseconds after its start."""
    node = walk.screen
    lines = [RULE, *_where(walk, ahead), "", *_wrapped(_title(node)), *_cites(walk.pack.policy, node)]
    lines += [f"  * {line}" for line in _clocks(walk, now)]
    lines += ["", *_inside(walk, node), ""]
    return lines


def tickables(walk: Walkthrough) -> list[Tickable]:
    """What a number ticks here, in order."""
    node, frame, ticks = walk.screen, walk.frame, walk.history.ticks
    found = [Tickable(do.say, (*frame, do.id) in ticks, item=do.id) for do in node.items if do.id]
    if isinstance(node, Outcome):
        found += [Tickable(each.duty.do, bool(each.tapped), duty=each) for each in owed(walk)]
    return found


def provisions(policy: Policy, node: Node) -> list[str]:
    """The policy's own words that this screen rests on."""
    lines: list[str] = []
    for citation in dict.fromkeys((*node.quotes, *_all_cites(node))):
        lines += ["", _cited(policy, citation), *_wrapped(policy[citation].text, "    ")]
    return lines or [strings.NO_WORDS]


def _where(walk: Walkthrough, ahead: Progress) -> list[str]:
    trail = " > ".join(walk.pack.trees[frame.tree].title for frame in walk.position.stack)
    more = ahead.at_most(walk.position.stack)
    place = (strings.PLACE if more else strings.PLACE_LAST).format(step=walk.step, ahead=more)
    return [trail, f"{strings.KIND[walk.screen.kind]}, {place}"]


def _title(node: Node) -> str:
    help_text = node.help if isinstance(node, Question | Factors) else ""
    return f"{node.headline}\n{help_text}".strip()


def _wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    first = indent if first is None else first
    paragraphs = text.splitlines() or [""]
    return [
        line
        for number, part in enumerate(paragraphs)
        for line in wrap(part, WIDTH, initial_indent=indent if number else first, subsequent_indent=indent)
    ]


def _cites(policy: Policy, node: Node) -> list[str]:
    return [f"  {_cited(policy, citation)}" for citation in dict.fromkeys((*node.quotes, *node.cites))]


def _cited(policy: Policy, citation: str) -> str:
    """``[should not] 437.5 ¶5``."""
    return f"[{WEIGHTS[policy[citation].modality]}] {citation}"


def _all_cites(node: Node) -> Iterator[str]:
    """What a screen and everything on it cites."""
    yield from node.cites
    for each in _things(node):
        yield from each.cites


def _things(node: Node) -> Iterable[Do | Factor]:
    return node.factors if isinstance(node, Factors) else node.items


def _clocks(walk: Walkthrough, now: int) -> Iterator[str]:
    for (tree, name), time in walk.history.clocks.items():
        clock = walk.pack.trees[tree].clocks[name]
        running = time.stopped is None
        lasted = length((now if time.stopped is None else time.stopped) - time.started)
        yield (strings.RUNNING if running else strings.STOPPED).format(clock=clock.say, length=lasted)
        if running and clock.prompt:
            yield _prompt(clock)


def _prompt(clock: Clock) -> str:
    return strings.PROMPT.format(prompt=clock.prompt, every=clock.every) if clock.every else clock.prompt


def _inside(walk: Walkthrough, node: Node) -> list[str]:
    match node:
        case Question():
            return [f"  {number}  {choice.say}" for number, choice in enumerate(node.choices, 1)]
        case Factors():
            return list(_factors(walk, node))
        case Guidance() | Outcome():
            return list(_things_to_do(walk, node))
        case _:
            return []


def _factors(walk: Walkthrough, node: Factors) -> Iterator[str]:
    group = ""
    for number, factor in enumerate(node.factors, 1):
        if factor.group and factor.group != group:
            group = factor.group
            yield f"  {group}"
        mark = strings.MARKS[walk.position.marks.get((*walk.frame, factor.id), "untouched")]
        yield from _wrapped(factor.say, " " * 10, f"  {number:>2} [{mark}]  ")


def _things_to_do(walk: Walkthrough, node: Guidance | Outcome) -> Iterator[str]:
    numbers = {
        tick.item: (number, tick.ticked) for number, tick in enumerate(tickables(walk), 1) if tick.item
    }
    for do in node.do:
        number, ticked = numbers.get(do.id or "", (0, False))
        yield from _wrapped(f"{do.say} {_weighed(do)}", " " * 10, _box(number, ticked=ticked))
        if do.example:
            yield from _wrapped(strings.EXAMPLE.format(words=do.example), " " * 12)
    if isinstance(node, Outcome):
        yield from _duties(walk)


def _duties(walk: Walkthrough) -> Iterator[str]:
    duties = [(number, tick) for number, tick in enumerate(tickables(walk), 1) if tick.duty]
    if duties:
        yield from ("", f"  {strings.OWED}")
    for number, tick in duties:
        assert tick.duty is not None  # noqa: S101 - only duties were taken
        yield from _wrapped(
            f"{tick.words} {_weighed(tick.duty.duty)}", " " * 10, _box(number, ticked=tick.ticked)
        )


def _box(number: int, *, ticked: bool) -> str:
    return f"  {number:>2} [{'x' if ticked else ' '}]  " if number else "     -    "


def _weighed(thing: Do | Duty) -> str:
    """``[should: 437.6 ¶3.1]``."""
    word = WEIGHTS[thing.weight]
    return f"[{word}: {', '.join(thing.cites)}]" if thing.cites else f"[{word}]"
