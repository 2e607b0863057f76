"""Kept editions: each is read once, refused ones too, and one that comes later is found."""

from __future__ import annotations

import json

from sro_assist.records import verify
from sro_assist.records.edition_packs import EditionPacks
from sro_assist.trees.pack_files import edition_of
from tests.records.events import a_journal, a_start, an_id
from tests.trees.builders import a_pack

GOOD = dict(a_pack().files)
BAD = {**GOOD, "demo.json": "{}"}


class KeptEditions:
    """Editions by digest, and how often each was asked for."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.asked: list[str] = []

    def put(self, files: dict[str, str]) -> str:
        digest = edition_of(files)
        self.kept[digest] = json.dumps(files).encode()
        return digest

    def __call__(self, digest: str) -> bytes | None:
        self.asked.append(digest)
        return self.kept.get(digest)


def test_good_or_refused_pack_is_read_only_once() -> None:
    shelf = KeptEditions()
    packs, good, bad = EditionPacks(shelf), shelf.put(GOOD), shelf.put(BAD)
    for _ in range(3):
        read = packs.of(good)
        assert read is not None
        assert read.files == GOOD
        assert packs.of(bad) is None
    assert shelf.asked == [good, bad]


def test_pack_the_app_runs_on_is_never_read() -> None:
    shelf = KeptEditions()
    assert EditionPacks(shelf, [a_pack()]).of(a_pack().edition) is not None
    assert shelf.asked == []


def test_edition_that_comes_later_is_found() -> None:
    shelf = KeptEditions()
    packs, digest = EditionPacks(shelf), edition_of(GOOD)
    assert packs.of(digest) is None
    shelf.put(GOOD)
    assert packs.of(digest) is not None


def test_edition_made_whole_is_found_by_looking_again() -> None:
    shelf = KeptEditions()
    packs, digest = EditionPacks(shelf), edition_of(GOOD)
    shelf.kept[digest] = b"{}"
    assert packs.of(digest) is None
    shelf.put(GOOD)
    assert packs.of(digest) is None
    packs.look_again()
    assert packs.of(digest) is not None


def test_record_that_names_no_edition_has_none() -> None:
    verdict = verify(a_journal([a_start(edition=None)]))
    assert EditionPacks(lambda _digest: None).of_record(verdict) is None
    assert EditionPacks(lambda _digest: None).judge(an_id(), verdict).standing == "unknown"
