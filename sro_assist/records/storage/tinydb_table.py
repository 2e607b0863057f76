"""TinyDB on a storage: what is looked up. Its files are replaced whole, and losing one loses no record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from tinydb import TinyDB, where
from tinydb.storages import Storage
from tinydb.table import Document

from sro_assist.errors import RecordError, Where
from sro_assist.records.alerts import Alerts
from sro_assist.records.storage.protocol import RecordStorage
from sro_assist.safe_json import guarded

Row = TypeVar("Row", bound=BaseModel)
Tables = dict[str, dict[str, Any]]

_VERSION = "1"
"""Part of the table's name: a later shape of row starts a new table instead of tripping over old rows."""


_TABLE = re.compile(rf"(summaries|settings|log)-{_VERSION}")
_NUMBER = re.compile("[0-9]{1,9}")
_LARGEST, _MOST = 2**26, 10_000_000
"""Bytes and values of one file: far more than a hundred thousand rows have."""


class Rows(Generic[Row]):
    """The rows of one kind in one file. Every method raises RecordError when the disk does not answer.

    ``table``: what the rows are called there, if not as the file is.
    """

    def __init__(self, storage: RecordStorage, name: str, model: type[Row], table: str = "") -> None:
        self._storage = TinyDbStorage(storage, name)
        database = TinyDB(storage, name, storage=TinyDbStorage)
        self._table = database.table(f"{table or name.partition('.')[0]}-{_VERSION}", cache_size=0)
        self._model = model
        self.name = name

    def all(self) -> tuple[Row, ...]:
        """Every row. Raises RecordError too when one of them is not what was written."""
        try:
            rows = sorted(self._table.all(), key=lambda row: row.doc_id)
            return tuple(self._model.model_validate(dict(row)) for row in rows)
        except ValidationError as error:
            raise self._storage.unreadable("a row is not what was written there") from error

    def add(self, rows: Iterable[Row]) -> None:
        """Keep more rows: one write, however many there are."""
        self._table.insert_multiple([row.model_dump() for row in rows])

    def drop(self, ids: Iterable[str]) -> None:
        """Forget the rows whose field ``id`` is one of these."""
        self._table.remove(where("id").one_of(set(ids)))  # type: ignore[arg-type]  # it only asks "in"

    def clear(self) -> None:
        """Forget every row."""
        self._table.truncate()

    def put_only(self, row: Row) -> None:
        """Keep this row as the only one, in one write."""
        self._table.upsert(Document(row.model_dump(), doc_id=1))

    def set_aside(self) -> str:
        """Move the file away and say where; the next write starts a new one."""
        return self._storage.set_aside()


class TinyDbStorage(Storage):
    """TinyDB's storage in one small file of a storage."""

    def __init__(self, storage: RecordStorage, name: str) -> None:
        self._storage = storage
        self._name = name

    def read(self) -> Tables | None:
        """All tables, or None when there is no file yet. Raises RecordError when it cannot be read."""
        data = self._storage.read(self._name)
        if data is None:
            return None
        try:
            return _checked(guarded(data, limit=_LARGEST, most=_MOST))
        except (ValueError, RecordError) as error:
            raise self.unreadable("it is not what was written there") from error

    def write(self, data: Tables) -> None:
        """Replace the file. Raises RecordError."""
        self._storage.replace(self._name, json.dumps(data, separators=(",", ":")).encode())

    def set_aside(self) -> str:
        """Move the file away and say where, so that an empty one takes its place."""
        return self._storage.set_aside(self._name)

    def unreadable(self, why: str) -> RecordError:
        """The error for a file that is there and makes no sense."""
        return RecordError(
            f"This file cannot be read: {why}.", where=Where(file=self._name), hint="Start it anew."
        )


def _checked(value: object) -> Tables:
    if not isinstance(value, dict) or not all(_is_table(*table) for table in value.items()):
        raise ValueError("not tables of rows")
    return value


def _is_table(name: str, value: object) -> bool:
    return (
        _TABLE.fullmatch(name) is not None
        and isinstance(value, dict)
        and all(_NUMBER.fullmatch(key) and isinstance(row, dict) for key, row in value.items())
    )


def rows_or_none(rows: Rows[Row], alerts: Alerts, hint: str) -> tuple[Row, ...] | None:
    """The rows; None when they cannot be read: told, with ``mend``, and the file is set aside."""
    try:
        return rows.all()
    except RecordError as error:
        alerts.add(rows.name, error.what, hint)
    try:
        rows.set_aside()
    except RecordError as error:
        alerts.add_error(rows.name, error)
    return None
