"""A note: never asked for twice, never in the way. What looks private is named before it is kept."""

from __future__ import annotations

import asyncio

import flet as ft

from sro_assist.app import strings
from sro_assist.app.focus import FIELD, Focus
from sro_assist.app.note_drafts import OFTEN
from sro_assist.app.note_editor import NoteEditor
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.ui import theme
from sro_assist.ui.components.buttons import main_button, quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.components.headings import heading
from sro_assist.ui.components.text_field import field
from sro_assist.ui.error_boundary import component
from sro_assist.ui.hooks import handler
from sro_assist.ui.screens.walk_screen.read_only_notice import standing
from sro_assist.ui.theme import Layout
from sro_assist.walk.events import MOST_NOTE


def note_face(session: Session, layout: Layout, walking: WalkSession) -> ft.Control:
    """What is being written, and what it looks like."""
    still = Layout(layout.scale)  # a keyboard that comes up gives the window another size
    parts: list[ft.Control] = [
        heading(layout, strings.NOTE_TITLE, "title"),
        *standing(session, layout, walking),
    ]
    parts.append(_writing(session, still, walking.note, walking.focus))
    if walking.note.warned:
        what = " and ".join(walking.note.warned)
        parts.append(banner(layout, " ".join([strings.NOTE_LOOKS.format(what=what), *_why(walking)])))
    keep = strings.NOTE_KEEP_ANYWAY if walking.note.warned else strings.NOTE_KEEP
    parts += [
        main_button(layout, keep, handler(session, walking.note.keep)),
        quiet_button(layout, strings.CLOSE, handler(session, walking.overlay.close), colour=theme.FAINT),
    ]
    return ft.Column(
        parts,
        spacing=14,
        expand=True,
        scroll=ft.ScrollMode.AUTO,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _why(walking: WalkSession) -> list[str]:
    """What the department's pack has to say of it."""
    warning = walking.walk.pack.manifest.note
    return [f"{warning.say.removesuffix('.')} ({', '.join(warning.cites)})."] if warning else []


@component
def NoteField(session: Session, layout: Layout, note: NoteEditor, focus: Focus) -> ft.Control:  # noqa: N802 - a component
    """The field to write in. What is in it is kept as it is typed, though it is no note yet."""
    waiting = ft.use_ref(False)

    def typed(event: ft.Event[ft.TextField]) -> None:
        warned = bool(note.warned)
        note.type(event.control.value or "")
        if warned:
            session.changed()
        if note.drafts.waits and not waiting.current:
            waiting.current = True
            ft.context.page.run_task(keep)

    async def keep() -> None:
        """What was typed last is kept a moment later."""
        await asyncio.sleep(OFTEN)
        waiting.current = False
        note.drafts.flush()

    ft.use_effect(focus.give, [])  # the field comes with the note, after the screen around it
    writing = field(
        layout,
        strings.NOTE_LABEL,
        note.draft,
        typed,
        hint_text=strings.NOTE_HINT,
        multiline=True,
        min_lines=4,
        max_lines=10,
        max_length=MOST_NOTE,
        on_blur=note.drafts.flush,
    )
    return focus.part(FIELD, writing)


# Not drawn again with what stands around it: its own words would come back to it late, over newer letters.
_writing = ft.memo(NoteField)  # type: ignore[no-untyped-call]
