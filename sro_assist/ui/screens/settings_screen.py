"""Settings of this device: who walks, how it looks, how large the text is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from sro_assist import __version__
from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.records import MOST_OFFICER
from sro_assist.ui import theme
from sro_assist.ui.components.button_edge import side
from sro_assist.ui.components.cards import banner, card
from sro_assist.ui.components.focus_ring import Ringed
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.text_field import field
from sro_assist.ui.error_boundary import component, screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.scaffold import bar, frame, page_body
from sro_assist.ui.theme import Layout


@screen
def SettingsRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """Everything that can be set. Nothing has to be."""
    session, layout = use_app()
    told = (
        [banner(layout, strings.SETTINGS_FAILED.format(why=session.preferences.failure))]
        if session.preferences.failure
        else []
    )
    above = 18 * layout.drawn if layout.large else 0  # a large field's name reaches over its edge
    parts = [
        *told,
        ft.Container(_officer(session, Layout(layout.scale)), padding=ft.Padding.only(top=above)),
        heading(layout, strings.LOOKS, "label"),
        _choices(session, layout, "theme", strings.THEMES, session.preferences.settings.theme),
        heading(layout, strings.TEXT_SIZE, "label"),
        _choices(session, layout, "text_size", strings.TEXT_SIZES, session.preferences.settings.text_size),
        layout.text("question", strings.TEXT_SAMPLE),
        _reader(session, layout),
        _kept(session, layout),
        _about(session, layout),
    ]
    return frame(layout, bar(layout, strings.SETTINGS, lambda: go("/")), page_body(layout, parts))


@component
def OfficerField(session: Session, layout: Layout) -> ft.Control:  # noqa: N802 - a component is written like a class
    """Who walks here."""

    def typed(event: ft.Event[ft.TextField]) -> None:
        session.preferences.set(officer=event.control.value or "")

    return field(
        layout,
        strings.OFFICER,
        session.preferences.settings.officer,
        typed,
        helper=strings.OFFICER_HELP,
        max_length=MOST_OFFICER,
        counter="",
    )


# Not drawn again with the rest: its own words would come back to it late, over newer letters.
_officer = ft.memo(OfficerField)  # type: ignore[no-untyped-call]


def _choices(
    session: Session,
    layout: Layout,
    name: str,
    offered: Mapping[Any, str],
    chosen: Any,  # noqa: ANN401 - as the setting is
) -> ft.Control:
    def change(event: ft.Event[ft.RadioGroup]) -> None:
        value = {str(key): key for key in offered}[event.control.value or ""]
        session.preferences.set(**{name: value})
        session.changed()

    radios = [
        partial(
            ft.Radio, value=str(key), label=say, label_style=layout.style("body"), fill_color=theme.ACCENT
        )
        for key, say in offered.items()
    ]
    rows = ft.Column([Ringed(radio) for radio in radios], spacing=0)
    return card(ft.RadioGroup(value=str(chosen), content=rows, on_change=change))


def _reader(session: Session, layout: Layout) -> ft.Control:
    def change(event: ft.Event[ft.Switch]) -> None:
        session.preferences.set(screen_reader=bool(event.control.value))
        session.changed()

    switch = partial(
        ft.Switch,
        value=session.preferences.settings.screen_reader,
        label=strings.READER,
        label_text_style=layout.style("body"),
        on_change=change,
        active_track_color=theme.ACCENT,
    )
    return ft.Column([Ringed(switch), layout.text("small", strings.READER_HELP, theme.FAINT)], spacing=0)


def _kept(session: Session, layout: Layout) -> ft.Control:
    """Where records are kept: asked of the device when the screen opens."""
    nothing: tuple[str, ...] = ()
    facts, set_facts = ft.use_state(nothing)

    async def ask() -> None:
        found = await session.context.storage_status.facts()
        set_facts(lambda _before: found)

    ft.use_effect(ask, [])
    lines = [layout.text("small", fact, theme.FAINT) for fact in facts]
    return ft.Column(
        [heading(layout, strings.KEPT_TITLE, "label"), *lines, *_install(session, layout)], spacing=6
    )


def _install(session: Session, layout: Layout) -> list[ft.Control]:
    """The way to the page that says how to put the app on the home screen."""
    page = session.context.storage_status.install_page
    if not page:
        return []
    label = layout.text("label", strings.INSTALL, theme.ACCENT)
    style = ft.ButtonStyle(side=side())
    return [ft.TextButton(content=label, action=ft.OpenUrl(page), style=style)]


def _about(session: Session, layout: Layout) -> ft.Control:
    edition = strings.EDITION.format(edition=session.context.pack.edition[:12], app=__version__)
    lines = [session.context.pack.manifest.title, *strings.ABOUT_LINES, edition]
    return ft.Column(
        [
            heading(layout, strings.ABOUT, "label"),
            *(layout.text("small", line, theme.FAINT) for line in lines),
        ],
        spacing=6,
    )
