"""Writes ``assets/THIRD-PARTY-NOTICES.txt``: the works of others that are in SRO Assist, and their licences.

It goes into the wheel and into the offline app with the other assets. Flutter's own list of what is in the
web client comes with that client.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from supply.pins import BUILD_ONLY, ROOT, Pin, pins

FILE = ROOT / "assets" / "THIRD-PARTY-NOTICES.txt"
RULE = "=" * 100
HEAD = """SRO Assist is made with the works of others. Each stands here with its licence.

The web client in the browser is made with Flutter, Skia and many smaller works; their licences are in the
file NOTICES (on a phone: NOTICES.gz) in the folder "assets" of the client.
"""
LICENSES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")


def text() -> str:
    """The whole file."""
    seen: dict[str, str] = {}
    works = [*_packages(), *_others()]
    return "\n".join((HEAD, *(_section(title, words, seen) for title, words in works)))


def _packages() -> Iterator[tuple[str, str]]:
    for pin in pins():
        if pin.name not in BUILD_ONLY:
            yield f"{pin.name} {pin.version}", _words(pin)


def _words(pin: Pin) -> str:
    texts = [_clean(path) for path in _license_files(pin)]
    if not texts and pin.licence == "Apache-2.0":
        texts = [_clean(ROOT / "LICENSE")]
    if not texts:
        raise SystemExit(f"{pin.name} {pin.version} is not installed here, or brings no licence: see to it.")
    return "\n\n".join(([f"Licence: {pin.licence}"] if pin.licence else []) + texts)


def _license_files(pin: Pin) -> list[Path]:
    files = (pin.installed.files or []) if pin.installed else []
    named = [file for file in files if ".dist-info" in str(file) and file.name.upper().startswith(LICENSES)]
    return [Path(str(file.locate())) for file in sorted(named, key=str)]


def _others() -> Iterator[tuple[str, str]]:
    """What comes inside of other packages, or with our own pictures and fonts."""
    mpl, psf = _of("pathspec"), _of("typing-extensions")
    for licence in sorted((ROOT / "assets" / "fonts").rglob("*.txt")):
        yield f"Typefaces in {licence.parent.relative_to(ROOT).as_posix()}", _clean(licence)
    yield "Pyodide (in the offline app)", f"Source: https://github.com/pyodide/pyodide\n\n{mpl}"
    yield "Python (in the offline app)", psf


def _of(name: str) -> str:
    """The licence that comes with another package, in whole."""
    return next(_clean(_license_files(pin)[0]) for pin in pins() if pin.name == name)


def _clean(file: Path) -> str:
    lines = file.read_text("utf-8", errors="replace").expandtabs().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _section(title: str, words: str, seen: dict[str, str]) -> str:
    before = seen.setdefault(words, title)
    return f"{RULE}\n{title}\n{RULE}\n\n{words if before == title else f'As for {before}.'}\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
