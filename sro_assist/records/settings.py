"""What the officer has chosen for this device."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from sro_assist.safe_json import tidy_text

MOST_OFFICER = 80
"""The most characters of a name or badge number."""


def _on_one_line(given: object) -> object:
    """A name as a record may hold it, cut to its length; what is no text is left to be refused."""
    if not isinstance(given, str):
        return given
    return tidy_text(given).replace("\n", " ").replace("\t", " ")[:MOST_OFFICER]


class _Chosen(BaseModel):
    """Each setting by itself; a value that it cannot have is refused."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    officer: Annotated[str, BeforeValidator(_on_one_line)] = ""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_size: Annotated[float, Field(ge=1.0, le=2.0)] = 1.0
    screen_reader: bool = False


class Settings(_Chosen):
    """Settings; ``text_size`` is a factor, ``officer`` a name or badge that new records carry.

    One that cannot be read, or is not known here, counts as not set, and takes no other with it.
    """

    @field_validator("*", mode="wrap")
    @classmethod
    def _usual_instead(
        cls, given: object, check: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> object:
        try:
            return check(given)
        except ValidationError:
            return cls.model_fields[str(info.field_name)].default

    def but(self, **given: Any) -> Settings:  # noqa: ANN401 - whatever a screen gives
        """These settings with others in their place; a value that a setting cannot have changes nothing."""
        accepted = {name: value for name, value in given.items() if _can_be(name, value)}
        return Settings.model_validate({**self.model_dump(), **accepted})


def _can_be(name: str, value: object) -> bool:
    try:
        _Chosen.model_validate({name: value})
    except ValidationError:
        return False
    return True
