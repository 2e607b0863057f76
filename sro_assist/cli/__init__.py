"""The command line: without a command it opens the app; the others are for those who change trees."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]

INTERRUPTED = 130
"""What a program that Ctrl+C ended tells the shell."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command. 0: done; 1: it could not be, or problems were found; 2: no command; 130: Ctrl+C.

    Also while its parts are still being read in: that takes long enough to be interrupted.
    """
    try:
        from sro_assist.cli.dispatch import carry_out

        return carry_out(argv)
    except KeyboardInterrupt:
        return INTERRUPTED
