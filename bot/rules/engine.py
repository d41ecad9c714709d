"""Runs every rule once, each with a fresh recorder, and keeps how each of them ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.rules import gaps, honesty, position  # noqa: F401  (each family registers its rules)
from bot.rules.known import Known, NeedFact, State
from bot.rules.registry import Finding, Kind, Rule, all_rules


class Outcome(StrEnum):
    """How a rule ended."""

    FIRED = "fired"
    SILENT = "silent"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class Trace:
    """One rule's run: what it read, and the fact it lacked, if it lacked one."""

    rule: str
    outcome: Outcome
    read: tuple[str, ...]
    needs: str | None = None


_SEVERITY = {Kind.BLOCK: 0, Kind.WARN: 1, Kind.NOTE: 2}


def run(state: State) -> tuple[tuple[Finding, ...], tuple[Trace, ...]]:
    """All findings, the gravest first and then by id, and one trace per rule."""
    findings: list[Finding] = []
    traces: list[Trace] = []
    for rule in all_rules():
        finding, trace = _one(rule, state)
        traces.append(trace)
        if finding is not None:
            findings.append(finding)
    findings.sort(key=lambda f: (_SEVERITY[f.kind], f.rule))
    return tuple(findings), tuple(traces)


def _one(rule: Rule, state: State) -> tuple[Finding | None, Trace]:
    known = Known(state)
    try:
        found = rule.check(known)
    except NeedFact as need:
        return None, Trace(rule.id, Outcome.NEEDS, tuple(known.read), need.fact)
    outcome = Outcome.FIRED if found else Outcome.SILENT
    trace = Trace(rule.id, outcome, tuple(known.read))
    if found is None:
        return None, trace
    source = found.source or rule.cites[0]
    return Finding(rule.id, rule.kind, found.values, source, found.answer), trace
