"""The command line: without a command it opens the app; the others are for those who change trees."""

from __future__ import annotations

from sro_assist.cli.entrance import main

__all__ = ["main"]
