"""How figures, days and lists are written. Each language says it in its `locale.yaml`; the names
of months and the marks between digits stand there and not here. Imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

_GROUP = 3
_MINUS = "−"


class Stated(Protocol):
    """Anything that states itself in whole currency units."""

    def stated(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Locale:
    """How one language writes figures and days.

    `group` stands between groups of three digits, in numbers of `group_from` digits or more.
    `money`, `percent` and `day` are patterns. A currency goes by its symbol or by its ISO
    code, as `sign` says; `signs` names those that go by another sign.
    """

    group: str
    group_from: int
    decimal: str
    money: str
    sign: Literal["symbol", "code"]
    signs: Mapping[str, str]
    percent: str
    day: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    counts: tuple[str, ...]
    last: str

    def number(self, value: int) -> str:
        """A whole number with its groups: "248,000"."""
        digits = str(abs(value))
        if len(digits) >= self.group_from:
            first = len(digits) % _GROUP
            rest = [digits[i : i + _GROUP] for i in range(first, len(digits), _GROUP)]
            digits = self.group.join(part for part in (digits[:first], *rest) if part)
        return f"{_MINUS if value < 0 else ''}{digits}"

    def decimals(self, text: str) -> str:
        """A number written with a point and with commas, in this language's marks."""
        whole, point, rest = text.replace(",", "").partition(".")
        if not whole.isdigit() or (point and not rest.isdigit()):
            return text
        return self.number(int(whole)) + (f"{self.decimal}{rest}" if point else "")

    def money_text(self, value: Stated, symbol: str, code: str) -> str:
        """An amount as it is written: "$248,000", "CHF 145,000", "248 000 USD"."""
        amount = value.stated()
        sign = self.signs.get(code, symbol if self.sign == "symbol" else code)
        written = self.money.format(amount=self.number(abs(amount)), sign=sign)
        return f"{_MINUS if amount < 0 else ''}{written}"

    def percent_text(self, number: int) -> str:
        """A whole percentage as it is written."""
        return self.percent.format(number=self.number(number))

    def day_text(self, day: date) -> str:
        """A day with its weekday: "Friday 4 December 2026"."""
        return self.day.format(
            weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1],
            year=day.year,
        )  # fmt: skip

    def count_word(self, number: int) -> str:
        """Small whole numbers in words: "four"."""
        return self.counts[number] if 0 <= number < len(self.counts) else str(number)

    def listed(self, items: Sequence[str]) -> str:
        """A list as it is spoken: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.last} {items[-1]}"


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


def squeezed(text: str, length: int) -> str:
    """Words cut in their middle, so that how they begin and end is left."""
    if len(text) <= length:
        return text
    kept = max(length - 1, 1)
    ends = text[len(text) - kept // 2 :] if kept > 1 else ""
    return f"{text[: kept - kept // 2].rstrip()}…{ends.lstrip()}"


def cut_between_words(text: str, length: int) -> str:
    """The first words of a text, as many as fit: half a figure would be another figure."""
    if len(text) <= length:
        return text
    whole, space, _ = text[:length].rpartition(" ")
    return (whole if space else text[: length - 1]).rstrip(" ,;:.") + "…"
