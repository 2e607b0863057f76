"""The pack's own page: its name, its trees in order, and what no tree needs to cite."""

from __future__ import annotations

from pydantic import Field

from sro_assist.trees.conditions import Data
from sro_assist.trees.model import Citation, Id, Words


class DangerLine(Data):
    """The one line that *Danger now* shows, and the tree that it starts from the home screen."""

    say: Words
    cites: tuple[Citation, ...] = Field(min_length=1)
    tree: Id


class NoteWarning(Data):
    """What is said beside a note that may hold what is private, and what that rests on."""

    say: Words
    cites: tuple[Citation, ...] = Field(min_length=1)


class CardPart(Data):
    """Lines of the phone's quick card: those of policy in one list of things to do, in its own words.

    node: ``arrest.ready``; cites: those alone that cite one of these, if there are any; most: so many of
    them, from the first; begins: the tree that a tap on the title begins.
    """

    title: Words
    node: str = Field(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$", max_length=81)
    cites: tuple[Citation, ...] = ()
    most: int | None = Field(default=None, ge=1)
    begins: Id | None = None


class Reference(Data):
    """Provisions that no tree cites, and why they are only to be read."""

    cites: tuple[Citation, ...] = Field(min_length=1)
    why: Words


class Manifest(Data):
    """``pack.json``. ``trees`` is the order of the home screen; ``first`` asks what is happening."""

    id: Id
    title: Words
    department: Words
    policy: str = Field(pattern=r"^[a-z0-9_-]+\.md$")
    first: Id
    trees: tuple[Id, ...] = Field(min_length=1)
    danger: DangerLine
    note: NoteWarning | None = None
    card: tuple[CardPart, ...] = ()
    reference: tuple[Reference, ...] = ()
    plain_words: tuple[str, ...] = ()
    """Words of the trade that every officer knows: the reading grade counts them as easy."""
