"""``build-web`` and ``serve-web``, as a person types them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sro_assist.cli import main
from tests.pwa.building import built, digests_of
from tests.running_server import Served


def test_build_web_says_place_size_and_repeats_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build-web", str(tmp_path / "web")]) == 0
    said = capsys.readouterr().out
    assert f"The offline app is in {tmp_path / 'web'}." in said
    ours, plain = ([*map(float, row)] for row in re.findall(r"([\d.]+) MB" + r" +([\d.]+) MB" * 3, said))
    assert ours[0] < 0.75 * plain[0]
    assert ours[-1] < 0.85 * plain[-1]
    assert digests_of(tmp_path / "web") == digests_of(built())


def test_build_web_replaces_nothing_of_anyone_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").touch()
    assert main(["build-web", str(tmp_path)]) == 1
    assert "holds something else" in capsys.readouterr().err


def test_serve_web_serves_what_was_built(tmp_path: Path) -> None:
    folder = shutil.copytree(built(), tmp_path / "web")
    with Served(["-m", "sro_assist", "serve-web", str(folder), "--port", "0"]) as served:
        assert served.get("/").status == 200
        assert served.body == (folder / "index.html").read_bytes()


def test_serve_web_without_a_folder_says_build_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve-web", str(tmp_path)]) == 1
    assert "Build it first" in capsys.readouterr().err
