"""Drives the real screens without a browser: a session over a pretended connection, read as a person would.

The one file that reads private names of flet 1.0.5.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self

import flet as ft
import msgpack  # type: ignore[import-untyped]
from flet.components.public_utils import unwrap_component
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

QUIET_TURNS = 12
"""Turns of the loop with nothing to do after which nothing more will come."""
_encode: Any = configure_encode_object_for_msgpack(ft.BaseControl)  # type: ignore[no-untyped-call]
Control = ft.BaseControl
Around = tuple[Control, ...]
"""What a control stands in, outermost first."""


class _Client(Connection):
    """Stands in for the browser: takes what is sent, and answers what it is asked to do."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.page_url, self.page_name = "http://test", ""
        self.loop, self.pubsubhub = loop, PubSubHub(loop=loop)
        self.session: Any = None
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, Any] = {}
        self.crashes: list[str] = []
        self.focused = 0
        self.sent = 0

    def send_message(self, message: Message) -> None:
        msgpack.packb([message.action, message.body], default=_encode)  # what cannot be sent fails here
        self.sent += 1
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        if message.action == MessageAction.INVOKE_METHOD:
            self.loop.create_task(self._answer(message.body))

    async def _answer(self, asked: Any) -> None:  # noqa: ANN401 - Flet's
        self.calls.append((asked.name, asked.args or {}))
        answer = self.answers.get(asked.name)
        self.session.handle_invoke_method_results(asked.control_id, asked.call_id, answer, None)
        if asked.name == "focus":
            self.focused = asked.control_id
        if asked.name == "push_route":
            await self.navigate(asked.args["route"])
        if asked.name == "confirm_pop" and asked.args["should_pop"]:
            await self.session.dispatch_event(
                self.session.page._i, "view_pop", {"route": _top(self.session).route}
            )

    async def navigate(self, route: str) -> None:
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.session.page._i, "route_change", {"route": route})


class Driver:
    """One window of the app. Leaving it fails when anything in it failed without being expected."""

    def __init__(
        self,
        main: Callable[[ft.Page], None],
        *,
        route: str = "/",
        width: float = 390,
        height: float = 844,
        before_tap: Callable[[], object] = lambda: None,
    ) -> None:
        self._main, self._before_tap = main, before_tap
        self._start = {"route": route, "width": width, "height": height, "platform": "android"}
        self._failures = _Failures()
        self.is_web = True
        self.answers: dict[str, Any] = {}
        """What the client answers when it is asked by these names; nothing by any other."""

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, about: self._failures.told.append(str(about)))
        logging.getLogger("sro_assist").addHandler(self._failures)
        self._client = _Client(loop)
        self._session: Any = Session(self._client)
        self._client.session, self._client.answers = self._session, self.answers
        self.page: ft.Page = self._session.page
        self._session.attach_connection(self._client)
        self._session.apply_page_patch({**self._start, "web": self.is_web})
        body = RegisterClientResponseBody(self._session.id, self._session.get_page_patch(), "")  # type: ignore[no-untyped-call]
        self._client.send_message(Message(MessageAction.REGISTER_CLIENT, body))
        self._main(self.page)
        await self.settle()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        logging.getLogger("sro_assist").removeHandler(self._failures)
        if kind is None:
            self._assert_that_it_draws()
        self._session.close()
        await asyncio.sleep(0)
        if kind is None:
            assert not self.failures(), "\n".join(self._failures.told)

    # What there is to see

    def failures(self) -> list[str]:
        """Give and forget what failed so far: a test that expects a failure asks for it."""
        told = [*self._failures.told, *self._client.crashes]
        self._failures.told, self._client.crashes = [], []
        return told

    @property
    def calls(self) -> list[tuple[str, dict[str, Any]]]:
        """What the client was asked to do, by name."""
        return self._client.calls

    @property
    def focused(self) -> str:
        """The name of what was given the focus last, if it is still on the screen."""
        return next((_name(each) for each in self.shown() if each._i == self._client.focused), "")

    @property
    def title(self) -> str:
        """The window's title."""
        return self.page.title or ""

    def scrolled(self) -> list[list[Control]]:
        """What stands in each part that scrolls."""
        parts = [each for each in self.all(ft.Column, ft.ListView, ft.Row) if getattr(each, "scroll", None)]
        return [[inner for inner, _around in _within(part)] for part in parts]

    @property
    def route(self) -> str:
        """The address."""
        return self.page.route

    def shown(self) -> Iterator[Control]:
        """Every control of the screen on top, and of what lies over it."""
        return (control for control, _around in self._seen())

    def _seen(self) -> Iterator[tuple[Control, Around]]:
        for root in (_top(self._session), *self.page._dialogs.controls):
            yield from _within(root)

    def all(self, *kinds: type) -> list[Any]:
        """Every control of these kinds."""
        return [control for control in self.shown() if isinstance(control, kinds)]

    def texts(self) -> list[str]:
        """Every text that is shown."""
        return [said for control in self.shown() if isinstance(control, ft.Text) and (said := _said(control))]

    def words(self) -> list[str]:
        """Every text, and every name that a screen reader or a long press tells."""
        return [said for control in self.shown() for said in _own_words(control)]

    def headings(self) -> list[tuple[int, str]]:
        """The headings with their levels."""
        found = [control for control in self.all(ft.Semantics) if control.heading_level]
        return [(control.heading_level, _name(control)) for control in found]

    def tappable(self) -> list[tuple[str, Control]]:
        """Everything that does something when it is tapped or written in, by its name."""
        return [(_called(each, around), each) for each, around in self._seen() if _is_tappable(each)]

    def names(self) -> list[str]:
        """The names of everything tappable."""
        return [name for name, _control in self.tappable()]

    def scrolling(self) -> list[list[str]]:
        """The names of everything tappable in each part that scrolls by itself."""
        parts = [column for column in self.all(ft.Column) if column.scroll]
        return [
            [_called(one, around) for one, around in _within(part) if _is_tappable(one)] for part in parts
        ]

    def find(self, name: str) -> Any:  # noqa: ANN401 - any control
        """The one tappable control of this name, or whose name holds it."""
        named = self.tappable()
        found = [control for said, control in named if said == name]
        found = found or [control for said, control in named if name in said]
        assert len(found) == 1, f"{len(found)} are called {name!r} among {self.names()}"
        return found[0]

    # What a person does

    async def tap(self, name: str) -> None:
        """Tap the one thing of this name, having read the screen."""
        await self.tap_on(self.find(name))

    async def press(self, name: str, key: str = "Enter") -> None:
        """Press a key on what has this name: the page is told of the key first."""
        await self.key(key)
        await self.send(self.find(name), "click", None)

    async def key(self, key: str) -> None:
        """Press a key."""
        held = {"shift": False, "ctrl": False, "alt": False, "meta": False}
        await self.send(self.page, "keyboard_event", {"key": key, **held})

    async def tap_on(self, control: Control) -> None:
        """Tap a control."""
        self._before_tap()
        await self.send(control, "click", None)

    async def set(self, name: str, value: object, *events: str) -> None:
        """Write in a field, turn a switch or tick a box; ``events`` follow the change."""
        await self.set_on(self.find(name), value, *events)

    async def set_on(self, control: Control, value: object, *events: str) -> None:
        """Give a control its value as the client does."""
        self._before_tap()
        self._session.apply_patch(control._i, {"value": value})
        for event in events or ("change",):
            await self.send(control, event, value)

    async def choose(self, say: str) -> None:
        """Choose the radio button of this label."""
        ((radio, around),) = [
            (each, around)
            for each, around in self._seen()
            if isinstance(each, ft.Radio) and each.label == say
        ]
        await self.set_on(next(each for each in around if isinstance(each, ft.RadioGroup)), radio.value)

    async def go(self, route: str) -> None:
        """Open an address."""
        await self._client.navigate(route)
        await self.settle()

    async def back(self) -> None:
        """Go back by the device's own button or gesture."""
        self._before_tap()
        view = _top(self._session)
        if view.can_pop is False:
            await self.send(view, "confirm_pop", None)
        else:
            await self.send(self.page, "view_pop", {"route": view.route})

    async def resize(self, width: float, height: float) -> None:
        """Give the window another size."""
        self._session.apply_page_patch({"width": width, "height": height})
        await self.send(self.page, "resize", {"width": width, "height": height})

    async def send(self, control: Control, event: str, data: object) -> None:
        """Send an event as the client does, and wait until all is drawn."""
        await self._session.dispatch_event(control._i, event, data)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing more is drawn or answered."""
        quiet = 0
        while quiet < QUIET_TURNS:
            before = self._client.sent
            await asyncio.sleep(0)
            self._assert_that_it_draws()
            waiting = self._session._Session__pending_updates or self._session._Session__pending_effects
            quiet = 0 if waiting or self._client.sent != before else quiet + 1

    def _assert_that_it_draws(self) -> None:
        """Fail, with the reason, when an error in drawing has ended the session without a word."""
        task = self._session._Session__updates_task
        if task is not None and task.done():
            raise AssertionError("The session no longer draws.") from task.exception()


class _Failures(logging.Handler):
    """What the app logged as failed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record))


