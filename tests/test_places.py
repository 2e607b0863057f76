"""Where things are: what came with the app, and the user's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist import places


def test_pack_folder_holds_the_pack_that_came_with_the_app() -> None:
    assert (places.pack_folder() / "pack.json").is_file()
    assert (places.pack_folder() / "policy.md").is_file()


def test_assets_folder_holds_the_fonts_that_came_with_the_app() -> None:
    assert list((places.assets_folder() / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("name", ["decision_trees", "assets"])
def test_what_came_inside_the_package_is_taken_before_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    package = tmp_path / "sro_assist"
    (tmp_path / name).mkdir()
    monkeypatch.setattr(places, "_PACKAGE", package)
    find = places.pack_folder if name == "decision_trees" else places.assets_folder
    assert find() == tmp_path / name
    (package / name).mkdir(parents=True)
    assert find() == package / name


def test_data_folder_is_where_a_phone_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    assert places.data_folder() == tmp_path


@pytest.mark.parametrize("given", [None, ""])
def test_data_folder_is_the_users_own_elsewhere(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    monkeypatch.delenv("FLET_APP_STORAGE_DATA", raising=False)
    if given is not None:
        monkeypatch.setenv("FLET_APP_STORAGE_DATA", given)
    folder = places.data_folder()
    assert folder.is_absolute()
    assert folder.name == "SRO Assist"
