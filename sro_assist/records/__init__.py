"""Keeping what was walked: sealed journals, and the list and settings beside them (docs/records.md)."""

from sro_assist.records.home import BusyError, JournalHome, JournalWriter
from sro_assist.records.journal import Body, Fault, Seal, Verdict, verify
from sro_assist.records.reading import guarded, tidy_text
from sro_assist.records.settings import MOST_OFFICER, Settings
from sro_assist.records.store import Record, Records
from sro_assist.records.summaries import Summary, summarise
from sro_assist.records.taking import Taken
from sro_assist.records.troubles import Trouble
from sro_assist.records.writing import Writing

__all__ = [
    "MOST_OFFICER",
    "Body",
    "BusyError",
    "Fault",
    "JournalHome",
    "JournalWriter",
    "Record",
    "Records",
    "Seal",
    "Settings",
    "Summary",
    "Taken",
    "Trouble",
    "Verdict",
    "Writing",
    "guarded",
    "summarise",
    "tidy_text",
    "verify",
]
