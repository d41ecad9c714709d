"""Every number that may be money is found, with all its readings; what is not money is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.money_in_text import find_money


@pytest.mark.parametrize(
    "text",
    ["235k", "235 K", "$235,000", "235 000", "235.000", "235'000", "235_000", "0.235M",
     "235 thousand", "two hundred thirty-five thousand", "2.35 lakh", "2,35,000", "２３５,０００",
     "٢٣٥٠٠٠", "23\u200b5,000", "235,000.00", "235000", "USD235000", "$235", "235 base",
     "base of 235", "235k-240k", "235–420k", "$235.0k", "235K.", "235k+", "235k/yr", "235k/$340k",
     "(235k)", "base=235", "235,000USD", "235000$", "235.000,00", "235 000,00", "0,235M",
     "0.235 million", "0.235mio", "235 grand", "235Ｋ", "𝟚𝟛𝟝k", "²³⁵k", "२३५०००", "235’000",
     "235 to 240k", "23\u20605k", "\u200e235k", "two hundred and thirty five thousand",
     "pay is 235", "23.5万", "235 K€", "USD 235", "235 euros"],
)  # fmt: skip
def test_235_thousand_is_among_the_values(text: str) -> None:
    assert any(235_000 in mention.values for mention in find_money(f"well, {text} it is"))


@pytest.mark.parametrize(
    "text",
    ["in 2026", "40%", "40 percent", "4 years", "a 12-month cliff", "L5", "E4 or IC4",
     "409A prices", "235 ms", "12.5 %", "２０２６", "two years", "3-month notice", "no figure here",
     "", "1990 to 2005", "ICT4", "L63", "30 days", "5 seconds"],
)  # fmt: skip
def test_what_is_not_money_is_not_mentioned(text: str) -> None:
    assert find_money(text) == ()


@pytest.mark.parametrize("text", ["12 nodes", "3 regressions", "1. First", "two of them"])
def test_small_counts_are_not_marked(text: str) -> None:
    assert not any(mention.marked for mention in find_money(text))


def test_a_mention_knows_its_place_in_the_original_text() -> None:
    text = "pay me 23\u200b5 thousand, please"
    (mention,) = find_money(text)
    assert text[mention.start : mention.end] == mention.words == "23\u200b5 thousand"


@given(st.integers(1_000, 9_999_999))
def test_every_amount_is_found_in_every_notation(amount: int) -> None:
    notations = [f"${amount:,}", f"{amount:,}", f"{amount:,}".replace(",", "\u00a0")]
    if not 1900 <= amount <= 2100:  # bare, that is a calendar year
        notations.append(f"{amount}")
    for text in notations:
        assert any(amount in m.values for m in find_money(f"I ask for {text} in all.")), text


@given(st.text(max_size=300))
def test_nothing_raises_and_places_are_real(text: str) -> None:
    for mention in find_money(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words


def test_a_long_line_is_read_to_its_end() -> None:
    found = find_money("9" * 100_000 + " and " + "one hundred " * 10_000 + "and 235k")
    assert 235_000 in found[-1].values


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("$5", True), ("5 euros", True), ("5k", True), ("5,000", True), ("base 235", True),
        ("three thousand", True), ("12 million rows", True), ("5000", False), ("235", False),
        ("235 nodes", False), ("two", False), ("base 5", False),
    ],
)  # fmt: skip
def test_a_mention_is_marked_when_something_says_money(text: str, marked: bool) -> None:
    (mention,) = find_money(text)
    assert mention.marked is marked


def test_all_mentions_come_in_order_and_do_not_overlap() -> None:
    found = find_money("from $1.20 to 0.60, then 235k, two hundred grand and 12,000 in total")
    assert [m.words for m in found] == ["$1.20"[1:], "0.60", "235k", "two hundred grand", "12,000"]
    places = [(m.start, m.end) for m in found]
    assert places == sorted(places)


@given(
    st.integers(1, 999), st.sampled_from(["k", "K", " thousand", " grand", " K", ".000", "'000"])
)
def test_thousands_are_found_in_every_notation(thousands: int, notation: str) -> None:
    found = find_money(f"Let it be {thousands}{notation}, please.")
    assert any(thousands * 1000 in m.values for m in found)


@given(st.integers(1_000, 9_999_999), st.sampled_from("\u200b\u2060\u00ad\ufeff\u200d"), st.data())
def test_an_invisible_character_hides_no_amount(
    amount: int, hidden: str, data: st.DataObject
) -> None:
    digits = f"{amount:,}"
    place = data.draw(st.integers(0, len(digits)))
    text = f"pay ${digits[:place]}{hidden}{digits[place:]} now"
    assert any(amount in m.values for m in find_money(text))


@given(st.text("0123456789.,'’_ kKmM$€£-–%\u200b\u00a0one twohundrthsa", max_size=80))
def test_nothing_raises_on_what_looks_like_money(text: str) -> None:
    for mention in find_money(text):
        assert text[mention.start : mention.end] == mention.words
        assert all(value >= 0 for value in mention.values)