def _top(session: Any) -> Any:  # noqa: ANN401 - Flet's
    """The screen on top."""
    return list(_views(session.page.views))[-1]


def _views(views: Any) -> Iterator[Any]:  # noqa: ANN401 - Flet's
    views = unwrap_component(views)
    for view in views if isinstance(views, list) else [views]:
        bare = unwrap_component(view)
        if isinstance(bare, list):
            yield from _views(bare)
        else:
            yield bare


def _within(control: Any, around: Around = ()) -> Iterator[tuple[Control, Around]]:  # noqa: ANN401 - Flet's
    """A control and everything in it with what it stands in, components unwrapped, in the fields' order."""
    control = unwrap_component(control)
    if isinstance(control, list | tuple):
        for each in control:
            yield from _within(each, around)
    elif isinstance(control, Control) and getattr(control, "visible", True):
        yield control, around
        for child in _children(control):
            yield from _within(child, (*around, control))


def _children(control: Control) -> Iterator[Any]:
    for each in dataclasses.fields(control):
        if not each.name.startswith("_") and not each.metadata.get("skip"):
            value = getattr(control, each.name, None)
            if isinstance(value, Control | list | tuple):
                yield value


def _called(control: Control, around: Around) -> str:
    """What a person calls a control: the labels around it, and what it says itself."""
    labels = [each.label for each in around if isinstance(each, ft.Semantics) and each.label]
    return " ".join((*labels, _name(control)))


def _is_tappable(control: Control) -> bool:
    if isinstance(control, ft.TextField | ft.Switch | ft.Radio):
        return True
    return getattr(control, "on_click", None) is not None


def _name(control: Control) -> str:
    """What a control and everything in it say."""
    return " ".join(said for each, _around in _within(control) for said in _own_words(each))


def _own_words(control: Control) -> list[str]:
    """What a control itself says: its text, and what names it for those who don't see it."""
    said = [_said(control)] if isinstance(control, ft.Text) else []
    names = ("label", "tooltip", "semantics_label", "hint_text", "helper", "content", "text")
    return [
        *said,
        *(text for name in names if isinstance(text := getattr(control, name, None), str) and text),
    ]


def _said(text: ft.Text) -> str:
    return (text.value or "") + "".join(span.text or "" for span in text.spans or ())
