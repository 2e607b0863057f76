"""The walking screen: a bar, the node in the middle, what is always at hand below."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

import flet as ft

from sro_assist.app import strings
from sro_assist.app.address_history import address, go_to
from sro_assist.app.focus import part_of_face, part_of_note
from sro_assist.app.session import Session
from sro_assist.app.walk_overlay import Face
from sro_assist.app.walk_session import WalkSession
from sro_assist.app.walk_view import WalkView
from sro_assist.trees.model import Factors, Guidance, Outcome, Question
from sro_assist.ui import theme
from sro_assist.ui.components.action_bar import Offered, bar_row, bottom_row
from sro_assist.ui.components.buttons import danger_button, quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.timers import RunningClocks
from sro_assist.ui.error_boundary import component, screen
from sro_assist.ui.hooks import go, handler, use_app
from sro_assist.ui.late_screens import import_rest_on
from sro_assist.ui.screens.scaffold import bar, frame, side_by_side
from sro_assist.ui.screens.walk_screen.danger_view import danger_face
from sro_assist.ui.screens.walk_screen.factors_view import factors_screen
from sro_assist.ui.screens.walk_screen.guidance_view import guidance_screen
from sro_assist.ui.screens.walk_screen.history_panel import so_far, so_far_face
from sro_assist.ui.screens.walk_screen.note_form import note_face
from sro_assist.ui.screens.walk_screen.outcome_view import outcome_screen
from sro_assist.ui.screens.walk_screen.question_view import question_screen
from sro_assist.ui.screens.walk_screen.read_only_notice import as_live, standing
from sro_assist.ui.screens.walk_screen.screen_layout import (
    Around,
    Parts,
    arranged,
    hand_fits_bar,
    hand_says,
    progress_says,
    title_fits_bar,
)
from sro_assist.ui.screens.walk_screen.shared_layout import opens_note
from sro_assist.ui.theme import Layout

Part = Callable[[Session, Layout, WalkSession], ft.Control]
NODES: dict[type, Callable[[Session, Layout, WalkSession], Parts]] = {
    Question: question_screen,
    Factors: factors_screen,
    Guidance: guidance_screen,
    Outcome: outcome_screen,
}
FACE_TITLES = {"danger": strings.DANGER, "note": strings.NOTE_TITLE, "so-far": strings.SO_FAR}
FACES: dict[str, Part] = {"danger": danger_face, "note": note_face, "so-far": so_far_face}


@screen
def WalkRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """The walkthrough that the address names, opened again if need be."""
    session, layout = use_app()
    walk_id = ft.use_route_params().get("id", "")
    walking = session.walks.at(walk_id)
    ended = (walking is None or walking.finished) and session.walks.has_ended(walk_id)
    _use_trail(session, walking, ft.use_route_location())
    ft.use_effect(_giver(walking), [walking and (walking.focus, walking.focus.turn)])
    ft.use_effect(lambda: go(f"/saved/{walk_id}") if ended else None, [ended])
    if walking is None or ended:
        return _unopened(session, layout, "" if ended else session.walks.failure)

    async def back(event: Any) -> None:  # noqa: ANN401 - the device's own back
        await event.control.confirm_pop(not _back(session, walking))

    body = _middle(session, layout, walking)
    top = _bar(session, layout, walking, walking.view.title, walking.overlay.face)
    title = FACE_TITLES.get(walking.overlay.face) or walking.walk.screen.headline
    route = f"/walk/{walking.id}"  # one screen for the whole walk, whatever its address
    return frame(layout, top, body, title=title, route=route, can_pop=False, on_confirm_pop=back)


def _giver(walking: WalkSession | None) -> Callable[[], Awaitable[None]]:
    async def give() -> None:
        if walking is not None:
            await walking.focus.give()

    return give


def _use_trail(session: Session, walking: WalkSession | None, shown: str) -> None:
    """Have the address follow the walk, and the walk follow the browser's own back."""
    wanted, page = address(walking) if walking else shown, ft.context.page
    ft.use_effect(lambda: import_rest_on(page), [])  # its first screen is drawn by now

    def entered() -> None:
        back_to = session.window.address_history.enter(shown)
        if back_to:
            go(back_to)

    def followed() -> None:
        went = session.window.address_history.came_to(shown, wanted)
        if walking and went != "follows":
            go_to(walking, shown, went)
            session.changed()

    def ask() -> None:
        if walking and not walking.finished and session.window.address_history.ask(wanted):
            go(wanted)

    ft.use_effect(entered, [walking and walking.id], lambda: session.window.address_history.leave(page.route))
    ft.use_effect(followed, [shown])
    ft.use_effect(ask, [wanted])


def _unopened(session: Session, layout: Layout, failure: str) -> ft.View:
    """Why it cannot be opened, and the way home; nothing to walk when it has ended."""

    def home() -> None:
        session.walks.leave_unopened()
        go("/")

    told = banner(layout, failure) if failure else ft.Container()
    return frame(layout, bar(layout, strings.APP, home), told)


