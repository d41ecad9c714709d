"""Spanish as people type it: numbers in words, days, and amounts that the guard must not miss."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.days import Trouble, read_day
from bot.reading.money_in_text import find_money
from bot.reading.spanish import folded, spelled

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("doscientos cuarenta y ocho mil", 248_000), ("doscientas treinta y cinco mil", 235_000),
        ("un millón doscientos mil", 1_200_000), ("dos millones", 2_000_000),
        ("medio millón", 500_000), ("un millón y medio", 1_500_000), ("mil doscientos", 1_200),
        ("veintiún mil", 21_000), ("treinta y cinco mil quinientos", 35_500),
        ("treintaicinco mil", 35_000), ("cien mil", 100_000), ("once mil", 11_000),
    ],
)  # fmt: skip
def test_numbers_in_words(said: str, value: int) -> None:
    words = [folded(word) for word in said.split()]
    assert spelled(words) == (Fraction(value), len(words))


@pytest.mark.parametrize("alone", ["un", "una", "once", "mil", "medio", "y", "millones"])
def test_words_that_are_no_number_alone(alone: str) -> None:
    assert spelled([alone]) == (Fraction(0), 0)


@given(st.lists(st.sampled_from("un mil millon y medio cien treinta uno dos xx".split())))
def test_spelling_never_raises(words: list[str]) -> None:
    value, used = spelled(words)
    assert value >= 0 and 0 <= used <= len(words)


@pytest.mark.parametrize(
    "text",
    [
        "No aceptaría menos de doscientos treinta y cinco mil dólares",
        "mi mínimo son 235 mil", "un sueldo de 235.000 USD", "un sueldo de 235 000 USD",
        "entre 235 y 260 mil dólares", "DOSCIENTOS TREINTA Y CINCO MIL",
        "doscientas treinta y cinco mil libras", "235mil",
        "doscientos treinta y cinco mil".replace("í", "i\u0301"),
    ],
)  # fmt: skip
def test_the_guard_sees_each_notation(text: str) -> None:
    assert any(235_000 in mention.values for mention in find_money(text))


def test_a_percentage_and_an_english_once_are_no_money() -> None:
    assert not find_money("un 20 por ciento del salario")
    assert not find_money("paid once on joining, with the base as offered")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("el viernes", date(2026, 11, 27)), ("en 3 días", date(2026, 11, 26)),
        ("5 de diciembre", date(2026, 12, 5)), ("fin de mes", date(2026, 11, 30)),
        ("mañana", date(2026, 11, 24)), ("para el 4 de diciembre de 2026", date(2026, 12, 4)),
        ("dentro de 2 semanas", date(2026, 12, 7)), ("sábado", date(2026, 11, 28)),
    ],
)  # fmt: skip
def test_days(said: str, day: date) -> None:
    assert read_day(said, MONDAY) == day


def test_the_next_friday_is_of_two_weeks() -> None:
    assert read_day("el próximo viernes", MONDAY) is Trouble.NO_DAY
    assert read_day("el viernes que viene", MONDAY) is Trouble.NO_DAY
