"""One file for one record: the journal as it is, and the edition it was made on (docs/records.md).

A ``.sro`` file is a plain zip: ``README.txt``, ``<uuid>.journal`` and, where it is at hand, ``edition.json``.
Nothing in it is packed and every date is the same, so the same record gives the same bytes everywhere.
"""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import dataclass

from sro_assist.errors import RecordError, Where
from sro_assist.records.edition_store import LARGEST_EDITION, is_edition
from sro_assist.records.exchange import safe_zip
from sro_assist.records.journal.hash_chain import Verdict, verify
from sro_assist.records.storage.protocol import (
    RecordStorage,
    edition_name,
    journal_name,
    not_here,
    record_id,
)
from sro_assist.records.walkthrough_id import WalkthroughId, id_in, parse_id

LARGEST_JOURNAL = 2 * 2**20
LARGEST = LARGEST_JOURNAL + LARGEST_EDITION + 2**15
"""Bytes of a whole file."""

README = "README.txt"
EDITION = "edition.json"
HOW_TO_VERIFY = """\
sro-assist record 1

This file carries one walkthrough, as it was kept on the device that made it.

  <uuid>.journal   what happened, one line an event
  edition.json     the policy and the decision trees it was made on: each file's text, by its name

To look at it: open SRO Assist, Saved, "Take in a record"; or: sro-assist import FILE
To check it:   sro-assist verify FILE

To check it without our app, on any system with a shell:

  sh verify.sh <uuid>.journal

where verify.sh holds these lines:

sum() { if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -c 1-64; }
no() { echo "$1"; exit 1; }
[ -s "$1" ] || no "There is no record in this file."
[ $(tr -d '\\000' < "$1" | wc -c) -eq $(wc -c < "$1") ] || no "It holds bytes that no record holds."
before=$(printf '%s' 'sro-assist journal 1' | sum)
[ ${#before} -eq 64 ] || no "Neither sha256sum nor shasum is here."
begins='"walkthrough":"'$(basename "$1" .journal)'"'
number=0
closed=
while IFS= read -r line; do
  number=$((number + 1))
  said=${line%% *}
  event=${line#* }
  [ "$(printf '%s\\n%s' "$before" "$event" | sum)" = "$said" ] || no "Line $number does not fit."
  [ -z "$closed" ] || no "Line $number comes after the closing line."
  case $number:$event in
    1:*'"kind":"started"'*"$begins"*) ;;
    1:*) no "Line 1 does not begin the walkthrough that the file is named after." ;;
  esac
  case $event in
    '{"count":'$((number - 1))',"head":"'$before'","kind":"closed"}') closed=yes ;;
    *'"kind":"closed"}') no "Line $number is the closing line of another record." ;;
  esac
  before=$said
done < "$1"
[ $number -gt 0 ] || no "There is no record in this file."
[ -z "$closed" ] || [ -z "$line" ] || no "Something comes after the closing line."
[ -z "$line" ] || echo "A last line is cut short: it was never confirmed."
[ -n "$closed" ] || echo "Not closed: still open, or cut off at the end."
echo "All $number lines fit. Last digest: $before"
[ -n "$closed" ] || exit 3

A finished record ends with a line of the kind "closed", which holds the number of lines before it. The
script ends with 0 for such a record, 3 for one that fits and is not closed, and 1 if anything does not fit.
There is no secret in these digests: someone who writes every line anew can make them fit. The last digest,
noted somewhere else when the record was handed over, shows that too.
"""


@dataclass(frozen=True, slots=True)
class SroFile:
    """What a file carries. ``named``: the walkthrough its journal is named after, empty for a bare one."""

    named: WalkthroughId | None
    journal: bytes
    edition: bytes | None = None


def hand_over(storage: RecordStorage, walkthrough: WalkthroughId) -> bytes:
    """The file that carries a record, altered or not. Raises RecordError if it is not here or too large.

    Without the edition when that is not here as it was.
    """
    journal = storage.read(journal_name(walkthrough))
    if journal is None:
        raise not_here(journal_name(walkthrough))
    if len(journal) > LARGEST_JOURNAL:
        raise _cannot(
            walkthrough, "This record is too large to be sent.", "Copy its file from the records' folder."
        )
    return pack(SroFile(walkthrough, journal, _edition_here(storage, verify(journal))))


def pack(handed: SroFile) -> bytes:
    """The bytes of the file: the same for the same content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as whole:
        whole.writestr(_plain(README), HOW_TO_VERIFY)
        whole.writestr(_plain(journal_name(parse_id(handed.named or ""))), handed.journal)
        if handed.edition is not None:
            whole.writestr(_plain(EDITION), handed.edition)
    return data.getvalue()


def unpack(data: bytes, named: str = "") -> SroFile:
    """What a file carries: a ``.sro`` file, or a bare journal. Raises RecordError when it is neither.

    ``named``: the name of the file, which a bare journal has its id from. The journal is not verified yet,
    and the edition is not compared with it.
    """
    is_zip = data.startswith(b"PK")
    if len(data) > (LARGEST if is_zip else LARGEST_JOURNAL):
        safe_zip.refuse("it is larger than any record may be")
    if not is_zip:
        return SroFile(id_in(named), data)
    held = safe_zip.members(data, _largest)
    journals = {found: held[name] for name in held if (found := record_id(name))}
    if len(journals) != 1:
        safe_zip.refuse("it does not hold one record")
    ((walkthrough, journal),) = journals.items()
    return SroFile(walkthrough, journal, held.get(EDITION))


def _largest(name: str) -> int:
    """How many bytes a member may hold."""
    if record_id(name):
        return LARGEST_JOURNAL
    return {README: 2**14, EDITION: LARGEST_EDITION}.get(name, 0)


def _plain(name: str) -> zipfile.ZipInfo:
    """An entry that knows nothing of the machine or the moment."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.create_system = 3  # Unix, on Windows too
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    return info


def _edition_here(storage: RecordStorage, verdict: Verdict) -> bytes | None:
    """The edition that a record names, if this device has it as it was."""
    digest = str(verdict.first.get("edition"))
    try:
        data = storage.read(edition_name(digest))
    except RecordError:  # no digest, or a file that cannot be read: the record can still be sent
        return None
    return data if data is not None and is_edition(data, digest) else None


def _cannot(walkthrough: WalkthroughId, what: str, hint: str) -> RecordError:
    return RecordError(what, where=Where(file=journal_name(walkthrough)), hint=hint)
