"""What must hold of every plan, whatever kind of pay, place, stage and reply it is about."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import paths
from bot.core.exchange import quote
from bot.core.money import Yearly
from bot.core.valuation import COMPARED, valuation
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.families import rules
from bot.rules.plan import Plan, plan
from bot.scripts.report import PlanReport, report
from tests.rules.situations import situations

WORLD = load_world(paths.data_folder(), paths.templates_folder())
READS = {rule.id: set(rule.reads) for rule in rules(WORLD)}


def made(case: dict[str, Any]) -> tuple[Plan, PlanReport]:
    facts, names = situation(Case.model_validate(case), WORLD)
    planned = plan(facts, WORLD)
    return planned, report(planned, names, WORLD)


@given(situations())
@settings(max_examples=150)
def test_every_situation_has_a_plan_that_can_be_opened(case: dict[str, Any]) -> None:
    planned, document = made(case)
    assert {trace.rule for trace in planned.trace} == set(READS)
    for trace in planned.trace:
        assert set(trace.read) <= READS[trace.rule], trace.rule
    for figure in planned.figures.values():
        assert set(figure.inputs) <= set(planned.figures)
        assert figure.origin.source in WORLD.sources
    assert all(finding.text and finding.because for finding in document.findings)


@given(situations())
def test_a_year_is_the_sum_of_its_parts_and_the_average_that_of_four(case: dict[str, Any]) -> None:
    _, document = made(case)
    sides = (*document.offers, *((document.current_job,) if document.current_job else ()))
    for side in sides:
        for year in side.years:
            if year.total is not None:
                assert year.base is not None and year.equity is not None
                parts = (year.base, year.bonus, year.sign_on, year.equity)
                # Each part is rounded once where it is stated.
                assert abs(year.total - sum(part or 0 for part in parts)) <= 2
        totals = [year.total for year in side.years[:COMPARED]]
        known = [total for total in totals if total is not None]
        assert (side.average is None) == (len(known) < COMPARED)
        if side.average is not None:
            assert abs(side.average * COMPARED - sum(known)) <= COMPARED


@given(situations())
def test_equity_is_worth_most_on_paper_and_leaving_later_never_brings_less(
    case: dict[str, Any],
) -> None:
    planned, _ = made(case)
    for side in (planned.comparison.own, *planned.comparison.all):
        worth = side.value.worth
        if worth.paper is not None and worth.haircut is not None and worth.zero is not None:
            assert worth.zero <= worth.haircut <= worth.paper
        known = [amount for _, amount in sorted(side.value.leaving.items()) if amount is not None]
        assert known == sorted(known, key=lambda amount: amount.amount)
        # All of a grant has vested when its last year is over, and nothing is there twice.
        years = side.value.years
        if side.offer.grant is not None and side.offer.refresher is None:
            vested = sum((y.equity.amount for y in years if y.equity is not None), Fraction())
            assert vested == side.offer.grant.whole.amount


@given(situations())
@settings(max_examples=150)
def test_no_outgoing_text_holds_the_floor(case: dict[str, Any]) -> None:
    planned, document = made(case)
    drafts = document.drafts
    email = drafts.email
    texts = [email.subject, email.body] if email else []
    texts += [text for text in (drafts.call, drafts.reply) if text]
    said = {int(n.replace(",", "")) for text in texts for n in re.findall(r"\d[\d,]*\d", text)}
    open_: set[int | None] = {int(n) for n in re.findall(r"\d+", repr(case))}
    for package in (document.ask, document.offer):
        open_ |= {package.base, package.equity, package.total} if package else set()
    for bundle in document.packages:
        open_ |= {bundle.base, bundle.equity, bundle.sign_on}
    for side in document.offers:
        open_ |= {side.average, side.first_year, *(year.total for year in side.years)}
    floor = planned.floor
    if not planned.ground.floor.base and not planned.ground.floor.equity:
        return
    for part in (floor.base, floor.equity, floor.total):
        assert part is None or part.stated() not in said - open_


@given(situations(), st.permutations(range(3)))
def test_the_same_facts_give_the_same_bytes_in_any_order_of_keys(
    case: dict[str, Any], order: list[int]
) -> None:
    keys = list(case)
    turned = {key: case[key] for key in sorted(keys, key=lambda k: (len(k) + order[0], k[::-1]))}
    assert made(case)[1].model_dump_json() == made(turned)[1].model_dump_json()


@given(situations(), st.integers(0, 100), st.integers(0, 100))
def test_a_deeper_haircut_never_raises_a_worth(case: dict[str, Any], one: int, other: int) -> None:
    planned, _ = made(case)
    low, high = sorted((Fraction(one, 100), Fraction(other, 100)))
    for side in (planned.comparison.own, *planned.comparison.all):
        less, more = valuation(side.offer, high).worth, valuation(side.offer, low).worth
        if less.haircut is not None and more.haircut is not None:
            assert less.haircut <= more.haircut


@given(st.integers(1, 10**9), st.sampled_from(["EUR", "GBP", "INR", "JPY", "PLN", "ZAR"]))
def test_converting_there_and_back_loses_at_most_a_rounding(amount: int, code: str) -> None:
    there, back = (quote(*pair, WORLD.rates, ()) for pair in (("USD", code), (code, "USD")))
    assert there is not None and back is not None
    stated = Yearly(amount * there.rate, code).stated()
    # Half a unit of the other currency, in the first one's units, and half of one of these.
    most = back.rate / 2 + Fraction(1, 2)
    assert abs(Yearly(stated * back.rate, "USD").stated() - amount) <= most
