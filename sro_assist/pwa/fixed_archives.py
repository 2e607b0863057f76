"""Archives whose bytes depend on nothing but what is in them: fixed times, fixed order."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold."""

Files = Mapping[str, bytes]


def plain_zip(files: Files) -> bytes:
    """A ZIP that packs nothing: what is in it is read at once, and it is packed as a whole afterwards."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), files[name])
    return out.getvalue()


def plain_tar(files: Files) -> bytes:
    """A tape archive of files alone, in the oldest form: names of at most 100 bytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            archive.addfile(entry, io.BytesIO(files[name]))
    return out.getvalue()


def packed(data: bytes) -> bytes:
    """The same, as small as gzip makes it."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def zip_files(data: bytes) -> dict[str, bytes]:
    """What a ZIP (or a wheel) holds, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
