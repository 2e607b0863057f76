"""shape: what is in a file has the keys and the kinds of values that it is to have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from sro_assist.errors import Problem, Where
from sro_assist.trees import conditions, manifest, model
from sro_assist.trees.checks.work_limit import WorkLimit
from sro_assist.trees.json_source import JsonSource, Path, quoted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_Model = TypeVar("_Model", bound=BaseModel)

MOST_FAULTS = 300
"""Faults of one file that are told one by one."""


class Pins(RootModel[dict[str, str]]):
    """``pins.json``: what each cited provision said, as a digest, when it was last reviewed."""


@dataclass(frozen=True, slots=True)
class Shaped(Generic[_Model]):
    """What came of it: the model as far as it could be read, and the paths that were left out of it."""

    model: _Model | None
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[Path] = frozenset()


def shape(
    wanted: type[_Model], found: JsonSource, effort: WorkLimit, most: int = MOST_FAULTS
) -> Shaped[_Model]:
    """Read a file as the model it is to be.

    Nodes with faults and keys that do not belong are left out, so that the rest can be checked as well. Of a
    file with more than ``most`` faults these are told, and it is not judged further.
    """
    try:
        return Shaped(wanted.model_validate_json(found.text, strict=True))
    except ValidationError as error:
        count = error.error_count()
        errors = error.errors(include_url=False, include_input=False)
    faults = tuple(_faults(errors[:most], found))
    problems = tuple(_merged(_problem(fault, found, effort) for fault in faults))
    if count > most:
        return Shaped(None, (*problems, _more(count - most, found)))
    left_out = frozenset(_what_to_leave_out(faults))
    return Shaped(_without(wanted, found.value, left_out), problems, left_out)


@dataclass(frozen=True, slots=True)
class _Fault:
    """One fault of shape: what kind, where, and the value there."""

    kind: str
    path: Path
    value: object
    limits: dict[str, object]


def _faults(errors: Iterable[ErrorDetails], found: JsonSource) -> Iterator[_Fault]:
    for error in errors:
        path, value = _trace(error["loc"], found.value)
        if _is_meant(error, value):
            kind = "node_id" if "[key]" in error["loc"] else error["type"]
            yield _Fault(kind, path, value, dict(error.get("ctx", {})))


def _is_meant(error: ErrorDetails, value: object) -> bool:
    """A ``go`` is tried both as a node's id and as a list; only the one it looks like is meant.

    Nor is a list empty because an entry of it has a fault.
    """
    if error["type"] == "too_short":
        return not value
    if "constrained-str" in error["loc"]:
        return not isinstance(value, list)
    last = str(error["loc"][-1]) if error["loc"] else ""
    return not (error["type"] == "tuple_type" and last.startswith("tuple["))


def _trace(loc: Iterable[str | int], value: object) -> tuple[Path, object]:
    """Follow a fault's place through the file's own value, leaving out the names of alternatives."""
    path: Path = ()
    fresh = True  # whether an alternative's name may come next
    for part in loc:
        if fresh and _names_alternative(path, part, value):
            fresh = False
        elif isinstance(value, dict) and isinstance(part, str) and part != "[key]":
            path, value, fresh = (*path, part), value.get(part), True
        elif isinstance(value, list) and isinstance(part, int):
            path, value, fresh = (*path, part), value[part], True
    return path, value


def _names_alternative(path: Path, part: str | int, value: object) -> bool:
    if not isinstance(value, dict) or not path:
        return False
    if len(path) == 2 and path[0] == "nodes":  # noqa: PLR2004 (nodes, and its id)
        return part == value.get("kind")
    is_condition = path[-1] in {"when", "not"} or (isinstance(path[-1], int) and path[-2] in {"all", "any"})
    return is_condition and part in conditions.FORMS


_OBJECT = ("is not an object.", "Write it as {{ ... }}.")
_ID_MEND = "Use small letters, digits and single dashes, such as tell-staff; at most 40 characters."
_SAYINGS: dict[str, tuple[str, str]] = {
    "missing": ("is missing.", "Add it."),
    "string_type": ("is not a text.", "Write it in quotation marks."),
    "int_type": ("is not a whole number.", "Write a whole number, without quotation marks."),
    "tuple_type": ("is not a list.", "Write it as [ ... ], even for a single entry."),
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "node_id": ("is not an id.", _ID_MEND),
    "string_too_short": ("is too short.", "Write {min_length} or more characters."),
    "string_too_long": ("is too long.", "Write at most {max_length} characters."),
    "too_short": ("is empty.", "Give it at least one entry."),
    "greater_than_equal": ("is too small.", "Write {ge} or more."),
    "less_than_equal": ("is too large.", "Write {le} or less."),
    "literal_error": ("is none of the words that fit here.", "Write one of {expected}."),
    "union_tag_invalid": ("has an unknown kind.", "Set its kind to one of {expected_tags}."),
    "union_tag_not_found": ("has no kind.", "Give it a kind: question, factors, guidance, visit or outcome."),
    "condition": ("is not a condition.", f"Give it one of the keys {', '.join(conditions.FORMS)}."),
    "json_invalid": ("holds a character that is no character.", "Look for a half \\u escape and mend it."),
}


def _more(count: int, found: JsonSource) -> Problem:
    what = f"The file has {count} faults more."
    return Problem("shape", what, Where(found.file, line=1), "Mend the others first.")


def _problem(fault: _Fault, found: JsonSource, effort: WorkLimit) -> Problem:
    what, hint = _said(fault, effort)
    return Problem("shape", what, _where(fault.path, found), hint)


def _said(fault: _Fault, effort: WorkLimit) -> tuple[str, str]:
    name = _name(fault.path)
    if fault.kind == "extra_forbidden":
        return f"{name} is not a key that belongs here.", _spelling(str(fault.path[-1]), effort)
    if fault.kind == "string_pattern_mismatch":
        return _bad_pattern(fault)
    what, hint = _SAYINGS.get(fault.kind, ("does not fit here.", "Compare it with docs/checks.md."))
    return f"{name} {what}", hint.format_map(fault.limits)


def _bad_pattern(fault: _Fault) -> tuple[str, str]:
    what = f"{_name(fault.path)} is {quoted(fault.value)}, which"
    if fault.path == ("policy",):
        return f"{what} is not the name of a policy file.", "Name a file such as policy.md, in small letters."
    return f"{what} is not an id.", _ID_MEND


def _name(path: Path) -> str:
    """Name a value by its nearest key: ``"cites" (entry 2)``."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        return f"{_name(path[:-1])} (entry {path[-1] + 1})"
    return quoted(path[-1])


