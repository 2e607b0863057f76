"""The quick card: what the screen shows while the app starts, in the pack's own strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from sro_assist.app.strings import WEIGHTS
from sro_assist.policy import Policy
from sro_assist.pwa import strings
from sro_assist.trees.card_text import lines_of
from sro_assist.trees.manifest import CardPart
from sro_assist.trees.pack import Pack
from sro_assist.trees.semantics import NodeRef

BEGIN_DANGER = "danger"
"""The address ``#/begin/danger`` is *Danger now*; ``#/begin/<tree>`` begins a tree."""


class CardLine(NamedTuple):
    """One line as the pack has it, how binding it is, and what it rests on."""

    say: str
    weight: str
    citation: str


@dataclass(frozen=True, slots=True)
class Part:
    """A titled group of lines; a tap on its title begins the tree, if there is one."""

    title: str
    lines: tuple[CardLine, ...]
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the card says, from the top down."""

    danger: CardLine
    happening: Part
    parts: tuple[Part, ...]


def card_of(pack: Pack) -> Card:
    """Take the card's lines out of a pack, which its checks have found there."""
    danger = pack.manifest.danger
    first = pack.trees[pack.manifest.first]
    return Card(
        danger=_line(pack.policy, danger.say, danger.cites),
        happening=Part(first.title, (), first.id),
        parts=tuple(_part(pack, part) for part in pack.manifest.card),
    )


def _part(pack: Pack, part: CardPart) -> Part:
    tree, node = NodeRef.parse(part.node, "")
    taken = lines_of(part, pack.trees[tree].nodes[node])
    return Part(part.title, tuple(_line(pack.policy, do.say, do.cites) for do in taken), part.begins or "")


def _line(policy: Policy, say: str, cites: Sequence[str]) -> CardLine:
    """The weight is the provision's own, as the app's screens show it."""
    provision = policy[cites[0]]
    return CardLine(say, provision.modality, provision.citation)


def card_html(card: Card) -> str:
    """The card as HTML, everything from the pack escaped."""
    sections = "\n".join(map(_section, card.parts))
    return (
        f'<main id="card" aria-label="{escape(strings.CARD)}"><div class="lines"><div class="column">\n'
        f"{_head()}\n{_danger(card.danger)}\n{_button(card.happening, 'happening')}\n"
        f"{sections}\n</div></div>\n{_foot()}</main>"
    )


def _head() -> str:
    return (
        f'<header><h1>{escape(strings.APP)}</h1><p id="state" role="status">'
        f"{escape(strings.STARTING)}</p></header>\n"
        '<div id="thread" aria-hidden="true"></div>'
    )


def _foot() -> str:
    """What is said of the start, below the card: nothing of the card moves when it comes, grows or goes."""
    return (
        '<div class="foot"><div id="fetching" role="status" hidden><p class="what"></p>'
        '<progress max="100" value="0"></progress><p class="how-far"></p>'
        f'<p class="buttons" hidden><button class="again" type="button">{escape(strings.TRY_AGAIN)}</button>'
        f'<button class="anyway" type="button">{escape(strings.OPEN_ANYWAY)}</button></p></div>\n'
        f'<div id="before" hidden><p>{escape(strings.NOT_STARTED)}</p>'
        f'<p class="buttons"><button type="button">{escape(strings.OPEN_BEFORE)}</button></p></div></div>'
    )


def _danger(line: CardLine) -> str:
    return (
        f'<section class="danger"><button type="button" data-begin="{BEGIN_DANGER}">{_MARK}'
        f"<span>{escape(strings.DANGER)}</span></button>"
        f'<p class="say">{escape(line.say)}</p>{_rests_on([line])}</section>'
    )


def _section(part: Part) -> str:
    title = _button(part) if part.begins else escape(part.title)
    items = "".join(_item(line, alone=len(part.lines) == 1) for line in part.lines)
    return f"<section><h2>{title}</h2><ul>{items}</ul>{_rests_on(part.lines)}</section>"


def _item(line: CardLine, *, alone: bool) -> str:
    letter = "" if alone else _letter(line.citation)
    return f"<li>{letter}<span>{escape(line.say)}</span></li>"


def _letter(citation: str) -> str:
    """The item's own letter in front of it, as the policy has it."""
    _, bracket, item = citation.partition("(")
    return f'<b aria-hidden="true">({escape(item)}</b>' if bracket else ""


def _button(part: Part, kind: str = "") -> str:
    css = f' class="{kind}"' if kind else ""
    return (
        f'<button type="button"{css} data-begin="{escape(part.begins)}">'
        f"<span>{escape(part.title)}</span>{_ONWARD}</button>"
    )


def _rests_on(lines: Iterable[CardLine]) -> str:
    """How binding, and where it stands: once for lines of one weight under one lead-in."""
    names: dict[str, list[str]] = {}
    for line in lines:
        names.setdefault(line.weight, []).append(line.citation)
    chips = "".join(_chip(weight, cited) for weight, cited in names.items())
    return f'<p class="rests">{chips}</p>'


def _chip(weight: str, citations: Sequence[str]) -> str:
    binds = weight.removesuffix(" not")
    cited = escape(_together(tuple(dict.fromkeys(citations))))
    said = escape(WEIGHTS[weight])
    return f'<span class="weight {escape(binds)}">{said}</span> <cite>{cited}</cite>'


def _together(citations: Sequence[str]) -> str:
    """``437.5.2(a) to (e)`` for the items of one list, else every name."""
    lists = {citation.partition("(")[0] for citation in citations}
    if len(citations) > 1 and len(lists) == 1 and all("(" in citation for citation in citations):
        return f"{citations[0]} to ({citations[-1].partition('(')[2]}"
    return ", ".join(citations)


_ONWARD = (
    '<svg class="onward" viewBox="0 0 24 24" aria-hidden="true">'
    '<path d="M9 5l7 7-7 7" fill="none" stroke="currentColor" stroke-width="2.6" '
    'stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
_MARK = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3L22 20.5H2Z" fill="none" '
    'stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/>'
    '<path d="M12 9.5v5" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>'
    '<circle cx="12" cy="17.6" r="1.4" fill="currentColor"/></svg>'
)
