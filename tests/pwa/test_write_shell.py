"""What the last steps of a build lay: manifest, install page, and a worker that knows every file."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sro_assist import design_tokens
from sro_assist.app import strings as app_strings
from sro_assist.paths import assets_folder
from sro_assist.pwa import strings
from sro_assist.pwa.build_error import BuildError
from sro_assist.pwa.content_policy import apart
from sro_assist.pwa.css_tokens import THEMES, colours_css
from sro_assist.pwa.install_page import install_html
from sro_assist.pwa.service_worker import listed, version_of
from sro_assist.pwa.web_manifest import manifest
from sro_assist.pwa.write_shell import steps
from sro_assist.records.exchange import SUFFIX
from tests.trees.content_paths import pack

BOOTSTRAP = """_flutter.loader.load({
    config: flutterConfig,
    serviceWorkerSettings: {
        serviceWorkerVersion: "1" /* of Flutter's own */,
    },
    onEntrypointLoaded: run
});
"""


class Addresses(HTMLParser):
    """Every address that a page asks for or leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in {"src", "href"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the steps before leave it."""
    return a_folder(tmp_path / "web")


def a_folder(folder: Path) -> Path:
    (folder / "icons").mkdir(parents=True)
    (folder / "flutter_bootstrap.js").write_text(BOOTSTRAP, encoding="utf-8")
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    (folder / "main é.wasm").write_bytes(b"\0asm")
    (folder / "main é.wasm.br").write_bytes(b"packed")
    (folder / "app.gz").write_bytes(b"alone")
    (folder / ".hidden").write_bytes(b"")
    return folder


def files_of(folder: Path) -> list[dict[str, Any]]:
    worker = (folder / "flutter_service_worker.js").read_text(encoding="utf-8")
    found = re.search(r"^const FILES = (\[.*\]);", worker, re.MULTILINE)
    assert found
    files: list[dict[str, Any]] = json.loads(found[1])
    return files


def test_worker_lists_every_file_with_its_digest(folder: Path) -> None:
    steps(folder, pack())
    files = {file["url"]: file for file in files_of(folder)}
    scripts = {"index-head.js", "index-body.js", "install-head.js", "install-body.js"}
    laid = {"flutter_bootstrap.js", "index.html", "install.html", "manifest.webmanifest", *scripts}
    assert set(files) == {*laid, "app.gz", "main%20%C3%A9.wasm"}
    page = (folder / "index.html").read_bytes()
    assert files["index.html"]["sha256"] == hashlib.sha256(page).hexdigest()
    assert files["index.html"]["size"] == len(page)
    assert files["main%20%C3%A9.wasm"]["type"] == "application/wasm"
    assert {name for name, file in files.items() if file["packed"]} >= {"index-body.js", "index.html"}
    assert not files["app.gz"]["packed"]


def test_steps_give_the_same_bytes_again(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = a_folder(tmp_path / name)
        steps(folder, pack())
        made.append({path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert made[0] == made[1]


def test_version_changes_with_any_byte_of_any_file(folder: Path) -> None:
    before = version_of(listed(folder))
    (folder / "app.gz").write_bytes(b"alonE")
    assert version_of(listed(folder)) != before


def test_flutter_does_not_register_the_worker_again(folder: Path) -> None:
    steps(folder, pack())
    left = (folder / "flutter_bootstrap.js").read_text(encoding="utf-8")
    assert "serviceWorker" not in left
    assert "config: flutterConfig,\n    onEntrypointLoaded: run" in left


def test_page_starts_nothing_by_itself(folder: Path) -> None:
    steps(folder, pack())
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall("<script[^>]*>", html) == [
        '<script src="index-head.js">',
        '<script src="trail.js" defer>',
        '<script src="fallback-fonts.js">',
        '<script src="index-body.js">',
    ]
    scripts = [(folder / f"index-{part}.js").read_text(encoding="utf-8") for part in ("head", "body")]
    assert '["python.js","flutter_bootstrap.js"]' in scripts[1]
    assert [text for text in (html, *scripts) if "filled(" in text or '"starts"' in text] == []


def test_pages_hold_no_script_and_allow_none_within(folder: Path) -> None:
    steps(folder, pack())
    for name in ("index.html", "install.html"):
        html = (folder / name).read_text(encoding="utf-8")
        assert re.findall(r"<script(?![^>]*\bsrc=)", html) == []
        found = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert found
        scripts = re.search("script-src ([^;]*)", found[1])
        assert scripts
        assert scripts[1].split() == ["'self'", "'wasm-unsafe-eval'", "blob:"]


@pytest.mark.parametrize("bad", ['<script type="module">1</script>', '<p onclick="x()">'])
def test_page_with_a_script_within_it_is_refused(bad: str) -> None:
    with pytest.raises(BuildError, match="within the page"):
        apart(f"<head></head><body>{bad}</body>", "index")


def test_scripts_taken_out_keep_their_order() -> None:
    page = "<head><script>1</script><b><script>\n2\n</script></head><body><i><script>3</script></body>"
    assert apart(page, "a") == {
        "a.html": '<head><script src="a-head.js"></script>\n<b></head>'
        '<body><i><script src="a-body.js"></script>\n</body>',
        "a-head.js": "1\n\n2\n",
        "a-body.js": "3\n",
    }


def test_page_leads_nowhere_else(folder: Path) -> None:
    steps(folder, pack())
    for name in ("index.html", "install.html"):
        asked = Addresses((folder / name).read_text(encoding="utf-8")).found
        assert asked
        assert [address for address in asked if ":" in address or address.startswith("/")] == []
    assert "default-src 'self'" in (folder / "index.html").read_text(encoding="utf-8")


def test_manifest_puts_the_trees_one_press_away() -> None:
    made = manifest(pack())
    assert [shortcut["url"] for shortcut in made["shortcuts"]] == [
        f"./#/begin/{tree}" for tree in ("arrest", "force", "deescalation", "restraint")
    ]
    assert [shortcut["name"] for shortcut in made["shortcuts"]] == [
        pack().trees[tree].title for tree in ("arrest", "force", "deescalation", "restraint")
    ]


def test_manifest_icons_have_the_size_they_say() -> None:
    made = manifest(pack())
    icons = [*made["icons"], *(icon for shortcut in made["shortcuts"] for icon in shortcut["icons"])]
    for icon in icons:
        assert icon["sizes"] == size_of(icon["src"])
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}


def test_manifest_opens_as_an_app_in_any_orientation() -> None:
    made = manifest(pack())
    assert (made["display"], made.get("orientation"), made.get("id")) == ("standalone", None, None)
    assert (made["start_url"], made["scope"]) == ("./", "./")
    assert made["name"] == strings.APP == strings.APP


def test_manifest_takes_records_files_opened_and_shared() -> None:
    made = manifest(pack())
    assert made["file_handlers"] == [{"action": "./", "accept": {"application/x-sro-assist": [SUFFIX]}}]
    assert made["share_target"]["action"] == "./handed"
    assert SUFFIX in made["share_target"]["params"]["files"][0]["accept"]
    assert made["launch_handler"]["client_mode"][0] == "focus-existing"


def test_manifest_pictures_have_the_size_they_say() -> None:
    for shot in manifest(pack())["screenshots"]:
        assert size_of(shot["src"]) == shot["sizes"]
    assert size_of("icons/apple-touch-icon-180.png") == "180x180"


def size_of(picture: str) -> str:
    data = (assets_folder() / picture).read_bytes()
    return f"{int.from_bytes(data[16:20])}x{int.from_bytes(data[20:24])}"  # PNG's own header


def test_page_has_the_apps_colours_in_every_theme() -> None:
    said = colours_css().splitlines()
    for apps in (
        design_tokens.LIGHT,
        design_tokens.DARK,
        design_tokens.CONTRAST,
        design_tokens.CONTRAST_LIGHT,
    ):
        colours = f"--sro-paper: {apps['surface']};", f"--sro-danger: {apps['error']};"
        assert any(all(colour in rule for colour in colours) for rule in said)
    assert set(THEMES) == set(app_strings.THEMES) - {"system"}


def test_install_page_says_every_step_and_note() -> None:
    html = install_html()
    steps_said = [say for say, _ in (*strings.IPHONE_STEPS, *strings.ANDROID_STEPS)]
    for said in (*steps_said, *strings.INSTALL_NOTES):
        assert said.replace("'", "&#x27;") in html
    assert html.count("<svg") == len(steps_said)
