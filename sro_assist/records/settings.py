"""What the officer has chosen for this device."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_OFFICER = 80
"""The most characters of a name or badge number."""


class Settings(BaseModel):
    """Settings; ``text_size`` is a factor, ``officer`` a name or badge that new records carry."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    officer: Annotated[str, Field(max_length=MOST_OFFICER)] = ""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_size: Annotated[float, Field(ge=1.0, le=2.0)] = 1.0
    screen_reader: bool = False