def _back(session: Session, walking: WalkSession) -> bool:
    went = walking.actions.back()
    session.changed()
    return went


@component
def Bar(session: Session, layout: Layout, walking: WalkSession, title: str, face: Face) -> ft.Control:  # noqa: N802 - as above
    """What stands on top: the way back, the title, and danger."""

    def back() -> None:
        if not _back(session, walking):
            go("/")

    if face == "danger":
        return bar(layout, title, back)

    def log_danger() -> None:
        walking.actions.danger(by_key=session.window.keys.just_now)
        session.changed()

    danger, said = danger_button(layout, log_danger), hand_says(layout)
    if not layout.low or face != "screen":
        return bar(layout, title, back, danger)
    shown = title if title_fits_bar(layout, said, title) else ""
    in_bar = hand_fits_bar(layout, said) and not walking.finished
    hand = [_named(layout, walking, bar_row(layout, _offered(session, layout, walking)))] if in_bar else []
    return bar(layout, shown, back, *hand, danger)


def _middle(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    shown = FACES.get(walking.overlay.face, _node)
    if not layout.wide:
        return shown(session, layout, walking)
    shown = _node if shown is so_far_face else shown  # it stands beside the screen already
    return side_by_side(shown(session, layout, walking), so_far(layout, walking.view, walking.focus))


def _node(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    told, said = _told(session, layout, walking), hand_says(layout)
    offer = [_offer(session, layout, walking)] if walking.note.offered else []
    title = (
        []
        if title_fits_bar(layout, said, walking.view.title)
        else [heading(layout, walking.view.title, "label", level=1)]
    )
    around = Around(
        top=[_progress(layout, walking.view), RunningClocks(walking.view, key=walking.id), *told],
        hand=ft.Container() if walking.finished else _at_hand(session, layout, walking),
        offer=offer,
        banners=len(told),
        hand_says=said,
        title=title,
        unfolded=bool(walking.overlay.words_open),
    )
    shown = NODES[type(walking.walk.screen)](session, layout, walking)
    return arranged(layout, walking.view, around, as_live(walking, shown))


def _progress(layout: Layout, view: WalkView) -> ft.Control:
    said, more = progress_says(view), view.more
    return ft.Column(
        [
            ft.ProgressBar(
                value=view.step / (view.step + more),
                bar_height=4,
                color=theme.ACCENT,
                bgcolor=theme.HAIRLINE,
                border_radius=2,
                semantics_label=strings.PROGRESS,
            ),
            layout.text("small", said, theme.FAINT),
        ],
        spacing=4,
    )


def _told(session: Session, layout: Layout, walking: WalkSession) -> list[ft.Control]:
    told: list[ft.Control] = []
    if walking.persistence.failure:
        again = quiet_button(layout, strings.TRY_AGAIN, handler(session, walking.actions.try_again))
        told.append(banner(layout, strings.UNCONFIRMED, again, icon=ft.Icons.SAVE_OUTLINED))
    return [*told, *standing(session, layout, walking)]


def _offer(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    why = handler(session, walking.note.write, walking.note.offered)
    add = quiet_button(layout, strings.WHY, why, ft.Icons.EDIT_NOTE_ROUNDED)
    opens_note(walking, walking.note.offered, add)
    return ft.Row(
        [
            add,
            quiet_button(
                layout, strings.NOT_LATER, handler(session, walking.note.decline), colour=theme.FAINT
            ),
        ],
        wrap=True,
        spacing=0,
    )


@component
def AtHand(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:  # noqa: N802 - as above
    """What is always at hand below."""
    return _named(layout, walking, bottom_row(layout, _offered(session, layout, walking), layout.column))


def _named(layout: Layout, walking: WalkSession, row: ft.Row) -> ft.Row:
    """The buttons of what is always at hand: the focus comes back to the one that opened something."""
    parts = {strings.NOTE: part_of_note(""), strings.SO_FAR: part_of_face("so-far")}
    for say, button in zip(hand_says(layout), row.controls, strict=True):
        if say in parts:
            walking.focus.part(parts[say], cast("ft.TextButton", button))
    return row


def _offered(session: Session, layout: Layout, walking: WalkSession) -> Offered:
    acts = {
        strings.NOTE: (ft.Icons.EDIT_NOTE_ROUNDED, handler(session, walking.note.write)),
        strings.CHANGED: (ft.Icons.REFRESH_ROUNDED, handler(session, walking.actions.reassess)),
        strings.SO_FAR: (ft.Icons.FORMAT_LIST_BULLETED, handler(session, walking.overlay.show, "so-far")),
    }
    return [(say, *acts[say]) for say in hand_says(layout)]


# The same from screen to screen: drawn again only when what they are given is another.
_bar = ft.memo(Bar)  # type: ignore[no-untyped-call]
_at_hand = ft.memo(AtHand)  # type: ignore[no-untyped-call]
