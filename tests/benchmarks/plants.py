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
        "../atomic_file.py",
        "    flush_folder(path.parent)\n\n\ndef _write_new",
        "\n\ndef _write_new",
    ),
    Plant(
        "parents made without a flush",
        "../atomic_file.py",
        "    folder.mkdir(OWN_FOLDER, exist_ok=True)\n    flush_folder(folder.parent)\n",
        "    folder.mkdir(OWN_FOLDER, exist_ok=True)\n",
    ),
    Plant(
        "the parent of a folder that is there not flushed",
        "../atomic_file.py",
        "            flush_folder(folder.parent)\n        return",
        "            pass\n        return",
    ),
    Plant(
        "a draft not flushed before it takes its place",
        "../atomic_file.py",
        "        write_all(fd, data)\n        flush(fd)\n",
        "        write_all(fd, data)\n",
    ),
    Plant(
        "a file that was read not flushed",
        "../atomic_file.py",
        "            flush(fd)\n        finally",
        "            pass\n        finally",
    ),
    Plant(
        "the folder of a file that was read not flushed",
        "../atomic_file.py",
        "    for folder in dict.fromkeys(path.parent for path in paths):\n        flush_folder(folder)\n",
    ),
    Plant(
        "a step not flushed",
        "storage/local_folder.py",
        "            atomic_file.write_all(fd, lines)\n            atomic_file.flush(fd)\n",
        "            atomic_file.write_all(fd, lines)\n",
    ),
    Plant(
        "what a writer finds not flushed",
        "storage/local_folder.py",
        "            atomic_file.flush(self._lock)\n",
    ),
    Plant(
        "a journal's folder not flushed",
        "storage/local_folder.py",
        "            atomic_file.flush_folder(path.parent)\n            self._next",
        "            self._next",
    ),
    Plant(
        "set aside without a flush",
        "storage/local_folder.py",
        "    atomic_file.flush_folder(aside)\n    atomic_file.flush_folder(path.parent)\n",
    ),
    Plant(
        "a record that is here already not flushed",
        "exchange/importer.py",
        "        storage.confirm(name)  # whoever",
        "        pass  # whoever",
    ),
    Plant(
        "an edition that is here already not flushed", "edition_store.py", "        storage.confirm(name)\n"
    ),
    # Writing
    Plant("one draft name for all", "../atomic_file.py", "{token_hex(8)}", "{'0' * 16}"),
    Plant("a short write taken for a whole one", "../atomic_file.py", "    while rest:\n", "    if rest:\n"),
    Plant(
        "a file written over in place",
        "../atomic_file.py",
        "        draft.replace(path)\n",
        "        path.write_bytes(data)\n",
    ),
    Plant(
        "a draft left behind by a failure",
        "../atomic_file.py",
        "            draft.unlink(missing_ok=True)\n",
        "            pass\n",
    ),
    Plant(
        "what was never confirmed left where the next line goes",
        "storage/local_folder.py",
        "        if size > self._next.at:\n            os.ftruncate(self._fd, self._next.at)\n        return",
        "        return",
    ),
    Plant(
        "what could not be flushed not cut off",
        "storage/local_folder.py",
        "self._next.line == index and os.fstat(self._fd).st_size > at:",
        "self._next.line == -1:",
    ),
    Plant(
        "a journal cut before its line was found",
        "storage/local_folder.py",
        "            if self._fd is not None and self._next.line == index and ",
        "            if self._fd is not None and ",
    ),
    Plant(
        "a line's place taken from the one before it",
        "storage/line_place.py",
        "        if len(before) < line - start.line:\n",
        "        if len(before) < line - start.line - 1:\n",
    ),
    Plant(
        "a line's place in a file that has changed believed",
        "storage/line_place.py",
        "return place if then == stamp else LinePlace()",
        "return place",
    ),
    Plant(
        "a line that was cut short counted",
        "storage/line_place.py",
        'self.at + lines.rfind(b"\\n") + 1)',
        "self.at + len(lines))",
    ),
    Plant(
        "a handle used on after it failed",
        "storage/local_folder.py",
        "                os.ftruncate(self._fd, at)\n        self._drop()\n",
        "                os.ftruncate(self._fd, at)\n",
    ),
    Plant(
        "two taps at once follow one line",
        "journal/writer.py",
        "        with self._turn:\n",
        "        if self._turn:\n",
    ),
    Plant(
        "no closing line", "journal/writer.py", "        if not self._sealed:\n", "        if self._sealed:\n"
    ),
    Plant(
        "a walk begun a second time",
        "journal/writer.py",
        "            if verdict.bodies:\n",
        "            if verdict.closed:\n",
    ),
    Plant(
        "an altered record gone on with",
        "journal/writer.py",
        "    if verdict.fault:\n",
        "    if verdict.closed:\n",
    ),
    Plant("characters that hide left in", "journal/writer.py", "tidy(event)", "event"),
    # What others do to a file
    Plant(
        "a moved file not noticed",
        "storage/local_folder.py",
        "        if not os.path.samestat(os.fstat(fd), here):\n",
        "        if not here:\n",
    ),
    Plant(
        "a file that was cut not noticed",
        "storage/local_folder.py",
        "        if size < self._next.at:\n",
        "        if size < 0:\n",
    ),
    Plant(
        "no lock",
        "storage/local_folder.py",
        "        if not file_lock.acquire(fd):\n",
        "        if fd < 0:\n",
    ),
    Plant(
        "a refused lock taken for another window",
        "storage/file_lock.py",
        "    _HELD = {errno.EAGAIN, ",
        "    _HELD = {errno.EACCES, ",
    ),
    Plant(
        "set aside over what was set aside before",
        "storage/local_folder.py",
        " if not os.path.lexists(free))",
        " if free)",
    ),
    Plant(
        "drafts of others swept",
        "storage/local_folder.py",
        "    if draft and is_known(",
        "    if draft or is_known(",
    ),
    Plant(
        "drafts swept while they are written", "storage/local_folder.py", "_STALE = 3600", "_STALE = -3600"
    ),
    Plant("links followed", "../atomic_file.py", 'getattr(os, "O_NOFOLLOW", 0)', "0"),
    Plant("a pipe waited for", "../atomic_file.py", ' | getattr(os, "O_NONBLOCK", 0)'),
    Plant(
        "a close that fails let out",
        "../atomic_file.py",
        "    with suppress(OSError):\n        os.close(fd)\n",
        "    os.close(fd)\n",
    ),
    Plant(
        "a lock's file closed twice",
        "storage/local_folder.py",
        "        held, self._lock = self._lock, None\n",
        "        held = self._lock\n",
    ),
    Plant(
        "what stands in a journal's place written over",
        "journal/restoring_writer.py",
        "{self._writer.set_aside()}",
        "{self._writer.close()}",
    ),
    Plant(
        "a journal that another window goes on with written over",
        "journal/restoring_writer.py",
        "        self._check_not_gone_on(kept, here)\n",
    ),
    Plant(
        "files for everybody",
        "../atomic_file.py",
        "OWN_FILE, OWN_FOLDER = 0o600",
        "OWN_FILE, OWN_FOLDER = 0o644",
    ),
    Plant(
        "a loose folder left as it is",
        "storage/permissions.py",
        "yield from [_SHARED] if shared else _closed(folder, here)",
        "pass",
    ),
    # Taking in
    Plant(
        "import not compared again under the lock",
        "exchange/importer.py",
        '_, index = _compare(name, storage.read(name) or b"", journal)',
        'index = verify(storage.read(name) or b"").seal.lines',
    ),
    Plant(
        "an edition kept after its record",
        "exchange/importer.py",
        "    if seen.handed.edition is not None:\n        edition = ",
        '    if how != "same":\n        _write(storage, name, journal)\n'
        "    if seen.handed.edition is not None:\n        edition = ",
    ),
    Plant("events that nobody knows taken in", "exchange/importer.py", "    _check_events(seen.verdict)\n"),
    Plant(
        "half a record left behind",
        "exchange/importer.py",
        "        if not index:  # a journal",
        "        if index:  # a journal",
    ),
    Plant(
        "a damaged edition believed",
        "edition_store.py",
        "is_edition(here, digest) or not is_edition(data, digest)",
        "True",
    ),
)
