"""Conditions: data over earlier answers. No expressions, nothing is evaluated from text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

FactorMark = Literal["present", "absent", "unknown", "untouched"]


class Data(BaseModel):
    """What every part of a pack is: frozen, and no key it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class AnsweredIs(Data):
    """The newest answer at a question is this choice. ``force.purpose`` names a node of another tree."""

    answered: str
    is_: str = Field(alias="is")


class FactorIs(Data):
    """A factor (``considerations.e``) is marked so; never marked is ``untouched``."""

    factor: str
    is_: FactorMark = Field(alias="is")


class VisitedIs(Data):
    """The newest visit made at this node ended at that outcome of the visited tree."""

    visited: str
    is_: str = Field(alias="is")


class Inside(Data):
    """The tree being walked is visited from that tree, directly or further out."""

    inside: str


class AllOf(Data):
    """Every part holds."""

    all: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(Data):
    """At least one part holds."""

    any: tuple[Condition, ...] = Field(min_length=1)


class NotOf(Data):
    """The part does not hold."""

    not_: Condition = Field(alias="not")


FORMS = ("answered", "factor", "visited", "inside", "all", "any", "not")


def _form(value: object) -> str | None:
    """Tell which form a condition has by the key that names it."""
    if isinstance(value, dict):
        return next((form for form in FORMS if form in value), None)
    return next((form for form in FORMS if hasattr(value, form) or hasattr(value, f"{form}_")), None)


Condition = Annotated[
    Annotated[AnsweredIs, Tag("answered")]
    | Annotated[FactorIs, Tag("factor")]
    | Annotated[VisitedIs, Tag("visited")]
    | Annotated[Inside, Tag("inside")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[NotOf, Tag("not")],
    Discriminator(
        _form,
        custom_error_type="condition",
        custom_error_message="A condition has one of these keys: " + ", ".join(FORMS) + ".",
    ),
]

for _model in (AllOf, AnyOf, NotOf):
    _model.model_rebuild()