def _spelling(key: str, effort: WorkLimit) -> str:
    known = _known_keys()
    if key in known:
        return "It belongs elsewhere: take it out here."
    close = effort.close_to(key, known)
    return f'Did you mean "{close[0]}"? Otherwise take it out.' if close else "Take it out."


@cache
def _known_keys() -> tuple[str, ...]:
    models = (each for module in (conditions, manifest, model) for each in vars(module).values())
    fields = (each.model_fields for each in models if isinstance(each, type) and issubclass(each, BaseModel))
    return tuple(sorted({field.alias or name for group in fields for name, field in group.items()}))


def _where(path: Path, found: JsonSource) -> Where:
    return found.where(*path)


def _merged(problems: Iterable[Problem]) -> Iterator[Problem]:
    return iter(dict.fromkeys(problems))


_NODE_DEPTH = 2


def _what_to_leave_out(faults: Iterable[_Fault]) -> Iterator[Path]:
    for fault in faults:
        if len(fault.path) >= _NODE_DEPTH and fault.path[0] == "nodes":
            yield fault.path[:_NODE_DEPTH]
        elif fault.kind == "extra_forbidden":
            yield fault.path


def _without(wanted: type[_Model], value: object, left_out: Iterable[Path]) -> _Model | None:
    if not isinstance(value, dict):
        return None
    try:
        return wanted.model_validate_json(json.dumps(_pruned(value, (), frozenset(left_out))), strict=True)
    except ValidationError:
        return None


def _pruned(value: object, path: Path, left_out: frozenset[Path]) -> object:
    """Copy a value without the keys at these paths."""
    if isinstance(value, list):
        return [_pruned(each, (*path, at), left_out) for at, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {key: each for key, each in value.items() if (*path, key) not in left_out}
    return {key: _pruned(each, (*path, key), left_out) for key, each in kept.items()}
