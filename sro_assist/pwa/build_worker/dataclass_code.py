"""The functions that dataclasses write for themselves, compiled when the app is built and not at every start.

At import a dataclass writes its ``__init__`` and others as text, and has it compiled. Flet's controls are
hundreds of dataclasses. This file runs on both sides: it records in the build, and gives back on the phone.
"""

from __future__ import annotations

import dataclasses
import marshal
from collections import defaultdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any

FILE = "dataclass_code.bin"

Codes = dict[bytes, bytes]
"""Compiled code by the digest of the text that it was compiled from."""


def record() -> defaultdict[str, Codes]:
    """Keep what every dataclass has compiled from now on, by the package that it belongs to."""
    kept: defaultdict[str, Codes] = defaultdict(dict)

    def run(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        code = _compiled(text)
        kept[names["__name__"].partition(".")[0]][_digest(text)] = marshal.dumps(code)
        exec(code, names, made)  # noqa: S102 - what dataclasses does with the text that it wrote

    dataclasses.exec = run  # type: ignore[attr-defined] # it looks here before it looks among the built-ins
    return kept


def use(*packages: str) -> None:
    """Have the dataclasses of these packages take what was recorded; any other text is compiled as ever."""
    codes: Codes = {}
    for package in packages:
        codes |= marshal.loads(_beside(package))  # noqa: S302 - our own build's

    def run(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        kept = codes.get(_digest(text))
        code = marshal.loads(kept) if kept else _compiled(text)  # noqa: S302 - as above
        exec(code, names, made)  # noqa: S102 - as in ``record``

    dataclasses.exec = run  # type: ignore[attr-defined]


def _beside(package: str) -> bytes:
    """What lies in a package, which is not imported yet: its own dataclasses are to profit too."""
    spec: Any = find_spec(package)
    data: bytes = spec.loader.get_data(str(PurePosixPath(spec.origin).parent / FILE))
    return data


def as_file(codes: Codes) -> bytes:
    """The codes as they are kept beside their package."""
    return marshal.dumps(dict(sorted(codes.items())))


def _compiled(text: str) -> Any:  # noqa: ANN401 - a code object
    return compile(text, "<string>", "exec", dont_inherit=True)


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()[:16]  # they do not pack; this much tells texts apart
