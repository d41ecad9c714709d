"""Reads one sentence from left to right into items."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.items import Company, Half, Item, Period, Said, Time, Unit, Word
from bot.reading.offers.lexicon import Named
from bot.reading.offers.measures import TIMES
from bot.reading.offers.ranks import Ranks
from bot.reading.offers.sums import Sums
from bot.reading.tokens import Kind

_NAMED_NUMBERS = frozenset({"409", "401", "403"})
_ONE = frozenset({"a", "un", "ein", "one"})

_HALVES = frozenset({"half", "mitad", "hälfte"})


class Reader(Ranks, Sums):
    """Reads one sentence's tokens from left to right."""

    def items(self) -> tuple[Item, ...]:
        """All items in order; tokens that belong to none are left out."""
        return tuple(self._items())

    def _items(self) -> Iterator[Item]:
        index = 0
        while index < len(self._found):
            item = self._at(index)
            if item is None:
                index += 1
                continue
            yield item
            index = item.last + 1

    def _at(self, index: int) -> Item | None:
        token = self._found[index]
        if token.kind is Kind.WORD or token.in_words or token.text in _NAMED_NUMBERS:
            item = self._word(index)
            if item is not None:
                return item
        return self._number(index)

    def _word(self, index: int) -> Item | None:
        nth = self._nth(index)
        if nth is not None:
            return nth
        if self._text(index) in _ONE and TIMES.get(self._text(index + 1)) is Unit.YEAR:
            near = {self._text(index + n) for n in (-3, -2, -1, 2, 3)}
            if near & {"cliff"}:
                return Time(*self._place(index, index + 1), value=Fraction(1), unit=Unit.YEAR)
        if self._text(index) in _HALVES:
            return Half(*self._place(index, index))
        level = self._level(index)
        named = self._lexicon.at(self._found, index)
        if level is not None and (named is None or level.last >= named.last):
            return level
        if named is None:
            return self._day(index)
        return self._named(index, named)

    def _named(self, index: int, named: Named) -> Item | None:
        place = self._place(index, named.last)
        if isinstance(named.meaning, str) and not isinstance(named.meaning, Term | Mark | Every):
            return Company(*place, name=named.meaning)
        if isinstance(named.meaning, Term):
            if named.meaning is Term.VESTING and self._text(index) == "over":
                return None
            return Word(*place, term=named.meaning, every=self._implied(index, named.last))
        if isinstance(named.meaning, Mark):
            return Said(*place, mark=named.meaning)
        if self._text(index) in ("h", "y", "mo", "m", "an", "total", "whole", "overall"):
            return None
        return Period(*place, every=named.meaning)

    def _implied(self, first: int, last: int) -> Every | None:
        """The period in a phrase such as "monthly salary" or "annual RSU"."""
        for position in range(max(0, first - 1), last + 1):
            meaning = self._lexicon.period(self._text(position))
            if meaning is not None:
                return meaning
        return None

    def _number(self, index: int) -> Item | None:
        day = self._date(index)
        if day is not None:
            return day
        row = self._row(index)
        if row is not None:
            return row
        start, currencies = self._currency_before(index)
        if start is None or self._found[start].kind is not Kind.NUMBER:
            return None
        token = self._found[start]
        if not currencies:
            plain = self._no_amount(start)
            if plain is not None:
                return plain
            shares = self._shares(start)
            if shares is not None:
                return shares
            percent = self._percent(start)
            if percent is not None:
                return percent
            time = self._time(start)
            if time is not None:
                return time
            count = self._count(start)
            if count is not None:
                return count
        return self._sum(index, start, token, currencies)
