"""Conversion is exact, there and back is the same, and what is not known is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.money import Money, Once, Whole, Yearly
from bot.core.rates import NoRate, Rates

RATES = Rates(
    as_of="2026-10-06",
    source="ecb",
    per_euro={
        "USD": Fraction("1.1269"),
        "JPY": Fraction("178.15"),
        "GBP": Fraction("0.84880"),
        "SEK": Fraction("11.2425"),
    },
)
CODES = st.sampled_from(["EUR", *RATES.per_euro])
AMOUNTS = st.fractions(min_value=-(10**12), max_value=10**12)
POSITIVE = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6)
DAY = "2026-11-23"


def test_between_is_exact() -> None:
    assert RATES.between("EUR", "USD") == Fraction("1.1269")
    assert RATES.between("USD", "EUR") == 1 / Fraction("1.1269")
    assert RATES.between("USD", "JPY") == Fraction("178.15") / Fraction("1.1269")


def test_a_currency_is_worth_itself_even_without_a_rate() -> None:
    assert RATES.between("EUR", "EUR") == RATES.between("ALL", "ALL") == 1


@pytest.mark.parametrize("kind", [Yearly, Whole, Once])
def test_converted_money_keeps_its_kind(kind: type[Money]) -> None:
    converted = RATES.convert(kind.of(100_000, "EUR"), "USD")
    assert type(converted) is kind
    assert converted == kind.of(112_690, "USD")


@given(AMOUNTS, CODES, CODES)
def test_there_and_back_is_the_same(amount: Fraction, one: str, other: str) -> None:
    money = Yearly(amount, one)
    assert RATES.convert(RATES.convert(money, other), one) == money


@given(CODES, CODES, CODES)
def test_a_way_round_is_worth_the_straight_way(one: str, over: str, other: str) -> None:
    assert RATES.between(one, over) * RATES.between(over, other) == RATES.between(one, other)


@pytest.mark.parametrize(("one", "other"), [("NGN", "EUR"), ("EUR", "NGN"), ("USD", "NGN")])
def test_a_currency_without_a_rate_is_named(one: str, other: str) -> None:
    with pytest.raises(NoRate) as caught:
        RATES.between(one, other)
    assert caught.value.currency == "NGN"
    assert isinstance(caught.value, LookupError)


def test_age_is_counted_in_days() -> None:
    assert RATES.age_days("2026-10-06") == 0
    assert RATES.age_days("2026-11-23") == 48
    assert RATES.age_days("2026-10-05") == -1
