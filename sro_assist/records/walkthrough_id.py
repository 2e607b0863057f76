"""A walkthrough's id: a UUID in lower case. Read once where it comes from outside, trusted from there on."""

from __future__ import annotations

import re
from typing import NewType

from sro_assist.errors import RecordError

WalkthroughId = NewType("WalkthroughId", str)
"""The text itself, as files and addresses have it; made here, from what was checked.

To the machine it is a text: a class of its own takes more than twice as long to make, and the list of ten
thousand walkthroughs makes as many.
"""

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
"""What an id looks like, as a pattern."""
_WHOLE, _SOMEWHERE = re.compile(UUID), re.compile(UUID, re.IGNORECASE)


def parse_id(text: str) -> WalkthroughId:
    """The id that this text is. Raises RecordError when it is none."""
    if not _WHOLE.fullmatch(text):
        raise RecordError("This is not the id of a walkthrough.", hint="Open it from the list.")
    return WalkthroughId(text)


def id_or_none(text: str) -> WalkthroughId | None:
    """The id that this text is, if it is one."""
    return WalkthroughId(text) if _WHOLE.fullmatch(text) else None


def id_in(name: str) -> WalkthroughId | None:
    """The id that a file's name bears, whatever was added to it; None when it bears none."""
    match = _SOMEWHERE.search(name)
    return WalkthroughId(match[0].lower()) if match else None
