"""The screens tried: a phone and a small phone, upright and sideways, a desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)


@dataclass(frozen=True, slots=True)
class Device:
    """A screen's size in CSS pixels, and whether it is touched."""

    name: str
    width: int
    height: int
    is_phone: bool

    def options(self) -> dict[str, Any]:
        """What Playwright needs to know. Flutter goes by the user agent, not by Playwright's flag."""
        size = {"viewport": {"width": self.width, "height": self.height}}
        return (
            {**size, "is_mobile": True, "has_touch": True, "user_agent": ANDROID} if self.is_phone else size
        )


PHONE = Device("phone", 390, 844, is_phone=True)
SMALL_PHONE = Device("small phone", 320, 568, is_phone=True)
LOW_PHONE = Device("phone held sideways", 844, 390, is_phone=True)
LOWEST_PHONE = Device("small phone held sideways", 568, 320, is_phone=True)
DESK = Device("desk", 1280, 800, is_phone=False)
