"""From a pack's files to a draft that can be checked: as much of it as can be read at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from sro_assist.errors import PolicyError, Problem, Where, printable
from sro_assist.policy import Policy, read_policy
from sro_assist.trees.checks.check_context import CheckContext
from sro_assist.trees.checks.schema_errors import MOST_FAULTS, Pins, Shaped, shape
from sro_assist.trees.checks.work_limit import WorkLimit
from sro_assist.trees.json_source import JsonSource, read_json
from sro_assist.trees.manifest import Manifest
from sro_assist.trees.model import Tree
from sro_assist.trees.pack_files import MANIFEST, MOST_FILES, PINS

_Model = TypeVar("_Model", bound=BaseModel)


def read_draft(files: Mapping[str, str]) -> tuple[CheckContext, tuple[Problem, ...]]:
    """Read as much of a pack as can be read, with the problems met on the way. Never raises."""
    reading = _Reading(files)
    reading.read_json_files()
    reading.read_trees()
    manifest = reading.manifest()
    context = CheckContext(
        names=frozenset(files),
        texts=reading.texts,
        manifest=manifest,
        policy=reading.policy(manifest),
        pins=reading.pins(),
        trees=reading.trees,
        gaps=reading.gaps,
        lost=frozenset(reading.lost),
        effort=reading.effort,
    )
    return context, tuple(reading.problems)


@dataclass(slots=True)
class _Reading:
    """A draft in the making, with the problems met on the way."""

    files: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, JsonSource] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    gaps: dict[str, frozenset[str]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    effort: WorkLimit = field(default_factory=WorkLimit)

    def read_json_files(self) -> None:
        names = sorted(name for name in self.files if name.endswith(".json"))
        if len(names) > MOST_FILES:
            what = f"The pack has {len(names)} files; at most {MOST_FILES} are read."
            self.problems.append(Problem("size", what, Where(MANIFEST, line=1), "Split the pack."))
        for name in names[:MOST_FILES]:
            reading = read_json(self.files[name], name)
            self.problems += reading.problems[:MOST_FAULTS]
            if reading.json:
                self.texts[name] = reading.json

    def manifest(self) -> Manifest | None:
        return self._shaped(Manifest, MANIFEST).model

    def pins(self) -> Mapping[str, str] | None:
        found = self._shaped(Pins, PINS).model
        return found.root if found else None

    def read_trees(self) -> None:
        names = (name for name in sorted(self.files) if name.endswith(".json"))
        for name in names:
            if name not in {MANIFEST, PINS}:
                self._read_tree(name.removesuffix(".json"))

    def _read_tree(self, tree_id: str) -> None:
        shaped = self._shaped(Tree, f"{tree_id}.json")
        if shaped.model is None:
            self.lost.add(tree_id)
            return
        self.trees[tree_id] = shaped.model
        self.gaps[tree_id] = frozenset(str(path[1]) for path in shaped.left_out if path[0] == "nodes")

    def policy(self, manifest: Manifest | None) -> Policy | None:
        text = self.files.get(manifest.policy) if manifest else None
        if manifest is None or text is None:
            return None
        try:
            return read_policy(text, manifest.policy)
        except PolicyError as error:
            self.problems.append(Problem("policy", printable(error.what), error.where, printable(error.hint)))
            return None

    def _shaped(self, wanted: type[_Model], name: str) -> Shaped[_Model]:
        """A file as a model; nothing when it could not be read, or there is enough to mend without it."""
        text = self.texts.get(name)
        room = MOST_FAULTS - len(self.problems)
        if text is None or room <= 0:
            return Shaped(None)
        shaped = shape(wanted, text, self.effort, room)
        self.problems += shaped.problems
        return shaped
