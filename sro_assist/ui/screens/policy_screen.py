"""The policy, word for word: to search and to read."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.policy import Provision, find_spans
from sro_assist.ui import theme
from sro_assist.ui.components.citation_list import weight_chip
from sro_assist.ui.components.headings import opening
from sro_assist.ui.components.tappable import Sheet, tappable
from sro_assist.ui.components.text_field import field
from sro_assist.ui.error_boundary import component, screen
from sro_assist.ui.hooks import go, use_app
from sro_assist.ui.screens.scaffold import bar, frame, page_body, side_by_side
from sro_assist.ui.theme import Layout


@screen
def PolicyRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """A field to search with; under it what was found, or the whole manual by section."""
    session, layout = use_app()
    listed = _list(session, layout, chosen="")
    body = side_by_side(listed, ft.Container()) if layout.wide else listed
    return frame(layout, bar(layout, strings.POLICY_TITLE, lambda: go("/")), body)


@screen
def SectionRoute() -> ft.View:  # noqa: N802 - a component is written like a class
    """One section; on a wide screen beside the list."""
    session, layout = use_app()
    number = ft.use_route_params().get("section", "")
    read = _section_read(session, layout, number)
    title = strings.SECTION_TITLE.format(section=number)
    if not layout.wide:
        return frame(layout, bar(layout, strings.POLICY_TITLE, lambda: go("/policy")), read, title=title)
    body = side_by_side(_list(session, layout, chosen=number), read)
    return frame(layout, bar(layout, strings.POLICY_TITLE, lambda: go("/")), body, title=title)


def _list(session: Session, layout: Layout, chosen: str) -> ft.Control:
    search = ft.Container(_search(session, Layout(layout.scale)), padding=ft.Padding.only(top=8))
    return ft.Column(
        [search, _found(session, layout, chosen)],
        expand=True,
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _section_read(session: Session, layout: Layout, number: str) -> ft.Control:
    policy = session.context.pack.policy
    provisions = policy.section(number) if number in policy else ()
    if not provisions:
        return layout.text("body", strings.NOT_FOUND)
    title = f"{number} {_cased(provisions[0].heading)}"
    rows = [_provision(layout, provision, "") for provision in provisions if provision.finest]
    return page_body(layout, [opening(layout.text("title", title), level=2), *rows], spacing=14)


@component
def SearchField(session: Session, layout: Layout) -> ft.Control:  # noqa: N802 - a component is written like a class
    """The field to search with."""

    def typed(event: ft.Event[ft.TextField]) -> None:
        session.window.memory.query = event.control.value or ""
        session.changed()

    return field(layout, strings.SEARCH, session.window.memory.query, typed, prefix_icon=ft.Icons.SEARCH)


# Not drawn again with what is found: its own words would come back to it late, over newer letters.
_search = ft.memo(SearchField)  # type: ignore[no-untyped-call]


def _found(session: Session, layout: Layout, chosen: str) -> ft.Control:
    policy = session.context.pack.policy
    if not session.window.memory.query.strip():
        return page_body(
            layout,
            [_section(layout, one, chosen=one.section == chosen) for one in policy.sections],
            spacing=4,
        )
    hits = policy.search(session.window.memory.query)
    said = (
        (strings.HIT_ONE if len(hits) == 1 else strings.HITS.format(count=len(hits)))
        if hits
        else strings.NO_HITS
    )
    count = ft.Semantics(content=layout.text("small", said, theme.FAINT), live_region=True, container=True)
    return page_body(
        layout, [count, *(_hit(layout, hit, session.window.memory.query) for hit in hits)], spacing=14
    )


def _section(layout: Layout, section: Provision, *, chosen: bool) -> ft.Control:
    depth = section.section.count(".") - 1
    number, named = (
        layout.text("label", section.section, theme.ACCENT),
        layout.text("body", _cased(section.heading)),
    )
    said: list[ft.Control] = [
        ft.Container(number, width=layout.glyph("label") * 4.4),
        ft.Container(named, expand=True),
    ]
    if layout.large:  # beside its number, words would break
        said = [ft.Container(ft.Column([number, named], spacing=2), expand=True)]
    row = ft.Row([*said, ft.Icon(ft.Icons.CHEVRON_RIGHT, color=theme.FAINT, size=layout.icon)], spacing=8)
    padding = ft.Padding.only(left=8 + 18 * depth, right=8, top=13, bottom=13)
    sheet = Sheet(padding, theme.TINT if chosen else None, radius=10)
    return tappable(row, lambda: go(f"/policy/{section.section}"), sheet)


def _cased(heading_text: str) -> str:
    """A heading in capitals, made easier to read in a list; SRO stays SRO."""
    return heading_text.capitalize().replace("Sro", "SRO")


def _hit(layout: Layout, provision: Provision, query: str) -> ft.Control:
    """What was found; a tap reads the section that it stands in."""
    sheet = Sheet(ft.Padding.symmetric(vertical=6), radius=10)
    return tappable(_provision(layout, provision, query), lambda: go(f"/policy/{provision.section}"), sheet)


def _provision(layout: Layout, provision: Provision, query: str) -> ft.Control:
    line = ft.Row(
        [layout.text("label", provision.citation, theme.ACCENT), weight_chip(layout, provision.modality)],
        spacing=10,
        wrap=True,
    )
    return ft.Column([line, _words(layout, provision.text, query)], spacing=4)


def _words(layout: Layout, text: str, query: str) -> ft.Control:
    """The provision's text with what was searched for standing out."""
    spans: list[ft.TextSpan] = []
    done = 0
    for start, end in find_spans(text, query):
        spans += [ft.TextSpan(text[done:start]), ft.TextSpan(text[start:end], style=layout.found())]
        done = end
    spans.append(ft.TextSpan(text[done:]))
    return ft.Text(spans=spans, style=layout.style("body"), selectable=False)
