"""Every screen beside the nodes: how it is opened, and what it has to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sro_assist.app import strings
from sro_assist.trees.model import Visit
from sro_assist.trees.pack import Pack
from sro_assist.walk.walkthrough import Walkthrough
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.policy import Policy
from tests.browser.page_objects.saved import Record, Saved
from tests.browser.page_objects.settings import Settings
from tests.browser.page_objects.walking import Walking
from tests.browser.pictures import standing
from tests.browser.pictures.booth import Booth
from tests.browser.pictures.expecting import Part
from tests.browser.pictures.standing import Stand

SECTION = "437.5.1"
SEARCHED = "restraint"
PRIVATE = "Told Mary Smith on 11/23/2025"


@dataclass(frozen=True)
class Kept:
    """A booth, and the walks that can be kept in its folder."""

    booth: Booth
    pack: Pack
    walks: dict[Stand, Walkthrough]

    def go(self, route: str) -> Home:
        """Show an address of the app's own."""
        return self.booth.screen.go(route).now(Home)

    def walk_at(self, tree: str, node: str, *, ends: bool = False) -> Walking:
        """A walk left unfinished."""
        return self.booth.stand_at(self.walks[tree, node, ends])

    def finished(self) -> str:
        """The id of a walk that was finished; duties stay open."""
        walk = self.walks["restraint", "ended", True]
        return standing.keep(self.booth.data, walk.finish("finished", elapsed=0))


Open = Callable[[Kept], Sequence[Part]]


def home(kept: Kept) -> Sequence[Part]:
    """The first screen, whether or not there is something to go on with."""
    kept.go("/").here()
    manifest = kept.pack.manifest
    glances = (kept.pack.trees[tree].title for tree in manifest.trees if tree != manifest.first)
    named = [strings.DANGER, strings.SAVED, strings.POLICY, strings.SETTINGS]
    return [
        Part(strings.APP, "heading"),
        *(Part(say, "button") for say in named),
        *(Part(strings.GLANCE.format(title=title), "button") for title in glances),
    ]


def home_unfinished(kept: Kept) -> Sequence[Part]:
    """The first screen with two to go on with."""
    for _ in range(2):
        kept.walk_at("restraint", "still")
    parts = home(kept)
    begun = kept.walks["restraint", "still", False].started.tree
    kept.go("/").here().offers(kept.pack.trees[begun])
    return parts


def glance(tree: str) -> Open:
    """A tree on one page."""

    def open_it(kept: Kept) -> Sequence[Part]:
        shown = kept.pack.trees[tree]
        kept.go(f"/glance/{tree}").see_heading(shown.title, level=1)
        nodes = [node for node in shown.nodes.values() if not isinstance(node, Visit)]
        return [*(Part(node.headline, "heading") for node in nodes), Part(strings.WALK_IT, "button")]

    return open_it


def saved_empty(kept: Kept) -> Sequence[Part]:
    """The list before there is anything in it."""
    kept.go("/saved").now(Saved).here()
    return [Part(strings.SAVED_TITLE, "heading"), Part(strings.SAVED_NONE, kind="body")]


def saved(kept: Kept) -> Sequence[Part]:
    """The list with some in it."""
    kept.finished()
    kept.walk_at("arrest", "staff")
    kept.go("/saved").now(Saved).here().see_text(kept.pack.trees["restraint"].title)
    return [Part(strings.SAVED_TITLE, "heading")]


def record(kept: Kept) -> Sequence[Part]:
    """One walkthrough."""
    kept.go(f"/saved/{kept.finished()}").now(Record).here().see_text(strings.INTACT)
    return [Part(strings.SAVED_TITLE, "heading"), Part(strings.INTACT)]


def record_altered(kept: Kept) -> Sequence[Part]:
    """One whose third line was changed behind the app's back."""
    walk_id = kept.finished()
    journal = kept.booth.data / f"{walk_id}.journal"
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"elapsed":0', b'"elapsed":9')
    journal.write_bytes(b"\n".join(lines))
    said = strings.ALTERED.format(line=3)
    kept.go(f"/saved/{walk_id}").now(Record).see_text(said)
    return [Part(strings.SAVED_TITLE, "heading"), Part(said)]


