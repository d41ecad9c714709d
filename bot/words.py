"""How figures and lists are said in English. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip


class Stated(Protocol):
    """Anything that states itself in whole currency units."""

    def stated(self) -> int: ...


def money_text(value: Stated, symbol: str) -> str:
    """An amount as it is written in English: "$248,000", "CHF 145,000", "−$5,250"."""
    amount = value.stated()
    sign = "−" if amount < 0 else ""
    return f"{sign}{symbol}{abs(amount):,}"


def day_text(day: date) -> str:
    """A day with its weekday, in no locale but English: "Friday 4 December 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def count_word(number: int) -> str:
    """Small whole numbers in words: "four"."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def listed(items: Sequence[str], last: str = "and") -> str:
    """A list as it is spoken: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns of text, the first to the left and the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        " ".join(
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def shortened(text: str, length: int) -> str:
    """A name cut to fit a column."""
    return text if len(text) <= length else text[: length - 1] + "…"
