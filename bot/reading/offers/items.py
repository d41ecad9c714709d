"""What stands in a sentence: sums, percentages, counts, times, and the words that name them.

A sum keeps every reading of its digits and every currency that its sign may mean. Nothing
is decided here that needs to know more than the few tokens around a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.lexicon import Lexicon, Named
from bot.reading.tokens import MAGNITUDES, Kind, Token


class Unit(StrEnum):
    """What a count of time counts."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Item:
    """Something understood, from token `first` to token `last`, at its place in the text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sum(Item):
    """An amount that may be money. `high` is the upper end of a range.

    `magnitude` when a k, a lakh or the like was said, or the digits were in groups; `years`
    is the "over 4" right behind it; `aside` when it stands in brackets or behind "=", as a
    remark on the amount before it; `count` when units of something follow it.
    """

    readings: tuple[Fraction, ...]
    currencies: tuple[str, ...] = ()
    worded: bool = False  # the currency was spelled out: USD, not $
    magnitude: bool = False
    indian: bool = False
    high: Fraction | None = None
    every: Every | None = None
    years: Fraction | None = None
    aside: bool = False
    bare: bool = False  # neither a magnitude nor a currency was said
    gross: bool = False  # "brutto" stands with it
    times: int | None = None  # so many monthly payments a year: "5,000 x 13"
    becomes: bool = False  # behind an arrow: it takes the place of the amount before it


@dataclass(frozen=True, slots=True)
class Percent(Item):
    """A percentage, or a range of them."""

    value: Fraction
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Count(Item):
    """A count of shares, units or options."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Time(Item):
    """A length of time; `over` when a word says that something runs over it."""

    value: Fraction
    unit: Unit
    over: bool = False


@dataclass(frozen=True, slots=True)
class Shares(Item):
    """Percentages by year: 25/25/25/25."""

    percents: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Word(Item):
    """A phrase for a part of pay, with a period it implies: "monthly salary"."""

    term: Term
    every: Every | None = None


@dataclass(frozen=True, slots=True)
class Said(Item):
    """A phrase that says something about the figures near it."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Period(Item):
    """A period that no amount took."""

    every: Every


@dataclass(frozen=True, slots=True)
class Company(Item):
    """An employer's name; `known` when it is in the data, else it was recognised by its place."""

    name: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Level(Item):
    """A level as it was said."""

    said: str


@dataclass(frozen=True, slots=True)
class Nth(Item):
    """A year by its number: "year 1", "second year"."""

    year: int


@dataclass(frozen=True, slots=True)
class Row(Item):
    """Amounts between slashes, 230/152/30, that are no percentages."""

    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Half(Item):
    """A "half" of what was said before it."""


@dataclass(frozen=True, slots=True)
class Plain(Item):
    """A day, a telephone number or a name with digits: no amount."""


_THOUSANDS = frozenset({"k", "tsd", "tys", "mil", "tkr"})
_WORD_MAGNITUDES = MAGNITUDES | {"tsd": 1000, "tys": 1000, "tkr": 1000, "mln": 10**6}
_TIGHT_ONLY = frozenset({"l", "m", "b", "g", "mm", "cr"})
_INDIAN = frozenset({"lakh", "lakhs", "lac", "lacs", "l", "lpa", "crore", "crores", "cr"})
_PERCENT = frozenset({"%", "percent", "pct", "prozent"})
_DASHES = frozenset("-–—‐‑~")
_ARROWS = frozenset("→⇒➡➔")
_TO = frozenset({"to", "a", "bis", "à", "až", "do", "tot"})
_UNITS = frozenset(
    "rsu rsus shares share units unit options option ppu ppus stocks isos nsos iso nso "
    "acciones opciones gsus gsu aktien actions unidades einheiten".split()
)
_WHOLE_COUNTS = frozenset("shares share options option isos nsos iso nso acciones opciones".split())
_OF_UNITS = frozenset({"ordinary", "class", "stock", "restricted", "common", "preferred", "incentive", "company",
                       "virtual", "double", "trigger", "of"})  # fmt: skip
