"""Packs of a given size that ask for as much work as they can: clumsy ones, and hostile ones."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

from tests.trees.builders import POLICY, Data, a_choice, a_manifest, a_question, a_tree_data, an_outcome

Files = dict[str, str]
_CITED = "900.1 ¶1.1"


def _pack(size: int, tree: Callable[[int], Data], policy: str = POLICY, **manifest: object) -> Files:
    """A pack whose one tree is as large as fits: ``tree`` makes it of so many parts."""
    parts = 1
    while len(json.dumps(tree(parts * 2))) < size:
        parts *= 2
    text = json.dumps(tree(max(1, parts * size // len(json.dumps(tree(parts))))))
    return {**_around(policy, **manifest), "demo.json": text}


def _around(policy: str = POLICY, **manifest: object) -> Files:
    return {
        "pack.json": json.dumps(a_manifest("demo", **manifest)),
        "policy.md": policy,
        "pins.json": "{}",
        "demo.json": json.dumps(a_tree_data()),
    }


def _tree(nodes: Data) -> Data:
    return a_tree_data(nodes=nodes, start=next(iter(nodes)))


def _guidance(go: object, **more: object) -> Data:
    do = [{"say": "Talk", "weight": "practice"}]
    return {"kind": "guidance", "title": "Do", "cites": [_CITED], "do": do, "go": go, **more}


def _branches(parts: int, when: Callable[[int], object]) -> list[Data]:
    return [*({"go": "end", "when": when(part)} for part in range(parts)), {"go": "end"}]


def _names(parts: int, seed: int = 5) -> Iterator[str]:
    dice = random.Random(seed)  # noqa: S311 - no secret
    return ("".join(dice.choices("abcdefgh", k=36)) for _ in range(parts))


def unknown_ways(size: int) -> Files:
    """Every way leads to a node that is not there, by a long name nearly like others."""
    return _pack(size, lambda n: _tree({name: _guidance(name[::-1]) for name in _names(n)}))


def unknown_citations(size: int) -> Files:
    return _pack(size, lambda n: _tree({"end": an_outcome(cites=[f"900.1 ¶{part}.9" for part in range(n)])}))


def unknown_keys(size: int) -> Files:
    return _pack(size, lambda n: {**a_tree_data(), **dict.fromkeys(_names(n), 1)})


def wrong_shapes(size: int) -> Files:
    return _pack(size, lambda n: _tree({f"n{part}": {"kind": "question"} for part in range(n)}))


def same_keys(size: int) -> Files:
    return {**_around(), "demo.json": "{" + '"a":1,' * (size // 6) + '"a":1}'}


def same_choices(size: int) -> Files:
    choices = [a_choice("yes", "end") for _ in range(size // 60)]
    return {**_around(), "demo.json": json.dumps(_tree({"ask": a_question(*choices), "end": an_outcome()}))}


def same_trees(size: int) -> Files:
    return {**_around(), "pack.json": json.dumps(a_manifest("demo", trees=["demo"] * (size // 8)))}


def many_conditions(size: int) -> Files:
    """One list of conditions, each of which has to be held against all before it."""

    def tree(parts: int) -> Data:
        when = [{"answered": "ask", "is": f"c{part}"} for part in range(parts)]
        choices = [a_choice(f"c{part}", "go") for part in range(6)]
        go = _guidance(_branches(parts, lambda part: when[part]))
        return _tree({"ask": a_question(*choices), "go": go, "end": an_outcome()})

    return _pack(size, tree)


def hard_conditions(size: int) -> Files:
    """Conditions that only trying every mark of two dozen factors could settle."""
    marks = ("present", "absent", "unknown", "untouched")
    dice = random.Random(7)  # noqa: S311 - no secret

    def when(_part: int) -> Data:
        some = dice.sample(range(24), 3)
        return {"any": [{"factor": f"look.f{one}", "is": dice.choice(marks)} for one in some]}

    def tree(parts: int) -> Data:
        factors = [{"id": f"f{one}", "say": "It", "cites": [_CITED]} for one in range(24)]
        look = {"kind": "factors", "ask": "What?", "cites": [_CITED], "factors": factors, "go": "go"}
        whens = [{"all": [when(0) for _ in range(24)]} for _ in range(max(1, parts // 24))]
        return _tree(
            {"look": look, "go": _guidance(_branches(len(whens), whens.__getitem__)), "end": an_outcome()}
        )

    return _pack(size, tree)


def many_choices_read(size: int) -> Files:
    def tree(parts: int) -> Data:
        choices = [a_choice(f"c{part}", "go") for part in range(parts)]
        go = _guidance(_branches(parts, lambda part: {"answered": "ask", "is": f"c{part}"}))
        return _tree({"ask": a_question(*choices), "go": go, "end": an_outcome()})

    return _pack(size, tree)


def long_chain(size: int) -> Files:
    """A chain in which every node reads the first answer."""

    def tree(parts: int) -> Data:
        when = {"answered": "ask", "is": "yes"}
        chain: Data = {
            f"n{part}": _guidance([{"go": f"n{part + 1}", "when": when}, {"go": f"n{part + 1}"}])
            for part in range(parts)
        }
        ask = a_question(a_choice("yes", "n0"), a_choice("no", "n0"))
        return _tree({"ask": ask, **chain, f"n{parts}": an_outcome()})

    return _pack(size, tree)


def ring(size: int) -> Files:
    """A loop of all nodes with no way out."""
    return _pack(size, lambda n: _tree({f"n{at}": _guidance(f"n{(at + 1) % n}") for at in range(n)}))


def many_rings(size: int) -> Files:
    def tree(parts: int) -> Data:
        rings = {f"r{at}": _guidance(f"r{at ^ 1}") for at in range(2 * (parts // 2 + 1))}
        return _tree({"ask": a_question(*(a_choice(name, name) for name in rings)), **rings})

    return _pack(size, tree)


def _many_trees(size: int, tree: Callable[[str, int, list[str]], Data]) -> Files:
    each = len(json.dumps(tree("t10", 10, ["t0"] * 12)))
    names = [f"t{number}" for number in range(max(2, size // each))]
    made = {f"{name}.json": json.dumps(tree(name, at, names)) for at, name in enumerate(names)}
    return {**_around(), "pack.json": json.dumps(a_manifest(*names)), **made}


def visits_in_a_row(size: int) -> Files:
    def tree(name: str, at: int, names: list[str]) -> Data:
        if at + 1 == len(names):
            return {**a_tree_data(name)}
        nodes = {"v": {"kind": "visit", "tree": names[at + 1], "then": "end"}, "end": an_outcome()}
        return a_tree_data(name, nodes=nodes, start="v")

    return _many_trees(size, tree)


def visits_in_a_ring(size: int) -> Files:
    def tree(name: str, at: int, names: list[str]) -> Data:
        nodes = {
            "v": {"kind": "visit", "tree": names[(at + 1) % len(names)], "then": "end"},
            "end": an_outcome(),
        }
        return a_tree_data(name, nodes=nodes, start="v")

    return _many_trees(size, tree)


def visits_everywhere(size: int) -> Files:
    """Trees that visit several others and ask inside of which they are: ways to stand without number."""

    def tree(name: str, at: int, names: list[str]) -> Data:
        others = [names[(at + step) % len(names)] for step in (1, 2, 3, 5)]
        visits: Data = {
            f"v{number}": {
                "kind": "visit",
                "tree": other,
                "then": [{"go": "end", "when": {"inside": other}}, {"go": "end"}],
            }
            for number, other in enumerate(others)
        }
        ask = a_question(*(a_choice(each, each) for each in (*visits, "end")))
        return a_tree_data(name, nodes={"ask": ask, **visits, "end": an_outcome()}, start="ask")

    return _many_trees(size, tree)


def stops_without_spaces(size: int) -> Files:
    """Texts of stops alone, over which a careless pattern goes again and again."""
    return _pack(
        size, lambda n: _tree({f"n{at}": _guidance("end", title="." * 399 + "x") for at in range(n)})
    )


def many_claims(size: int) -> Files:
    """Thousands of claims on one large section."""
    policy = POLICY + "\n".join(f"\nThe thing is number {number}." for number in range(size // 60))
    dos = {"say": "Look", "weight": "states", "cites": ["900.1.1"]}
    return _pack(
        size // 2, lambda n: _tree({"end": an_outcome(do=[dos] * n, quotes=["900.1.1"] * n)}), policy
    )


def long_number(size: int) -> Files:
    """A section with a very long number, which every paragraph of it is cited by."""
    policy = f"# Manual\n\n### {'1.' * (size // 4)}1 LONG\n\n" + "a.\n\n" * (size // 8)
    return _around(policy)


def long_term(size: int) -> Files:
    policy = f"# Manual\n\n### 1 DEFINITIONS\n\n**{'a' * (size // 2)}** - " + "A is. " * (size // 12)
    return _around(policy)


def many_marks(size: int) -> Files:
    return _around("# Manual\n\n### 1 ALL\n\n" + "(" * (size // 2) + "." * (size // 2))


def spaces(size: int) -> Files:
    return _around("# Manual\n\n### 1 ALL\n\n" + " " * (size // 2) + "\n" + "-" * (size // 2) + "x\n")


def deep(size: int) -> Files:
    return {**_around(), "demo.json": "[" * 39 + "[]," * (size // 3) + "[]" + "]" * 39}


def quotation_marks(size: int) -> Files:
    return {**_around(), "demo.json": '{"a": NaN, "b": "' + '\\"' * (size // 2)}


def tiny_files(size: int) -> Files:
    return {**_around(), **{f"t{number}.json": "{}" for number in range(size // 10)}}


def anything(size: int) -> Files:
    """Bytes without sense."""
    dice = random.Random(11)  # noqa: S311 - no secret
    return {**_around(), "demo.json": "".join(dice.choices('{}[]",:\\.e19 \nnulltrue', k=size))}


KINDS: dict[str, Callable[[int], Files]] = {
    make.__name__: make
    for make in (
        unknown_ways,
        unknown_citations,
        unknown_keys,
        wrong_shapes,
        same_keys,
        same_choices,
        same_trees,
        many_conditions,
        hard_conditions,
        many_choices_read,
        long_chain,
        ring,
        many_rings,
        visits_in_a_row,
        visits_in_a_ring,
        visits_everywhere,
        stops_without_spaces,
        many_claims,
        long_number,
        long_term,
        many_marks,
        spaces,
        deep,
        quotation_marks,
        tiny_files,
        anything,
    )
}
