"""A sheet for each offer: which figures of a text belong to whom, and how sure the text is.

A sentence is cut at what changes the subject: an employer's name, "currently", "the ad says",
"they came back with". What stands between two cuts goes to one sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from fractions import Fraction

from bot.core.offer import EquityKind
from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.due import deadline
from bot.reading.offers.items import (
    Company,
    Count,
    Half,
    Item,
    Level,
    Nth,
    Percent,
    Period,
    Reader,
    Row,
    Said,
    Shares,
    Sum,
    Time,
    Unit,
    Word,
)
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.names import heading, introduced, named
from bot.reading.offers.pairs import Pair, pairs, period_beside
from bot.reading.offers.passages import Prose, Table, cut, passages
from bot.reading.offers.shape import Place as Stretch
from bot.reading.tokens import Token


class When(IntEnum):
    """How late in the bargaining a figure stands; a later one takes the place of an earlier."""

    INITIAL = 0
    STATED = 1
    UPDATED = 2
    REPLACED = 3  # behind an arrow, or the end of "from 300 to 380"


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure on a sheet. No `value` is an explicit none: "no sign-on"."""

    term: Term | None
    value: Item | None
    when: When
    place: Stretch
    year: int | None = None
    every: Every | None = None
    passage: int = 0


@dataclass(slots=True)
class Sheet:
    """What is being gathered about one offer."""

    company: str | None = None
    company_place: Stretch | None = None
    level: Level | None = None
    entries: list[Entry] = field(default_factory=list)
    statuses: list[tuple[Mark, Stretch]] = field(default_factory=list)
    deadline: Stretch | None = None
    kinds: list[EquityKind] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    indian: bool = False
    row: Row | None = None  # figures between slashes that nothing names

    def has(self, *terms: Term) -> bool:
        """Whether a figure for one of these parts is on the sheet."""
        return any(e.term in terms for e in self.entries)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of a text."""

    offers: tuple[Sheet, ...]
    current: Sheet
    unread: tuple[Stretch, ...]
    places: tuple[str, ...]  # currencies of the places that the text names


class _Whose(IntEnum):
    OFFER = 0
    CURRENT = 1
    NOBODY = 2


_WHOSE = {Mark.CURRENT: _Whose.CURRENT, Mark.NOT_OFFER: _Whose.NOBODY, Mark.OFFER: _Whose.OFFER,
          Mark.UPDATE: _Whose.OFFER}  # fmt: skip
_WHEN = {Mark.UPDATE: When.UPDATED, Mark.INITIAL: When.INITIAL}
_BONUS_LOW, _BONUS_HIGH = 3, 60  # what a bare percentage beside a base can be as a bonus
_REPEATED = (Term.BASE, Term.EQUITY, Term.SIGN_ON)
_OFFER_WORDS = frozenset({"offer", "option", "oferta", "angebot", "opción", "opcion", "offre"})
_ANOTHER = frozenset({("second", "one"), ("other", "one"), ("second", "offer"), ("other", "offer"),
                      ("third", "one"), ("la", "otra"), ("la", "segunda"), ("fun", "one")})  # fmt: skip
_WHOLE = 100
_TRAILING = 4  # "(double trigger)" may stand behind the last figure
_IN_PASSING = frozenset({"mentioned", "mentioning", "about", "beat", "beats", "citing"})
_MOST_OFFERS, _MOST_ENTRIES = 100, 150  # what goes beyond stays unread
_HEAD = 3  # tokens of a line that only says whose figures follow
_ONE_YEAR = Fraction(1)
_CLIFF = re.compile(
    r"(?:25|33|twenty[ -]+five|a quarter) ?(?:%|percent)?[\w ]{0,40} (?:after|on|at)"
    r" (?:a|one|1|your first|the first|12) ?(?:year|anniversary|months?)\b.{0,60}"
    r"(?:then|1 / \d\d|monthly|quarterly|each month|each quarter|every quarter)"
)
_GRANT_YEARS = range(2, 7)
_STATUS = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS})
_PARTING = frozenset({",", "but", "while", "whereas", "vs", "versus", "though", "pero", "aber",
                      "compared", "|", "and", "y", "("})  # fmt: skip
_TURNS = frozenset({"but", "however", "pero", "aber", "though"})
_PAID = frozenset({Every.YEAR, Every.HOUR, Every.DAY, Every.WEEK, Every.FORTNIGHT, Every.HALF_MONTH, Every.MONTH})
_FIGURES = (Sum, Percent, Count, Shares)


def sheets(text: str, lexicon: Lexicon) -> Sheets:
    """Reads a text into sheets."""
    writer = _Writer(text, lexicon)
    for number, passage in enumerate(passages(text)):
        if isinstance(passage, Table):
            writer.table(passage, number)
        else:
            writer.prose(passage, number)
    return writer.finished()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Items between two cuts of a sentence, with the tokens they stand among."""

    items: tuple[Item, ...]
    whose: _Whose | None
    when: When | None
    turned: bool = False  # behind a "but"

    @property
    def figures(self) -> bool:
        return any(isinstance(i, _FIGURES) for i in self.items)

    @property
    def company(self) -> Company | None:
        return next((i for i in self.items if isinstance(i, Company)), None)


