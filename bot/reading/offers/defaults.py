"""What figures are that no word names, where the others around them leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.chunks import Whose, between
from bot.reading.offers.due import deadline
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Level,
    Percent,
    Period,
    Row,
    Said,
    Shares,
    Sum,
    Time,
    Unit,
    Word,
)
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.names import heading, named
from bot.reading.offers.pairs import Pair, pairs, period_beside
from bot.reading.offers.reader import Reader
from bot.reading.offers.shape import Place as Stretch
from bot.reading.offers.sheets import Entry, Sheet, Sheets, When, same
from bot.reading.tokens import Token

_BONUS_LOW, _BONUS_HIGH = 3, 60  # what a bare percentage beside a base can be as a bonus
_REPEATED = (Term.BASE, Term.EQUITY, Term.SIGN_ON)
_ONE_YEAR = Fraction(1)
_CLIFF = re.compile(
    r"(?:25|33|twenty[ -]+five|a quarter) ?(?:%|percent)?[\w ]{0,40} (?:after|on|at)"
    r" (?:a|one|1|your first|the first|12) ?(?:year|anniversary|months?)\b.{0,60}"
    r"(?:then|1 / \d\d|monthly|quarterly|each month|each quarter|every quarter)"
)
_GRANT_YEARS = range(2, 7)
_STATUS = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS})
_PAID = frozenset(
    {Every.YEAR, Every.HOUR, Every.DAY, Every.WEEK, Every.FORTNIGHT, Every.HALF_MONTH, Every.MONTH}
)


def _with_defaults(
    found: Sequence[Pair], sheet: Sheet, items: Sequence[Item], when: When
) -> tuple[Pair, ...]:
    """Figures without a word: what runs over years is equity, the first other one is base, where
    more than one thing is said."""
    found = _yearly_bonuses(found)
    if when is When.UPDATED:
        found = _updates(found, sheet)
    loose = [p.value for p in found if p.word is None and isinstance(p.value, Sum)]
    known = _Known({p.word.term for p in found if p.word}, sheet.has(Term.BASE), loose)
    made: list[Pair] = []
    for pair in found:
        value = pair.value
        term = _term_of(pair, known, items) if pair.word is None else None
        if term is not None:
            known.parts.add(term)
            pair = replace(pair, word=Word(value.first, value.last, value.start, value.end, term))
        made.append(pair)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Known:
    """The parts that a sentence names so far, whether the base was told before it, and the amounts
    in it that nothing names."""

    parts: set[Term]
    based: bool
    loose: Sequence[Sum]

    @property
    def tells(self) -> bool:
        """Whether more than one thing is said, so that a bare amount can be the base."""
        grants = any(amount.years is not None for amount in self.loose)
        return grants or bool(self.parts & {Term.EQUITY, Term.SIGN_ON, Term.BONUS})

    @property
    def lacks_base(self) -> bool:
        return not self.based and Term.BASE not in self.parts


def _term_of(pair: Pair, known: _Known, items: Sequence[Item]) -> Term | None:
    """What a figure is that no word names; None where that stays open."""
    value = pair.value
    if isinstance(value, Sum):
        return _term_of_sum(pair, value, known)
    if isinstance(value, Count):
        return Term.EQUITY if Term.EQUITY not in known.parts else None
    if not isinstance(value, Percent) or Term.BONUS in known.parts or Term.BASE not in known.parts:
        return None
    decoy = any(isinstance(i, Word) and i.term is Term.NOTHING for i in items)
    likely = _BONUS_LOW <= value.value <= _BONUS_HIGH and not _each_year(value, items)
    return Term.BONUS if likely and not decoy else None


def _term_of_sum(pair: Pair, value: Sum, known: _Known) -> Term | None:
    if value.gross and known.lacks_base:
        return Term.BASE
    if value.years is not None and Term.EQUITY not in known.parts:
        return Term.EQUITY
    bare = known.tells and value.years is None and pair.year is None
    return Term.BASE if known.lacks_base and (value.every in _PAID or bare) else None


def _yearly_bonuses(found: Sequence[Pair]) -> Sequence[Pair]:
    """Bonuses of a first and a second year are a sign-on, whatever they are called."""
    named = [p for p in found if p.word and p.word.term is Term.BONUS and p.year is not None]
    if len({p.year for p in named}) < 2:
        return found
    return [
        replace(p, word=replace(p.word, term=Term.SIGN_ON)) if p in named and p.word else p
        for p in found
    ]


def _updates(found: Sequence[Pair], sheet: Sheet) -> Sequence[Pair]:
    """ "They came back with 225 and 500k": bare figures in the order of the parts before."""
    before: dict[Term, Sum] = {}
    for entry in sheet.entries:
        if entry.term in _REPEATED and isinstance(entry.value, Sum):
            before[entry.term] = entry.value
    named = {p.word.term for p in found if p.word}
    parts = [term for term in before if term not in named]
    made: list[Pair] = []
    for pair in found:
        value = pair.value
        if pair.word is None and isinstance(value, Sum) and parts:
            near = next((t for t in parts if _alike(before[t], value)), None)
            if near is not None:
                parts.remove(near)
                word = Word(value.first, value.last, value.start, value.end, near)
                pair = replace(pair, word=word)
        made.append(pair)
    return made


def _alike(one: Sum, other: Sum) -> bool:
    """Whether one figure can be another one raised: at most twice it, in the same shorthand."""
    low, high = sorted((one.readings[0], other.readings[0]))
    if high >= 1000 > low:
        low *= 1000
        low, high = sorted((low, high))
    return low > 0 and high <= 2 * low


def clashes(sheet: Sheet, found: Sequence[Pair]) -> bool:
    """Whether figures of another offer are coming: a second base, or one more bare figure."""
    terms = {p.word.term for p in found if p.word}
    if sheet.has(Term.BASE) and Term.BASE in terms:
        return True
    if sheet.has(Term.TOTAL) and Term.TOTAL in terms and not sheet.has(Term.BASE):
        return True
    loose = any(p.word is None and isinstance(p.value, Sum) for p in found)
    return sheet.has(Term.BASE, Term.EQUITY) and loose and Term.TOTAL not in terms


def _each_year(value: Percent, items: Sequence[Item]) -> bool:
    """ "25% each year"."""
    behind = next((i for i in items if i.first > value.last), None)
    near = isinstance(behind, Period) and behind.first - value.last <= 2  # "25% of it each year"
    return near and isinstance(behind, Period) and behind.every is Every.YEAR


def _vests(time: Time) -> bool:
    """Whether a bare "4 years" beside a grant can be the years over which it vests."""
    return time.unit is Unit.YEAR and time.value in _GRANT_YEARS


def _vague(level: Level) -> bool:
    """A seniority without a number gives way to a level with one."""
    return not any(c.isdigit() for c in level.said) and len(level.said) > len("III")


def _one_year_first(tokens: Sequence[Token]) -> bool:
    """ "25% after one year, then 1/16 each quarter": a cliff of a year that is not called so."""
    texts = " ".join(t.text for t in tokens)
    return _CLIFF.search(texts) is not None


class Pen:
    """Enters what stands in a line on a sheet."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._offers: list[Sheet] = []
        self._current = Sheet()
        self._unread: list[Stretch] = []
        self._places: list[str] = []
        self._subject: Sheet | None = None
        self._whose = Whose.OFFER
        self._when = When.STATED
        self._passage = 0
        self._mentioned: list[tuple[Company, Whose]] = []
        self._begins = False  # at the first line of a paragraph, where a heading may stand
        self._told = False  # what is nobody's offer was said in full, figures and all

    def finished(self) -> Sheets:
        kept = tuple(s for s in self._offers if s.entries)
        self._christen(kept)
        return Sheets(kept, self._current, tuple(self._unread), tuple(self._places))

    def _christen(self, kept: Sequence[Sheet]) -> None:
        """An offer without a name gets the only employer that the text names in passing."""
        names = {c.name.casefold(): c for c, whose in self._mentioned if whose is Whose.OFFER}
        taken = {(s.company or "").casefold() for s in (*kept, self._current)}
        free = [company for name, company in names.items() if name not in taken]
        nameless = [s for s in kept if s.company is None]
        if len(free) == 1 and len(nameless) == 1:
            nameless[0].company = free[0].name
            nameless[0].company_place = Stretch(free[0].start, free[0].end)

    def _items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        places = tuple(self._lexicon.places(tokens))
        self._places.extend(self._lexicon.lone_currencies(tokens))
        self._places.extend(code for _, _, code in places)
        towns = frozenset(n for first, last, _ in places for n in range(first, last + 1))
        items = named(Reader(tokens, self._lexicon).items(), tokens, towns)
        if self._begins and (alone := heading(items, tokens, towns)) is not None:
            return tuple(sorted((*items, alone), key=lambda i: i.first))
        return items

    def _leave(self, items: Iterable[Item]) -> None:
        self._unread.extend(
            Stretch(i.start, i.end) for i in items if isinstance(i, Sum | Percent | Count)
        )

    def _nameless(self) -> Sheet:
        if self._subject is None:
            self._subject = Sheet()
            self._offers.append(self._subject)
        return self._subject

    def _enter(self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        self._note(sheet, items, tokens)
        self._rows(sheet, items)
        found = pairs(items, tokens)
        found = _with_defaults(found, sheet, items, self._when)
        for pair in found:
            self._pair(sheet, pair, items)
        sheet.entries.extend(self._none(items, tokens))
        if any(p.word is not None and p.word.term is Term.EQUITY for p in found) or sheet.has(
            Term.EQUITY
        ):
            sheet.kinds.extend(self._lexicon.kinds(between(items, tokens)))

    def _rows(self, sheet: Sheet, items: Sequence[Item]) -> None:
        """ "230/152/30 (base / RSU per yr / bonus)": each by its label, or base first and the
        others to be asked about."""
        for row in (i for i in items if isinstance(i, Row)):
            labels = [i for i in items if isinstance(i, Word) and i.first > row.last][
                : len(row.sums)
            ]
            for number, amount in enumerate(row.sums):
                place = Stretch(amount.start, amount.end)
                if len(labels) == len(row.sums):
                    term: Term | None = labels[number].term
                    every = period_beside(labels[number], items)
                else:
                    term = Term.BASE if number == 0 and not sheet.has(Term.BASE) else None
                    every = None
                    sheet.row = sheet.row or (row if term is None else None)
                sheet.entries.append(
                    Entry(term, amount, self._when, place, None, every, self._passage)
                )

    def _note(self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        """Level, status, deadline and the currencies that the items name."""
        for item in items:
            own = [t.text for t in tokens[max(0, item.first - 3) : item.first]]
            if isinstance(item, Level) and own[-2:] in (["m", "a"], ["am", "a"], ["i", "m"]):
                continue  # the person's own
            if isinstance(item, Level) and (sheet.level is None or _vague(sheet.level)):
                sheet.level = self._with_company(item, items, sheet)
            if isinstance(item, Said) and item.mark in _STATUS and "been" not in own:
                sheet.statuses.append((self._denied(item, tokens), Stretch(item.start, item.end)))
            if isinstance(item, Sum):
                sheet.indian = sheet.indian or item.indian
                if len(item.currencies) == 1:
                    sheet.currencies.append(item.currencies[0])
        if _one_year_first(tokens) and (
            sheet.has(Term.EQUITY)
            or any(isinstance(i, Word) and i.term in (Term.EQUITY, Term.VESTING) for i in items)
        ):
            year = Time(0, 0, tokens[0].start, tokens[0].end, _ONE_YEAR, Unit.YEAR)
            place = Stretch(tokens[0].start, tokens[-1].end)
            sheet.entries.append(Entry(Term.CLIFF, year, self._when, place, passage=self._passage))
        due = deadline(items, tokens, self._lexicon)
        if due is not None and sheet.deadline is None:
            sheet.deadline = Stretch(tokens[due[0]].start, tokens[due[1]].end)

    def _with_company(self, level: Level, items: Sequence[Item], sheet: Sheet) -> Level:
        """A level with the employer on whose ladder it stands, where that is another one."""
        before = next(
            (i for i in items if isinstance(i, Company) and i.last + 1 == level.first), None
        )
        if before is None or same(sheet.company, before.name):
            return level
        return Level(
            before.first, level.last, before.start, level.end, f"{before.name} {level.said}"
        )

    def _denied(self, item: Said, tokens: Sequence[Token]) -> Mark:
        """ "not in writing yet" is not in writing."""
        before = {t.text for t in tokens[max(0, item.first - 4) : item.first]}
        behind = {t.text for t in tokens[item.last + 1 : item.last + 3]}
        denied = (
            bool(
                before
                & {
                    "not",
                    "no",
                    "isn",
                    "without",
                    "nothing",
                    "sin",
                    "never",
                    "awaiting",
                    "until",
                    "pending",
                    "waiting",
                    "expecting",
                }
            )
            or "pending" in behind
        )
        return Mark.VERBAL if denied and item.mark is Mark.WRITTEN else item.mark

    def _pair(self, sheet: Sheet, pair: Pair, items: Sequence[Item]) -> None:
        value = pair.value
        place = Stretch(value.start, value.end)
        if pair.word is None and not isinstance(value, Shares):
            if isinstance(value, Sum | Count):
                self._unread.append(place)
            if isinstance(value, Sum):
                sheet.entries.append(Entry(None, value, self._when, place, passage=self._passage))
            grants = sheet.has(Term.EQUITY) or any(
                isinstance(i, Word) and i.term is Term.EQUITY for i in items
            )
            if not (isinstance(value, Percent | Time) and grants):
                return
            if isinstance(value, Time) and not value.over and not _vests(value):
                return
        term = pair.word.term if pair.word else None
        every = period_beside(pair.word, items) if pair.word else None
        if isinstance(value, Percent) and _each_year(value, items):
            every = Every.YEAR
        when = When.REPLACED if isinstance(value, Sum) and value.becomes else self._when
        sheet.entries.append(Entry(term, value, when, place, pair.year, every, self._passage))

    def _none(self, items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Entry]:
        """ "no sign-on", "bonus: none"."""
        for one, other in pairwise(items):
            mark, word = (one, other) if isinstance(one, Said) else (other, one)
            if not (isinstance(mark, Said) and mark.mark is Mark.NONE and isinstance(word, Word)):
                continue
            between = tokens[one.last + 1 : other.first]
            near = not between or (mark is other and all(t.text in ":-=" for t in between))
            if near and word.term is not Term.NOTHING:
                place = Stretch(one.start, other.end)
                yield Entry(word.term, None, self._when, place, passage=self._passage)
