"""Files that were made to do harm, or only to take long."""

from __future__ import annotations

import io
import stat
import struct
import time
import warnings
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sro_assist.errors import RecordError
from sro_assist.records.exchange.sro_file import (
    EDITION,
    LARGEST,
    LARGEST_JOURNAL,
    README,
)
from sro_assist.records.storage.protocol import DEVICE_LOG, SETTINGS, SUMMARIES, edition_name, journal_name
from tests.records.events import a_journal, a_start, an_id
from tests.records.exchange.sro_files import (
    DIGEST,
    NAME,
    PACK,
    a_file,
    a_record,
    a_storage,
    assert_refused,
    taken,
)
from tests.records.storage.backends import MemoryHome


def a_zip(*members: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(data, "w", packed) as whole:
        for name, content in members:  # the same name twice is warned of
            whole.writestr(name, content)
    return data.getvalue()


def an_entry(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def with_size(data: bytes, size: int) -> bytes:
    """The same zip, its first member said to unpack to this many bytes."""
    at = data.index(b"PK\1\2") + 24
    return data[:at] + struct.pack("<L", size) + data[at + 4 :]


def with_end(data: bytes, **fields: int) -> bytes:
    """The same zip, its last record altered."""
    names = ("disk", "start", "here", "count", "size", "offset", "comment")
    values = dict(zip(names, struct.unpack("<4H2LH", data[-18:]), strict=True))
    return data[:-18] + struct.pack("<4H2LH", *(values | fields).values())


RECORD = (NAME, a_record())


ZIPS = {
    "bomb": (a_zip((NAME, b"0" * LARGEST_JOURNAL)), "more than it may"),
    "bomb that lies": (with_size(a_zip((NAME, b"0" * LARGEST_JOURNAL)), 100), "no whole zip|no record"),
    "bomb of an edition": (a_zip(RECORD, (EDITION, b" " * 2**20)), "more than it may"),
    "member that is too large": (
        a_zip(RECORD, (README, b"x" * 20_000), packed=zipfile.ZIP_STORED),
        "more than",
    ),
    "member that says it is larger": (with_size(a_zip(RECORD), 5000), "cut short"),
    "many members": (a_zip(*((f"{n}.json", b"") for n in range(9))), "more than 3 files"),
    "very many members": (a_zip(*((f"{n}.json", b"") for n in range(5_000))), "more than 3 files"),
    "very many said to be few": (
        with_end(a_zip(*((f"{n}.json", b"") for n in range(5_000))), here=1, count=1),
        "more than 3 files",
    ),
    "long list of few": (
        with_end(a_zip(*((f"{n}.json", b"") for n in range(30))), here=3, count=3, size=100),
        "no whole zip",
    ),
    "path upwards": (a_zip((f"../{NAME}", a_record())), "no place"),
    "absolute path": (a_zip((f"/{NAME}", a_record())), "no place"),
    "folder": (a_zip(("records/", b""), RECORD), "no place"),
    "path in a folder": (a_zip((f"a/{NAME}", a_record())), "no place"),
    "backslashes": (a_zip((f"..\\{NAME}", a_record())), "no place"),
    "settings": (a_zip(("settings.json", b"{}"), RECORD), "no place"),
    "name in capitals": (a_zip((NAME.upper(), a_record())), "no place"),
    "name cut by a zero": (a_zip((f"{NAME}!x", a_record())).replace(b"!", b"\0"), "no place|no whole zip"),
    "same name twice": (a_zip(RECORD, RECORD), "same name"),
    "two records": (a_zip(RECORD, (journal_name(an_id(2)), a_record())), "not hold one record"),
    "no record": (a_zip((EDITION, PACK)), "not hold one record"),
    "nothing in it": (a_zip(), "more than 3 files"),
    "link": (a_zip((an_entry(NAME, stat.S_IFLNK | 0o777), b"/etc/passwd")), "not a plain file"),
    "device": (a_zip((an_entry(NAME, stat.S_IFCHR), b"")), "not a plain file"),
    "unusual packing": (a_zip(RECORD, packed=zipfile.ZIP_BZIP2), "unusual"),
    "encrypted": (a_file().replace(b"PK\1\2\x14\x03\x14\0\0", b"PK\1\2\x14\x03\x14\0\1"), "encrypted"),
    "comment": (with_end(a_file(), comment=1), "no whole zip"),
    "something before it": (b"PK" + a_file(), "no whole zip"),
    "something after it": (a_file() + b"x", "no whole zip"),
    "cut short": (a_file()[:-1], "no whole zip"),
    "cut in the middle": (a_file()[:900], "no whole zip"),
    "two letters": (b"PK", "no whole zip"),
    "changed content": (a_file().replace(b"# Policy", b"# policy"), "no whole zip"),
    "larger figures elsewhere": (with_end(a_file(), offset=2**32 - 1), "no whole zip"),
}


@pytest.mark.parametrize(("data", "why"), ZIPS.values(), ids=ZIPS.keys())
def test_hostile_zip_is_refused(data: bytes, why: str) -> None:
    assert_refused(a_storage(), data, why)


def test_file_packed_again_is_taken_in() -> None:
    assert taken(a_storage(), a_zip(RECORD, (EDITION, PACK))).how == "new"


WHOLE = a_file()


KEPT = {NAME, edition_name(DIGEST), SUMMARIES, SETTINGS, DEVICE_LOG}


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40), st.integers(0, 40))
@example(WHOLE.rindex(b"PK\1\2"), b"", 10)
def test_changed_file_is_refused_or_brings_the_same(at: int, put: bytes, cut: int) -> None:
    storage = MemoryHome()
    with suppress(RecordError):
        taken(storage, WHOLE[:at] + put + WHOLE[at + cut :])
        assert storage.files[NAME] == a_record()
    assert storage.files.keys() <= KEPT


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda tail: b"PK\3\4" + tail + WHOLE[-22:]))
def test_garbage_is_refused_in_words(data: bytes) -> None:
    assert_refused(MemoryHome(), data, ".")


BLANKS = (b" " * 99 + b"\n") * (LARGEST_JOURNAL // 100)


SLOW = {
    "newlines": b"\n" * LARGEST_JOURNAL,
    "one line": b"x" * LARGEST_JOURNAL,
    "zeros": bytes(LARGEST_JOURNAL),
    "blank lines": BLANKS,
    "signatures": b"PK\1\2" * (LARGEST // 4),
    "ends": b"PK\5\6" * (LARGEST // 4),
    "deep edition": a_file(edition=b"[" * 2**20),
    "wide edition": a_file(edition=b"[" + b"0," * (2**19 - 2) + b"0]"),
    "long text in an edition": a_file(edition=b'{"a":"' + b"\\u0041" * 170_000 + b'"}'),
    "digits in an edition": a_file(edition=b"1" * 2**20),
}


@pytest.mark.parametrize("data", SLOW.values(), ids=SLOW.keys())
def test_large_garbage_is_refused_in_little_time(data: bytes) -> None:
    before = time.process_time()
    assert_refused(MemoryHome(), data, ".")
    assert time.process_time() - before < 6  # a second without coverage; what grows by squares takes minutes


def test_longest_record_is_taken_in_in_little_time() -> None:
    walk = [{**a_start(), "edition": DIGEST}, *({"kind": "danger", "elapsed": 1} for _ in range(17_000))]
    journal = a_journal(walk)
    before = time.process_time()
    assert len(journal) < LARGEST_JOURNAL
    assert taken(MemoryHome(), a_file(journal)).summary.dangers == 17_000
    assert time.process_time() - before < 10
