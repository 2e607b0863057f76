"""Keeping what was walked: sealed journals, and the list and settings beside them (docs/records.md)."""

from sro_assist.records.alerts import Alert
from sro_assist.records.journal.hash_chain import Body, Fault, Seal, Verdict, verify
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.repository import Record, Records
from sro_assist.records.settings import MOST_OFFICER, Settings
from sro_assist.records.storage.protocol import BusyError, LineWriter, RecordStorage
from sro_assist.records.summary import Summary, summarise
from sro_assist.safe_json import guarded, tidy_text

__all__ = [
    "MOST_OFFICER",
    "Alert",
    "Body",
    "BusyError",
    "Fault",
    "JournalWriter",
    "LineWriter",
    "Record",
    "RecordStorage",
    "Records",
    "Seal",
    "Settings",
    "Summary",
    "Verdict",
    "guarded",
    "summarise",
    "tidy_text",
    "verify",
]
