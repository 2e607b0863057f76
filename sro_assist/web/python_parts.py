"""The Python of the offline app: what of the library, of the packages and of the app itself is shipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sro_assist.web.archives import zip_files

_UNUSED_LIBRARY = re.compile(
    r"(_pyrepl|__phello__|wsgiref|xmlrpc|unittest|multiprocessing|sqlite3|curses|dbm|site-packages)/"
    r"|(doctest|pdb|pydoc|turtle|cProfile|profile|pstats|imaplib|smtplib|poplib|ftplib|mailbox)\.py"
)
_UNUSED_PACKAGES = re.compile(
    r"pydantic/(v1|mypy|_hypothesis_plugin)\b"
    r"|flet/(testing|cli|fastapi|auth|pytest_plugin)\b"
    r"|[^/]+\.dist-info/"
)
_SHIPPED = (".py", ".so", ".json")
_UNUSED_OURS = re.compile(r"(web|ui/server|cli)/|(cli|__main__)\.py")


def library(stdlib: Path) -> dict[str, bytes]:
    """The standard library's modules that can be met on a phone."""
    return _without(_UNUSED_LIBRARY, zip_files(stdlib.read_bytes()))


def native_and_pure(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Packages with a compiled part, which have to lie in folders of their own, and those without."""
    kept = {name: data for name, data in files.items() if _is_shipped(name)}
    roots = {_root(name) for name in kept if name.endswith(".so")}
    native = {name: data for name, data in kept.items() if _root(name) in roots}
    return native, {name: data for name, data in kept.items() if name not in native}


def ours(package: Path) -> dict[str, bytes]:
    """The app's own modules that run on a phone."""
    found = {path.relative_to(package).as_posix(): path.read_bytes() for path in package.rglob("*.py")}
    return {f"{package.name}/{name}": data for name, data in _without(_UNUSED_OURS, found).items()}


def folder_of(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """The same files, all in one folder."""
    return {f"{folder}/{name}": data for name, data in files.items()}


def flat(folder: Path, suffixes: Iterable[str]) -> dict[str, bytes]:
    """The files right in a folder that end so."""
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix in set(suffixes)}


def _is_shipped(name: str) -> bool:
    return name.endswith(_SHIPPED) and not _UNUSED_PACKAGES.match(name)


def _root(name: str) -> str:
    return name.partition("/")[0]


def _without(unused: re.Pattern[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not unused.match(name)}
