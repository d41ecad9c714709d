"""One day, as a person types it when asked for one. It may be counted from today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.reading.spanish import folded

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
_SPANISH_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                   "septiembre", "octubre", "noviembre", "diciembre")  # fmt: skip
_SPANISH_WEEKDAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK, _SHORTEST, _LONGEST = 7, 3, 60
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_IN_DAYS = re.compile(r"(?:in|en|dentro de) (\d{1,3}) (day|week|dia|semana)s?")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\.? (?:de )?([a-z]{3,10})\.?(?:,?(?: del?)? (\d{4}))?"
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_LEADING = re.compile(
    r"^(?:by|until|on|before|eod|end of day|this|the|el|este|para|hasta|antes del?|a mas tardar)\s+"
)
_WEEKS = frozenset({"week", "semana"})
_TODAY = frozenset({"today", "hoy"})
_TOMORROW = frozenset({"tomorrow", "manana"})
_MONTH_END = frozenset({"end of the month", "end of month", "fin de mes", "final de mes"})


@dataclass(frozen=True, slots=True)
class Days:
    """Two days that the same words can mean: 04/12/2026 is in April or in December."""

    options: tuple[date, ...]


class Trouble(StrEnum):
    """Why a text is not one day."""

    NO_DAY = "no_day"
    NO_TODAY = "no_today"  # "Friday" says nothing without knowing today


def read_day(text: str, today: date | None) -> date | Days | Trouble:
    """The day that a text names: 2026-12-04, 4 December, Dec 4, Friday, tomorrow, in 3 days.

    A day without a year is the next one that comes, today included. Figures that can be
    read as day/month or month/day come back as both.
    """
    words = _plain(text)
    if len(words) > _LONGEST:
        return Trouble.NO_DAY
    figures = _in_figures(words)
    if figures is not None:
        return figures
    named = _named(words, today)
    return named if named is not None else _counted(words, today)


def _plain(text: str) -> str:
    words = " ".join(folded(text).split()).strip(" .!")
    while (shorter := _LEADING.sub("", words)) != words:
        words = shorter
    return words


def _in_figures(words: str) -> date | Days | Trouble | None:
    if match := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day) or Trouble.NO_DAY
    if match := _NUMBERS.fullmatch(words):
        first, second, year = (int(part) for part in match.groups())
        read = (_day(year, second, first), _day(year, first, second))
        found = tuple(dict.fromkeys(day for day in read if day is not None))
        if not found:
            return Trouble.NO_DAY
        return found[0] if len(found) == 1 else Days(found)
    return None


def _named(words: str, today: date | None) -> date | Trouble | None:
    """A day with the name of its month."""
    match = _DAY_FIRST.fullmatch(words)
    if match:
        number, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, number, year = match.groups()
    else:
        return None
    month = _index(name, _MONTHS, _SPANISH_MONTHS)
    if month is None:
        return None
    if year is not None:
        return _day(int(year), month + 1, int(number)) or Trouble.NO_DAY
    if today is None:
        return Trouble.NO_TODAY
    coming = (_day(today.year + ahead, month + 1, int(number)) for ahead in range(_WEEK + 1))
    return next((day for day in coming if day and day >= today), Trouble.NO_DAY)


def _counted(words: str, today: date | None) -> date | Trouble:
    """A day counted from today."""
    weekday = _index(_next_off(words), _WEEKDAYS, _SPANISH_WEEKDAYS)
    match = _IN_DAYS.fullmatch(words)
    if weekday is None and match is None and words not in _TODAY | _TOMORROW | _MONTH_END:
        return Trouble.NO_DAY
    if today is None:
        return Trouble.NO_TODAY
    if weekday is not None:
        # "next Friday" is said for this one and for the one after; only plain Friday is clear.
        ahead = (weekday - today.weekday()) % _WEEK
        return Trouble.NO_DAY if words != _next_off(words) else today + timedelta(days=ahead)
    if match:
        number, unit = match.groups()
        return today + timedelta(days=int(number) * (_WEEK if unit in _WEEKS else 1))
    if words in _MONTH_END:
        return _last_of_month(today)
    return today + timedelta(days=words in _TOMORROW)


def _next_off(words: str) -> str:
    """Without the "next" that is said for two different weeks."""
    return words.removeprefix("next ").removeprefix("proximo ").removesuffix(" que viene")


def _last_of_month(today: date) -> date:
    first = today.replace(day=1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _index(name: str, *languages: tuple[str, ...]) -> int | None:
    """Which of the names a word is, whole or shortened to at least three letters.

    A shortened one that begins names of two days in two languages ("mar") goes to the first.
    """
    if len(name) < _SHORTEST:
        return None
    places = (n for names in languages for n, full in enumerate(names) if full.startswith(name))
    return next(places, None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