class _Writer:
    """Keeps the sheets and who is being spoken of."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._offers: list[Sheet] = []
        self._current = Sheet()
        self._unread: list[Stretch] = []
        self._places: list[str] = []
        self._subject: Sheet | None = None
        self._whose = _Whose.OFFER
        self._when = When.STATED
        self._passage = 0
        self._mentioned: list[tuple[Company, _Whose]] = []
        self._begins = False  # at the first line of a paragraph, where a heading may stand
        self._alone = self._headed = False  # "Current:" alone on a line, and on the one before
        self._told = False  # what is nobody's offer was said in full, figures and all

    def finished(self) -> Sheets:
        kept = tuple(s for s in self._offers if s.entries)
        for sheet in kept:
            _rename_yearly_bonuses(sheet)
        self._christen(kept)
        return Sheets(kept, self._current, tuple(self._unread), tuple(self._places))

    def _christen(self, kept: Sequence[Sheet]) -> None:
        """An offer without a name gets the only employer that the text names in passing."""
        names = {c.name.casefold(): c for c, whose in self._mentioned if whose is _Whose.OFFER}
        taken = {(s.company or "").casefold() for s in (*kept, self._current)}
        free = [company for name, company in names.items() if name not in taken]
        nameless = [s for s in kept if s.company is None]
        if len(free) == 1 and len(nameless) == 1:
            nameless[0].company = free[0].name
            nameless[0].company_place = Stretch(free[0].start, free[0].end)

    # Sentences

    def prose(self, passage: Prose, number: int) -> None:
        """One sentence. What it says of whose figures these are holds until the next paragraph."""
        self._passage = number
        if passage.begins:
            self._whose, self._when = _Whose.OFFER, When.STATED
        if _numbered_offer(passage.tokens) or _another(passage.tokens):
            self._subject, self._whose = None, _Whose.OFFER
        if passage.quoted:
            self._when = When.INITIAL
        self._headed = self._alone
        self._begins = passage.begins
        items = self._items(passage.tokens)
        self._begins = False
        self._alone = len(passage.tokens) <= _HEAD and any(
            isinstance(i, Said) and i.mark is Mark.CURRENT for i in items
        )
        chunks = list(_chunks(items, passage.tokens))
        groups = list(_together(chunks))
        for group in groups:
            self._group(group, passage.tokens, group is groups[-1])

    def _items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        places = tuple(self._lexicon.places(tokens))
        self._places.extend(self._lexicon.lone_currencies(tokens))
        self._places.extend(code for _, _, code in places)
        towns = frozenset(n for first, last, _ in places for n in range(first, last + 1))
        items = tuple(
            i for i in named(Reader(tokens, self._lexicon).items(), tokens, towns)
            if not (isinstance(i, Company) and i.first and tokens[i.first - 1].text in _IN_PASSING)
        )
        if self._begins and (alone := heading(items, tokens, towns)) is not None:
            return tuple(sorted((*items, alone), key=lambda i: i.first))
        return items

    def _group(self, chunks: Sequence[_Chunk], tokens: Sequence[Token], last: bool) -> None:
        """Chunks of one sentence about one employer, read as one."""
        items = tuple(item for chunk in chunks for item in chunk.items)
        whose = next((c.whose for c in reversed(chunks) if c.whose is not None), None)
        when = next((c.when for c in reversed(chunks) if c.when is not None), None)
        if whose is not None:
            self._whose = whose
            if whose is _Whose.OFFER and when is None:
                self._when = When.STATED
        if when is not None:
            self._when = when
        company = next((i for i in items if isinstance(i, Company)), None)
        figures = any(isinstance(i, _FIGURES) for i in items)
        known = company is not None and any(_same(s.company, company.name) for s in self._offers)
        pending = any(isinstance(i, Said) and i.mark is Mark.IN_PROCESS for i in items)
        if company is not None and not figures and not known and (
            pending or not self._turned_to(company, tokens)
        ):
            self._mentioned.append((company, self._whose))
            company = None
            if pending:
                return
        if self._whose is _Whose.NOBODY and whose is None and (chunks[0].turned or self._told):
            self._whose = _Whose.OFFER
        self._told = self._whose is _Whose.NOBODY and any(c.figures for c in chunks) and last
        if self._whose is _Whose.NOBODY:
            self._leave(items)
            return
        if len(self._offers) > _MOST_OFFERS:
            self._leave(items)
            return
        if self._whose is _Whose.CURRENT:
            if company is not None and whose is None and figures and not self._headed:
                self._whose = _Whose.OFFER
            elif not figures and (subject := self._spoken_of(company, items, tokens)) is not None:
                self._note(subject, items, tokens)
                return
            else:
                self._enter(self._current, items, tokens)
                if self._subject is not None and self._subject.deadline is None:
                    self._subject.deadline, self._current.deadline = self._current.deadline, None
                return
        self._enter(self._sheet(company, items, tokens), items, tokens)

    def _spoken_of(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> Sheet | None:
        """Whose status or deadline a sentence gives that names no figures."""
        return self._sheet(company, items, tokens) if company is not None else self._subject

    def _turned_to(self, company: Company, tokens: Sequence[Token]) -> bool:
        """Whether a sentence without figures makes this employer the subject."""
        nameless = self._subject is not None and self._subject.company is None
        return nameless or introduced(company, tokens)

    def _leave(self, items: Iterable[Item]) -> None:
        self._unread.extend(
            Stretch(i.start, i.end) for i in items if isinstance(i, Sum | Percent | Count)
        )

    # Whose figures

    def _sheet(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> Sheet:
        if company is None:
            return self._nameless(items)
        known = next((s for s in self._offers if _same(s.company, company.name)), None)
        if known is not None:
            self._subject = known
            return known
        if self._is_level(company, items):
            assert self._subject is not None
            return self._subject
        subject = self._subject
        found = pairs(items, tokens)
        if subject is not None and subject.company is None and not _clashes(subject, found):
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

    def _nameless(self, items: Sequence[Item]) -> Sheet:
        if self._subject is None:
            self._subject = Sheet()
            self._offers.append(self._subject)
        return self._subject

    # What is entered

    def _enter(self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        if len(sheet.entries) > _MOST_ENTRIES:
            self._leave(items)
            return
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
            sheet.kinds.extend(self._lexicon.kinds(_between(items, tokens)))

    def _rows(self, sheet: Sheet, items: Sequence[Item]) -> None:
        """ "230/152/30 (base / RSU per yr / bonus)": each by its label, or base first and the
        others to be asked about."""
        for row in (i for i in items if isinstance(i, Row)):
            if self._totals(sheet, row, items):
                continue
            labels = [i for i in items if isinstance(i, Word) and i.first > row.last][: len(row.sums)]
            for number, amount in enumerate(row.sums):
                place = Stretch(amount.start, amount.end)
                if len(labels) == len(row.sums):
                    term: Term | None = labels[number].term
                    every = period_beside(labels[number], items)
                else:
                    term = Term.BASE if number == 0 and not sheet.has(Term.BASE) else None
                    every = None
                    sheet.row = sheet.row or (row if term is None else None)
                sheet.entries.append(Entry(term, amount, self._when, place, None, every, self._passage))

    def _totals(self, sheet: Sheet, row: Row, items: Sequence[Item]) -> bool:
        """ "TC y1/y2/y3: 432/392/392" are totals by year; "TC 240/400/35" is left to be asked."""
        before = [i for i in items if i.first < row.first]
        if not any(isinstance(i, Word) and i.term is Term.TOTAL for i in before[-4:]):
            return False
        if any(isinstance(i, Word) and i.first > row.last for i in items):
            return False
        place = Stretch(row.sums[0].start, row.sums[0].end)
        if any(isinstance(i, Nth) for i in before):
            sheet.entries.append(
                Entry(Term.TOTAL, row.sums[0], self._when, place, None, None, self._passage)
            )
        else:
            sheet.row = sheet.row or row
            sheet.entries.append(Entry(None, row.sums[0], self._when, place, passage=self._passage))
        return True

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
        if _one_year_first(tokens) and (sheet.has(Term.EQUITY) or any(
            isinstance(i, Word) and i.term in (Term.EQUITY, Term.VESTING) for i in items
        )):
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
        if before is None or _same(sheet.company, before.name):
            return level
        return Level(before.first, level.last, before.start, level.end, f"{before.name} {level.said}")

    def _denied(self, item: Said, tokens: Sequence[Token]) -> Mark:
        """ "not in writing yet" is not in writing."""
        before = {t.text for t in tokens[max(0, item.first - 4) : item.first]}
        behind = {t.text for t in tokens[item.last + 1 : item.last + 3]}
        denied = bool(before & {"not", "no", "isn", "without", "nothing", "sin", "never", "awaiting",
                                "until", "pending", "waiting", "expecting"}) or bool(behind & {"pending", "being", "follows", "comes", "coming", "will", "folgt", "soon"})  # fmt: skip
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
        for one, other in zip(items, items[1:], strict=False):
            mark, word = (one, other) if isinstance(one, Said) else (other, one)
            if not (isinstance(mark, Said) and mark.mark is Mark.NONE and isinstance(word, Word)):
                continue
            between = tokens[one.last + 1 : other.first]
            near = not between or (mark is other and all(t.text in ":-=" for t in between))
            if near and word.term is not Term.NOTHING:
                place = Stretch(one.start, other.end)
                yield Entry(word.term, None, self._when, place, passage=self._passage)

    # Tables

    def table(self, table: Table, number: int) -> None:
        """A table as so many short lines: the label of a row or column, then its cell."""
        self._passage = number
        self._whose, self._when = _Whose.OFFER, When.STATED
        rows: Sequence[Sequence[Sequence[Token]]] = [[cut(cell) for cell in row] for row in table.rows]
        self._places.extend(c for cell in rows[0] for c in self._lexicon.lone_currencies(cell))
        if self._by_year(rows):
            return
        rows = self._annual(rows)
        heads = self._labels(rows[0][1:])
        firsts = self._labels([row[0] for row in rows[1:] if row])
        if heads >= 2 or (heads == 1 and firsts == 0 and len(rows[0]) <= 3):
            self._by_row(rows)
        elif len(rows[0]) > 2 and self._labels([row[0] for row in rows if row]):
            self._by_column(rows)
        else:
            for row in rows:
                self._line([token for cell in row for token in (*cell,)])

    def _labels(self, cells: Sequence[Sequence[Token]]) -> int:
        """How many cells name a part of pay and hold no figure."""
        found = 0
        for cell in cells:
            items = Reader(cell, self._lexicon).items()
            word = any(isinstance(i, Word) for i in items)
            found += word and not any(isinstance(i, Sum | Count) for i in items)
        return found

    def _shares_of(self, cells: Sequence[Sequence[Token]]) -> None:
        """A row of percentages, one for each year."""
        found = [i for cell in cells for i in Reader(cell, self._lexicon).items()]
        percents = tuple(i.value for i in found if isinstance(i, Percent))
        if len(percents) == len(cells) and sum(percents) == _WHOLE:
            one, other = found[0], found[-1]
            shares = Shares(one.first, one.last, one.start, other.end, percents)
            entry = Entry(Term.VESTING, shares, self._when, Stretch(one.start, other.end))
            self._nameless(found).entries.append(entry)

    def _annual(
        self, rows: Sequence[Sequence[Sequence[Token]]]
    ) -> Sequence[Sequence[Sequence[Token]]]:
        """Of columns by the month and by the year, the yearly one."""
        heads = [[i for i in Reader(cell, self._lexicon).items() if isinstance(i, Period)]
                 for cell in rows[0]]  # fmt: skip
        column = next((n for n, h in enumerate(heads) if h and h[0].every is Every.YEAR), None)
        if column is None or sum(bool(h) for h in heads) < 2:
            return rows
        return [[row[0], row[column]] for row in rows[1:] if len(row) > column]

    def _by_year(self, rows: Sequence[Sequence[Sequence[Token]]]) -> bool:
        """A table whose columns are years: each row is one line, with a year before each figure."""
        heads = [Reader(cell, self._lexicon).items() for cell in rows[0][1:]]
        if len(heads) < 2 or not all(len(h) == 1 and isinstance(h[0], Nth) for h in heads):
            return False
        for label, *cells in rows[1:]:
            items = Reader(label, self._lexicon).items()
            terms = {i.term for i in items if isinstance(i, Word)}
            if Term.SIGN_ON in terms:
                self._line([*label, *(t for head, cell in zip(rows[0][1:], cells, strict=False)
                                      for t in (*head, *cell))])  # fmt: skip
            elif Term.BASE in terms and cells:
                self._line([*label, *cells[0]])
            elif Term.VESTING in terms:
                self._shares_of(cells)
        return True

    def _by_row(self, rows: Sequence[Sequence[Sequence[Token]]]) -> None:
        head, *body = rows
        for row in body:
            self._begin(row[0] if not self._labels([head[0]]) else ())
            for label, cell in zip(head, row, strict=False):
                self._line([*label, *cell] if cell is not row[0] or self._labels([label]) else cell)
        self._subject = None if len(body) > 1 else self._subject

    def _by_column(self, rows: Sequence[Sequence[Sequence[Token]]]) -> None:
        head, *body = rows
        for column in range(1, max(len(row) for row in rows)):
            self._begin(head[column] if column < len(head) else ())
            for row in body:
                if column < len(row):
                    self._line([*row[0], *row[column]])
        self._subject = None

    def _begin(self, name: Sequence[Token]) -> None:
        """A new sheet for a row or a column, under the name in its first cell."""
        self._whose, self._when = _Whose.OFFER, When.STATED
        items = self._items(name)
        marks = [i.mark for i in items if isinstance(i, Said)]
        if Mark.CURRENT in marks:
            self._whose = _Whose.CURRENT
            return
        if Mark.NOT_OFFER in marks:
            self._whose = _Whose.NOBODY
            return
        company = next((i for i in items if isinstance(i, Company)), None)
        called = company.name if company else self._called(name)
        known = next((s for s in self._offers if called and _same(s.company, called)), None)
        self._subject = known or Sheet(company=called)
        if called and name and known is None:
            self._subject.company_place = Stretch(name[0].start, name[-1].end)
        if known is None:
            self._offers.append(self._subject)
        self._note(self._subject, items, name)

    def _called(self, name: Sequence[Token]) -> str | None:
        """A first cell with letters in it is a name, unless it says which offer this is."""
        if not name or any(t.text in ("offer", "option") for t in name):
            return None
        return self._text[name[0].start : name[-1].end].strip() or None

    def _line(self, tokens: Sequence[Token]) -> None:
        items = self._items(tokens)
        if self._whose is _Whose.NOBODY:
            self._leave(items)
            return
        company = next((i for i in items if isinstance(i, Company)), None)
        if self._whose is _Whose.CURRENT:
            sheet = self._current
        elif company is not None and company.first <= 2 and not any(isinstance(i, _FIGURES) for i in items):
            sheet = self._sheet(company, items, tokens)
        else:
            sheet = self._nameless(items)
        self._enter(sheet, items, tokens)


def _clashes(sheet: Sheet, found: Sequence[Pair]) -> bool:
    """Whether figures of another offer are coming: a second base, or one more bare figure."""
    terms = {p.word.term for p in found if p.word}
    if sheet.entries and all(e.when is When.INITIAL for e in sheet.entries):
        return False
    if sheet.has(Term.BASE) and Term.BASE in terms:
        return True
    if sheet.has(Term.TOTAL) and Term.TOTAL in terms and not sheet.has(Term.BASE):
        return True
    loose = any(p.word is None and isinstance(p.value, Sum) for p in found)
    return sheet.has(Term.BASE, Term.EQUITY) and loose and Term.TOTAL not in terms


def _vague(level: Level) -> bool:
    """A seniority without a number gives way to a level with one."""
    return not any(c.isdigit() for c in level.said) and len(level.said) > len("III")


def _vests(time: Time) -> bool:
    """Whether a bare "4 years" beside a grant can be the years over which it vests."""
    return time.unit is Unit.YEAR and time.value in _GRANT_YEARS


def _each_year(value: Percent, items: Sequence[Item]) -> bool:
    """ "25% each year"."""
    behind = next((i for i in items if i.first > value.last), None)
    near = isinstance(behind, Period) and behind.first - value.last <= 2  # "25% of it each year"
    return near and isinstance(behind, Period) and behind.every is Every.YEAR


def _rename_yearly_bonuses(sheet: Sheet) -> None:
    """The same where each year stands in a line of its own."""
    years = {e.year for e in sheet.entries if e.term is Term.BONUS and e.year is not None}
    if len(years) > 1:
        sheet.entries = [
            replace(e, term=Term.SIGN_ON) if e.term is Term.BONUS and e.year is not None else e
            for e in sheet.entries
        ]


def _yearly_bonuses(found: Sequence[Pair]) -> Sequence[Pair]:
    """Bonuses of a first and a second year are a sign-on, whatever they are called."""
    named = [p for p in found if p.word and p.word.term is Term.BONUS and p.year is not None]
    if len({p.year for p in named}) < 2:
        return found
    return [
        replace(p, word=replace(p.word, term=Term.SIGN_ON)) if p in named and p.word else p
        for p in found
    ]


def _split(found: Sequence[Pair]) -> Sequence[Pair]:
    """ "$45,000 sign-on, 30k in year 1 and 15k in year 2": the parts in place of their sum."""
    for index, pair in enumerate(found):
        if pair.word is None or pair.word.term is not Term.SIGN_ON or not isinstance(pair.value, Sum):
            continue
        parts = [p for p in found[index + 1 :] if isinstance(p.value, Sum)][:2]
        if len(parts) == 2 and _adds_up(pair.value, [p.value for p in parts if isinstance(p.value, Sum)]):
            said = [replace(p, word=pair.word) for p in parts]
            rest = [p for p in found if p is not pair and p not in parts]
            return sorted([*rest, *said], key=lambda p: p.value.first)
    return found


def _adds_up(whole: Sum, parts: Sequence[Sum]) -> bool:
    together = sum((p.readings[0] for p in parts), Fraction())
    return together > 0 and whole.readings[0] in (together, together * 1000)


def _halved(found: Sequence[Pair], items: Sequence[Item]) -> Sequence[Pair]:
    """ "$10k sign-on, half at start, half after a year": two payments."""
    halves = sum(isinstance(i, Half) for i in items)
    made: list[Pair] = []
    for pair in found:
        once = pair.word is not None and pair.word.term is Term.SIGN_ON
        if halves == 2 and once and isinstance(pair.value, Sum):
            part = replace(pair.value, readings=tuple(v / 2 for v in pair.value.readings))
            made += [replace(pair, value=part, year=1), replace(pair, value=part, year=2)]
        else:
            made.append(pair)
    return made


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


def _one_year_first(tokens: Sequence[Token]) -> bool:
    """ "25% after one year, then 1/16 each quarter": a cliff of a year that is not called so."""
    texts = " ".join(t.text for t in tokens)
    return _CLIFF.search(texts) is not None


def _numbered_offer(tokens: Sequence[Token]) -> bool:
    """ "Offer 2:", "Option B"."""
    if len(tokens) < 2 or tokens[0].text not in _OFFER_WORDS:
        return False
    number = tokens[1].text in "123456789" or (len(tokens[1].text) == 1 and tokens[1].capital)
    return number or tokens[1].text == "#"


def _another(tokens: Sequence[Token]) -> bool:
    """ "The second one is ..." """
    words = [t.text for t in tokens[:4]]
    return any(pair in _ANOTHER for pair in zip(words, words[1:], strict=False))


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.casefold() == other.casefold()


def _between(items: Sequence[Item], tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[items[0].first : items[-1].last + _TRAILING] if items else ()


def _chunks(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[_Chunk]:
    """A sentence cut at commas and the like, and inside those at a second employer or mark."""
    start = 0
    for position, item in enumerate(items):
        behind = items[position + 1] if position + 1 < len(items) else None
        parted = behind is None or any(
            t.text in _PARTING for t in tokens[item.last + 1 : behind.first]
        )
        if parted:
            before = tokens[items[start - 1].last + 1 if start else 0 : items[start].first]
            turned = any(t.text in _TURNS for t in before)
            for chunk in _divided(items[start : position + 1], tokens):
                yield replace(chunk, turned=turned)
            start = position + 1


def _divided(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[_Chunk]:
    """A chunk cut before each further employer or mark of whose figures these are."""
    start = 0
    for position in range(1, len(items)):
        inner = items[start:position]
        if _turns(items[position]) and any(isinstance(i, _FIGURES) or _turns(i) for i in inner):
            behind = items[position:]
            # "210k at Google": what stands before belongs to it, when nothing stands behind.
            trailing = not any(isinstance(i, _FIGURES) for i in behind)
            if trailing and not any(_turns(i) and _kind(i) == _kind(items[position]) for i in inner):
                continue
            yield _chunk(inner)
            start = position
    yield _chunk(items[start:])


def _turns(item: Item) -> bool:
    return isinstance(item, Company) or (isinstance(item, Said) and item.mark in _WHOSE)


def _kind(item: Item) -> str:
    return "company" if isinstance(item, Company) else "mark"


def _chunk(items: Sequence[Item]) -> _Chunk:
    priced = any(isinstance(i, Word) and i.term is Term.UNIT_PRICE for i in items)
    marks = [i.mark for i in items if isinstance(i, Said)
             and not (priced and i.mark is Mark.CURRENT)]  # "currently $150 each"
    whose = next((_WHOSE[m] for m in marks if m in _WHOSE), None)
    if Mark.NOT_OFFER in marks:
        whose = _Whose.NOBODY
    elif Mark.CURRENT in marks:
        whose = _Whose.CURRENT
    when = next((_WHEN[m] for m in marks if m in _WHEN), None)
    return _Chunk(tuple(items), whose, when)


def _together(chunks: Sequence[_Chunk]) -> Iterator[tuple[_Chunk, ...]]:
    """Chunks up to the next one with an employer or a mark of its own."""
    group: list[_Chunk] = []
    for chunk in chunks:
        turns = chunk.company is not None or chunk.whose is not None or chunk.when is not None
        # An employer or mark without figures opens the group that follows it.
        if group and turns and any(c.figures for c in group):
            yield tuple(group)
            group = []
        group.append(chunk)
    if group:
        yield tuple(group)


def _with_defaults(
    found: Sequence[Pair], sheet: Sheet, items: Sequence[Item], when: When
) -> tuple[Pair, ...]:
    """Figures without a word: what runs over years is equity, the first other one is base, where
    more than one thing is said."""
    found = _split(_halved(_yearly_bonuses(found), items))
    if when is When.UPDATED:
        found = _updates(found, sheet)
    parts = {p.word.term for p in found if p.word}
    made: list[Pair] = []
    loose = [p for p in found if p.word is None and isinstance(p.value, Sum)]
    grants = any(isinstance(p.value, Sum) and p.value.years is not None for p in loose)
    named_part = bool(parts & {Term.EQUITY, Term.SIGN_ON, Term.BONUS}) or grants
    needs_base = not sheet.has(Term.BASE) and Term.BASE not in parts and named_part
    for pair in found:
        value = pair.value
        term = None
        if pair.word is None and isinstance(value, Sum):
            if value.gross and Term.BASE not in parts and not sheet.has(Term.BASE):
                term = Term.BASE
                parts.add(term)
            elif value.years is not None and Term.EQUITY not in parts:
                term = Term.EQUITY
                parts.add(term)
            elif Term.BASE not in parts and not sheet.has(Term.BASE) and value.every in _PAID:
                term, needs_base = Term.BASE, False
                parts.add(term)
            elif needs_base and value.years is None and pair.year is None:
                term, needs_base = Term.BASE, False
                parts.add(term)
        if pair.word is None and isinstance(value, Percent) and Term.BONUS not in parts:
            based = Term.BASE in parts and not any(isinstance(i, Word) and i.term is Term.NOTHING for i in items)
            if based and _BONUS_LOW <= value.value <= _BONUS_HIGH and not _each_year(value, items):
                term = Term.BONUS
                parts.add(term)
        if pair.word is None and isinstance(value, Count) and Term.EQUITY not in parts:
            term = Term.EQUITY
            parts.add(term)
        word = Word(value.first, value.last, value.start, value.end, term) if term else pair.word
        made.append(Pair(value, word, pair.year))
    return tuple(made)

