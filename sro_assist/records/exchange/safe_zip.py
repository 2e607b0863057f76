"""Guarded reading of a zip that came from elsewhere: few plain members, in memory, never onto a disk."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from typing import NoReturn

from sro_assist.errors import RecordError

MOST_MEMBERS = 3
MOST_DIRECTORY = 4096
"""Bytes that the list of members may take."""
MOST_RATIO = 100
"""How many times its packed size a member may have; small ones may have more."""
SMALL = 4096

_END = struct.Struct("<4s4H2LH")
_SIGNATURE = b"PK\5\6"
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What ``zipfile`` raises at bytes that are no zip."""

Limit = Callable[[str], int]
"""How many bytes a member of this name may hold; 0 when there may be none of this name."""


def members(data: bytes, limit: Limit) -> dict[str, bytes]:
    """What each member holds, by name. Raises RecordError when anything is not as a plain small zip has it.

    Refused: names that ``limit`` does not know, the same name twice, links and folders, encryption, members
    that unpack to more than ``limit`` or to over 100 times their size, more than three of them.
    """
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist(), limit)
            return {info.filename: _content(archive, info) for info in archive.infolist()}
    except _BROKEN:
        refuse("it is no whole zip file")


def refuse(why: str) -> NoReturn:
    """Raise RecordError for a file that is not one of ours."""
    raise RecordError(
        f"This file cannot be read: {why}.",
        hint="Nothing was changed. Ask for the file again; if it was made by a newer app, update this one.",
    )


def _check_end(data: bytes) -> None:
    """The last bytes say how much there is to list: looked at first, so that listing costs little."""
    if len(data) < _END.size:
        refuse("it is no whole zip file")
    signature, _, _, here, count, size, offset, comment = _END.unpack(data[-_END.size :])
    # Nothing between the list and these bytes: no second list, no larger figures elsewhere (zip64).
    if signature != _SIGNATURE or comment or offset + size != len(data) - _END.size:
        refuse("it is no whole zip file")
    if here != count or not 0 < count <= MOST_MEMBERS or size > MOST_DIRECTORY:
        refuse(f"it holds more than {MOST_MEMBERS} files or an odd list of them")


def _check(infos: Iterable[zipfile.ZipInfo], limit: Limit) -> None:
    seen: set[str] = set()
    for info in infos:
        _check_one(info, limit(info.filename))
        if info.filename in seen:
            refuse("it holds two files of the same name")
        seen.add(info.filename)


def _check_one(info: zipfile.ZipInfo, largest: int) -> None:
    if not largest or info.orig_filename != info.filename:
        refuse("it holds a file whose name has no place in it")
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG}:
        refuse("it holds something that is not a plain file")
    if info.compress_type not in _PLAIN or info.flag_bits & 1:
        refuse("it is encrypted or packed in an unusual way")
    if info.file_size > min(largest, max(SMALL, MOST_RATIO * info.compress_size)):
        refuse("it holds more than it may")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """All of a member: ``zipfile`` gives no more than the size that was checked, and compares its CRC."""
    content = archive.read(info)
    if len(content) != info.file_size:
        refuse("it is cut short")
    return content
