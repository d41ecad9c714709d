"""Situations of every shape, for properties: all kinds of pay, places, replies and stages."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bot.core.facts import Stage, TheirReply, Tone
from bot.core.offer import BonusKind, EquityKind, Market, PayPeriod

COMPANIES = ("OpenAI", "Google", "Acme", "Zalando", "Scale AI")
LISTS = ((25, 25, 25, 25), (5, 15, 40, 40), (38, 32, 20, 10), (33, 33, 34), (50, 50), (100,))
DRAFTS = (
    "I have an offer from Google at $300k. I need at least 260k or I walk.",
    "Thank you. Given the scope I would like $248,000 in base. Can we talk on Friday?",
    "",
)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The strategy, or nothing said."""
    return st.none() | strategy


amounts = st.integers(0, 900).map(lambda k: k * 1000) | st.integers(0, 900_000)
prices = st.decimals(0, 500, places=2).map(str)
currencies = st.sampled_from(["USD", "EUR", "GBP", "INR", "JPY", "ARS", None])


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    """One offer; what is None was not said."""
    period = draw(st.sampled_from([PayPeriod.YEAR, PayPeriod.YEAR, *PayPeriod]))
    vesting = draw(_maybe(st.sampled_from(LISTS)))
    said: dict[str, Any] = {
        "currency": draw(currencies),
        "pay_period": period.value,
        "base": draw(_maybe(amounts if period is PayPeriod.YEAR else st.integers(1, 20_000))),
        "salaries_per_year": draw(_maybe(st.integers(12, 14))),
        "hours_per_week": draw(_maybe(st.integers(1, 60).map(str))),
        "days_per_year": draw(_maybe(st.integers(1, 260))),
        "equity": draw(_maybe(amounts)),
        "equity_kind": draw(st.sampled_from(EquityKind)).value,
        "equity_currency": draw(currencies),
        "equity_units": draw(_maybe(st.integers(0, 50_000).map(str))),
        "unit_price": draw(_maybe(prices)),
        "strike": draw(_maybe(prices)),
        "market": draw(_maybe(st.sampled_from(Market).map(lambda m: m.value))),
        "vesting": vesting,
        "equity_years": len(vesting) if vesting else draw(_maybe(st.integers(1, 6))),
        "cliff_months": draw(_maybe(st.integers(0, 24))),
        "bonus_percent": draw(_maybe(st.integers(0, 60).map(str))),
        "bonus": draw(_maybe(st.integers(0, 90_000))),
        "bonus_kind": draw(_maybe(st.sampled_from(BonusKind).map(lambda k: k.value))),
        "sign_on": draw(_maybe(st.integers(0, 90_000) | st.lists(
            st.integers(0, 90_000), min_size=1, max_size=3).map(tuple))),
        "clawback_months": draw(_maybe(st.integers(1, 24))),
        "relocation": draw(_maybe(st.integers(0, 20_000))),
        "pension_percent": draw(_maybe(st.integers(0, 20).map(str))),
        "deadline": draw(_maybe(st.sampled_from(["2026-11-24", "2026-12-04", "Friday", "soon"]))),
        "level": draw(_maybe(st.sampled_from(["Google L5", "E4", "senior"]))),
        "refresher": draw(_maybe(st.fixed_dictionaries({
            "equity": _maybe(amounts), "status": st.sampled_from(["promised", "written"])}))),
        "assumed_growth_percent": draw(_maybe(st.sampled_from(["15", "40"]))),
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}


@st.composite
def situations(draw: st.DrawFn) -> dict[str, Any]:
    """A whole case, with or without a guide."""
    offer = draw(offers())
    offer["company"] = draw(st.sampled_from(COMPANIES))
    # A place names the currency unless the offer does.
    offer.setdefault("currency", "USD")
    competing = draw(st.lists(offers(), max_size=3))
    for rival in competing:
        rival["company"] = draw(st.sampled_from(COMPANIES))
        rival["status"] = draw(st.sampled_from(["written", "verbal", "in_process"]))
    wish = st.fixed_dictionaries({}, optional={"base": amounts, "equity": amounts})
    case: dict[str, Any] = {
        "region": draw(st.sampled_from(["san-francisco", "new-york", "washington-dc", "Berlin"])),
        "level": draw(_maybe(st.sampled_from(["Google L5", "senior", "not sure", "E4"]))),
        "offer": offer,
        "competing": competing,
        "haircut_percent": draw(_maybe(st.integers(0, 100).map(str))),
        "current_job": draw(_maybe(offers())),
        "walk_away": draw(_maybe(wish)),
        "target": draw(_maybe(wish)),
        "priorities": draw(st.lists(st.sampled_from(["base", "equity", "sign_on"]), max_size=2)),
        "tone": draw(st.sampled_from(Tone)).value,
        "stage": draw(_maybe(st.sampled_from(Stage).map(lambda s: s.value))),
        "round": draw(_maybe(st.integers(0, 4))),
        "reply": draw(_maybe(st.sampled_from(TheirReply).map(lambda r: r.value))),
        "draft": draw(_maybe(st.sampled_from(DRAFTS))),
        "scope_level": draw(_maybe(st.sampled_from(["Google L6", "senior"]))),
        "now": draw(_maybe(st.just("2026-11-23"))),
        "posted_range": draw(_maybe(st.just(
            {"low": 150_000, "high": 230_000, "address": "example.org", "date": "2026"}))),
        "reason": draw(_maybe(st.just("the evaluation work"))),
        "ready_to_sign": draw(_maybe(st.just("I can sign this week"))),
    }  # fmt: skip
    return {name: value for name, value in case.items() if value is not None}
