"""The page around the app: the card in its place, and the app started from what is kept."""

from __future__ import annotations

from html import escape

from sro_assist.page.page_template import whole_page
from sro_assist.pwa import strings
from sro_assist.pwa.client_files import client_file
from sro_assist.pwa.content_policy import policy
from sro_assist.pwa.css_tokens import THEMES, colours_css
from sro_assist.pwa.quick_card import card_html, card_of
from sro_assist.trees.pack import Pack

_BODY_SCRIPTS = (
    "renderer.js",
    "card.js",
    "precache.js",
    "packed_client.js",
    "trial.js",
    "update.js",
    "launched.js",
)
_START_SCRIPTS = ("python.js", "flutter_bootstrap.js")
_SETTINGS = {
    "pyodide": True,
    "webSocketEndpoint": "ws",
    "entrypointBaseUrl": "./",
    "assetBase": "./",
    "canvasKitBaseUrl": "canvaskit/",
    "pyodideUrl": "pyodide/pyodide.mjs",
    "fontFallbackBaseUrl": "assets/fonts/",
    "appPackageUrl": "app.bin",
}


def app_page(pack: Pack) -> str:
    """The whole page, with the card and its scripts. Raises BuildError when the pack lacks what it needs."""
    stand_in = f"<script>\n{client_file('storage_stand_in.js')}</script>"
    return whole_page(
        base="./", settings=_SETTINGS, head=f"{head()}\n{ios_tags()}\n{stand_in}", body=_body(pack)
    )


def head() -> str:
    """Where the page may ask, its colours, and its theme before it is painted."""
    papers = {name: colours["surface"] for name, colours in THEMES.items()}
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        f'<meta name="theme-color" media="(prefers-color-scheme: light)" content="{papers["light"]}">\n'
        f'<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{papers["dark"]}">\n'
        f"<style>\n{colours_css()}\n{client_file('card.css')}</style>\n"
        f"<script>\n{client_file('theme.js', papers=papers)}</script>"
    )


def ios_tags() -> str:
    """What a phone needs to put the page on its home screen."""
    return (
        '<link rel="manifest" href="manifest.webmanifest">\n'
        '<meta name="mobile-web-app-capable" content="yes">\n'
        '<meta name="apple-mobile-web-app-capable" content="yes">\n'
        '<meta name="apple-mobile-web-app-status-bar-style" content="default">\n'
        f'<meta name="apple-mobile-web-app-title" content="{escape(strings.APP)}">\n'
        '<link rel="apple-touch-icon" href="icons/apple-touch-icon-180.png">'
    )


def _body(pack: Pack) -> str:
    scripts = "\n".join(
        client_file(name, words=strings.SCRIPT, starts=list(_START_SCRIPTS)) for name in _BODY_SCRIPTS
    )
    return (
        f'<div id="starting" hidden></div>\n{card_html(card_of(pack))}\n{_strip()}\n'
        f"<script>\n{scripts}\nkeeping.begin();\n</script>"
    )


def _strip() -> str:
    return (
        '<div id="update" role="status" hidden><p></p>'
        '<div><button class="use" type="button"></button>'
        f'<button class="later" type="button">{escape(strings.LATER)}</button></div></div>'
    )
