"""Events to keep, as plain JSON objects."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import UUID

from sro_assist.records import Body
from sro_assist.records.journal.hash_chain import ROOT, Seal, closing, seal
from sro_assist.records.walkthrough_id import WalkthroughId, parse_id

EDITION = "ab" * 32


def an_id(number: int = 1) -> WalkthroughId:
    return parse_id(str(UUID(int=number)))


def a_start(number: int = 1, *, at: str = "2026-11-23T10:15:00-06:00", **more: object) -> Body:
    return {
        "kind": "started",
        "walkthrough": an_id(number),
        "tree": "arrest",
        "at": at,
        "officer": "",
        "pack": "437",
        "edition": EDITION,
        "app": "0.1.0",
        "elapsed": 0,
        **more,
    }


def an_answer(number: int = 1) -> Body:
    return {"kind": "answered", "tree": "arrest", "node": f"n{number}", "choice": "yes", "elapsed": number}


def a_finish(elapsed: int = 91234, ended: str = "finished") -> Body:
    return {"kind": "finished", "ended": ended, "tree": "arrest", "node": "avoided", "elapsed": elapsed}


def a_walk(answers: int = 5, number: int = 1) -> list[Body]:
    return [a_start(number), *(an_answer(step) for step in range(1, answers + 1)), a_finish()]


def lines_of(bodies: list[Body], *, closed: bool = False) -> list[bytes]:
    """The journal's lines, newlines included."""
    head, lines = ROOT, []
    for body in bodies:
        head, line = seal(head, body)
        lines.append(line)
    if closed:
        lines.append(seal(head, closing(Seal(len(lines), head)))[1])
    return lines


def a_journal(bodies: list[Body], *, closed: bool = False) -> bytes:
    return b"".join(lines_of(bodies, closed=closed))


def a_forged_journal(bodies: list[Body]) -> bytes:
    """What another program could have sealed and closed: any JSON, also what the app itself never writes."""
    head, lines = ROOT, b""
    for body in bodies:
        head, lines = _forged(head, body, lines)
    return _forged(head, closing(Seal(len(bodies), head)), lines)[1]


def _forged(head: str, body: Body, before: bytes) -> tuple[str, bytes]:
    data = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    digest = sha256(head.encode() + b"\n" + data).hexdigest()
    return digest, before + digest.encode() + b" " + data + b"\n"
