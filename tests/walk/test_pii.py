"""A note that seems to say who somebody is gets a word of warning; nothing is forbidden."""

from __future__ import annotations

import pytest

from sro_assist.walk.pii import looks_private


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("DOB 3/4/2010", "a date, perhaps a birth date"),
        ("born 03-04-10", "a date, perhaps a birth date"),
        ("born 2010-03-04", "a date, perhaps a birth date"),
        ("born March 4, 2010", "a date, perhaps a birth date"),
        ("born 4 March 2010", "a date, perhaps a birth date"),
        ("called 651-555-0199", "a phone number"),
        ("called (651) 555-0199", "a phone number"),
        ("called +1 651 555 0199", "a phone number"),
        ("called 6515550199", "a phone number"),
        ("student id 4471932", "an id number"),
        ("lunch card A55012", "an id number"),
        ("told John Smith", "a name"),
        ("John Smith was told", "a name"),
        ("his sister Maria came", "a name"),
        ("told José, who agreed", "a name"),
        ("told Mr. O'Brien", "a name"),
        ("first line\nthen Pao Xiong", "a name"),
    ],
)
def test_looks_private_names_what_it_saw(note: str, what: str) -> None:
    assert looks_private(note) == (what,)


@pytest.mark.parametrize(
    "note",
    [
        "told the principal at 10:15",
        "Told the principal at 10:15:30",
        "Room 204",
        "went to Room 204",
        "County Attorney",
        "asked the County Attorney's Office",
        "asked the County Attorney’s Office",
        "437.5.1(a) and 437.6 read again",
        "Held for 12 minutes. Then let go.",
        "Calm again! She sat down",
        "Student calm.\nThen the nurse came",
        "- Nurse called\n- Parent called",
        "SRO and School Resource Officer",
        "on Monday in March I spoke to Staff",
        "2 of 3 doors shut, 1st floor",
        "",
    ],
)
def test_looks_private_leaves_plain_notes_alone(note: str) -> None:
    assert looks_private(note) == ()


def test_looks_private_names_each_thing_once() -> None:
    seen = looks_private("John Smith and Ann Lee, 651-555-0199, 3/4/2010, id 4471932")
    assert seen == ("a date, perhaps a birth date", "a phone number", "an id number", "a name")
