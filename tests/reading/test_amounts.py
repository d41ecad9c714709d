"""One amount, in the notations people use; what is not one amount says why."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import paths
from bot.core.money import Yearly
from bot.guides.load import load_world
from bot.reading.amounts import Amount, Period, Readings, Trouble, read_amount
from bot.scripts.render import say

WORLD = load_world(paths.data_folder(), paths.templates_folder())
SYMBOLS = WORLD.symbols


def read(text: str) -> Amount:
    found = read_amount(text, SYMBOLS)
    assert isinstance(found, Amount), found
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$210k", 210_000), ("210k", 210_000), ("210,000", 210_000), ("210 000", 210_000),
        ("0.21M", 210_000), ("USD 210,000", 210_000), ("€95k", 95_000), ("78k£", 78_000),
        ("20,5k", 20_500), ("34,50,000", 3_450_000), ("34 LPA", 3_400_000),
        ("12 lakh", 1_200_000), ("1.2 Cr", 12_000_000), ("1200万円", 12_000_000),
        ("200 grand", 200_000), ("two hundred ten thousand dollars", 210_000),
        ("about 215k", 215_000), ("~215k", 215_000), ("215k base", 215_000),
        ("my base is 215,000 a year", 215_000), ("$210,000.00", 210_000), ("210.5k", 210_500),
        ("Rs. 34,50,000", 3_450_000), ("CHF 145'000", 145_000), ("210\u00a0000", 210_000),
        ("２１０ｋ", 210_000), ("0", 0), ("215", 215), ("300000 per year", 300_000),
        ("1.5 million yen", 1_500_000), ("210_000", 210_000), ("215 K", 215_000),
        ("(215k)", 215_000), ("215K!", 215_000), ("<215k", 215_000), ("+5k", 5_000),
        ("210k-ish", 210_000), ("base: $215k", 215_000), ("base=215k", 215_000),
        ("1.215.000", 1_215_000), ("215.000,50 €", Fraction("215000.5")), ("1,5m", 1_500_000),
        ("a hundred thousand", 100_000), ("two hundred and fifteen thousand", 215_000),
        ("300k in RSUs", 300_000), ("95 000,50 €", Fraction("95000.5")),
        ("21.5万", 215_000), ("٢١٥٠٠٠", 215_000), ("21\u200b5,000", 215_000),
        ("USD210k", 210_000), ("2,15,000", 215_000), ("0k", 0), ("1 234 567", 1_234_567),
    ],
)  # fmt: skip
def test_a_value(text: str, value: Fraction) -> None:
    assert read(text).value == value


@pytest.mark.parametrize(
    ("text", "years", "period"),
    [
        ("300k over 4", 4, None), ("300k over 4 years", 4, None), ("$475K/4yr", 4, None),
        ("300k/4y", 4, None), ("300k over four years", 4, None), ("300k for 3 years", 3, None),
        ("300,000 (4 years)", 4, None), ("4 years 300k", 4, None),
        ("75k a year", None, Period.YEAR), ("75k/yr for 4 years", 4, Period.YEAR),
        ("300k total over 4", 4, Period.GRANT), ("215k/yr", None, Period.YEAR),
        ("215k p.a.", None, Period.YEAR), ("18k per month", None, Period.MONTH),
        ("$95/hr", None, Period.HOUR), ("5k weekly", None, Period.WEEK), ("300k", None, None),
        ("$500 a day", None, Period.DAY), ("7k fortnightly", None, Period.FORTNIGHT),
        ("1.2m annually", None, Period.YEAR), ("300k 4y", 4, None), ("300k/4", 4, None),
        ("300k over 3.5 years", Fraction("3.5"), None), ("$300k (over 4 years)", 4, None),
        ("400k altogether over 5 years", 5, Period.GRANT), ("34 LPA", None, Period.YEAR),
        ("4-year grant of 300k", 4, None), ("300k over a 4-year period", 4, None),
        ("a 4 year grant of 300k", 4, None),
    ],
)  # fmt: skip
def test_years_and_period(text: str, years: Fraction | None, period: Period | None) -> None:
    found = read(text)
    assert (found.years, found.period) == (years, period)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("210k", ()), ("€95k", ("EUR",)), ("95k euros", ("EUR",)), ("GBP 95k", ("GBP",)),
        ("US$210k", ("USD",)), ("C$200k", ("CAD",)), ("zł 95k", ("PLN",)), ("95k kr", ("SEK",)),
        ("1200万円", ("JPY",)), ("₹18,00,000", ("INR",)),
    ],
)  # fmt: skip
def test_currencies(text: str, currencies: tuple[str, ...]) -> None:
    assert read(text).currencies == currencies


def test_a_bare_dollar_has_every_dollar_as_a_reading() -> None:
    assert set(read("$210k").currencies) == {"USD", "CAD", "AUD", "SGD"}


def test_a_point_before_three_digits_has_two_readings() -> None:
    found = read_amount("210.000 €", SYMBOLS)
    assert isinstance(found, Readings)
    assert [option.value for option in found.options] == [210_000, 210]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.NO_NUMBER), ("hello", Trouble.NO_NUMBER), ("L5", Trouble.NO_NUMBER),
        ("over 4", Trouble.NO_NUMBER), ("4 years", Trouble.NO_NUMBER),
        ("210-230k", Trouble.RANGE), ("210 to 230", Trouble.RANGE), ("$205K–$258K", Trouble.RANGE),
        ("210k and 30k", Trouble.SEVERAL), ("-5k", Trouble.NEGATIVE), ("$-5k", Trouble.NEGATIVE),
        ("15%", Trouble.PERCENT), ("1200 RSUs", Trouble.UNITS), ("5000 options", Trouble.UNITS),
        ("48k stock options", Trouble.UNITS), ("9" * 201, Trouble.TOO_LONG),
        ("−5k", Trouble.NEGATIVE), ("10% of 210k", Trouble.PERCENT), ("k210", Trouble.NO_NUMBER),
        ("210k or 230k", Trouble.SEVERAL), ("$215k base + 300k equity", Trouble.SEVERAL),
        ("1/2 million", Trouble.SEVERAL), ("215k in 2025", Trouble.SEVERAL),
        ("210kUSD", Trouble.NO_NUMBER), ("E4", Trouble.NO_NUMBER), ("not sure", Trouble.NO_NUMBER),
        ("210k – 230k", Trouble.RANGE), ("100 shares", Trouble.UNITS), ("   ", Trouble.NO_NUMBER),
    ],
)  # fmt: skip
def test_what_is_not_one_amount_says_why(text: str, trouble: Trouble) -> None:
    assert read_amount(text, SYMBOLS) is trouble


def test_what_is_no_notation_is_no_amount() -> None:
    assert isinstance(read_amount("1e5", SYMBOLS), Trouble)


@pytest.mark.parametrize("text", ["two fifteen k", "two thirty-five k", "two ten thousand"])
def test_a_spoken_figure_is_never_added_up(text: str) -> None:
    """Two fifteen is 215, or nothing that we can read; it is never 17."""
    found = read_amount(text, SYMBOLS)
    assert not isinstance(found, Amount) or found.value > 200_000


AMOUNTS = st.integers(1, 9_999_999)


@given(AMOUNTS)
def test_what_we_print_we_read_back(amount: int) -> None:
    for text in (
        f"${amount:,}",
        f"{amount}",
        f"€{amount:,}",
        f"USD {amount}",
        f"{amount:,} a year",
    ):
        assert read(text).value == amount, text


@given(st.integers(1, 99_999))
def test_thousands_in_each_notation(thousands: int) -> None:
    for text in (f"{thousands}k", f"{thousands} K", f"${thousands} thousand", f"{thousands} grand"):
        assert read(text).value == thousands * 1000, text


@given(st.integers(1, 999))
def test_a_part_of_a_million(thousands: int) -> None:
    assert read(f"0.{thousands:03}M").value == Fraction(thousands, 1000) * 10**6


@given(st.text(max_size=210))
def test_nothing_raises(text: str) -> None:
    read_amount(text, SYMBOLS)


@given(AMOUNTS, st.sampled_from(sorted(WORLD.currencies)))
def test_what_a_letter_prints_we_read_back_in_its_currency(amount: int, code: str) -> None:
    printed = say(Yearly.of(amount, code), WORLD)
    found = read(printed)
    assert found.value == amount
    assert code in found.currencies


@given(AMOUNTS, st.integers(1, 10))
def test_a_grant_keeps_its_years(amount: int, years: int) -> None:
    for text in (
        f"${amount:,} over {years} years",
        f"${amount:,}/{years}y",
        f"{amount} over {years}",
    ):
        found = read(text)
        assert found.value == amount, text
        assert found.years == years, text


@given(AMOUNTS)
def test_a_period_changes_no_amount(amount: int) -> None:
    for words in (" a year", "/month", " per week", " total", " base", " in cash"):
        assert read(f"${amount:,}{words}").value == amount


@given(st.text("0123456789.,'’_ kKmM$€£-–/() overyast", max_size=40))
def test_nothing_raises_on_what_looks_like_an_amount(text: str) -> None:
    found = read_amount(text, SYMBOLS)
    if isinstance(found, Amount):
        assert found.value >= 0
