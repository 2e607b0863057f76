"""The department's own manual, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from sro_assist.policy import Policy, read_policy

MANUAL = Path(__file__).parents[2] / "decision_trees" / "policy.md"


@pytest.fixture(scope="session")
def manual_text() -> str:
    return MANUAL.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def policy(manual_text: str) -> Policy:
    return read_policy(manual_text)
