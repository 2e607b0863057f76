"""Settings: they hold at once, are kept if they can be, and say so when not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.records import Records, Settings
from tests.app.bench import Bench


def test_settings_hold_at_once_and_after_a_restart(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12", theme="contrast")
    bench.session.preferences.set(text_size=1.5, screen_reader=True)
    wanted = Settings(officer="Badge 12", theme="contrast", text_size=1.5, screen_reader=True)
    assert bench.session.preferences.settings == wanted
    assert bench.restart().session.preferences.settings == wanted


def test_settings_can_be_emptied_again(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12", screen_reader=True)
    bench.session.preferences.set(officer="", screen_reader=False)
    assert bench.restart().session.preferences.settings == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1]"])
def test_unreadable_settings_are_set_aside_and_told(tmp_path: Path, text: str) -> None:
    Records.open(tmp_path).close()
    (tmp_path / "settings.json").write_text(text)
    bench = Bench(tmp_path)
    assert bench.session.preferences.settings == Settings()
    (told,) = map(str, bench.session.library.alerts())
    assert "settings.json" in told
    assert (tmp_path / "set-aside" / "settings.json").read_text() == text
    bench.session.preferences.set(theme="dark")
    assert bench.restart().session.preferences.settings.theme == "dark"


def test_setting_not_kept_holds_here_and_says_so(bench: Bench) -> None:
    (bench.folder / "settings.json").mkdir()
    bench.session.preferences.set(theme="dark")
    assert bench.session.preferences.settings.theme == "dark"
    assert bench.session.preferences.failure
    (bench.folder / "settings.json").rmdir()
    bench.session.preferences.set(theme="dark")
    assert bench.session.preferences.failure == ""
    assert bench.restart().session.preferences.settings.theme == "dark"
