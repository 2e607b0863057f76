"""Faults to plant in the storage, one at a time: its name, its file, what stands there, and what instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RECORDS = "sro_assist/records"


@dataclass(frozen=True, slots=True)
class Plant:
    """One fault. ``old`` stands exactly once in the file."""

    what: str
    file: str
    old: str
    new: str = ""

    def planted_in(self, root: Path) -> str:
        """The file's text with the fault. Raises ValueError when the text has changed meanwhile."""
        text = (root / RECORDS / self.file).read_text(encoding="utf-8")
        if text.count(self.old) != 1 or self.old == self.new:
            raise ValueError(f"{self.what}: what is to be replaced stands {text.count(self.old)} times")
        return text.replace(self.old, self.new)


PLANTS = (
    # Flushing
    Plant(
        "no folder flush after a file was replaced",
        "disk.py",
        "    flush_folder(path.parent)\n\n\ndef _write_new",
        "\n\ndef _write_new",
    ),
    Plant(
        "parents made without a flush",
        "disk.py",
        "    folder.mkdir(OWN_FOLDER, exist_ok=True)\n    flush_folder(folder.parent)\n",
        "    folder.mkdir(OWN_FOLDER, exist_ok=True)\n",
    ),
    Plant(
        "the parent of a folder that is there not flushed",
        "disk.py",
        "            flush_folder(folder.parent)\n        return",
        "            pass\n        return",
    ),
    Plant(
        "a draft not flushed before it takes its place",
        "disk.py",
        "        write_all(fd, data)\n        flush(fd)\n",
        "        write_all(fd, data)\n",
    ),
    Plant(
        "a file that was read not flushed",
        "disk.py",
        "            flush(fd)\n        finally",
        "            pass\n        finally",
    ),
    Plant(
        "the folder of a file that was read not flushed",
        "disk.py",
        "    for folder in dict.fromkeys(path.parent for path in paths):\n        flush_folder(folder)\n",
    ),
    Plant(
        "a step not flushed",
        "folder.py",
        "            disk.write_all(fd, data)\n            disk.flush(fd)\n",
        "            disk.write_all(fd, data)\n",
    ),
    Plant("what a writer finds not flushed", "folder.py", "            disk.flush(self._lock)\n"),
    Plant(
        "a journal's folder not flushed",
        "folder.py",
        "            disk.flush_folder(path.parent)\n        except",
        "        except",
    ),
    Plant(
        "set aside without a flush",
        "folder.py",
        "    disk.flush_folder(aside)\n    disk.flush_folder(path.parent)\n",
    ),
    Plant(
        "a record that is here already not flushed",
        "taking.py",
        "        home.confirm(name)  # whoever",
        "        pass  # whoever",
    ),
    Plant("an edition that is here already not flushed", "editions.py", "        home.confirm(name)\n"),
    # Writing
    Plant("one draft name for all", "disk.py", "{token_hex(8)}", "{'0' * 16}"),
    Plant("a short write taken for a whole one", "disk.py", "    while rest:\n", "    if rest:\n"),
    Plant(
        "a file written over in place",
        "disk.py",
        "        draft.replace(path)\n",
        "        path.write_bytes(data)\n",
    ),
    Plant(
        "a draft left behind by a failure",
        "disk.py",
        "            draft.unlink(missing_ok=True)\n",
        "            pass\n",
    ),
    Plant(
        "what was never confirmed left where the next line goes",
        "folder.py",
        "        if size > at:\n            os.ftruncate(self._fd, at)\n        return",
        "        return",
    ),
    Plant(
        "what could not be flushed not cut off",
        "folder.py",
        "            if self._fd is not None and os.fstat(self._fd).st_size > at:",
        "            if self._fd is None:",
    ),
    Plant(
        "a handle used on after it failed",
        "folder.py",
        "                os.ftruncate(self._fd, at)\n        self._drop()\n",
        "                os.ftruncate(self._fd, at)\n",
    ),
    Plant(
        "two taps at once follow one line",
        "writing.py",
        "        with self._turn:\n",
        "        if self._turn:\n",
    ),
    Plant("no closing line", "writing.py", "        if not self._sealed:\n", "        if self._sealed:\n"),
    Plant(
        "a walk begun a second time",
        "writing.py",
        "            if verdict.bodies:\n",
        "            if verdict.closed:\n",
    ),
    Plant(
        "an altered record gone on with", "writing.py", "    if verdict.fault:\n", "    if verdict.closed:\n"
    ),
    Plant("characters that hide left in", "writing.py", "tidy(event)", "event"),
    # What others do to a file
    Plant(
        "a moved file not noticed",
        "folder.py",
        "        if not os.path.samestat(os.fstat(fd), here):\n",
        "        if not here:\n",
    ),
    Plant(
        "a file that was cut not noticed", "folder.py", "        if size < at:\n", "        if size < 0:\n"
    ),
    Plant("no lock", "folder.py", "        if not lock.take(fd):\n", "        if fd < 0:\n"),
    Plant(
        "a refused lock taken for another window",
        "lock.py",
        "    _HELD = {errno.EAGAIN, ",
        "    _HELD = {errno.EACCES, ",
    ),
    Plant(
        "set aside over what was set aside before",
        "folder.py",
        " if not os.path.lexists(free))",
        " if free)",
    ),
    Plant("drafts of others swept", "folder.py", "    if draft and is_known(", "    if draft or is_known("),
    Plant("drafts swept while they are written", "folder.py", "_STALE = 3600", "_STALE = -3600"),
    Plant("links followed", "disk.py", 'getattr(os, "O_NOFOLLOW", 0)', "0"),
    Plant("a pipe waited for", "disk.py", ' | getattr(os, "O_NONBLOCK", 0)'),
    Plant(
        "a close that fails let out",
        "disk.py",
        "    with suppress(OSError):\n        os.close(fd)\n",
        "    os.close(fd)\n",
    ),
    Plant(
        "a lock's file closed twice",
        "folder.py",
        "        held, self._lock = self._lock, None\n",
        "        held = self._lock\n",
    ),
    Plant(
        "what stands in a journal's place written over",
        "restoring.py",
        "{self._writer.set_aside()}",
        "{self._writer.close()}",
    ),
    Plant(
        "a journal that another window goes on with written over",
        "restoring.py",
        "        self._check_not_gone_on(kept, here)\n",
    ),
    Plant("files for everybody", "disk.py", "OWN_FILE, OWN_FOLDER = 0o600", "OWN_FILE, OWN_FOLDER = 0o644"),
    Plant(
        "a loose folder left as it is",
        "private.py",
        "yield from [_SHARED] if shared else _closed(folder, here)",
        "pass",
    ),
    # Taking in
    Plant(
        "import not compared again under the lock",
        "taking.py",
        '_, at = _compare(name, home.read(name) or b"", journal)',
        'at = verify(home.read(name) or b"").good',
    ),
    Plant(
        "an edition kept after its record",
        "taking.py",
        "    if seen.handed.edition is not None:\n        edition = ",
        '    if how != "same":\n        _write(home, name, journal)\n'
        "    if seen.handed.edition is not None:\n        edition = ",
    ),
    Plant("events that nobody knows taken in", "taking.py", "    _check_events(seen.verdict)\n"),
    Plant(
        "half a record left behind",
        "taking.py",
        "        if not at:  # a journal",
        "        if at:  # a journal",
    ),
    Plant(
        "a damaged edition believed",
        "editions.py",
        "is_edition(here, digest) or not is_edition(data, digest)",
        "True",
    ),
)
