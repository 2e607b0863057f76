"""What a tree is: nodes joined by choices, each resting on the policy's provisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from sro_assist.trees.conditions import Condition, Data

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Citation = Annotated[str, Field(min_length=3, max_length=80)]
Words = Annotated[str, Field(min_length=1, max_length=400)]
ClaimedWeight = Literal["shall", "should", "may", "states", "practice"]
"""How binding a thing to do is, as its cited sentence has it; ``practice`` is a note, not policy."""


class Branch(Data):
    """One way on, taken when its condition holds; the last branch of a list has none."""

    go: Id
    when: Condition | None = None


Go = Id | tuple[Branch, ...]


def targets(go: Go) -> tuple[str, ...]:
    """Every node that a ``go`` may lead to."""
    return (go,) if isinstance(go, str) else tuple(branch.go for branch in go)


class Do(Data):
    """One thing to do, on one line. With an ``id`` it can be ticked; ``example`` is a practice note."""

    say: Words
    weight: ClaimedWeight
    cites: tuple[Citation, ...] = ()
    id: Id | None = None
    example: str = Field(default="", max_length=200)


class Duty(Data):
    """Something owed from here on."""

    do: Words
    weight: ClaimedWeight
    cites: tuple[Citation, ...] = ()


class Clock(Data):
    """A time that is shown while it runs; ``prompt`` is asked quietly ``every`` so many seconds."""

    say: Words
    weight: ClaimedWeight
    cites: tuple[Citation, ...] = ()
    prompt: str = Field(default="", max_length=90)
    every: int | None = Field(default=None, ge=10, le=3600)


class Screen(Data):
    """What all nodes share. Clocks start, stop and duties become owed on arrival."""

    cites: tuple[Citation, ...] = ()
    quotes: tuple[Citation, ...] = ()
    """Provisions whose words stand on the screen itself, not behind a tap."""
    starts: tuple[Id, ...] = ()
    stops: tuple[Id, ...] = ()
    owes: tuple[Id, ...] = ()

    @property
    def headline(self) -> str:
        """What it asks or says first; empty for a visit, which shows nothing."""
        return ""

    @property
    def items(self) -> tuple[Do, ...]:
        """What it says to do."""
        return ()

    def ways(self) -> tuple[Go, ...]:
        """Every ``go`` that leaves this node."""
        return ()

    def goes_to(self) -> tuple[str, ...]:
        """Every node of this tree that may come next."""
        return tuple(dict.fromkeys(node for go in self.ways() for node in targets(go)))


class Choice(Data):
    """One answer to a question. ``note: asked`` offers a note afterwards; it never has to be written."""

    id: Id
    say: Words
    go: Go
    owes: tuple[Id, ...] = ()
    note: Literal["asked"] | None = None


class Question(Screen):
    """One decision."""

    kind: Literal["question"]
    ask: Words
    help: str = Field(default="", max_length=200)
    choices: tuple[Choice, ...]

    @property
    def headline(self) -> str:
        """What it asks."""
        return self.ask

    def ways(self) -> tuple[Go, ...]:
        """One way a choice."""
        return tuple(choice.go for choice in self.choices)

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id, if there is one."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        return None


class Factor(Data):
    """One consideration: present, absent, unknown or untouched."""

    id: Id
    say: Words
    cites: tuple[Citation, ...]
    group: str = Field(default="", max_length=40)


class Factors(Screen):
    """Considerations to look through; any of them may be left untouched."""

    kind: Literal["factors"]
    ask: Words
    help: str = Field(default="", max_length=200)
    factors: tuple[Factor, ...] = Field(min_length=1)
    go: Go

    @property
    def headline(self) -> str:
        """What it asks."""
        return self.ask

    def ways(self) -> tuple[Go, ...]:
        """One way on."""
        return (self.go,)


class Guidance(Screen):
    """A short list of things to do, one line each."""

    kind: Literal["guidance"]
    title: Words
    do: tuple[Do, ...] = Field(min_length=1)
    go: Go

    @property
    def headline(self) -> str:
        """What it says first."""
        return self.title

    @property
    def items(self) -> tuple[Do, ...]:
        """What it says to do."""
        return self.do

    def ways(self) -> tuple[Go, ...]:
        """One way on."""
        return (self.go,)


class Visit(Screen):
    """Another tree is walked from its start; at its outcome the walk comes back and goes on ``then``."""

    kind: Literal["visit"]
    tree: Id
    then: Go

    def ways(self) -> tuple[Go, ...]:
        """The way on after the visit."""
        return (self.then,)


class Outcome(Screen):
    """Where a walk of this tree ends: what was reached and what is still owed."""

    kind: Literal["outcome"]
    title: Words
    do: tuple[Do, ...] = ()

    @property
    def headline(self) -> str:
        """What it says first."""
        return self.title

    @property
    def items(self) -> tuple[Do, ...]:
        """What it says to do."""
        return self.do


Node = Annotated[Question | Factors | Guidance | Visit | Outcome, Field(discriminator="kind")]


class Tree(Data):
    """One JSON file: one flow. ``reassess`` is where *Something changed* leads (else ``start``)."""

    id: Id
    title: Words
    says: Words
    """One line for the home screen: when to use it."""
    rests_on: Citation
    start: Id
    reassess: Id | None = None
    clocks: dict[Id, Clock] = Field(default_factory=dict)
    duties: dict[Id, Duty] = Field(default_factory=dict)
    nodes: dict[Id, Node] = Field(min_length=1)

    @property
    def reassess_at(self) -> str:
        """The node where reassessing goes on."""
        return self.reassess or self.start

    def visits(self) -> Iterator[tuple[str, Visit]]:
        """Every node that visits another tree, with its id."""
        return ((node_id, node) for node_id, node in self.nodes.items() if isinstance(node, Visit))

    def outcomes(self) -> Iterator[tuple[str, Outcome]]:
        """Every node where a walk of this tree can end, with its id."""
        return ((node_id, node) for node_id, node in self.nodes.items() if isinstance(node, Outcome))
