"""Whose a connection is: by this machine's own tables, and by tables written for the purpose."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sro_assist.server import peer_user
from sro_assist.server.peer_user import Address, is_a_strangers
from sro_assist.server.ports import HOST, listen, port_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whose a connection is")

OURS: Address = (HOST, 8550)
THEIRS: Address = (HOST, 40000)
PLAIN, MAPPED = "{}0100007F", "0000000000000000FFFF0000"
"""127.0.0.1 as a little-endian machine writes it, in the table of IPv4 sockets and in that of IPv6 ones."""
STRANGER = 4242
HEADING = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"


def row(here: Address, there: Address, user: int, family: str = "") -> str:
    """A line of a table, with as many columns as Linux writes."""
    ends = " ".join(f"{PLAIN.format(family)}:{port:04X}" for _, port in (here, there))
    return f"   0: {ends} 01 00000000:00000000 00:00000000 00000000 {user:5} 0 12345 1 0 20 4 30 10 -1"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table that is looked at, beside one that is not there."""
    monkeypatch.setattr(peer_user, "TABLES", (tmp_path / "gone", tmp_path / "tcp"))
    return tmp_path / "tcp"


@pytest.fixture
def connected() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The two ends of a connection of our own."""
    with (
        listen(0) as listener,
        socket.create_connection((HOST, port_of(listener)), timeout=20) as client,
        closing(listener.accept()[0]) as server,
    ):
        yield client, server


def test_own_connection_is_not_a_strangers(connected: tuple[socket.socket, socket.socket]) -> None:
    client, server = connected
    assert not is_a_strangers(client.getsockname(), server.getsockname())


@pytest.mark.skipif(sys.byteorder != "little", reason="the rows are as such machines write them")
class TestTables:
    """By tables written for the purpose."""

    @pytest.mark.parametrize("family", ["", MAPPED])
    @pytest.mark.parametrize(
        ("user", "strange"),
        [(STRANGER, True), (os.getuid() if hasattr(os, "getuid") else 0, False), (0, False)],
    )
    def test_user_in_table_says_whose_it_is(self, table: Path, user: int, strange: bool, family: str) -> None:
        table.write_text("\n".join([HEADING, row(OURS, THEIRS, 0), row(THEIRS, OURS, user, family)]))
        assert is_a_strangers(THEIRS, OURS) is strange

    def test_end_missing_beside_ours_is_strange(self, table: Path) -> None:
        table.write_text("\n".join([HEADING, row(OURS, THEIRS, 0), row((HOST, 40001), OURS, 0)]))
        assert is_a_strangers(THEIRS, OURS)

    def test_nobody_is_strange_where_ours_is_missing(self, table: Path) -> None:
        table.write_text("\n".join([HEADING, row(THEIRS, OURS, STRANGER)]))
        assert not is_a_strangers(THEIRS, OURS)


def test_nobody_is_strange_where_there_is_no_table(table: Path) -> None:
    assert not table.exists()
    assert not is_a_strangers(THEIRS, OURS)
