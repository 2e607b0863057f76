"""Where the pack, the assets and the records are."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist import paths


def test_pack_of_a_checkout_stands_beside_the_package() -> None:
    root = Path(paths.__file__).resolve().parent.parent
    assert paths.pack_folder() == root / "decision_trees"
    assert (paths.pack_folder() / "pack.json").is_file()
    assert (paths.assets_folder() / "icon.svg").is_file()


def test_pack_of_a_wheel_stands_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decision_trees").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.pack_folder() == tmp_path / "decision_trees"
    assert paths.assets_folder() == tmp_path.parent / "assets"


def test_data_folder_is_the_one_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    assert paths.data_folder() == tmp_path


@pytest.mark.parametrize("given", [None, ""])
def test_data_folder_without_one_given_is_the_users(
    monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    monkeypatch.delenv("FLET_APP_STORAGE_DATA", raising=False)
    if given is not None:
        monkeypatch.setenv("FLET_APP_STORAGE_DATA", given)
    assert paths.data_folder().name == "SRO Assist"
    assert paths.data_folder().is_absolute()
