"""Days as people type them. 23 November 2026 is a Monday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.days import Days, Trouble, read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-04", date(2026, 12, 4)),
        ("4 December", date(2026, 12, 4)),
        ("4th Dec 2027", date(2027, 12, 4)),
        ("Dec 4", date(2026, 12, 4)),
        ("December 4th, 2026", date(2026, 12, 4)),
        ("by Dec. 4", date(2026, 12, 4)),
        ("4 March", date(2027, 3, 4)),  # the next one that comes
        ("23 November", date(2026, 11, 23)),  # today counts
        ("29 February", date(2028, 2, 29)),
        ("Friday", date(2026, 11, 27)),
        ("EOD fri", date(2026, 11, 27)),
        ("monday", date(2026, 11, 23)),
        ("this Sunday", date(2026, 11, 29)),
        ("today", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 26)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("13/12/2026", date(2026, 12, 13)),  # there is no thirteenth month
        ("12.13.2026", date(2026, 12, 13)),
        ("4/4/2026", date(2026, 4, 4)),
    ],
)
def test_a_day(said: str, day: date) -> None:
    assert read_day(said, TODAY) == day


def test_figures_that_can_be_two_days_are_two() -> None:
    assert read_day("04/12/2026", TODAY) == Days((date(2026, 12, 4), date(2026, 4, 12)))


@pytest.mark.parametrize(
    "said",
    ["", "soon", "210k", "31 June 2026", "2026-13-01", "40/40/2026", "next Friday", "ma 4",
     "december", "in a week or so", "4 " + "x" * 100],
)  # fmt: skip
def test_no_day(said: str) -> None:
    assert read_day(said, TODAY) is Trouble.NO_DAY


@pytest.mark.parametrize("said", ["Friday", "tomorrow", "in 3 days", "4 December"])
def test_what_is_counted_from_today_needs_it(said: str) -> None:
    assert read_day(said, None) is Trouble.NO_TODAY


@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_day_as_we_write_it_is_read_back(day: date) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    assert read_day(written, None) == day == read_day(day.isoformat(), None)


@given(said=st.text(max_size=80))
def test_any_text_is_a_day_or_trouble(said: str) -> None:
    assert isinstance(read_day(said, TODAY), date | Days | Trouble)
