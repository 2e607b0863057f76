"""What a condition comes to when only some of what it reads is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sro_assist.trees.checks.traversal import atoms
from sro_assist.trees.checks.work_limit import WorkLimit
from sro_assist.trees.conditions import AnsweredIs, Condition, FactorIs, Inside, NotOf
from sro_assist.trees.semantics import FactorRef, Lookup, NodeRef, Simple, all_hold, evaluate

Key = tuple[str, str]
"""What is read: ``("answered", "force.purpose")``, ``("inside", "force")``."""
Facts = Mapping[Key, str | None]
"""What is known: a key's value, ``None`` for never answered. A key that is not there is not known."""

INSIDE = "inside"
OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Asked:
    """One simple condition: this key has this value."""

    key: Key
    value: str


def asked(atom: Simple, tree_id: str) -> Asked:
    """Say what a simple condition reads, with the tree's name before each node."""
    match atom:
        case AnsweredIs():
            return Asked(("answered", str(NodeRef.parse(atom.answered, tree_id))), atom.is_)
        case FactorIs():
            return Asked(("factor", str(FactorRef.parse(atom.factor, tree_id))), atom.is_)
        case Inside():
            return Asked((INSIDE, atom.inside), INSIDE)
        case _:
            return Asked(("visited", str(NodeRef.parse(atom.visited, tree_id))), atom.is_)


def lookup(facts: Facts, tree_id: str) -> Lookup:
    """What is known of a simple condition of this tree."""

    def look(condition: Simple) -> bool | None:
        wanted = asked(condition, tree_id)
        return facts[wanted.key] == wanted.value if wanted.key in facts else None

    return look


LOOKING = 6
"""Steps of effort that each simple condition costs."""
MOST_KEYS = 30
MOST_STEPS = 20_000


class Search:
    """Looks for facts under which a condition holds and none of the earlier ones does.

    Tries values key by key and stops as soon as the answer is certain. A condition that reads more than
    MOST_KEYS things, or takes more than MOST_STEPS steps, is given the benefit of the doubt. Each step costs
    as much ``effort`` as there are simple conditions to look at.
    """

    def __init__(
        self, wanted: Condition, earlier: Sequence[Condition], tree_id: str, effort: WorkLimit
    ) -> None:
        self._effort = effort
        self._parts = (wanted, *(NotOf.model_construct(not_=each) for each in earlier))
        self._steps = 0
        every = [atom for part in self._parts for _, atom in atoms(part)]
        self._asked = {id(atom): asked(atom, tree_id) for atom in every}  # read once: each step looks again
        self._size = len(every)

    def asked(self) -> Iterator[Asked]:
        """Everything that is read."""
        yield from self._asked.values()

    def succeeds(self, domains: Mapping[Key, Sequence[str | None]]) -> bool:
        """Whether there are such facts, each key having one of the values of its domain."""
        return len(domains) > MOST_KEYS or self._succeeds({}, list(domains), domains)

    def _succeeds(
        self, facts: dict[Key, str | None], keys: list[Key], domains: Mapping[Key, Sequence[str | None]]
    ) -> bool:
        self._steps += 1
        if not self._effort.spend(LOOKING * self._size):
            return True

        def known(condition: Simple) -> bool | None:
            wanted = self._asked[id(condition)]
            return facts[wanted.key] == wanted.value if wanted.key in facts else None

        so_far = all_hold(evaluate(part, known) for part in self._parts)
        if so_far is not None or self._steps > MOST_STEPS:
            return so_far is not False
        key, *others = keys
        return any(self._succeeds({**facts, key: value}, others, domains) for value in domains[key])
