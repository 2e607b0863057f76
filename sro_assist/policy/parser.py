"""Reading a department's manual: its title, its sections, and all that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from sro_assist.errors import PolicyError, Where
from sro_assist.policy.manual import Policy
from sro_assist.policy.markdown import Block, Heading, Title, read_blocks
from sro_assist.policy.numbering import SectionReader
from sro_assist.policy.provision import Provision

_Sections = list[tuple[Heading, list[Block]]]


def read_policy(text: str, file: str = "policy.md") -> Policy:
    """Read the policy that a manual in Markdown holds. ``file`` is its name, for errors.

    Raises PolicyError with file and line for anything that is not understood: nothing is guessed,
    skipped or put right, since every word of the manual has to be citable.
    """
    blocks = read_blocks(text, file)
    title = _read_title(blocks, file)
    sections = _grouped(blocks, file)
    _refuse_silent(sections)
    provisions = tuple(chain.from_iterable(SectionReader(heading).read(held) for heading, held in sections))
    _refuse_repeats(provisions, file)
    return Policy(title, provisions)


def _read_title(blocks: Iterator[Block], file: str) -> str:
    first = next(blocks, None)
    if isinstance(first, Title):
        return first.text
    where = first.where if first else Where(file, line=1)
    what = "The manual does not begin with its title." if first else "The manual is empty."
    raise PolicyError(what, where=where, hint="Begin it with a line such as `# Policy Manual: 437 Title`.")


def _grouped(blocks: Iterable[Block], file: str) -> _Sections:
    """Put each block under its section."""
    sections: _Sections = []
    for block in blocks:
        if isinstance(block, Heading):
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
        else:
            raise PolicyError("This stands before any section.", where=block.where, hint=_HEADING_FIRST)
    if not sections:
        raise PolicyError("The manual has no section.", where=Where(file, line=1), hint=_HEADING_FIRST)
    return sections


_HEADING_FIRST = "Put a heading such as `### 437.1 PURPOSE AND SCOPE` before the text."


def _refuse_silent(sections: _Sections) -> None:
    """Allow a heading without text over its own subsections only."""
    following = [heading.number for heading, _ in sections[1:]] + [""]
    for (heading, held), after in zip(sections, following, strict=True):
        if not held and not after.startswith(f"{heading.number}."):
            raise PolicyError(
                f"Section {heading.number} says nothing.",
                where=heading.where,
                hint="Give it its text, or take its heading out.",
            )


def _refuse_repeats(provisions: Iterable[Provision], file: str) -> None:
    """Let a citation name one provision only."""
    in_order = sorted(provisions, key=lambda provision: (provision.citation, provision.line))
    for first, second in pairwise(in_order):
        if first.citation == second.citation:
            raise PolicyError(
                f"{second.citation} is there twice: first on line {first.line}.",
                where=Where(file, line=second.line),
                hint="Number or name one of them differently.",
            )
