"""The folder: nothing of anyone else's is replaced, and nothing half-built is put anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.staging import MARK, beside, files_in, lay, may_replace, swap
from tests.pwa.building import digests_of


def test_folder_of_someone_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(BuildError, match="something else"):
        may_replace(tmp_path)


def test_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(BuildError, match="something else"):
        may_replace(file)


@pytest.mark.parametrize("made", [(), ("empty",)], ids=["new", "empty"])
def test_folder_without_content_may_be_taken(tmp_path: Path, made: tuple[str, ...]) -> None:
    for name in made:
        (tmp_path / name).mkdir()
    may_replace(tmp_path / "empty")
    assert set(files_in(tmp_path)) == set()


def test_earlier_build_is_replaced_whole(tmp_path: Path) -> None:
    lay(tmp_path / "web", {"old.js": b"1"})
    may_replace(tmp_path / "web")
    (tmp_path / "making").mkdir()
    lay(tmp_path / "making" / "web", {"a/new.js": b"2"})
    swap(tmp_path / "making" / "web", tmp_path / "web")
    assert set(files_in(tmp_path / "web")) == {MARK, "a/new.js"}


def test_build_says_that_a_place_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="cannot be written"), beside(tmp_path / "file" / "web"):
        pytest.fail("there was a place")


def test_place_of_a_build_is_gone_afterwards(tmp_path: Path) -> None:
    def break_off() -> None:
        with beside(tmp_path / "web") as fresh:
            lay(fresh, {"a": b"1"})
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert list(tmp_path.iterdir()) == []


def test_digests_tell_a_changed_file(tmp_path: Path) -> None:
    lay(tmp_path, {"a": b"1", "b": b"2"})
    before = digests_of(tmp_path)
    (tmp_path / "b").write_bytes(b"3")
    changed = {name for name, digest in digests_of(tmp_path).items() if digest != before[name]}
    assert changed == {"b"}
