"""What a rule is: a typed function that reads facts and may find something.

A rule says when it applies (its `if`), what it found (a Finding with the values its
words need) and which sources stand behind it. Its words lie with the other words, under
the rule's id. Reading a fact is recorded; reading an unknown one ends the rule as
"needs" that fact, so a rule must not catch NeedFact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.money import Money
from bot.rules.known import Known

Value = Money | str | int | tuple[str, ...]


class Kind(StrEnum):
    """What a finding asks of the reader."""

    NOTE = "note"  # worth knowing
    WARN = "warn"  # worth a second thought
    BLOCK = "block"  # no draft until this is answered


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `answer` names the question that would settle it, if one would."""

    rule: str
    kind: Kind
    values: Mapping[str, Value] = field(default_factory=dict)
    source: str = "our-reading"
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule function returns: the values for its words, and perhaps what would settle it."""

    values: Mapping[str, Value] = field(default_factory=dict)
    source: str | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its metadata."""

    id: str
    kind: Kind
    cites: tuple[str, ...]
    docstring: str
    check: Callable[[Known], Found | None]


_RULES: dict[str, Rule] = {}


def rule(
    name: str, kind: Kind, cites: tuple[str, ...]
) -> Callable[[Callable[[Known], Found | None]], Callable[[Known], Found | None]]:
    """Registers a function as the rule `name`. Raises ValueError when the name is taken."""

    def register(check: Callable[[Known], Found | None]) -> Callable[[Known], Found | None]:
        if name in _RULES:
            raise ValueError(f"two rules are called {name!r}")
        _RULES[name] = Rule(name, kind, cites, (check.__doc__ or "").strip(), check)
        return check

    return register


def found(**values: Value) -> Found:
    """A finding with these values for its words."""
    return Found(values)


def all_rules() -> tuple[Rule, ...]:
    """Every registered rule, by id."""
    return tuple(_RULES[name] for name in sorted(_RULES))
