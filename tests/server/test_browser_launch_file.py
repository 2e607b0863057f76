"""The private file that leads the browser to the app: where it is, who may read it, how long it stays."""

from __future__ import annotations

import os
import queue
import stat
import sys
import threading
import webbrowser
from contextlib import closing
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest

from sro_assist.server import browser_launch
from sro_assist.server.browser_launch import Opener

ADDRESS = 'http://127.0.0.1:8550/#k=a&b"<c>'
WRITTEN = "http://127.0.0.1:8550/#k=a&amp;b&quot;&lt;c&gt;"


class Noting(webbrowser.GenericBrowser):
    """A browser that notes down what it was opened with."""

    def __init__(self) -> None:
        super().__init__("noting")
        self.opened: queue.Queue[str] = queue.Queue()

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002 - as in webbrowser
        self.opened.put(url)
        return True

    def file(self) -> Path:
        """The file that it was opened with."""
        return Path(url2pathname(urlparse(self.opened.get(timeout=20)).path))


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Noting:
    """The only browser there is, on a machine with a screen."""
    noting = Noting()
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    monkeypatch.setattr(webbrowser, "_browsers", {})
    webbrowser.register("noting", None, noting, preferred=True)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(browser_launch, "SNAPS", tmp_path / "gone")
    return noting


def test_opener_leads_browser_there_until_it_closes(browser: Noting) -> None:
    with closing(Opener()) as opener:
        opener.open(ADDRESS)
        file = browser.file()
        page = file.read_text("utf-8")
        assert f'content="0; url={WRITTEN}"' in page
        assert f'<a href="{WRITTEN}">' in page
        assert 'name="referrer" content="no-referrer"' in page
    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_openers_file_is_for_this_user_alone(browser: Noting) -> None:
    before = os.umask(0)
    try:
        with closing(Opener()) as opener:
            opener.open(ADDRESS)
            file = browser.file()
            modes = [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)]
    finally:
        os.umask(before)
    assert modes == [0o600, 0o700]


@pytest.mark.skipif(sys.platform == "win32", reason="a home folder is named in another way there")
def test_packed_browser_finds_file_in_home_folder(
    browser: Noting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_launch, "SNAPS", tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    with closing(Opener()) as opener:
        opener.open(ADDRESS)
        folder = browser.file().parent
        assert folder.parent == tmp_path
        assert not folder.name.startswith(".")
    assert list(tmp_path.iterdir()) == []


def test_openers_file_goes_when_time_is_over(browser: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_launch, "SECONDS", 0.05)
    before = set(threading.enumerate())
    opener = Opener()
    opener.open(ADDRESS)
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=20)
    assert not browser.file().parent.exists()
    opener.close()  # once more does no harm


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_opener_opens_nothing_without_a_screen(browser: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    before = threading.active_count()
    with closing(Opener()) as opener:
        opener.open(ADDRESS)
        assert threading.active_count() == before
    assert browser.opened.empty()


@pytest.mark.skipif(sys.platform != "linux", reason="the name of a screen is asked for there alone")
def test_screen_of_the_other_kind_is_one(browser: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with closing(Opener()) as opener:
        opener.open(ADDRESS)
        assert browser.file().name == "open.html"
