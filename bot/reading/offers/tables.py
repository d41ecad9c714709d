"""Tables as so many short lines: the label of a row or a column, then its cell."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.chunks import FIGURES, Whose
from bot.reading.offers.items import (
    Company,
    Count,
    Nth,
    Percent,
    Period,
    Said,
    Shares,
    Sum,
    Word,
)
from bot.reading.offers.name_words import LABELS
from bot.reading.offers.passages import Table, cut
from bot.reading.offers.pen import Pen
from bot.reading.offers.reader import Reader
from bot.reading.offers.shape import Place as Stretch
from bot.reading.offers.sheets import Entry, Sheet, When, same
from bot.reading.tokens import Kind, Token

_WHOLE = 100

_LEADS = 2  # an employer this early in a line is whom the line is about


NOW = frozenset({"prev", "previous", "now", "today", "ahora", "hoy", "jetzt"})
_YEARS = frozenset({"year", "yr", "año", "jahr"})


def _turned(rows: Sequence[Sequence[Sequence[Token]]]) -> Sequence[Sequence[Sequence[Token]]]:
    """A table with a row for each year as one with a column for each."""
    head, *body = rows
    if not head or [t.text for t in head[0]][:1] not in ([year] for year in _YEARS):
        return rows
    if any(len(row) != len(head) for row in body):
        return rows
    years = [[], *((*head[0], *row[0]) for row in body)]
    return [years, *([head[n], *(row[n] for row in body)] for n in range(1, len(head)))]


def _in_percent(label: Sequence[Token], line: Sequence[Token]) -> Sequence[Token]:
    """A bare number below "bonus_pct", with the sign that its label stands for."""
    sign = next((t for t in label if t.text in ("pct", "percent", "%")), None)
    if sign is None or not line or line[-1].kind is not Kind.NUMBER:
        return line
    return [t for t in line if t is not sign] + [sign]


def _names_employers(label: Sequence[Token]) -> bool:
    """Whether a row is of the employers' names: "Company", "School"."""
    return len(label) == 1 and label[0].text in LABELS


class Tables(Pen):
    """Reads tables."""

    def table(self, table: Table, number: int) -> None:
        """A table as so many short lines: the label of a row or column, then its cell."""
        self._passage = number
        self._whose, self._when = Whose.OFFER, When.STATED
        rows: Sequence[Sequence[Sequence[Token]]] = [
            [cut(cell) for cell in row] for row in table.rows
        ]
        self._places.extend(c for cell in rows[0] for c in self._lexicon.lone_currencies(cell))
        if self._by_year(rows) or self._by_year(_turned(rows)):
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
            self._nameless().entries.append(entry)

    def _annual(
        self, rows: Sequence[Sequence[Sequence[Token]]]
    ) -> Sequence[Sequence[Sequence[Token]]]:
        """Of columns by the month and by the year, the yearly one."""
        heads = [Reader(cell, self._lexicon).items() for cell in rows[0]]
        heads = [h if all(isinstance(i, Period) for i in h) else () for h in heads]
        periods = [next((i.every for i in h if isinstance(i, Period)), None) for h in heads]
        column = periods.index(Every.YEAR) if Every.YEAR in periods else None
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
                self._line(
                    [
                        *label,
                        *(
                            t
                            for head, cell in zip(rows[0][1:], cells, strict=False)
                            for t in (*head, *cell)
                        ),
                    ]
                )
            elif terms & {Term.BASE, Term.TOTAL} and cells:
                self._line([*label, *cells[0]])
            elif Term.VESTING in terms:
                self._shares_of(cells)
        return True

    def _by_row(self, rows: Sequence[Sequence[Sequence[Token]]]) -> None:
        head, *body = rows
        for row in body:
            self._begin(row[0] if not self._labels([head[0]]) else ())
            for label, cell in zip(head, row, strict=False):
                whole = [*label, *cell] if cell is not row[0] or self._labels([label]) else cell
                self._line(_in_percent(label, whole))
        self._subject = None if len(body) > 1 else self._subject

    def _by_column(self, rows: Sequence[Sequence[Sequence[Token]]]) -> None:
        head, *body = rows
        named = (row for row in body if _names_employers(row[0]))
        names = next(named, head) if all(map(self._is_a_place, head[1:])) else head
        for column in range(1, max(len(row) for row in rows)):
            self._begin(names[column] if column < len(names) else ())
            if names is not head and self._subject is not None and column < len(head):
                self._items(head[column])  # "| | Bangkok | Singapore |" above the names
                self._subject.places.extend(self._here)
            for row in (row for row in body if row is not names):
                if column < len(row):
                    self._line([*row[0], *row[column]])
        self._subject = self._offers[0] if len(self._offers) == 1 else None

    def _is_a_place(self, cell: Sequence[Token]) -> bool:
        towns = self._towns(cell)
        return bool(cell) and all(n in towns for n in range(len(cell)))

    def _begin(self, name: Sequence[Token]) -> None:
        """A new sheet for a row or a column, under the name in its first cell."""
        self._whose, self._when = Whose.OFFER, When.STATED
        items = self._items(name)
        marks = [i.mark for i in items if isinstance(i, Said)]
        now = bool(name) and name[0].text in NOW and (len(name) == 1 or name[1].text == "(")
        if now or Mark.CURRENT in marks:
            self._whose = Whose.CURRENT
            return
        if Mark.NOT_OFFER in marks:
            self._whose = Whose.NOBODY
            return
        company = next((i for i in items if isinstance(i, Company)), None)
        called = company.name if company else self._called(name)
        known = next((s for s in self._offers if called and same(s.company, called)), None)
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
        if self._whose is Whose.NOBODY:
            self._leave(items)
            return
        company = next((i for i in items if isinstance(i, Company)), None)
        figures = any(isinstance(i, FIGURES) for i in items)
        if self._whose is Whose.CURRENT:
            sheet = self._current
        elif company is not None and company.first <= _LEADS and not figures:
            sheet = self._sheet(company, items, tokens)
        else:
            sheet = self._nameless()
        self._enter(sheet, items, tokens)
