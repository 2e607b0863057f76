"""A walkthrough's events in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sro_assist.app import strings
from sro_assist.app.formatting import clock, length
from sro_assist.trees.model import Factors, Outcome, Question
from sro_assist.trees.pack import Pack
from sro_assist.walk import events as ev
from sro_assist.walk.timeline import Entry


@dataclass(frozen=True, slots=True)
class EventText:
    """One event: what it was about, and what was said or done."""

    about: str
    said: str


def describe(pack: Pack, entry: Entry) -> EventText | None:
    """An event in words; None when it tells nothing that the others don't."""
    teller = _TELLERS.get(type(entry.event))
    return teller(pack, entry, entry.event) if teller else None


def how(event: ev.Event) -> str:
    """``entered later`` or ``corrected``; nothing for what was entered at the time."""
    return {"later": strings.LATER, "corrected": strings.CORRECTED}.get(getattr(event, "how", "now"), "")


def _answered(_pack: Pack, entry: Entry, event: ev.Answered) -> EventText:
    choice = entry.screen.choice(event.choice) if isinstance(entry.screen, Question) else None
    return EventText(_title(entry), choice.say if choice else event.choice)


def _continued(_pack: Pack, entry: Entry, event: ev.Continued) -> EventText:
    node = f"{event.tree}.{event.node}"
    said = strings.REACHED if isinstance(entry.screen, Outcome) else strings.WENT_ON
    return EventText(_title(entry) or node, said)


def _marked(_pack: Pack, entry: Entry, event: ev.Marked) -> EventText:
    return EventText(_factor(entry, event.factor) or event.factor, strings.MARKS[event.mark])


def _ticked(_pack: Pack, entry: Entry, event: ev.Ticked) -> EventText:
    items = entry.screen.items if entry.screen else ()
    say = next((item.say for item in items if item.id == event.item), event.item)
    return EventText(
        _title(entry), (strings.TICKED_TOLD if event.done else strings.UNTICKED_TOLD).format(item=say)
    )


def _duty(pack: Pack, _entry: Entry, event: ev.DutyMarked) -> EventText:
    tree = pack.trees.get(event.tree)
    duty = tree.duties.get(event.duty) if tree else None
    return EventText(
        duty.do if duty else event.duty, strings.DUTY_TOLD if event.done else strings.DUTY_OPEN_TOLD
    )


def _noted(pack: Pack, entry: Entry, event: ev.Noted) -> EventText:
    about = _factor(entry, event.about) or _chosen(pack, event.about) or _title(entry)
    return EventText(about, strings.NOTED_TOLD.format(text=event.text))


def _factor(entry: Entry, factor_id: str) -> str:
    """What a factor of the screen says, if it has one of this id."""
    factors = entry.screen.factors if isinstance(entry.screen, Factors) else ()
    return next((factor.say for factor in factors if factor.id == factor_id), "")


def _chosen(pack: Pack, about: str) -> str:
    """The question and the choice that ``tree.node.choice`` names: they were on the screen before."""
    tree_id, _, rest = about.partition(".")
    node_id, _, choice_id = rest.partition(".")
    tree = pack.trees.get(tree_id)
    question = tree.nodes.get(node_id) if tree else None
    choice = question.choice(choice_id) if isinstance(question, Question) else None
    return f"{question.headline} {choice.say}" if question and choice else ""


def _resumed(_pack: Pack, entry: Entry, event: ev.Resumed) -> EventText:
    when = clock(datetime.fromisoformat(event.at))
    return EventText(_clock_changed(entry.jump), strings.RESUMED_TOLD.format(when=when))


def _clock_changed(jump: int) -> str:
    """That the device's clock is not what it was at the steps before; nothing when it is."""
    if not jump:
        return ""
    return (strings.CLOCK_BACK if jump < 0 else strings.CLOCK_AHEAD).format(length=length(abs(jump)))


def _finished(_pack: Pack, entry: Entry, event: ev.Finished) -> EventText:
    said = strings.FINISHED if event.ended == "finished" else strings.INTERRUPTED_TOLD
    return EventText(_title(entry), said)


def _plainly(said: str) -> Callable[[Pack, Entry, Any], EventText]:
    return lambda _pack, _entry, _event: EventText("", said)


def _title(entry: Entry) -> str:
    return entry.screen.headline if entry.screen else ""


_TELLERS: dict[type, Callable[[Pack, Entry, Any], EventText]] = {
    ev.Started: lambda pack, _entry, event: EventText(_tree_title(pack, event.tree), strings.BEGAN),
    ev.Answered: _answered,
    ev.Continued: _continued,
    ev.Marked: _marked,
    ev.Ticked: _ticked,
    ev.DutyMarked: _duty,
    ev.Noted: _noted,
    ev.WentBack: _plainly(strings.WENT_BACK),
    ev.DangerTapped: _plainly(strings.DANGER_TOLD),
    ev.Reassessed: _plainly(strings.CHANGED_TOLD),
    ev.Resumed: _resumed,
    ev.Finished: _finished,
}


def _tree_title(pack: Pack, tree: str) -> str:
    return pack.trees[tree].title if tree in pack.trees else tree
