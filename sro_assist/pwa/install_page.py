"""The page that says how to put the app on a phone: plain, its drawings in it, readable offline."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sro_assist.pwa import strings
from sro_assist.pwa.app_page import head, ios_tags
from sro_assist.pwa.client_files import client_file


def install_html() -> str:
    """The whole page."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{escape(strings.INSTALL_TITLE)}</title>
<link rel="icon" type="image/svg+xml" href="icon.svg">
{head()}
{ios_tags()}
<style>
{client_file("install.css")}</style>
</head>
<body>
<main class="page">
<img class="mark" src="icon.svg" alt="" width="64" height="64">
<h1>{escape(strings.INSTALL_TITLE)}</h1>
<p>{escape(strings.INSTALL_SAYS)}</p>
<button class="button" id="now" type="button" hidden>{escape(strings.INSTALL_NOW)}</button>
{_device(strings.IPHONE, strings.IPHONE_STEPS)}
{_device(strings.ANDROID, strings.ANDROID_STEPS)}
{_notes()}
<a class="button second" href="./">{escape(strings.INSTALLED)}</a>
</main>
<script>
{client_file("install.js")}</script>
</body>
</html>
"""


def _device(name: str, steps: Iterable[tuple[str, str]]) -> str:
    items = "\n".join(f"<li>{_drawing(drawn)}<span>{escape(say)}</span></li>" for say, drawn in steps)
    return f"<section><h2>{escape(name)}</h2><ol>\n{items}\n</ol></section>"


def _notes() -> str:
    items = "\n".join(f"<li>{escape(note)}</li>" for note in strings.INSTALL_NOTES)
    return f"<section><h2>{escape(strings.INSTALL_NOTES_TITLE)}</h2><ul>\n{items}\n</ul></section>"


def _drawing(name: str) -> str:
    return (
        '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{_DRAWINGS[name]}</svg>'
    )


_DRAWINGS = {
    "compass": '<circle cx="12" cy="12" r="10"/><path d="M16.2 7.8L13.6 13.6L7.8 16.2L10.4 10.4Z"/>',
    "share": '<path d="M8 9H6.5a1.5 1.5 0 0 0-1.5 1.5v9A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5v-9'
    'A1.5 1.5 0 0 0 17.5 9H16"/><path d="M12 14.5V2.5M8.5 6L12 2.5L15.5 6"/>',
    "plus": '<rect x="3" y="3" width="18" height="18" rx="4.5"/><path d="M12 8v8M8 12h8"/>',
    "add": '<path d="M4.5 12.5L10 18L20 6.5"/>',
    "icon": '<path d="M9 13V5M9 21v-4M9 15l6-4.5a4 4 0 0 0 1.6-3.2V3"/><circle cx="9" cy="15" r="2.6"/>',
    "globe": '<circle cx="12" cy="12" r="10"/><path d="M2 12h20M12 2c3 3 4 6.5 4 10s-1 7-4 10"/>'
    '<path d="M12 22c-3-3-4-6.5-4-10s1-7 4-10"/>',
    "dots": '<g fill="currentColor" stroke="none"><circle cx="12" cy="5" r="2"/>'
    '<circle cx="12" cy="12" r="2"/><circle cx="12" cy="19" r="2"/></g>',
}