_TIMES: Mapping[str, Unit] = {
    **dict.fromkeys("year years yr yrs y ys 年 lat año años jahre jahr ans anni anos lat lata".split(),
                    Unit.YEAR),
    **dict.fromkeys("month months mo mos miesiące mth mths mes meses monate monaten mois mesi".split(),
                    Unit.MONTH),
    **dict.fromkeys("week weeks wk wks semanas wochen".split(), Unit.WEEK),
    **dict.fromkeys("day days días tage bd".split(), Unit.DAY),
    **dict.fromkeys("hour hours hr hrs h horas stunden".split(), Unit.HOUR),
}  # fmt: skip
_PAYS = frozenset("sueldos salarios monatsgehälter mensualidades".split())
_YOE = frozenset({"yoe", "exp"})
_OVER = frozenset({"over", "across", "for", "in", "/", "en", "über", "sur", "em"})
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
             "4th": 4, "primer": 1, "segundo": 2}  # fmt: skip
_LADDERS = frozenset("l e ic ict sde swe t p m g as mle pe is pg el smts mts ds se d".split())
_GRADES = frozenset({"smts", "mts", "lmts", "pmts", "amts", "vp", "avp", "svp", "evp", "umts", "tlm"})
_NO_LADDER = frozenset({"fy", "cy", "yr", "tc", "id", "no", "nr", "us", "uk", "eu", "jr", "utc", "gmt", "aws", "gpt", "ai"})
_LABELS = frozenset({"level", "grade", "nivel", "lvl", "band", "stufe", "poziom"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi"})
_TITLES = frozenset(
    "sde swe se engineer engineering data software scientist developer manager intern mts mle ds analyst sre architect level grade "
    "swe2".split()
)
_SENIORITIES = frozenset({"junior", "senior", "staff", "principal", "mid", "entry", "sr", "jr",
                          "intern", "distinguished", "lead"})  # fmt: skip
_ALONE = frozenset({"senior", "staff", "principal", "intern", "distinguished", "junior"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_GROSS = frozenset("gross brutto brut brutos bruto".split())
_MONTHS = frozenset(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept "
    "september oct october nov november dec december enero febrero marzo abril mayo junio julio "
    "maja czerwca lipca sierpnia września października listopada grudnia stycznia lutego marca kwietnia "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet "
    "agosto septiembre octubre noviembre diciembre".split()
)
_CALENDAR = range(1990, 2101)
_MOST_YEARS = 10
_HIGHEST_LEVEL = 80
_WHOLE = 100
_IN_A_ROW = 3
_EVEN = {"16": 4, "48": 4, "36": 3}  # quarters or months: their years
_FEWEST_SALARIES, _MOST_SALARIES = 12, 18
_TELEPHONE = 7  # so many digits in groups joined by hyphens or brackets are dialled
_NAMED_NUMBERS = frozenset({"409", "401", "403"})
_ONE = frozenset({"a", "un", "ein", "one"})
_SPOKEN = 20  # "one", "two": seldom money
_SPANISH = frozenset("de al año más el la por con euros pesos mensuales anuales base y".split()) - {"base"}
_FROM = 6  # tokens back to the "from" of "from 300 to 380"


class Reader:
    """Reads one sentence's tokens from left to right."""

    def __init__(self, found: Sequence[Token], lexicon: Lexicon) -> None:
        self._found = found
        self._lexicon = lexicon

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

    # Words

    def _word(self, index: int) -> Item | None:
        nth = self._nth(index)
        if nth is not None:
            return nth
        if self._text(index) in _ONE and _TIMES.get(self._text(index + 1)) is Unit.YEAR:
            near = {self._text(index + n) for n in (-3, -2, -1, 2, 3)}
            if near & {"cliff"}:
                return Time(*self._place(index, index + 1), value=Fraction(1), unit=Unit.YEAR)
        if self._text(index) in ("half", "mitad", "hälfte"):
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

    def _nth(self, index: int) -> Nth | None:
        text, following = self._text(index), self._text(index + 1)
        if text in ("year", "yr", "y", "año", "jahr") and self._is_small(index + 1):
            beyond = self._text(index + 2)
            number = int(self._found[index + 1].readings[0])
            if 1 <= number <= _MOST_YEARS and beyond not in _PERCENT:
                return Nth(*self._place(index, index + 1), year=number)
        if text in _ORDINALS and following in ("year", "yr", "año", "anniversary"):
            later = following == "anniversary"  # a year of work lies before it
            return Nth(*self._place(index, index + 1), year=_ORDINALS[text] + later)
        return None

    def _level(self, index: int) -> Level | None:
        token, text = self._found[index], self._text(index)
        following = self._found[index + 1] if index + 1 < len(self._found) else None
        if text in _LABELS and (labelled := self._labelled(index)) is not None:
            return labelled
        if following is not None and text in _LADDERS:
            last = index + 2 if following.text == "-" and following.tight else index + 1
            tight = self._tight(last) or text in ("sde", "swe", "ic", "mle")
            most = _HIGHEST_LEVEL if token.capital else _MOST_YEARS
            if tight and self._is_small(last, most) and self._text(last + 1) not in _PERCENT:
                if self._found[last].grouped is False and self._magnitude(last)[0] == 0:
                    return Level(*self._place(index, last), said=self._joined(index, last))
        if text in _TITLES and following is not None and not following.in_words:
            numbered = following.text in _ROMAN or (
                self._is_small(index + 1)
                and self._text(index + 2) not in _PERCENT | set(_WORD_MAGNITUDES)
            )
            if numbered and not following.tight and following.text != "i":
                return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        if text in _GRADES and token.written.isupper():
            return Level(*self._place(index, index), said=token.written)
        if token.written.isupper() and 2 <= len(text) <= 3 and self._tight(index + 1):
            free = self._lexicon.at(self._found, index) is None and text not in _NO_LADDER
            if free and not self._lexicon.currency(self._found, index)[0] and self._is_small(index + 1, 20):
                if self._magnitude(index + 1)[0] == 0 and not self._goes_on(index + 2):
                    return Level(*self._place(index, index + 1), said=self._joined(index, index + 1))
        titled = any(self._text(index + n) in _TITLES for n in (1, 2, 3))
        bare = text in _ALONE and self._text(index + 1) not in ("to", "-", "of")
        if (text in _SENIORITIES and titled) or bare:
            return Level(*self._place(index, index), said=token.written or token.text)
        return None

    def _goes_on(self, index: int) -> bool:
        """Whether a name with digits has more to it: "JR2-0457", "AB1C"."""
        return self._tight(index) and self._text(index) not in (")", ",", ".", ";", ":", "]", "*", "/", "?", "!")

    def _labelled(self, index: int) -> Level | None:
        """What stands behind "Level:" - 63, 5a, E6, II."""
        first = index + 2 if self._text(index + 1) in (":", "|") else index + 1
        if first >= len(self._found):
            return None
        last = first
        while last + 1 < len(self._found) and self._tight(last + 1):
            if self._found[last + 1].kind is Kind.SIGN or last - first >= 2:
                break
            last += 1
        said = self._joined(first, last)
        numbered = self._is_small(first, _HIGHEST_LEVEL) or self._found[first].text in _ROMAN
        laddered = len(said) <= 4 and any(c.isdigit() for c in said) and said[0].isalpha()
        if not numbered and not laddered:
            return None
        if self._text(last + 1) in _PERCENT or self._magnitude(first)[0]:
            return None
        return Level(*self._place(index, last), said=said)

    def _tight(self, index: int) -> bool:
        return index < len(self._found) and self._found[index].tight

    def _joined(self, first: int, last: int) -> str:
        parts = [self._found[first].written or self._found[first].text]
        for token in self._found[first + 1 : last + 1]:
            word = token.written or token.text
            parts.append(word if token.tight else f" {word}")
        return "".join(parts)

    def _day(self, index: int) -> Plain | None:
        """A day named with its month is no amount: "Nov 30", "30 November 2026"."""
        if self._text(index) not in _MONTHS:
            return None
        last = index
        for ahead in (1, 2, 3, 4):
            text = self._text(index + ahead)
            token = self._found[index + ahead] if index + ahead < len(self._found) else None
            small = self._is_small(index + ahead, 31) or self._is_year(index + ahead)
            if token is not None and (small or text in ("st", "nd", "rd", "th", ",")):
                last = index + ahead if text != "," else last
                continue
            break
        if last == index and self._text(index) in ("may", "mar", "sep", "dec", "jun"):
            return None
        return Plain(*self._place(index, last))

    # Numbers

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

    def _currency_before(self, index: int) -> tuple[int | None, tuple[str, ...]]:
        """Where the number is that a currency at `index` belongs to, and what it may mean."""
        position, codes = index, ()
        while position < len(self._found) and position - index < 5:
            if self._found[position].kind is Kind.NUMBER:
                return position, codes
            taken, meant = self._lexicon.currency(self._found, position)
            if taken:
                codes = _common(codes, meant)
                position += taken
            elif codes and self._text(position) in (".", ":", "~", "≈", "approx", "about"):
                position += 1
            else:
                return None, ()
        return None, ()

    def _no_amount(self, index: int) -> Plain | None:
        """A calendar year, a 401k, a number glued into a name, a telephone number."""
        token = self._found[index]
        before = self._found[index - 1] if index else None
        if before is not None and token.tight and before.kind is Kind.WORD:
            known = self._lexicon.ends_term(self._found, index - 1)
            currency = self._lexicon.currency(self._found, index - 1)[0]
            if not known and not currency and before.text != "x":
                return Plain(*self._place(index, index))
        behind = self._found[index + 1] if index + 1 < len(self._found) else None
        if behind is not None and behind.tight and (
            behind.text in _ORDINAL or (behind.text == ")" and self._text(index - 1) != "(")
        ):
            listed = behind.text != ")" or (before is None or not before.tight)
            opened = any(t.text == "(" for t in self._found[max(0, index - 20) : index])
            if listed and not (behind.text == ")" and opened):
                return Plain(*self._place(index, index + 1))
        if before is not None and before.text in ("#", "no") and token.tight:
            return Plain(*self._place(index, index))
        if token.text == "401" or (token.text == "409" and self._text(index + 1) == "a"):
            return None if token.text == "409" else Plain(*self._place(index, index))
        if self._is_year(index) and not self._magnitude(index)[0]:
            return Plain(*self._place(index, index))
        return self._telephone(index)

    def _telephone(self, index: int) -> Plain | None:
        digits, last = 0, index
        for position in range(index, min(len(self._found), index + 8)):
            token = self._found[position]
            if token.kind is Kind.NUMBER and not token.in_words:
                if position > index and not token.tight and self._text(position - 1) != ")":
                    break
                digits += sum(c.isdigit() for c in token.text)
                last = position
            elif token.text not in ("-", ")", "(", ".") or not token.tight:
                break
        grouped = last > index and digits >= _TELEPHONE
        three = grouped and sum(t.text in ("-", ".", ")") for t in self._found[index:last]) >= 2
        return Plain(*self._place(index, last)) if three else None

    def _date(self, index: int) -> Plain | None:
        """12/04/2026, 2026-12-04, 04.12., 30 November: days in figures."""
        numbers = self._found[index : index + 5]
        if len(numbers) >= 3 and numbers[0].kind is Kind.NUMBER:
            marks = numbers[1].text
            if len(numbers) == 5 and marks in ("/", "-", ".") and numbers[3].text == marks:
                inner = (numbers[0], numbers[2], numbers[4])
                whole = all(t.kind is Kind.NUMBER and _whole(t) is not None for t in inner)
                if whole and (self._is_year(index) or self._is_year(index + 4)):
                    return Plain(*self._place(index, index + 4))
        if numbers and numbers[0].kind is Kind.NUMBER and self._is_small(index, 31):
            position = index + 1
            while self._text(position) in ("st", "nd", "rd", "th", ".", "de", "of"):
                position += 1
            if self._text(position) in _MONTHS:
                last = position + 1 if self._is_year(position + 1) else position
                return Plain(*self._place(index, last))
        return None

    def _percent(self, index: int) -> Percent | None:
        last = index + 1
        value = self._found[index].readings[-1]
        if self._is_percent(last):
            return Percent(*self._place(index, self._percent_end(last)), value=value)
        dash = self._text(index + 1) in _DASHES | _TO and index + 2 < len(self._found)
        if dash and self._found[index + 2].kind is Kind.NUMBER and self._is_percent(index + 3):
            high = self._found[index + 2].readings[-1]
            return Percent(
                *self._place(index, self._percent_end(index + 3)), value=value, high=high
            )
        return None

    def _is_percent(self, index: int) -> bool:
        pair = (self._text(index), self._text(index + 1))
        return pair[0] in _PERCENT or pair in (("per", "cent"), ("por", "ciento"))

    def _percent_end(self, index: int) -> int:
        return index if self._text(index) in _PERCENT else index + 1

    def _parts_of_a_whole(self, index: int) -> Shares | None:
        """ "1/16 quarterly", "1/48th a month": even parts over four years."""
        if self._text(index) != "1" or self._text(index + 1) != "/":
            return None
        years = _EVEN.get(self._text(index + 2))
        if years is None:
            return None
        percents = (Fraction(_WHOLE, years),) * years
        return Shares(*self._place(index, index + 2), percents=percents)

    def _row(self, index: int) -> Row | None:
        """Three amounts with slashes between and nothing else."""
        sums: list[Sum] = []
        position = index
        while position < len(self._found) and len(sums) < _MOST_YEARS:
            if self._found[position].kind is not Kind.NUMBER or self._found[position].in_words:
                break
            if self._shares(position) is not None or self._date(position) is not None:
                return None
            factor, last, indian = self._magnitude(position)
            values = tuple(v * (factor or 1) for v in self._found[position].readings)
            sums.append(Sum(*self._place(position, last), readings=values, magnitude=bool(factor),
                            indian=indian))  # fmt: skip
            position = last + 1
            if self._text(position) != "/" or position >= len(self._found):
                break
            position += 1
        if len(sums) != _IN_A_ROW:
            return None
        return Row(index, sums[-1].last, sums[0].start, sums[-1].end, tuple(sums))

    def _shares(self, index: int) -> Shares | None:
        """At least three numbers with one mark between, which add up to a hundred, or two that do
        and are percentages."""
        parts = self._parts_of_a_whole(index)
        if parts is not None:
            return parts
        percents: list[Fraction] = []
        position, last, marked = index, index, False
        mark: str | None = None
        while position < len(self._found) and self._found[position].kind is Kind.NUMBER:
            token = self._found[position]
            if token.in_words or self._magnitude(position)[0]:
                break
            percents.append(token.readings[-1])
            last = position
            position += 1
            if self._text(position) in _PERCENT:
                marked, last = True, position
                position += 1
            if self._text(position) not in ("/", ",", "-", ":", "–", "|"):
                break
            if mark not in (None, self._text(position)):
                break
            mark = self._text(position)
            position += 1
        enough = len(percents) >= (2 if marked else 3)
        if enough and sum(percents) == _WHOLE and len(percents) <= _MOST_YEARS:
            return Shares(*self._place(index, last), percents=tuple(percents))
        return None

    def _time(self, index: int) -> Time | None:
        token = self._found[index]
        unit_at = index + 1
        if self._text(unit_at) in _DASHES:
            unit_at += 1
        text = self._text(unit_at)
        if text in _YOE:
            return Time(*self._place(index, unit_at), value=token.readings[-1], unit=Unit.YEAR)
        unit = Unit.MONTH if text in _PAYS else _TIMES.get(text)
        before = self._text(index - 1) if index else ""
        if unit is not None:
            letter = len(text) == 1 and not self._found[unit_at].tight
            over = before in _OVER or (before == "(" and self._text(unit_at + 1) == ")")
            if not letter:
                return Time(
                    *self._place(index, unit_at), value=token.readings[-1], unit=unit, over=over
                )
        small = self._is_small(index, _MOST_YEARS) and not self._magnitude(index)[0]
        if small and before in ("over", "across") and self._text(index + 1) != "%":
            return Time(
                *self._place(index, index), value=token.readings[-1], unit=Unit.YEAR, over=True
            )
        if small and before == "/" and self._lexicon.ends_term(self._found, index - 2):
            last = index + 1 if unit is Unit.YEAR else index
            return Time(*self._place(index, last), value=token.readings[-1], unit=Unit.YEAR, over=True)
        return None

    def _count(self, index: int) -> Count | None:
        """1200 RSUs; 48k stock options. "300k RSUs" is money, as people write it."""
        factor, last, _ = self._magnitude(index)
        position = last + 1
        if self._found[index].readings[0] == 0:
            return None  # "Variable0RSU": a nothing, and the next label
        while self._text(position) in _OF_UNITS or (
            self._text(position) == "-" and self._text(position + 1) in _OF_UNITS
        ):
            position += 1
        if (self._text(position), self._text(position + 1)) == ("of", "them") or (
            self._text(last + 1), self._text(last + 2)
        ) == ("of", "them"):
            return Count(*self._place(index, last), value=self._found[index].readings[0] * (factor or 1))
        unit = self._text(position)
        if unit not in _UNITS or self._lexicon.currency(self._found, last + 1)[0]:
            return None
        token = self._found[index]
        value = token.readings[0]
        whole = unit in _WHOLE_COUNTS
        if factor and not whole:
            return None
        if (
            not factor
            and not whole
            and value < 1000
            and self._over_follows(position + 1)
            and value % 50 == 0
            and unit in ("rsu", "rsus")
        ):
            return None
        return Count(*self._place(index, last), value=value * (factor or 1))

    def _over_follows(self, index: int) -> bool:
        return self._text(index) in ("over", "/")

    def _sum(self, first: int, index: int, token: Token, codes: tuple[str, ...]) -> Item | None:
        if token.in_words and token.readings[0] < _SPOKEN and not codes:
            named = self._lexicon.at(self._found, index + 1) if index + 1 < len(self._found) else None
            if named is None or not isinstance(named.meaning, Term):
                return Plain(*self._place(first, index))
        factor, last, indian = self._magnitude(index)
        glued, after = self._currency_after(last + 1)
        codes = codes or after
        last += glued
        if not factor and glued:
            late, late_last, late_indian = self._magnitude(last)
            if late:
                factor, last, indian = late, late_last, late_indian
        readings = tuple(value * (factor or 1) for value in token.readings)
        said = bool(factor) or (token.grouped and len(token.readings) == 1)
        said = said or (token.in_words and token.readings[0] >= 1000)
        around = self._found[first:index] + self._found[index + 1 : last + 1]
        worded = bool(codes) and not any(t.kind is Kind.SIGN and t.text in "$€£₹¥" for t in around)
        every = Every.YEAR if self._text(last) == "lpa" else None
        result = Sum(*self._place(first, last), readings=readings, currencies=codes, worded=worded,
                     every=every, bare=not factor and not codes,
                     magnitude=said, indian=indian)  # fmt: skip
        result = self._ranged(result)
        result = self._timed(result)
        return self._placed(result)

    def _magnitude(self, index: int) -> tuple[int, int, bool]:
        """The factor behind a number (0 if none), its last token, and whether it is Indian."""
        following = self._found[index + 1] if index + 1 < len(self._found) else None
        if following is None or following.kind is not Kind.WORD:
            return 0, index, False
        text = following.text
        if text not in _WORD_MAGNITUDES:
            return 0, index, False
        if text in _TIGHT_ONLY and not following.tight and text not in ("cr", "m", "l"):
            return 0, index, False
        if text in ("m", "l") and not following.tight and self._text(index - 1) not in "$€£₹¥":
            beyond = self._text(index + 2)
            if text == "m" or beyond in ("w",):
                return 0, index, False
        if text in ("g", "b"):
            return 0, index, False
        if text == "lpa":
            return 10**5, index + 1, True
        factor = _WORD_MAGNITUDES[text]
        spanish = any(t.text in _SPANISH for t in self._found)
        if text == "mil" and (self._found[index].readings[0] >= 10 or spanish):
            factor = 1000
        return factor, index + 1, text in _INDIAN

    def _currency_after(self, index: int) -> tuple[int, tuple[str, ...]]:
        if self._text(index) == "." and index + 1 < len(self._found) and self._found[index].tight:
            return 0, ()
        taken, codes = self._lexicon.currency(self._found, index)
        if taken and index + taken < len(self._found):
            # "$" in front of the next number is that one's own.
            sign = self._found[index].kind is Kind.SIGN and not self._found[index].tight
            if sign and self._found[index + taken].kind is Kind.NUMBER:
                return 0, ()
        return taken, codes

    def _ranged(self, low: Sum) -> Sum:
        """ "200-225k", "$200K to $225K"; an arrow is a change, and no range."""
        joint = low.last + 1
        if self._text(joint) in _DASHES and self._text(joint + 1) == ">":
            return low
        between = self._text(low.first - 1) == "between"
        joined = self._text(joint) in _DASHES | _TO or (between and self._text(joint) == "and")
        if not joined or low.high is not None:
            return low
        start, codes = self._currency_before(joint + 1)
        if start is None or self._found[start].kind is not Kind.NUMBER:
            return low
        if self._text(low.first - 1) in ("from", "de", "von") and self._text(joint) in _TO:
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
        return replace(low, readings=(value,), high=high, last=last + glued,
                       end=self._found[last + glued].end, indian=low.indian or indian,
                       currencies=low.currencies or codes or after,
                       magnitude=low.magnitude or bool(factor))  # fmt: skip

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
            self._text(position) in _GROSS
        ):
            if self._text(position) in ("x", "×", "*") and (times := self._payments(position + 1)):
                last, count = times
                return replace(amount, times=count, every=amount.every or Every.MONTH, last=last,
                               end=self._found[last].end)  # fmt: skip
            gross = gross or self._text(position) in _GROSS
            if self._text(position) in ("+", ",") and not self._period_at(position + 1):
                break
            position += 1
        over = self._text(position) in _OVER or (
            self._text(position) == "a" and _TIMES.get(self._text(position + 2)) is Unit.YEAR
        )
        slashed = self._text(position - 1) == "/" or over
        number = position + (1 if over else 0)
        if amount.years is None and slashed:
            years = self._years(number)
            if years is not None:
                last, value = years
                return replace(amount, years=value, last=last, end=self._found[last].end)
        if amount.every is not None or (self._text(position - 1) in ("+", ",") and False):
            return amount
        found = self._period_at(position)
        if found is None:
            return amount
        last, every = found
        if every is Every.GRANT and amount.last + 1 == position and self._text(position) == "total":
            return amount
        return replace(amount, every=every, last=last, gross=amount.gross or gross,
                       end=self._found[last].end)  # fmt: skip

    def _payments(self, index: int) -> tuple[int, int] | None:
        """The 13 of "5,000 x 13 salaries": the last token, and the count."""
        if not self._is_small(index, _MOST_SALARIES) or self._is_small(index, _FEWEST_SALARIES - 1):
            return None
        count = int(self._found[index].readings[-1])
        behind = _TIMES.get(self._text(index + 1)) is Unit.MONTH
        named = self._lexicon.at(self._found, index + 1) if index + 1 < len(self._found) else None
        if named is not None and named.meaning is Term.SALARIES:
            return named.last, count
        return (index + 1 if behind else index), count

    def _years(self, index: int) -> tuple[int, Fraction] | None:
        """A count of years at a number: its last token and its value."""
        if self._text(index) in ("next", "the", "a", "following"):
            return self._years(index + 1)
        if index >= len(self._found) or self._found[index].kind is not Kind.NUMBER:
            return None
        value = self._found[index].readings[0]
        if value > 60 or (self._magnitude(index)[0] and self._text(index + 1) != "y"):
            return None
        unit_at = index + 2 if self._text(index + 1) in _DASHES else index + 1
        unit = _TIMES.get(self._text(unit_at))
        if unit is Unit.MONTH and value >= 12:
            return unit_at, value / 12
        if unit is Unit.YEAR and value <= _MOST_YEARS:
            return unit_at, value
        if unit is None and value <= _MOST_YEARS and self._text(index + 1) not in _PERCENT | {"/"}:
            return index, value
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
        bare = word in ("year", "yr", "month", "mo", "week", "wk", "day", "hour", "hr", "h", "jahr",
                        "monat", "mes", "año", "mois", "an", "jour", "rok", "mies", "godz", "tag",
                        "día", "hora", "semana", "stunde", "mês", "maand", "jaar", "fortnight", "heure")  # fmt: skip
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

    # Small helps

    def _place(self, first: int, last: int) -> tuple[int, int, int, int]:
        return first, last, self._found[first].start, self._found[last].end

    def _text(self, index: int) -> str:
        return self._found[index].text if 0 <= index < len(self._found) else ""

    def _is_small(self, index: int, most: int = _MOST_YEARS) -> bool:
        if not 0 <= index < len(self._found):
            return False
        value = _whole(self._found[index])
        return value is not None and 0 < value <= most

    def _is_year(self, index: int) -> bool:
        if not 0 <= index < len(self._found):
            return False
        token = self._found[index]
        return not token.grouped and not token.in_words and _whole(token) in _CALENDAR


def _whole(token: Token) -> int | None:
    if token.kind is not Kind.NUMBER:
        return None
    value = token.readings[-1]
    return int(value) if value.denominator == 1 else None


def _common(codes: tuple[str, ...], meant: tuple[str, ...]) -> tuple[str, ...]:
    """What two signs beside one number can both mean: "USD $210k"."""
    if not codes:
        return meant
    return tuple(code for code in codes if code in meant) or meant
