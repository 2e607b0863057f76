"""The key of one start: who opens the app has it, and nobody else on this machine."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs

KEY_BYTES = 32


@dataclass(frozen=True)
class StartKey:
    """A word that no one can guess, made at each start and kept in memory alone."""

    word: str = field(default_factory=lambda: secrets.token_urlsafe(KEY_BYTES), repr=False)

    def address(self, origin: str) -> str:
        """The address that lets a browser in. What follows ``#`` is sent to no server and no other page."""
        return f"{origin}/#k={self.word}"

    def fits(self, query: bytes) -> bool:
        """Whether a query such as ``k=...`` holds this key; it takes as long whatever it holds."""
        given = parse_qs(query.decode("latin-1")).get("k", [""])
        return len(given) == 1 and hmac.compare_digest(given[0].encode(), self.word.encode())

    def proof(self, asked: str) -> str:
        """What only a holder of the key can say to ``asked``: it shows a page that this start still runs."""
        return hmac.new(self.word.encode(), asked.encode(), hashlib.sha256).hexdigest()
