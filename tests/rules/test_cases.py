"""The readable cases: one sentence each, figures worked out by hand in the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from bot.core.money import Money
from bot.core.offer import Package
from bot.guides.library import World
from bot.guides.yaml_files import parse
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.families import rules
from bot.rules.plan import Plan, plan
from bot.scripts.render import formula_text
from bot.scripts.report import report, stated

FOLDER = Path(__file__).parents[1] / "cases"


class Expected(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    case: dict[str, Any]
    ask: list[int | None] | str | None = "any"
    floor: list[int | None] | str = "any"
    band: list[int] | None = None
    strategy: str | None = "any"
    gives: dict[str, Any] = {}
    finds: list[str] = []
    says: dict[str, dict[str, Any]] = {}
    answers: dict[str, str | None] = {}
    figures: dict[str, int] = {}
    formulas: dict[str, str] = {}
    silent: list[str] = []


def _cases() -> list[Expected]:
    found: list[Expected] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        document = parse(path.read_text(encoding="utf-8"), path.name).value
        assert isinstance(document, dict)
        found += [Expected.model_validate(case) for case in document["cases"]]
    return found


def planned(case: dict[str, Any], world: World) -> Plan:
    facts, _ = situation(Case.model_validate(case), world)
    return plan(facts, world)


def _document(case: dict[str, Any], world: World) -> dict[str, Any]:
    facts, names = situation(Case.model_validate(case), world)
    return report(plan(facts, world), names, world).model_dump(mode="json")


def _at(document: object, path: str) -> object:
    """What stands at a dotted path of the plan; numbers count in lists."""
    for key in path.split("."):
        document = document[int(key)] if isinstance(document, list) else document[key]  # type: ignore[index]
    return document


def _three(package: Package | None) -> list[int | None] | None:
    if package is None:
        return None
    parts = (package.base, package.equity, package.total)
    return [None if part is None else part.stated() for part in parts]


def _plain(value: object) -> object:
    """A finding's value as it stands in a case file."""
    if isinstance(value, Money):
        return value.stated()
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("expected", _cases(), ids=lambda e: e.name)
def test_case(expected: Expected, world: World) -> None:
    made = planned(expected.case, world)
    fired = {finding.rule for finding in made.findings}
    if expected.ask != "any":
        assert _three(made.ask.package if made.ask else None) == expected.ask
    if expected.floor != "any":
        assert _three(made.floor) == expected.floor
    if expected.band is not None:
        assert made.band is not None and made.band.total is not None
        assert [made.band.total.low.stated(), made.band.total.high.stated()] == expected.band
    if expected.strategy != "any":
        assert (made.strategy.value if made.strategy else None) == expected.strategy
    if expected.gives:
        document = _document(expected.case, world)
        assert {path: _at(document, path) for path in expected.gives} == expected.gives
    entered = {path: stated(made.figures[path].value) for path in expected.figures}
    assert entered == expected.figures
    shown = {p: formula_text(made.figures[p].formula, world) for p in expected.formulas}
    assert shown == expected.formulas
    said = {finding.rule: finding for finding in made.findings}
    for rule_id, values in expected.says.items():
        told = {name: _plain(said[rule_id].values[name]) for name in values}
        assert told == values, rule_id
    assert {rule_id: said[rule_id].answer for rule_id in expected.answers} == expected.answers
    assert set(expected.finds) <= fired
    assert not set(expected.silent) & fired


def test_each_rule_reads_what_it_says_and_nothing_else(world: World) -> None:
    read: dict[str, set[str]] = {rule.id: set() for rule in rules(world)}
    for expected in _cases():
        for trace in planned(expected.case, world).trace:
            read[trace.rule] |= set(trace.read)
    assert {rule.id: set(rule.reads) for rule in rules(world)} == read


def test_every_rule_fires_in_a_case_and_is_silent_in_another(world: World) -> None:
    """A rule that never fires here may be dead; one that always does may be no rule."""
    fired: dict[str, set[str]] = {rule.id: set() for rule in rules(world)}
    for expected in _cases():
        for trace in planned(expected.case, world).trace:
            fired[trace.rule].add(trace.outcome.value)
    assert {rule for rule, seen in fired.items() if "fired" not in seen} == set()
    assert {rule for rule, seen in fired.items() if "silent" not in seen} == set()
