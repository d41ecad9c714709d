"""What a count of shares is said to be worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.reading.offers.read import read_offers
from bot.wiring import world


@pytest.mark.parametrize(
    ("said", "units", "total", "price"),
    [
        ("95 RSUs (~$160k)", 95, 160_000, None),
        ("42 RSU = $76,800", 42, 76_800, None),
        ("RSU: 3000 (worth $180,000)", 3000, 180_000, None),
        ("2100 RSUs (valued at $18)", 2100, None, 18),
        ("95 RSUs, sign-on $20k", 95, None, None),
    ],
)
def test_an_amount_behind_a_count(
    said: str, units: int, total: int | None, price: int | None
) -> None:
    (read,) = read_offers(f"Stripe, Seattle: base $170k, {said}", world()).offers
    equity = read.offer.equity
    assert equity.units == units
    assert equity.total == (Fraction(total) if total else None)
    assert equity.unit_price == (Fraction(price) if price else None)
