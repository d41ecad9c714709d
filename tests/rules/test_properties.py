"""What must hold of every plan, whatever the figures."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import paths
from bot.core.figures import Percent
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import Plan, plan
from bot.scripts.report import report

WORLD = load_world(paths.data_folder(), paths.templates_folder())

regions = st.sampled_from(["san-francisco", "new-york", "washington-dc"])
levels = st.sampled_from([None, "Google L4", "Google L5", "senior", "E4"])
bases = st.integers(100, 400).map(lambda k: k * 1000) | st.integers(100_000, 400_000)
grants = st.integers(0, 900).map(lambda k: k * 1000) | st.integers(0, 900_000)
statuses = st.sampled_from(["written", "written", "verbal", "in_process"])


@st.composite
def rivals(draw: st.DrawFn) -> dict[str, Any]:
    rival: dict[str, Any] = {
        "company": draw(st.sampled_from(["OpenAI", "Google", "Meta", "Acme", "acme"])),
        "status": draw(statuses),
    }
    if draw(st.booleans()):
        rival["base"] = draw(bases)
    if draw(st.booleans()):
        rival["equity"] = draw(grants)
        rival["equity_years"] = draw(st.sampled_from([3, 4, 5]))
    return rival


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    offer: dict[str, Any] = {"base": draw(bases)}
    if draw(st.integers(0, 5)):
        offer["equity"] = draw(grants)
        offer["equity_years"] = draw(st.sampled_from([3, 4, 4, 5]))
    case: dict[str, Any] = {"region": draw(regions), "level": draw(levels), "offer": offer}
    case["competing"] = draw(st.lists(rivals(), max_size=4))
    if draw(st.booleans()):
        case["walk_away"] = {"base": draw(bases), "equity": draw(grants)}
    if draw(st.booleans()):
        case["reason"] = "the evaluation work"
    return case


def planned(case: dict[str, Any]) -> Plan:
    facts, _ = situation(Case.model_validate(case), WORLD)
    return plan(facts, WORLD)


def ask_total(made: Plan) -> int:
    assert made.ask is not None and made.ask.package.total is not None
    return made.ask.package.total.stated()


@given(cases(), st.integers(1, 200_000))
def test_raising_a_rival_never_lowers_the_ask(case: dict[str, Any], more: int) -> None:
    written = {"company": "Rival", "base": 200_000, "equity": 300_000}
    higher = {**written, "base": 200_000 + more}
    others = case["competing"]
    low = planned({**case, "competing": [*others, written]})
    high = planned({**case, "competing": [*others, higher]})
    assert ask_total(high) >= ask_total(low)


@given(cases())
def test_the_floor_never_exceeds_the_ask(case: dict[str, Any]) -> None:
    made = planned(case)
    assert made.floor.total is not None
    assert made.floor.total.stated() <= ask_total(made)


@given(cases())
def test_the_ask_is_never_below_the_offer(case: dict[str, Any]) -> None:
    made = planned(case)
    assert made.ask is not None
    for asked, offered in (
        (made.ask.package.base, made.offered.base),
        (made.ask.package.equity, made.offered.equity),
    ):
        assert offered is None or (asked is not None and asked.amount >= offered.amount)


@given(cases(), st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_names_change_nothing_but_the_letters(case: dict[str, Any], name: str) -> None:
    blank = _document(case)
    named = _document({**case, "candidate": name, "recruiter": name})
    for document in (blank, named):
        document.pop("drafts")
        findings = document["findings"]
        document["findings"] = [f for f in findings if not f["rule"].startswith("guard.")]
    assert named == blank


@given(cases(), st.randoms())
def test_the_order_of_competing_offers_changes_nothing(case: dict[str, Any], chance: Any) -> None:
    shuffled = list(case["competing"])
    chance.shuffle(shuffled)
    assert _document({**case, "competing": shuffled}) == _document(case)


@given(cases())
@settings(max_examples=50)
def test_the_same_facts_give_the_same_bytes(case: dict[str, Any]) -> None:
    assert _bytes(case) == _bytes(case)


@given(cases())
def test_every_input_of_a_figure_is_a_figure_and_every_source_is_known(
    case: dict[str, Any],
) -> None:
    made = planned(case)
    for figure in made.figures.values():
        assert set(figure.inputs) <= set(made.figures)
        assert figure.origin.source in WORLD.sources
        assert figure.rule and figure.formula


@given(cases())
def test_a_figure_with_a_sum_as_its_formula_is_that_sum(case: dict[str, Any]) -> None:
    figures = planned(case).figures
    totals = [f for f in figures.values() if f.rule == "total"]
    assert totals
    for figure in totals:
        values = [figures[path].value for path in figure.inputs]
        assert not isinstance(figure.value, Percent)
        base, equity = (v.amount for v in values if not isinstance(v, Percent))
        assert figure.value.amount == base + equity / 4


def _document(case: dict[str, Any]) -> dict[str, Any]:
    facts, names = situation(Case.model_validate(case), WORLD)
    return report(plan(facts, WORLD), names, WORLD).model_dump()


def _bytes(case: dict[str, Any]) -> str:
    facts, names = situation(Case.model_validate(case), WORLD)
    return report(plan(facts, WORLD), names, WORLD).model_dump_json()
