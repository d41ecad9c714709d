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
     "base of 235", "235k-240k", "235–420k", "$235.0k"],
)  # fmt: skip
def test_235_thousand_is_among_the_values(text: str) -> None:
    assert any(235_000 in mention.values for mention in find_money(f"well, {text} it is"))


@pytest.mark.parametrize(
    "text",
    ["in 2026", "40%", "40 percent", "4 years", "a 12-month cliff", "L5", "E4 or IC4",
     "409A prices", "235 ms"],
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
