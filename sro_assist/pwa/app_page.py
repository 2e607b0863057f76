"""The page around the app: the card in its place, and the app started from what is kept."""

from __future__ import annotations

import re
from html import escape

from sro_assist.pwa import strings
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.client_files import client_file
from sro_assist.pwa.content_policy import policy
from sro_assist.pwa.css_tokens import DARK, LIGHT, THEMES, colours_css
from sro_assist.pwa.quick_card import card_html, card_of
from sro_assist.trees.pack import Pack

HEAD_PLACE = "<!-- fill head -->"
_STARTING = re.compile(r'<div id="starting".*?</div>', re.DOTALL)
_BODY_SCRIPTS = ("renderer.js", "card.js", "precache.js", "trial.js", "update.js", "launched.js")
_START_SCRIPTS = ("python.js", "flutter_bootstrap.js")


def with_card(index: str, pack: Pack) -> str:
    """Put the card and its scripts into the app's page. Raises BuildError when it has no place for them."""
    page = _without(index, [_tag(name) for name in _START_SCRIPTS])
    page = re.sub(r"\s*<meta name=\"theme-color\"[^>]*>", "", page)
    page = _put(page, HEAD_PLACE, f"{head()}\n{ios_tags()}")
    if not _STARTING.search(page):
        raise _no_place("the element of the id starting")
    return _STARTING.sub(lambda _: _body(pack), page, count=1)


def head() -> str:
    """Where the page may ask, its colours, and its theme before it is painted."""
    papers = {name: colours["paper"] for name, colours in THEMES.items()}
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        f'<meta name="theme-color" media="(prefers-color-scheme: light)" content="{LIGHT["paper"]}">\n'
        f'<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{DARK["paper"]}">\n'
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


def _tag(script: str) -> re.Pattern[str]:
    return re.compile(rf'\s*<script src="{re.escape(script)}"(?: async)?></script>')


def _without(page: str, tags: list[re.Pattern[str]]) -> str:
    """The page's own starting is taken out: it starts from what is kept, once everything is."""
    for tag in tags:
        page, found = tag.subn("", page)
        if found != 1:
            raise _no_place(f"one tag like {tag.pattern.removeprefix(chr(92) + 's*')}")
    return page


def _put(page: str, place: str, what: str) -> str:
    if page.count(place) != 1:
        raise _no_place(place)
    return page.replace(place, what)


def _no_place(what: str) -> BuildError:
    return BuildError(
        f"The app's page has not {what}, where the card and its scripts belong.",
        hint="Bring it back into sro_assist/pwa/client/index.html.",
    )