def policy(kept: Kept) -> Sequence[Part]:
    """The list of sections."""
    kept.go("/policy").now(Policy).here().see_text(SECTION)
    return [Part(strings.POLICY_TITLE, "heading"), Part(strings.SEARCH, "textbox")]


def section(number: str) -> Open:
    """One section, word for word."""

    def open_it(kept: Kept) -> Sequence[Part]:
        kept.go(f"/policy/{number}").see_heading(number)
        read = kept.pack.policy.section(number)
        return [Part(provision.text, kind="body") for provision in read if provision.finest]

    return open_it


def search(kept: Kept) -> Sequence[Part]:
    """What was found; it stays written in the field, so this one comes last."""
    found = strings.HITS.format(count=len(kept.pack.policy.search(SEARCHED)))
    kept.go("/policy").now(Policy).here().search(SEARCHED).see_text(found)
    return [Part(strings.POLICY_TITLE, "heading"), Part(found)]


def settings(kept: Kept) -> Sequence[Part]:
    """All that can be set."""
    kept.go("/settings").now(Settings).here()
    offered = [*strings.THEMES.values(), *strings.TEXT_SIZES.values()]
    return [Part(strings.SETTINGS, "heading"), *(Part(say, "radio") for say in offered)]


def note(kept: Kept) -> Sequence[Part]:
    """A note being written."""
    walking = kept.walk_at("arrest", "staff")
    walking.touch(walking.button(strings.NOTE))
    walking.see(walking.find("textbox", strings.NOTE_LABEL))
    return _of_note(strings.NOTE_KEEP)


def note_warned(kept: Kept) -> Sequence[Part]:
    """A note that looks private."""
    walking = kept.walk_at("arrest", "staff").write_note(PRIVATE).keep_note()
    walking.see(walking.button(strings.NOTE_KEEP_ANYWAY))
    return _of_note(strings.NOTE_KEEP_ANYWAY)


def _of_note(keep: str) -> list[Part]:
    return [
        Part(strings.NOTE_LABEL, "textbox"),
        Part(strings.CLOSE, "button"),
        Part(keep, "button", framed=True),
    ]


def danger(kept: Kept) -> Sequence[Part]:
    """*Danger now*, over a walk."""
    said = kept.pack.manifest.danger.say
    kept.walk_at("arrest", "staff").danger_now().see_heading(said)
    return [Part(said, "heading", "question"), Part(strings.DANGER_BACK, "button", framed=True)]


def so_far(kept: Kept) -> Sequence[Part]:
    """The path over the whole of a phone's screen; beside the question where there is room."""
    walking = kept.walk_at("arrest", "restrained")
    walking.touch(walking.button(strings.SO_FAR))
    walking.see_heading(strings.SO_FAR)
    return [Part(strings.SO_FAR, "heading")]


def citation_unfolded(kept: Kept) -> Sequence[Part]:
    """A question with the policy's words under it."""
    walk = kept.walks["arrest", "staff", False]
    citation = walk.screen.cites[0]
    said = kept.pack.policy[citation].text
    kept.walk_at("arrest", "staff").unfold(citation).see_text(said)
    return [Part(said, kind="body")]


def unknown(kept: Kept) -> Sequence[Part]:
    """An address that leads nowhere."""
    kept.go("/nowhere").see_text(strings.NOT_FOUND)
    return [Part(strings.NOT_FOUND, kind="body"), Part(strings.TO_HOME, "button", framed=True)]


PLACES: dict[str, Open] = {
    "home": home,
    "saved, empty": saved_empty,
    "home, unfinished": home_unfinished,
    "saved": saved,
    "record": record,
    "record, altered": record_altered,
    "policy": policy,
    **{f"section {number}": section(number) for number in ("437.4", SECTION, "437.12")},
    "settings": settings,
    "note": note,
    "note, warned": note_warned,
    "danger": danger,
    "so far": so_far,
    "citation": citation_unfolded,
    "unknown": unknown,
    **{f"glance {tree}": glance(tree) for tree in ("triage", "arrest", "force", "deescalation", "restraint")},
    "search": search,
}
