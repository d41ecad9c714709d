"""The engine is blind: who somebody is cannot move a figure, in any case there is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.facts import Facts
from bot.guides.library import World
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.scripts.report import report
from tests.rules.test_cases import _cases

FIRST = "Ana Wei Fatima John Ngozi Priya Oluwaseun Maria Hiroshi Aisha".split()
LAST = ["Smith", "Okafor", "García", "李", "van der Berg"]
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]
CASES = [expected.case for expected in _cases()]


@pytest.mark.parametrize("case", CASES, ids=[expected.name for expected in _cases()])
def test_fifty_names_give_the_same_facts_and_the_same_plan(
    case: dict[str, Any], world: World
) -> None:
    bare = {k: v for k, v in case.items() if k not in ("candidate", "recruiter")}
    blank, _ = situation(Case.model_validate(bare), world)
    for name in NAMES:
        named, names = situation(Case.model_validate({**bare, "candidate": name}), world)
        assert named == blank and names.candidate == name
    assert _bytes({**bare, "candidate": NAMES[0], "recruiter": NAMES[7]}, world) == _bytes(
        {**bare, "candidate": NAMES[-1], "recruiter": NAMES[20]}, world
    )


def test_there_are_fifty_names() -> None:
    assert len(set(NAMES)) == 50


def test_nothing_about_the_person_has_a_place_in_a_case_or_in_the_facts() -> None:
    fields = {*Case.model_fields, *Facts.__dataclass_fields__}
    said = {"name", "gender", "pronoun", "pronouns", "age", "nationality", "school", "race"}
    assert not fields & said
    assert not {"candidate", "recruiter"} & set(Facts.__dataclass_fields__)


def _bytes(case: dict[str, Any], world: World) -> str:
    """The plan without its letters, and without what the guard said of a name in them."""
    facts, names = situation(Case.model_validate(case), world)
    document = report(plan(facts, world), names, world)
    findings = tuple(f for f in document.findings if not f.rule.startswith("guard."))
    empty = document.drafts.model_copy(update={"email": None, "call": None, "reply": None})
    return document.model_copy(update={"findings": findings, "drafts": empty}).model_dump_json()
