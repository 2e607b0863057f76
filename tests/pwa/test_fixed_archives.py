"""Archives: what goes in comes out, and the same goes in as the same bytes."""

from __future__ import annotations

import gzip
import io
import tarfile

from hypothesis import given
from hypothesis import strategies as st

from sro_assist.pwa.fixed_archives import packed, plain_tar, plain_zip, zip_files

NAMES = st.text("abc/_.", min_size=1, max_size=20).filter(
    lambda name: "//" not in name and name.strip("/.") == name
)
FILES = st.dictionaries(NAMES, st.binary(max_size=1500), max_size=6)


@given(FILES)
def test_zip_gives_back_every_file(files: dict[str, bytes]) -> None:
    assert zip_files(plain_zip(files)) == files


@given(FILES)
def test_tar_gives_back_every_file(files: dict[str, bytes]) -> None:
    with tarfile.open(fileobj=io.BytesIO(plain_tar(files))) as archive:
        members = {each.name: archive.extractfile(each) for each in archive.getmembers()}
    assert {name: each.read() for name, each in members.items() if each} == files


@given(FILES)
def test_archives_are_the_same_in_any_file_order(files: dict[str, bytes]) -> None:
    backwards = dict(reversed(files.items()))
    assert plain_zip(backwards) == plain_zip(files)
    assert plain_tar(backwards) == plain_tar(files)


def test_packing_says_nothing_of_the_time() -> None:
    assert packed(b"same") == packed(b"same")
    assert packed(b"same")[4:8] == b"\0\0\0\0"
    assert gzip.decompress(packed(b"same")) == b"same"
