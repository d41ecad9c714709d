"""Whatever is pasted, reading it raises nothing, and what was read stands where it says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.offers.read import read_offers
from bot.reading.offers.shape import Read
from bot.wiring import world

PIECES = st.sampled_from(
    "base bonus RSU sign-on TC offer Google Meta L5 $ € £ ₹ k M lakh LPA % / - – , . : ; ( ) | \n "
    "\t > 210 25 1,200 5.000 4 over years per month a year currently they said verbal by Friday no "
    "25/25/25/25 "
    "y1 year 2 half → = from to ESOPs 万 \u200b \u202e 😀 \\n".split(" ")
)
# AMD and the like are employers too, and in an offer that is what they mean.
CODES = sorted(set(world().currencies) - set(world().vocabulary.employers.names))


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=60), st.sampled_from(["", " "]))
def test_no_mixture_of_pay_words_and_signs_raises(pieces: list[str], between: str) -> None:
    check(between.join(pieces))


def check(text: str) -> None:
    reading = read_offers(text, world())
    for read in reading.offers:
        for place in (*read.places.values(), *(d.place for d in read.doubts)):
            assert 0 <= place.start < place.end <= len(text)
    for place in reading.unread:
        assert 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize("code", CODES)
@given(thousands=st.integers(15, 990))
def test_an_amount_with_its_currency_reads_back(code: str, thousands: int) -> None:
    amount = thousands * 1000
    (read,) = read_offers(f"base {code} {amount:,} a year", world()).offers
    assert (read.offer.currency, held(read)) == (code, {Fraction(amount)})


def held(read: Read) -> set[object]:
    """The base, or what it may be where that is asked."""
    asked: set[object] = {
        way.sets["base"] for d in read.doubts if d.field == "base" for way in d.ways
    }
    return asked or {read.offer.base}


@pytest.mark.parametrize(
    "text", ["Google: $215,000 base, 25k sign-on", "base 98.500 €, Bonus 10 %"]
)
def test_the_characters_of_a_base_contain_its_figure(text: str) -> None:
    (read,) = read_offers(text, world()).offers
    place = read.places["base"]
    figure = "".join(c for c in text[place.start : place.end] if c.isdigit())
    assert read.offer.base == int(figure)


@pytest.mark.parametrize("text", ["9" * 5000, "25/" * 3000, "\u200b\u202e" * 3000, "😀" * 3000,
                                  "base (" * 3000, "one hundred and " * 1000])  # fmt: skip
def test_a_text_made_to_be_slow_holds_no_offer(text: str) -> None:
    assert all(read.offer.base is None for read in read_offers(text, world()).offers)


def test_of_ten_thousand_offers_the_rest_stays_unread() -> None:
    reading = read_offers("Offer: 210k base\n\n" * 10_000, world())
    assert len(reading.offers) <= 101
    assert reading.unread
