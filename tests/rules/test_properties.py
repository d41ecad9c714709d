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
from bot.rules.engine import run
from bot.rules.families import rules
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import State
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


@st.composite
def shares(draw: st.DrawFn, base: int) -> int:
    """A grant from none to far more than the base: some offers are mostly shares."""
    return base * draw(st.integers(0, 100)) // 5 + draw(st.integers(0, 1000))


@st.composite
def beside(draw: st.DrawFn) -> dict[str, Any]:
    """A case that no guide covers, and at times with nobody else on the table."""
    base = draw(bases)
    offer = {"company": "Acme", "base": base, "equity": draw(shares(base))}
    top = base * draw(st.integers(90, 150)) // 100
    posted = {"low": top // 2, "high": top, "address": "x.com", "date": "2026"}
    case: dict[str, Any] = {"region": "san-francisco", "guide": None, "offer": offer}
    case["posted_range"] = posted
    case["competing"] = [draw(alternatives(base, "Beta"))] if draw(st.booleans()) else []
    if draw(st.booleans()):
        case["proof"] = {"rlhf": "Cut errors from 6% to 2%"}
    if draw(st.booleans()):
        case["walk_away"] = {"base": base * draw(st.integers(90, 130)) // 100}
    return case


@st.composite
def alternatives(draw: st.DrawFn, near: int, company: str) -> dict[str, Any]:
    """Another offer of about that base, in writing or not, with any number of shares."""
    base = near * draw(st.integers(50, 160)) // 100
    return {
        "company": company,
        "status": draw(statuses),
        "base": base,
        "equity": draw(shares(base)),
    }


@given(st.data())
@settings(max_examples=300)
def test_another_offer_never_lowers_an_ask_that_no_guide_leads(data: st.DataObject) -> None:
    case = data.draw(beside())
    rival = data.draw(alternatives(case["offer"]["base"], "Gamma"))
    without = planned(case)
    joined = planned({**case, "competing": [*case["competing"], rival]})
    assert joined.ground.kind is GroundKind.EVIDENCE
    assert ask_total(joined) >= ask_total(without)


@given(cases(), rivals())
def test_another_offer_never_lowers_the_ask(case: dict[str, Any], rival: dict[str, Any]) -> None:
    joined = planned({**case, "competing": [*case["competing"], rival]})
    assert ask_total(joined) >= ask_total(planned(case))


@given(st.data(), st.integers(1, 5_000_000))
@settings(max_examples=200)
def test_raising_a_rival_never_lowers_an_ask_that_no_guide_leads(
    data: st.DataObject, more: int
) -> None:
    case = data.draw(beside())
    rival = data.draw(alternatives(case["offer"]["base"], "Gamma"))
    part = data.draw(st.sampled_from(["base", "equity"]))
    low, high = (
        planned({**case, "competing": [*case["competing"], {**rival, part: rival[part] + by}]})
        for by in (0, more)
    )
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


def test_offers_that_are_both_worse_are_named_in_one_order() -> None:
    worse = {"status": "written", "base": 100_000, "equity": 0, "equity_years": 3}
    rivals = [{"company": name, **worse} for name in ("OpenAI", "Google")]
    case = {"region": "san-francisco", "offer": {"base": 100_000, "equity": 1000}}
    one, other = (_unordered({**case, "competing": told}) for told in (rivals, rivals[::-1]))
    assert one == other


@given(cases(), st.randoms())
def test_the_order_of_competing_offers_changes_nothing(case: dict[str, Any], chance: Any) -> None:
    shuffled = list(case["competing"])
    chance.shuffle(shuffled)
    assert _unordered({**case, "competing": shuffled}) == _unordered(case)


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


def _unordered(case: dict[str, Any]) -> dict[str, Any]:
    """The document with the offers as a set: they stand in the case's order by design."""
    document = _document(case)
    document["offers"] = sorted(repr(offer) for offer in document["offers"])
    figures = document["figures"].items()
    document["figures"] = {k: v for k, v in figures if not k.startswith("offers.")}
    return document


def _document(case: dict[str, Any]) -> dict[str, Any]:
    facts, names = situation(Case.model_validate(case), WORLD)
    return report(plan(facts, WORLD), names, WORLD).model_dump()


def _bytes(case: dict[str, Any]) -> str:
    facts, names = situation(Case.model_validate(case), WORLD)
    return report(plan(facts, WORLD), names, WORLD).model_dump_json()


proofs = st.dictionaries(
    st.sampled_from(["agentic", "evaluation", "rlhf", "data_quality"]),
    st.sampled_from(["Cut errors from 6% to 2%", "Led the work on it"]),
    max_size=4,
)
haircuts = st.integers(0, 95)


def _state(made: Plan) -> State:
    return State(
        made.facts, WORLD, made.ground, made.offered, made.floor, made.rivals, made.comparison,
        None, made.evidence, made.ask, made.cited, made.bundles,
    )  # fmt: skip


@given(cases(), st.randoms())
@settings(max_examples=50)
def test_inside_a_stage_the_order_of_rules_changes_nothing(
    case: dict[str, Any], chance: Any
) -> None:
    state = _state(planned(case))
    for stage in {rule.stage for rule in rules(WORLD)}:
        ordered = [rule for rule in rules(WORLD) if rule.stage is stage]
        shuffled = list(ordered)
        chance.shuffle(shuffled)
        assert run(shuffled, state) == run(ordered, state)


@given(cases(), haircuts)
def test_packages_are_worth_the_same_within_a_step_and_never_under_the_floor(
    case: dict[str, Any], haircut: int
) -> None:
    made = planned({**case, "haircut_percent": haircut})
    for bundle in made.bundles:
        assert abs(bundle.worth.amount - made.bundles[0].worth.amount) <= 500
        for low in (made.offered, made.facts.walk_away):
            assert low.base is None or bundle.base >= low.base
            assert low.equity is None or bundle.equity >= low.equity
        floor, ask, offer = made.floor, made.ask and made.ask.package, made.offered
        for part in ("base", "equity"):
            value = getattr(bundle, part)
            open_ = [getattr(package, part) for package in (ask, offer) if package]
            assert value != getattr(floor, part) or value in open_
    assert len({(b.base, b.equity, b.sign_on) for b in made.bundles}) == len(made.bundles)


@given(cases(), haircuts, st.sampled_from([{"bonus_percent": 15}, {"bonus": 20_000}, {
    "bonus_percent": 15, "bonus_kind": "up_to"}]), st.sampled_from([0, 30_000]))  # fmt: skip
def test_a_package_is_worth_what_an_offer_of_that_make_would_be(
    case: dict[str, Any], haircut: int, bonus: dict[str, Any], sign_on: int
) -> None:
    offer = {**case["offer"], **bonus, "sign_on": sign_on}
    made = planned({**case, "haircut_percent": haircut, "offer": offer})
    for bundle in made.bundles:
        pay = {part: getattr(bundle, part).stated() for part in ("base", "equity", "sign_on")}
        same = {**case, "haircut_percent": haircut, "offer": {**offer, **pay, "equity_years": 4}}
        assert planned(same).comparison.own.yearly == bundle.worth
        assert abs(bundle.worth.amount - made.bundles[0].worth.amount) <= 500


@given(cases(), haircuts, haircuts)
def test_a_higher_haircut_never_raises_what_a_rival_is_worth(
    case: dict[str, Any], one: int, other: int
) -> None:
    low, high = sorted((one, other))
    less = planned({**case, "haircut_percent": high}).comparison.all
    more = planned({**case, "haircut_percent": low}).comparison.all
    for worse, better in zip(less, more, strict=True):
        if worse.yearly is not None and better.yearly is not None:
            assert worse.yearly <= better.yearly


@given(cases(), proofs)
def test_more_proof_never_lowers_the_ask(case: dict[str, Any], proof: dict[str, str]) -> None:
    with_guide = (planned(case), planned({**case, "proof": proof}))
    outside = {**case, "offer": {**case["offer"], "company": "Acme"}, "guide": None}
    outside["posted_range"] = {"low": 100_000, "high": 500_000, "address": "x.com", "date": "2026"}
    for bare, proven in (with_guide, (planned(outside), planned({**outside, "proof": proof}))):
        assert bare.ask is not None and proven.ask is not None
        for part in ("base", "equity"):
            before, after = getattr(bare.ask.package, part), getattr(proven.ask.package, part)
            assert before is None or after >= before


@given(cases())
def test_a_safer_ask_is_never_under_the_offer_or_the_walk_away(case: dict[str, Any]) -> None:
    made = planned(case)
    if made.safer is None:
        return
    assert made.ask is not None
    package = made.safer.package
    for low in (made.offered, made.facts.walk_away):
        assert low.base is None or (package.base is not None and package.base >= low.base)
        assert low.equity is None or (package.equity is not None and package.equity >= low.equity)
    total, asked = package.total, made.ask.package.total
    assert total is None or asked is None or total <= asked


@given(cases(), st.integers(1, 100_000))
def test_a_better_rival_never_makes_the_best_alternative_worse(
    case: dict[str, Any], more: int
) -> None:
    rival = {"company": "Rival", "base": 200_000, "equity": 300_000}
    low = planned({**case, "competing": [*case["competing"], rival]})
    better = {**rival, "base": 200_000 + more}
    high = planned({**case, "competing": [*case["competing"], better]})
    assert low.comparison.best and high.comparison.best
    assert low.comparison.best.yearly and high.comparison.best.yearly
    assert high.comparison.best.yearly >= low.comparison.best.yearly


@given(cases())
def test_no_float_stands_anywhere_in_a_plan(case: dict[str, Any]) -> None:
    def walk(value: object) -> None:
        assert not isinstance(value, float)
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    walk(_document({**case, "haircut_percent": 33}))
