"""Reads one sentence from left to right into items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.items import (
    Company,
    Half,
    Item,
    Level,
    Period,
    Plain,
    Said,
    Time,
    Unit,
    Word,
)
from bot.reading.offers.lexicon import Named, is_staff
from bot.reading.offers.measures import TIMES
from bot.reading.offers.plains import MONTHS
from bot.reading.offers.ranks import LEVEL_WORDS, Ranks
from bot.reading.offers.sums import Sums
from bot.reading.tokens import MAGNITUDES, Kind

_LOWEST_LEVEL, _HIGHEST_LEVEL = 50, 80  # where levels are bare numbers
_NAMED_NUMBERS = frozenset({"409", "401", "403"})
_PREFIXES = frozenset({"semi", "bi"})
_ONE = frozenset({"a", "un", "ein", "one", "d'un", "d’un"})

_ON_JOINING = frozenset({("to", "join"), ("for", "joining"), ("for", "signing")})
_TO_BE = frozenset("be are am you re before after by of consider when".split())
_HALVES = frozenset({"half", "mitad", "hälfte"})


_LADDER = 3  # letters
_BEGINNINGS = (
    LEVEL_WORDS | MONTHS | _ONE | _HALVES | frozenset("net to for so sign and firma".split())
)


class Reader(Ranks, Sums):
    """Reads one sentence's tokens from left to right."""

    def items(self) -> tuple[Item, ...]:
        """All items in order; tokens that belong to none are left out."""
        return tuple(self._items())

    def _items(self) -> Iterator[Item]:
        index = 0
        while index < len(self._found):
            item = (self._heading() if index == 0 else None) or self._at(index)
            if item is None:
                index += 1
                continue
            yield item
            index = item.last + 1
            if isinstance(item, Company) and (level := self._numbered(item, index)) is not None:
                yield level
                index = level.last + 1

    def _heading(self) -> Item | None:
        """The "Pay" of "Pay: $30 an hour"."""
        named = self._lexicon.label(self._found)
        return self._named(0, named) if named is not None else None

    def _numbered(self, company: Company, index: int) -> Level | None:
        """The bare number behind an employer that counts its levels so: "Microsoft 64"."""
        if not self._lexicon.numbered(company.name) or self._magnitude(index)[0]:
            return None
        if self._text(index + 1) == "-" and self._tight(index + 1) and self._is_small(index + 2):
            return Level(*self._place(index, index + 2), said=self._joined(index, index + 2))
        if not self._is_small(index, _HIGHEST_LEVEL) or self._is_small(index, _LOWEST_LEVEL):
            return None
        return Level(*self._place(index, index), said=self._text(index))

    def _at(self, index: int) -> Item | None:
        token = self._found[index]
        if token.kind is Kind.WORD or token.in_words or token.text in _NAMED_NUMBERS:
            item = self._word(index)
            if item is not None:
                return item
        if token.kind is not Kind.NUMBER and not self._lexicon.currency(self._found, index)[0]:
            return None
        return self._lettered(index) or self._number(index)

    def _word(self, index: int) -> Item | None:
        token = self._found[index]
        if token.text not in _BEGINNINGS and not self._lexicon.begins(token.text):
            # Most words of a letter begin nothing; a name in capitals can be a level's ladder.
            return None if len(token.text) > _LADDER or not token.capital else self._level(index)
        nth = self._nth(index)
        if nth is not None:
            return nth
        if self._text(index) == "net" and self._text(index - 1) == "." and self._tight(index):
            return Plain(*self._place(index, index))  # ".NET"
        special = self._year_of_a_cliff(index) or self._on_signing(index)
        if special is not None:
            return special
        if self._text(index) == "staff" and self._text(index - 1) == "technical":
            return Plain(*self._place(index, index))
        if self._text(index) in _HALVES:
            return Half(*self._place(index, index))
        level = self._level(index)
        named = self._lexicon.at(self._found, index)
        if level is not None and (named is None or level.last >= named.last):
            return level
        if named is None:
            return self._day(index)
        return self._named(index, named)

    def _year_of_a_cliff(self, index: int) -> Time | None:
        """ "a year" beside "cliff"."""
        if self._text(index) not in _ONE:
            return None
        following = self._text(index + 1)
        a_year = TIMES.get(following) is Unit.YEAR or following == "an"
        if not a_year or "cliff" not in {self._text(index + n) for n in (-3, -2, -1, 2, 3)}:
            return None
        return Time(*self._place(index, index + 1), value=Fraction(1), unit=Unit.YEAR)

    def _on_signing(self, index: int) -> Word | None:
        """The "sign" of "20k sign", the "so" of "75 so", "15k to join": only behind an amount."""
        before = self._found[index - 1] if index else None
        behind = self._found[index + 1] if index + 1 < len(self._found) else None
        if self._found[index].written == "SO" and behind is not None and self._paid_next(index):
            return Word(*self._place(index, index), term=Term.SIGN_ON)  # "SO y1 62k"
        signs = self._text(index) == "sign" and self._text(index - 1) != "to"
        if self._text(index) == "firma" and behind is not None and behind.kind is Kind.NUMBER:
            return Word(*self._place(index, index), term=Term.SIGN_ON)  # "firma 22k"
        none = self._text(index - 1) == "no" and self._text(index + 1) in ("", ",", ".", "/", ")")
        if signs and (self._text(index + 1) in (":", "=") or none):
            return Word(*self._place(index, index), term=Term.SIGN_ON)  # "Sign: 40k"
        if signs and index + 1 < len(self._found) and self._found[index + 1].kind is Kind.NUMBER:
            return Word(*self._place(index, index), term=Term.SIGN_ON)  # "rsu 260k/yr sign 60"
        if before is None or not (before.kind is Kind.NUMBER or before.text in MAGNITUDES):
            return None
        pair = (self._text(index), self._text(index + 1))
        short = pair[0] == "so" and pair[1] in ("", ",", "/", ")", ".")
        if short or (pair[0] == "sign" and pair[1] not in ("-", "on")):
            return Word(*self._place(index, index), term=Term.SIGN_ON)
        return Word(*self._place(index, index + 1), Term.SIGN_ON) if pair in _ON_JOINING else None

    def _paid_next(self, index: int) -> bool:
        """Whether a number or a year stands right behind."""
        number = self._found[index + 1].kind is Kind.NUMBER
        return number or self._nth(index + 1) is not None

    def _named(self, index: int, named: Named) -> Item | None:
        place = self._place(index, named.last)
        if isinstance(named.meaning, str) and not isinstance(named.meaning, Term | Mark | Every):
            return Company(*place, name=named.meaning)
        if self._text(index) == "s" and self._text(index - 1) in ("'", "’"):
            return None  # "he's on 75"
        if isinstance(named.meaning, Term):
            if self._only_seems(named.meaning, index):
                return None
            return Word(*place, term=named.meaning, every=self._implied(index, named.last))
        if self._text(index) == "market" and self._is_sold_in(index - 1):
            return None
        if isinstance(named.meaning, Mark):
            return Said(*place, mark=named.meaning)
        if is_staff(self._found, index):
            return Plain(*place)
        if self._text(index) in ("h", "y", "mo", "m", "an", "total", "whole", "overall"):
            return None
        return Period(*place, every=named.meaning)

    def _only_seems(self, term: Term, index: int) -> bool:
        """Whether a word for a part of pay stands where it means something else."""
        match self._text(index):
            case "over":
                return term is Term.VESTING
            case "joining":
                return self._text(index - 1) in _TO_BE  # "you would be joining 12 engineers"
            case "option":  # a choice by its number, or a year by which a contract may be longer
                return self._is_small(index + 1) or self._text(index + 1) in ("year", "years")
            case _:
                return False

    def _is_sold_in(self, index: int) -> bool:
        """The Iberia of "AE for the Iberia market", the mid of "mid market"."""
        return self._text(index) == "mid" or (index > 0 and self._found[index].capital)

    def _implied(self, first: int, last: int) -> Every | None:
        """The period in a phrase such as "monthly salary" or "annual RSU"."""
        for position in range(max(0, first - 1), last + 1):
            meaning = self._lexicon.period(self._text(position))
            if self._text(position - 1) in _PREFIXES or self._text(position - 2) in _PREFIXES:
                meaning = self._longest_period(position) or meaning  # "semi-monthly salary"
            if self._text(position) == "an":
                continue  # the English article, not the French year
            if position and self._found[position - 1].kind is Kind.NUMBER:
                continue  # the years of "4 yr grant"
            if meaning is not None:
                return meaning
        return None

    def _longest_period(self, last: int) -> Every | None:
        """The period whose phrase ends at a token, of two words where there is one."""
        for first in (last - 2, last - 1):
            found = self._lexicon.period_at(self._found, first)
            if found is not None and found[0] == last:
                return found[1]
        return None

    def _number(self, index: int) -> Item | None:
        day = self._date(index) or self._nth_in_figures(index)
        if day is not None:
            return day
        row = self._row(index)
        if row is not None:
            return row
        start, currencies = self._currency_before(index)
        if start is None or self._found[start].kind is not Kind.NUMBER:
            return None
        token = self._found[start]
        for read in () if currencies else self._without_currency():
            if (item := read(start)) is not None:
                return item
        return self._sum(index, start, token, currencies)

    def _without_currency(self) -> tuple[Callable[[int], Item | None], ...]:
        """What a number can be that no currency stands before, the surest first."""
        return (
            self._salaries, self._no_amount, self._shares, self._percent, self._time, self._count,
        )  # fmt: skip
