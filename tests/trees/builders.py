"""Packs and trees for tests: small, valid, and easy to change one thing of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sro_assist.trees.json_source import JsonSource
from sro_assist.trees.loader import pins_for, pins_text, read_files
from sro_assist.trees.model import Tree
from sro_assist.trees.pack import Pack

Data = dict[str, Any]

POLICY = """\
# Anytown Police Department Policy Manual: 900 Lost Property

### 900.1 LOST PROPERTY

Officers shall ask whose it is. Officers should keep it dry. Officers may use a bag.

Officers shall not keep it for themselves.

See the Property Policy for additional guidance.

#### 900.1.1 CONSIDERATIONS

Officers should consider the following:

- (a) The size of the thing
- (b) The weather
"""


def a_manifest(*trees: str, **changes: object) -> Data:
    """Give the manifest of these trees. All of the policy is listed as reference, so that coverage holds."""
    return {
        "id": "anytown",
        "title": "Lost property",
        "department": "Anytown Police Department",
        "policy": "policy.md",
        "first": trees[0],
        "trees": list(trees),
        "danger": {"say": "Get help first.", "cites": ["900.1 ¶1.1"], "tree": trees[0]},
        "reference": [{"cites": ["900.1", "900.1.1"], "why": "A policy for tests."}],
        "plain_words": ["property"],
        **changes,
    }


def an_outcome(**changes: object) -> Data:
    """Give a node where a walk ends."""
    return {"kind": "outcome", "title": "Done", "cites": ["900.1 ¶1.1"], **changes}


def a_question(*choices: Data | str, **changes: object) -> Data:
    """Give a question. A choice given as a text leads to the node of that name."""
    made = [choice if isinstance(choice, dict) else a_choice(choice) for choice in choices]
    return {"kind": "question", "ask": "What now?", "cites": ["900.1 ¶1.1"], "choices": made, **changes}


def a_choice(choice_id: str, go: object = None, **changes: object) -> Data:
    """Give a choice, which leads to the node of its own name unless told otherwise."""
    return {"id": choice_id, "say": choice_id.capitalize(), "go": choice_id if go is None else go, **changes}


def a_tree_data(tree_id: str = "demo", **changes: object) -> Data:
    """Give a tree as JSON holds it: a question with two ways to end."""
    nodes = {
        "ask": a_question("keep", "leave"),
        "keep": an_outcome(title="Kept"),
        "leave": an_outcome(title="Left"),
    }
    return {
        "id": tree_id,
        "title": tree_id.capitalize(),
        "says": "When something is found.",
        "rests_on": "900.1",
        "start": "ask",
        "nodes": nodes,
        **changes,
    }


def a_tree(tree_id: str = "demo", **changes: object) -> Tree:
    """Give a tree as it is after reading: no check is made but that of its shape."""
    return Tree.model_validate_json(json.dumps(a_tree_data(tree_id, **changes)))


def some_files(
    trees: Mapping[str, Data] | None = None, *, policy: str = POLICY, manifest: Data | None = None
) -> dict[str, str]:
    """Give the files of a pack: these trees by id, or one small tree. Pins are computed.

    Each tree is what ``a_tree_data`` returns; for a shorter call it may leave out all but its nodes.
    """
    whole = {name: _whole(name, tree) for name, tree in (trees or {"demo": {}}).items()}
    files = {f"{name}.json": as_json(tree) for name, tree in whole.items()}
    files["pack.json"] = as_json({**a_manifest(*whole), **(manifest or {})})
    files["policy.md"] = policy
    return with_pins(files)


def _whole(name: str, tree: Data) -> Data:
    """Add what a tree leaves out; it starts at its first node."""
    made = {**a_tree_data(name), **tree}
    return {**made, "start": tree.get("start", next(iter(made["nodes"])))}


def with_pins(files: Mapping[str, str]) -> dict[str, str]:
    """Add fresh pins. Raises PackError if the files cannot be read."""
    return {**files, "pins.json": pins_text(pins_for({**files, "pins.json": "{}"}))}


def a_pack(**trees: Data) -> Pack:
    """Give a pack of these trees, read and checked like any other; without trees, one small tree, ``demo``.

    ``a_pack(found={"nodes": {"ask": a_question("yes", "no"), "yes": an_outcome(), "no": an_outcome()}})``:
    the first node is the start. Raises PackError, as reading does, if a check fails.
    """
    return read_files(some_files(trees))


def as_json(value: object) -> str:
    """Write JSON as the packs' files do."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def a_json_text(value: object, file: str = "demo.json") -> JsonSource:
    """Give a value as read from a file."""
    return JsonSource(file, as_json(value), value)
