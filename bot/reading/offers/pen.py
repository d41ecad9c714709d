"""Enters what stands in a line on a sheet: figures, level, status, deadline, explicit nones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.chunks import Whose, between
from bot.reading.offers.defaults import (
    clashes,
    each_year,
    one_year_first,
    rename_yearly_bonuses,
    vague,
    vests,
    with_defaults,
)
from bot.reading.offers.due import deadline
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Level,
    Nth,
    Percent,
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

_ONE_YEAR = Fraction(1)
_STATUS = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS})

_IN_PASSING = frozenset({"mentioned", "mentioning", "about", "beat", "beats", "citing"})
_MOST_ENTRIES = 150  # of one offer; what goes beyond stays unread
_NEAR = 4  # items back to the word for a total
_TO_COME = frozenset("pending being follows comes coming will folgt soon".split())


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
        self._alone = self._headed = False  # "Current:" alone on a line, and on the one before
        self._told = False  # what is nobody's offer was said in full, figures and all

    def finished(self) -> Sheets:
        kept = tuple(s for s in self._offers if s.entries)
        for sheet in kept:
            rename_yearly_bonuses(sheet)
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
        items = tuple(
            i
            for i in named(Reader(tokens, self._lexicon).items(), tokens, towns)
            if not (isinstance(i, Company) and i.first and tokens[i.first - 1].text in _IN_PASSING)
        )
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
        if len(sheet.entries) > _MOST_ENTRIES:
            self._leave(items)
            return
        self._note(sheet, items, tokens)
        self._rows(sheet, items)
        found = pairs(items, tokens)
        found = with_defaults(found, sheet, items, self._when)
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
            if self._totals(sheet, row, items):
                continue
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

    def _totals(self, sheet: Sheet, row: Row, items: Sequence[Item]) -> bool:
        """ "TC y1/y2/y3: 432/392/392" are totals by year; "TC 240/400/35" is left to be asked."""
        before = [i for i in items if i.first < row.first]
        if not any(isinstance(i, Word) and i.term is Term.TOTAL for i in before[-_NEAR:]):
            return False
        if any(isinstance(i, Word) and i.first > row.last for i in items):
            return False
        by_year = any(isinstance(i, Nth) for i in before)
        term = Term.TOTAL if by_year else None
        place = Stretch(row.sums[0].start, row.sums[0].end)
        if not by_year:
            sheet.row = sheet.row or row
        sheet.entries.append(Entry(term, row.sums[0], self._when, place, passage=self._passage))
        return True

    def _note(self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        """Level, status, deadline and the currencies that the items name."""
        for item in items:
            own = [t.text for t in tokens[max(0, item.first - 3) : item.first]]
            if isinstance(item, Level) and own[-2:] in (["m", "a"], ["am", "a"], ["i", "m"]):
                continue  # the person's own
            if isinstance(item, Level) and (sheet.level is None or vague(sheet.level)):
                sheet.level = self._with_company(item, items, sheet)
            if isinstance(item, Said) and item.mark in _STATUS and "been" not in own:
                sheet.statuses.append((self._denied(item, tokens), Stretch(item.start, item.end)))
            if isinstance(item, Sum):
                sheet.indian = sheet.indian or item.indian
                if len(item.currencies) == 1:
                    sheet.currencies.append(item.currencies[0])
        if one_year_first(tokens) and (
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
            if isinstance(value, Time) and not value.over and not vests(value):
                return
        term = pair.word.term if pair.word else None
        every = period_beside(pair.word, items) if pair.word else None
        if isinstance(value, Percent) and each_year(value, items):
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

    def _sheet(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> Sheet:
        if company is None:
            return self._nameless()
        known = next((s for s in self._offers if same(s.company, company.name)), None)
        if known is not None:
            self._subject = known
            return known
        if self._is_level(company, items):
            return self._subject or self._nameless()
        subject = self._subject
        found = pairs(items, tokens)
        if subject is not None and subject.company is None and not clashes(subject, found):
            sheet = subject
        else:
            sheet = Sheet()
            self._offers.append(sheet)
        sheet.company = company.name
        sheet.company_place = Stretch(company.start, company.end)
        self._subject = sheet
        return sheet

    def _is_level(self, company: Company, items: Sequence[Item]) -> bool:
        """ "Scale AI, Google L5": a level on another employer's ladder."""
        subject = self._subject
        if subject is None or subject.company is None or subject.entries:
            return False
        index = next(n for n, item in enumerate(items) if item is company)
        behind = items[index + 1] if index + 1 < len(items) else None
        return isinstance(behind, Level) and behind.first == company.last + 1
