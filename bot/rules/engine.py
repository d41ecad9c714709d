"""Asks the rules, stage by stage, each with a fresh recorder, and keeps how each ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from bot.rules.known import Known, NeedFact, State
from bot.rules.registry import Finding, Kind, Rule, Silent, Stage


class Outcome(StrEnum):
    """How a rule ended."""

    FIRED = "fired"
    SILENT = "silent"
    NEEDS = "needs"


class Trace(NamedTuple):  # every rule of a plan makes one, and a tuple is made fastest
    """One rule's run: what it read, and the fact it lacked or the condition that failed."""

    rule: str
    stage: Stage
    outcome: Outcome
    read: tuple[str, ...]
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """What some rules found, and how each of them ended."""

    findings: tuple[Finding, ...]
    traces: tuple[Trace, ...]


_BY_RULE = attrgetter("rule")
_SEVERITY = {Kind.BLOCK: 0, Kind.WARN: 1, Kind.NOTE: 2}


def run(rules: Iterable[Rule], state: State) -> Ran:
    """Asks each rule once; findings by id, so that the order of rules changes nothing."""
    ended = [_one(rule, state) for rule in rules]
    findings = sorted((f for f, _ in ended if f is not None), key=_BY_RULE)
    traces = sorted((trace for _, trace in ended), key=_BY_RULE)
    return Ran(tuple(findings), tuple(traces))


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Blocks, then warnings, then notes; by id inside each."""
    return tuple(sorted(findings, key=lambda f: (_SEVERITY[f.kind], f.rule)))


def _one(rule: Rule, state: State) -> tuple[Finding | None, Trace]:
    known = Known(state)
    try:
        found = rule.check(known)
    except NeedFact as need:
        return None, _trace(rule, Outcome.NEEDS, known, need.fact)
    if isinstance(found, Silent):
        return None, _trace(rule, Outcome.SILENT, known, found.because)
    finding = Finding(
        rule=rule.id,
        kind=rule.kind,
        values=found.values,
        source=found.source or rule.cites[0],
        answer=found.answer,
        words=rule.words,
        effect=found.effect,
        stage=rule.stage,
    )
    return finding, _trace(rule, Outcome.FIRED, known, None)


def _trace(rule: Rule, outcome: Outcome, known: Known, because: str | None) -> Trace:
    return Trace(rule.id, rule.stage, outcome, tuple(known.read), because)
