"""What a rule is: a typed function that reads facts and may find something.

A rule says when it applies (its `if`), what it found (a Found with the values its words
need) and which sources stand behind it. Its words lie with the other words, under the
rule's id. Reading a fact is recorded; reading an unknown one ends the rule as "needs"
that fact, so a rule must not catch NeedFact. A rule that does not apply says which
condition failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bot.core.money import Money, Once, Whole, Yearly
from bot.rules.known import Known

Value = Money | str | int | date | tuple[str, ...]


class Stage(StrEnum):
    """When a rule is asked, in this order. Inside one stage the order changes nothing."""

    PROPOSE = "propose"  # figures to ask for, where no guide covers the person: the highest holds
    CAP = "cap"  # limits of an ask: the lowest holds
    VETO = "veto"  # no draft until this is answered: any one stops
    GROUND = "ground"  # what the figures stand on
    VALUE = "value"  # what the offers are worth
    LEVERAGE = "leverage"  # what carries the ask
    PROCESS = "process"  # time, rounds, how to go about it
    REPLY = "reply"  # what they answered
    REVIEW = "review"  # the person's own draft
    LAW = "law"  # dated notes on statutes
    PEOPLE = "people"  # tone, risk, what research says


class Kind(StrEnum):
    """What a finding asks of the reader."""

    NOTE = "note"  # worth knowing
    WARN = "warn"  # worth a second thought
    BLOCK = "block"  # no draft until this is answered; of a draft of one's own: not to be sent


@dataclass(frozen=True, slots=True)
class Propose:
    """A part of an ask that a rule would raise to; None leaves it."""

    base: Yearly | None = None
    equity: Whole | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """The most of a part, or of the total, that a rule stands behind; None is no limit."""

    base: Yearly | None = None
    equity: Whole | None = None
    total: Yearly | None = None
    sign_on: Once | None = None


Effect = Propose | Cap


_NO_VALUES: Mapping[str, Value] = MappingProxyType({})


class Finding(NamedTuple):
    """What a rule found. `answer` names the question that would settle it, if one would.

    `words` is the id of its words: the rule's own, or those that several rules share.
    """

    rule: str
    kind: Kind
    values: Mapping[str, Value] = _NO_VALUES
    source: str = "our-reading"
    answer: str | None = None
    words: str = ""
    effect: Effect | None = None
    stage: Stage = Stage.VETO

    @property
    def says(self) -> str:
        """Under which id its words stand."""
        return self.words or self.rule


class Found(NamedTuple):
    """What a rule function returns: the values for its words, and perhaps what would settle it."""

    values: Mapping[str, Value] = _NO_VALUES
    source: str | None = None
    answer: str | None = None
    effect: Effect | None = None


class Silent(NamedTuple):  # most rules of a plan end so, and a tuple is made fastest
    """That a rule does not apply, and the condition that failed."""

    because: str


Check = Callable[[Known], Found | Silent]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its metadata.

    `reads` names the facts it may read, as the case and the plan name them; `number` is its
    place in the list of sixty, if it has one.
    """

    id: str
    stage: Stage
    kind: Kind
    cites: tuple[str, ...]
    check: Check
    reads: tuple[str, ...]
    number: int | None = None
    words: str = ""
    since: str = "2026-11-23"


_RULES: dict[str, Rule] = {}


def rule(
    name: str,
    stage: Stage,
    kind: Kind,
    cites: tuple[str, ...],
    *,
    reads: tuple[str, ...],
    number: int | None = None,
    words: str = "",
) -> Callable[[Check], Check]:
    """Registers a function as the rule `name`. Raises ValueError when the name is taken."""

    def register(check: Check) -> Check:
        if name in _RULES:
            raise ValueError(f"two rules are called {name!r}")
        _RULES[name] = Rule(name, stage, kind, cites, check, reads, number, words)
        return check

    return register


def found(**values: Value) -> Found:
    """A finding with these values for its words."""
    return Found(values)


def silent(because: str) -> Silent:
    """Silence, with the condition that failed."""
    return Silent(because)


def all_rules() -> tuple[Rule, ...]:
    """Every registered rule, by stage, then by number, those without one last, and id."""
    order = {stage: place for place, stage in enumerate(Stage)}

    def place(rule: Rule) -> tuple[int, bool, int, str]:
        return order[rule.stage], rule.number is None, rule.number or 0, rule.id

    return tuple(sorted(_RULES.values(), key=place))
