"""Amounts with all that stands at them: magnitude, currency, range, period, years."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from bot.guides.vocabulary import Every, Term
from bot.reading.offers.around import MOST_YEARS, common
from bot.reading.offers.items import Item, Plain, Row, Salaries, Sum, Unit
from bot.reading.offers.measures import DASHES, OVER, PAYS, TIMES, TO, Measures
from bot.reading.tokens import PERCENT, Kind, Token

_MONTHS = frozenset({"months", "meses", "mensualidades", "mois"})
_ARROWS = frozenset("→⇒➡➔")
_GROSS = frozenset("gross brutto brut brutos bruto".split())
_NET = frozenset("líquidos liquidos netos neto netto".split())
_NTH_SALARY = frozenset(
    (nth, said)
    for nth in ("th", ".")
    for said in ("month", "salary", "cheque", "check", "monatsgehalt", "gehalt", "mois")
)
_ARTICLES = frozenset({"next", "the", "a", "following", "first"})
_LONG_UNITS = (Unit.YEAR, Unit.MONTH)
_IS_PAID = frozenset({"paid", "payable"})
_MAYBE = frozenset("that depends depending possible discretionary if".split())
_CLOSES = frozenset({"", ",", ")", ";", "."})
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")  # 31,00,000
_IN_A_ROW = 3
_THOUSAND, _IN_FULL = 1000, 10_000
_FEWEST_SALARIES, _MOST_SALARIES = 12, 18
_SPOKEN = 20  # "one", "two": seldom money
_FROM = 6  # tokens back to the "from" of "from 300 to 380"


class Sums(Measures):
    """Amounts."""

    def _row(self, index: int) -> Row | None:
        """Three amounts with slashes between and nothing else."""
        sums: list[Sum] = []
        position = index
        while position < len(self._found) and len(sums) < MOST_YEARS:
            if self._found[position].kind is not Kind.NUMBER or self._found[position].in_words:
                break
            if self._shares(position) is not None or self._date(position) is not None:
                return None
            factor, last, indian = self._magnitude(position)
            values = tuple(v * (factor or 1) for v in self._found[position].readings)
            sums.append(
                Sum(
                    *self._place(position, last),
                    readings=values,
                    magnitude=bool(factor),
                    indian=indian,
                )
            )
            position = last + 1
            if self._text(position) != "/" or position >= len(self._found):
                break
            position += 1
        if len(sums) != _IN_A_ROW:
            return None
        return Row(index, sums[-1].last, sums[0].start, sums[-1].end, tuple(sums))

    def _sum(self, first: int, index: int, token: Token, codes: tuple[str, ...]) -> Item | None:
        if not codes and self._only_counts(index, token):
            return Plain(*self._place(first, index))
        amount = self._amount(first, index, token, codes)
        other = amount.last + 1
        if amount.currencies and self._text(other) == "/" and self._currency_after(other + 1)[0]:
            return Plain(*self._place(first, other + 1))  # a rate: "₹88/USD"
        return self._span(amount) or self._placed(self._timed(self._ranged(amount)))

    def _only_counts(self, index: int, token: Token) -> bool:
        """Whether "one" or "two" is no amount of anything: no part of pay stands behind."""
        if not token.in_words or token.readings[0] >= _SPOKEN:
            return False
        named = self._lexicon.at(self._found, index + 1) if index + 1 < len(self._found) else None
        paid = named is not None and named.meaning is Term.SALARIES  # "in two instalments"
        return named is None or paid or not isinstance(named.meaning, Term)

    def _amount(self, first: int, index: int, token: Token, codes: tuple[str, ...]) -> Sum:
        """A number with its magnitude and the currency before or behind it."""
        factor, last, indian = self._magnitude(index)
        glued, codes = self._money_behind(last + 1, codes, factor)
        last += glued
        if not factor and glued:
            late, late_last, late_indian = self._magnitude(last)
            if late:
                factor, last, indian = late, late_last, late_indian
        if factor == _THOUSAND and "," in token.text and token.readings[0] >= _IN_FULL:
            factor = 1  # "103,000k" is in full and in thousands at once
        readings = tuple(value * (factor or 1) for value in token.readings)
        said = bool(factor) or (token.grouped and len(token.readings) == 1)
        said = said or (token.in_words and token.readings[0] >= _THOUSAND)
        around = (*self._found[first:index], *self._found[index + 1 : last + 1])
        worded = bool(codes) and not any(t.kind is Kind.SIGN and t.text in "$€£₹¥" for t in around)
        return Sum(
            *self._place(first, last),
            readings=readings,
            currencies=codes,
            worded=worded,
            every=Every.YEAR if self._text(last) == "lpa" else None,
            bare=not factor and not codes,
            magnitude=said,
            indian=indian or _LAKHS.fullmatch(token.text) is not None,
        )

    def _money_behind(
        self, index: int, codes: tuple[str, ...], factor: int
    ) -> tuple[int, tuple[str, ...]]:
        """How many tokens name a currency behind a number, and what money it is."""
        glued, after = self._currency_after(index)
        if factor and not glued and self._text(index) == "de":
            glued, after = self._currency_after(index + 1)  # "12 millones de pesos mensuales"
            glued += bool(glued)
        codes = common(codes, after) if codes and after else codes or after
        if not codes and self._text(index) == "base" and self._is_code(index + 1):
            codes = self._currency_after(index + 1)[1]  # "168,400 base CAD"
        return glued, codes

    def _span(self, amount: Sum) -> Plain | None:
        """ "2-3 months", "between 1.5 and 3 salaries"."""
        joint = self._text(amount.last + 1)
        between = self._text(amount.first - 1) in ("between", "entre") and joint in ("and", "y")
        number = amount.last + 2
        joined = joint in DASHES | {"to"} or between
        if not amount.bare or not joined or number >= len(self._found):
            return None
        span = self._time(number) if self._found[number].kind is Kind.NUMBER else None
        if span is None:
            return None
        return Plain(amount.first, span.last, self._found[amount.first].start, span.end)

    def _is_code(self, index: int) -> bool:
        """Whether a token is the code of a currency, in capitals."""
        written = self._found[index].written if index < len(self._found) else ""
        code = len(written) == len("CAD") and written.isupper()
        return code and self._currency_after(index)[0] == 1

    def _ranged(self, low: Sum) -> Sum:
        """ "200-225k", "$200K to $225K"; an arrow is a change, and no range."""
        joint = low.last + 1
        if self._text(joint) in DASHES and self._text(joint + 1) == ">":
            return low
        between = self._text(low.first - 1) == "between"
        joined = self._text(joint) in DASHES | TO or (between and self._text(joint) == "and")
        if not joined or low.high is not None:
            return low
        start, codes = self._currency_before(joint + 1)
        if start is None or self._found[start].kind is not Kind.NUMBER:
            return low
        if self._text(low.first - 1) in ("from", "de", "von") and self._text(joint) in TO:
            return low
        if self._time(start) is not None or self._date(start) is not None:
            return low
        if self._percent(start) is not None or self._is_year(start):
            return low
        factor, last, indian = self._magnitude(start)
        glued, after = self._currency_after(last + 1)
        high = self._found[start].readings[0] * (factor or 1)
        value = low.readings[0]
        if not low.magnitude and factor and value < 1000 * factor:
            value *= factor
        if high <= value:
            return low
        return replace(
            low,
            readings=(value,),
            high=high,
            last=last + glued,
            end=self._found[last + glued].end,
            indian=low.indian or indian,
            currencies=low.currencies or codes or after,
            magnitude=low.magnitude or bool(factor),
        )

    def _timed(self, amount: Sum) -> Sum:
        """The period and the years right behind an amount: "/yr", "a month", "/4y", "over 4"."""
        while True:
            longer = self._one_time(amount)
            if longer is amount:
                return amount
            amount = longer

    def _one_time(self, amount: Sum) -> Sum:
        position = amount.last + 1
        gross = False
        while self._text(position) in ("(", "+", "/", ",", "*", "x", "×") or (
            self._text(position) in _GROSS | _NET
        ):
            if self._text(position) in ("x", "×", "*") and (times := self._payments(position + 1)):
                last, count = times
                return replace(
                    amount,
                    times=count,
                    every=amount.every or Every.MONTH,
                    last=last,
                    end=self._found[last].end,
                )
            gross = gross or self._text(position) in _GROSS
            if self._text(position) in ("+", ",") and not self._period_at(position + 1):
                break
            position += 1
        over = self._text(position) in OVER or (
            self._text(position) == "a" and TIMES.get(self._text(position + 2)) is Unit.YEAR
        )
        slashed = self._text(position - 1) == "/" or over
        number = position + (1 if over else 0)
        if amount.years is None and slashed:
            years = self._years(number)
            if years is not None:
                last, value = years
                return replace(amount, years=value, last=last, end=self._found[last].end)
        if amount.every is not None:
            return amount
        found = self._period_at(position)
        paid = found is None and self._text(position) in _IS_PAID
        if paid:
            found = self._period_at(position + 1)  # "$5,250 paid bi-weekly"
        if found is None:
            return amount
        last, every = found
        if every is Every.GRANT and amount.last + 1 == position and self._text(position) == "total":
            return amount
        return replace(
            amount,
            every=every,
            last=last,
            gross=amount.gross or gross,
            paid=amount.paid or paid,
            end=self._found[last].end,
        )

    def _salaries(self, index: int) -> Salaries | None:
        """ "13th month", "13x", "13,5-mal", "14 Monatsgehälter"."""
        token = self._found[index]
        count = token.readings[-1]
        times = self._text(index + 1) == "times" and self._text(index - 1) in _IS_PAID
        if (token.in_words and not times) or not _FEWEST_SALARIES <= count <= _MOST_SALARIES:
            return None
        if self._text(index - 1) in ("no", "sin", "without"):
            return None  # "$13.8k a month, no 13th month"
        behind = tuple(self._text(index + n) for n in (1, 2))
        if self._text(index + 3) in _MAYBE:
            return None
        if behind in _NTH_SALARY or behind == ("-", "mal"):
            return Salaries(*self._place(index, index + 2), count=count)
        if times:
            return Salaries(*self._place(index, index + 1), count=count)  # "paid 13 times"
        marked = behind[0] == "x" and self._tight(index + 1) and self._text(index + 2) in _CLOSES
        monthly = behind[0] in _MONTHS and self._text(index - 1) == ","
        monthly = monthly and self._is_monthly(index - 2)  # "3.900 a month, 14 months"
        if marked or monthly or behind[0] in PAYS:
            return Salaries(*self._place(index, index + 1), count=count)
        return None

    def _is_monthly(self, index: int) -> bool:
        """Whether the word at a token says that a pay is by the month."""
        return self._lexicon.period(self._text(index)) is Every.MONTH

    def _payments(self, index: int) -> tuple[int, Fraction] | None:
        """The 13 of "5,000 x 13 salaries": the last token, and the count."""
        if index >= len(self._found) or self._found[index].kind is not Kind.NUMBER:
            return None
        count = self._found[index].readings[-1]
        if not _FEWEST_SALARIES <= count <= _MOST_SALARIES:
            return None
        behind = TIMES.get(self._text(index + 1)) is Unit.MONTH
        named = self._lexicon.at(self._found, index + 1) if index + 1 < len(self._found) else None
        if named is not None and named.meaning is Term.SALARIES:
            return named.last, count
        return (index + 1 if behind else index), count

    def _years(self, index: int) -> tuple[int, Fraction] | None:
        """A count of years at a number: its last token and its value."""
        if self._text(index) in _ARTICLES:
            counted = any(TIMES.get(self._text(index + n)) in _LONG_UNITS for n in (2, 3, 4))
            first = (self._text(index + 1), self._text(index + 2)) == ("1", "st")
            last = index + 3 if first else index + 1  # "the 1st 2 years"
            return self._years(last) if counted else None  # not "for the four of us"
        if index >= len(self._found) or self._found[index].kind is not Kind.NUMBER:
            return None
        value = self._found[index].readings[0]
        if value > 60 or (self._magnitude(index)[0] and self._text(index + 1) != "y"):
            return None
        unit_at = index + 2 if self._text(index + 1) in DASHES else index + 1
        unit = TIMES.get(self._text(unit_at))
        if unit is Unit.MONTH and value >= 12:
            return unit_at, value / 12
        if unit is Unit.YEAR and value <= MOST_YEARS:
            return unit_at, value
        divided = self._text(index + 1) == "/" and self._tight(index + 1)
        glued = index + 1 < len(self._found) and self._found[index + 1].kind is Kind.WORD
        if value.denominator != 1 or (glued and self._tight(index + 1)):
            return None  # "for 0.9 FTE", "for a 2bhk"
        if unit is None and value <= MOST_YEARS and not divided:
            return (index, value) if self._text(index + 1) not in PERCENT else None
        return None

    def _period_at(self, index: int) -> tuple[int, Every] | None:
        named = self._lexicon.period_at(self._found, index)
        if named is None:
            if self._text(index) in ("/", "per", "p.", "por", "pro"):
                return None
            return None
        last, every = named
        before = self._text(index - 1)
        word = self._text(index)
        bare = word in (
            "year",
            "yr",
            "month",
            "mo",
            "week",
            "wk",
            "day",
            "hour",
            "hr",
            "h",
            "jahr",
            "monat",
            "mes",
            "año",
            "mois",
            "an",
            "jour",
            "rok",
            "mies",
            "godz",
            "tag",
            "día",
            "hora",
            "semana",
            "stunde",
            "mês",
            "maand",
            "jaar",
            "fortnight",
            "heure",
        )
        if bare and last == index and before not in ("/", "per"):
            return None
        if word == "year" and self._is_small(index + 1):
            return None
        return last, every

    def _placed(self, amount: Sum) -> Sum:
        """Whether it is a remark on another amount, or takes its place."""
        before = self._text(amount.first - 1) if amount.first else ""
        before2 = self._text(amount.first - 2) if amount.first > 1 else ""
        arrow = before in _ARROWS or (before == ">" and before2 in ("-", "="))
        remark = before in ("=", "≈") or (before == "~" and before2 in ("(", "=", "≈"))
        while before in ("~", "about", "approx", "approximately", "roughly", "aprox"):
            before, before2 = before2, ""
        moved = before == "to" and any(
            t.text == "from" for t in self._found[max(0, amount.first - _FROM) : amount.first]
        )
        aside = (remark or before == "(") and not arrow
        return replace(amount, aside=aside, becomes=arrow or moved)
