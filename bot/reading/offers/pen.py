"""Enters what stands in a line on a sheet: figures, level, status, deadline, explicit nones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.aliases import Aliases
from bot.reading.offers.chunks import Whose, between, stands_for_one
from bot.reading.offers.defaults import (
    clashes,
    each_year,
    pay_alike,
    rename_yearly_bonuses,
    vests,
    with_defaults,
)
from bot.reading.offers.due import deadline
from bot.reading.offers.firmness import firmness
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Level,
    Nth,
    Percent,
    Row,
    Said,
    Salaries,
    Shares,
    Sum,
    Time,
    Unit,
    Word,
    covered,
)
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.mentions import in_passing
from bot.reading.offers.name_words import FIRM
from bot.reading.offers.names import described, heading, named, titled
from bot.reading.offers.notes import levels, nones, on_its_ladder, statuses, vague
from bot.reading.offers.pairs import Pair, pairs, period_behind, period_beside
from bot.reading.offers.reader import Reader
from bot.reading.offers.shape import Place as Stretch
from bot.reading.offers.sheets import Entry, Sheet, Sheets, When, same
from bot.reading.offers.vesting import told
from bot.reading.offers.worth import worth
from bot.reading.tokens import Token

_ON_TARGET = frozenset({"ote", "on target earnings", "on-target earnings"})
_MOST_ENTRIES = 150  # of one offer; what goes beyond stays unread
_OF_INDIA = frozenset(
    "ctc cctc lpa lakh lakhs lac lacs laks lkh crore crores iit nit pbc btech".split()
)
_DIFFERENCES = frozenset("increase increment more higher extra raise bump hike lower less".split())
_BARGAINING = frozenset({Mark.UPDATE, Mark.INITIAL})
_PAID = (Term.BASE, Term.TOTAL)
_BY_YEARS = (Term.SIGN_ON, Term.BONUS)
_MOST_HOURS = 80  # of work in a week
_NEAR = 4  # items back to the word for a total


def _of_a_grant(time: Time, items: Sequence[Item]) -> bool:
    """ "one-year grants"."""
    behind = next((i for i in items if i.first == time.last + 1), None)
    return isinstance(behind, Word) and behind.term is Term.EQUITY


def _parts(items: Sequence[Item]) -> Sequence[Word]:
    """The words for parts of pay."""
    return [i for i in items if isinstance(i, Word) and i.term is not Term.NOTHING]


def _is_a_firm(tokens: Sequence[Token]) -> bool:
    """Whether a line is nothing but a firm's name, "Riverbend Health Partners"."""
    return len(tokens) > 1 and tokens[-1].text in FIRM and all(t.capital for t in tokens)


def _on_ladders(items: Sequence[Item]) -> Iterator[tuple[Company, Level]]:
    """Employers with a level right behind."""
    for one, other in pairwise(items):
        if isinstance(one, Company) and isinstance(other, Level) and one.last + 1 == other.first:
            yield one, other


def _within(places: Iterable[tuple[int, int, str]]) -> frozenset[int]:
    """The tokens of places."""
    return frozenset(n for first, last, _ in places for n in range(first, last + 1))


def _without_branches(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[Item]:
    """The items without the letters right behind an employer's name: "Microsoft IDC"."""
    last: Company | None = None
    for item in items:
        behind = isinstance(item, Company) and last is not None and last.last + 1 == item.first
        if not (behind and tokens[item.first].written.isupper()):
            yield item
        last = item if isinstance(item, Company) else None


def _is_a_difference(item: Item, tokens: Sequence[Token]) -> bool:
    """ "A 1L increase in base", "10k more": what a figure may change by."""
    behind = tokens[item.last + 1].text if item.last + 1 < len(tokens) else ""
    return isinstance(item, Sum) and behind in _DIFFERENCES


def _denied(value: Item, items: Sequence[Item]) -> bool:
    """ "They don't do 4 yr grants"."""
    before = [i for i in items if i.last < value.first]
    near = before and value.first - before[-1].last == 1
    return bool(near) and isinstance(before[-1], Said) and before[-1].mark is Mark.NONE


def _on_its_own_ladder(sheet: Sheet) -> Level | None:
    """The level without the employer's own name, which was told after it: "Databricks L5"."""
    level, own = sheet.level, f"{sheet.company} ".casefold()
    if level is None or sheet.company is None or not level.said.casefold().startswith(own):
        return level
    return replace(level, said=level.said[len(own) :])


def _has_figures(sheet: Sheet) -> bool:
    """Whether anything is told of an offer but what it lacks, "no relo for anyone"."""
    return any(e.value is not None for e in sheet.entries)


def _is_a_bare_list(sheet: Sheet, named_ones: Sequence[Sheet]) -> bool:
    """Whether all that is told of a name that no list holds are numbers without a word or a sign:
    "7. Longest path (392)"."""
    loose = (e.value for e in sheet.entries if e.term is None)
    bare = [isinstance(v, Sum) and v.bare and not v.magnitude for v in loose]
    listed = len(bare) == len(sheet.entries)
    beside = sheet.company is not None or bool(named_ones)
    return beside and not sheet.statuses and listed and all(bare)


def _becomes(item: Item) -> bool:
    return isinstance(item, Sum) and item.becomes


class Pen:
    """Enters what stands in a line on a sheet."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._offers: list[Sheet] = []
        self._current = Sheet()
        self._unread: list[Stretch] = []
        self._places: list[str] = []
        self._told_names: tuple[str, ...] = ()
        self._aliases = Aliases(())
        self._here: tuple[str, ...] = ()  # currencies of the places in the line being read
        self._subject: Sheet | None = None
        self._whose = Whose.OFFER
        self._when = When.STATED
        self._passage = 0
        self._mentioned: list[tuple[Company, Whose, int]] = []  # and in which passage
        self._rungs: list[tuple[Company, Level]] = []  # levels right behind employers
        self._begins = False  # at the first line of a paragraph, where a heading may stand
        self._one_spoken_of = -1  # the passage that last spoke of "a startup", without its name
        self._headed_anew = -1  # the passage of the last heading that names no part of pay
        self._indian = False  # a word was said that pay has in India only
        self._told_old = False  # a line "Old:" was read
        self._spoken: set[str] = set()  # every employer that was named
        self._greeted: frozenset[str] = frozenset()  # names that the text greets
        self._quoted = False  # the sentence is of a mail that is answered
        self._now_block = False  # in the paragraph under a line "Current:"
        self._alone = False  # "Current:" alone on a line
        self._coming: list[Sheet] = []  # of employers whose offer is in process
        self._late: list[Sheet] = []  # of names that stand alone behind an offer
        self._lender: Sheet | None = None  # to whom another offer's figures were shown
        self._back_to: Sheet | None = None  # the subject before one of those
        self._begun = False  # in the first sentence of a paragraph
        self._titled, self._opens = -1, True  # the passage of a title; at the start of a line
        self._title: Word | None = None  # a part of pay that stands alone in the sentence before
        self._signed = False  # behind "Kind regards"
        self._signature: Company | None = None
        self._labels_seen: frozenset[str] = frozenset()  # marks behind known employers
        self._paid_now = False  # the last line on the present job gave figures
        self._surely_present: set[int] = set()  # passages that say of whose pay they tell
        self._now_passage = -1  # the sentence in which present pay was last spoken of
        self._labelled = False  # in a line that begins with "Signing bonus:"
        self._when_before = When.STATED  # before a line on one part of pay
        self._line_word: Word | None = None  # what its last amount is
        self._wish_in_figures = False  # a figure of this sentence is nobody's offer
        self._told = False  # what is nobody's offer was said in full, figures and all

    def finished(self) -> Sheets:
        self._reclaim()
        told = self._told_of()
        coming = tuple(s for s in self._offers if not s.entries and self._is_coming(s))
        kept = (*told, *coming)
        for sheet in kept:
            rename_yearly_bonuses(sheet)
        pay_alike(kept)
        self._rank(kept)
        self._christen(kept)
        indian = self._indian or any(s.indian for s in (*self._offers, self._current))
        return Sheets(kept, self._current, tuple(self._unread), tuple(self._places), indian)

    def _told_of(self) -> tuple[Sheet, ...]:
        """The offers of which anything is told; one without a name beside others has figures."""
        told = [s for s in self._offers if s.entries and not self._is_a_persons(s)]
        named_ones = [s for s in told if s.company is not None]
        told = [s for s in told if s.company is not None or not named_ones or _has_figures(s)]
        return tuple(s for s in told if s.known or not _is_a_bare_list(s, named_ones))

    def _reclaim(self) -> None:
        """Figures that only stand below a line on the present job are the offer's of the employer
        that was named, where nothing else is told of any: "Google L5 offer. Current company: a
        bank. Base: 60 lakh"."""
        waiting = [s for s in self._offers if s.company is not None]
        if len(waiting) != 1 or any(s.has(*_PAID) for s in self._offers):
            return
        surely = [e for e in self._current.entries if e.passage in self._surely_present]
        followed = [e for e in self._current.entries if e.passage not in self._surely_present]
        if any(e.term is Term.BASE for e in followed):
            waiting[0].entries.extend(followed)
            self._current.entries = surely

    def _rank(self, kept: Sequence[Sheet]) -> None:
        """The levels of "Meta E5 vs Google L5", where nothing said another one."""
        for sheet in kept:
            sheet.level = _on_its_own_ladder(sheet)
            rungs = [level for company, level in self._rungs if same(sheet.company, company.name)]
            if sheet.level is None and rungs:
                sheet.level = rungs[0]

    def _is_coming(self, sheet: Sheet) -> bool:
        """Whether an employer without figures is still in process."""
        said = any(mark is Mark.IN_PROCESS for mark, _ in sheet.statuses)
        return sheet.company is not None and (said or any(sheet is s for s in self._coming))

    def _is_a_persons(self, sheet: Sheet) -> bool:
        """Whether a name that stood alone behind an offer has nothing of pay with it: the
        writer's, with an address or a telephone number."""
        late = any(sheet is other for other in self._late)
        return late and all(e.term in (None, Term.NOTHING) for e in sheet.entries)

    def _christen(self, kept: Sequence[Sheet]) -> None:
        """An offer without a name gets the only employer that the text names in passing."""
        names = {c.name.casefold(): c for c, whose, _ in self._mentioned if whose is Whose.OFFER}
        taken = {(s.company or "").casefold() for s in (*kept, self._current)}
        if not names.keys() - taken and self._signature is not None:
            names = {self._signature.name.casefold(): self._signature}
        free = [company for name, company in names.items() if name not in taken]
        nameless = [s for s in kept if s.company is None]
        if len(free) == 1 and len(nameless) == 1:
            nameless[0].company = free[0].name
            nameless[0].company_place = Stretch(free[0].start, free[0].end)

    def _items(self, tokens: Sequence[Token]) -> tuple[Item, ...]:
        places = tuple(self._lexicon.places(tokens))
        self._indian = self._indian or not _OF_INDIA.isdisjoint(t.text for t in tokens)
        self._places.extend(self._lexicon.lone_currencies(tokens))
        towns = _within(places)
        items = tuple(
            i
            for i in named(Reader(tokens, self._lexicon).items(), tokens, towns, self._labels_seen)
            if not (isinstance(i, Company) and in_passing(i, tokens))
        )
        items = tuple(i for i in items if not _is_a_difference(i, tokens))
        items = tuple(_without_branches(items, tokens))
        items = (*items, *firmness(items, tokens, self._lexicon.papers))
        items = tuple(sorted(items, key=lambda i: i.first))
        self._stand_in(places, items)
        self._spoken.update(i.name for i in items if isinstance(i, Company))
        if (listed := self._listed_like_others(items, tokens)) is not None:
            inside = covered((listed,))
            items = (listed, *(i for i in items if i.first not in inside))
        self._rungs.extend(_on_ladders(items))
        items = self._called_again(items, tokens, towns)
        if stands_for_one(tokens):
            items = tuple(i for i in items if i.first != 1)  # the 2 of "Hospital 2"
        if not self._passage and (company := titled(items, tokens)) is not None:
            return tuple(sorted((*items, company), key=lambda i: i.first))
        if (
            (self._begins or (self._opens and _is_a_firm(tokens)))
            and not self._signed
            and not self._quoted  # who wrote the mail that is answered is no employer
            and tokens[0].text not in self._greeted
            and (alone := heading(items, tokens, towns)) is not None
        ):
            return tuple(sorted((*items, alone), key=lambda i: i.first))
        return items

    def _called_again(
        self, items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int]
    ) -> tuple[Item, ...]:
        """The items with employers told before under their whole names, also those called short."""
        told = tuple(s.company for s in self._offers if s.company is not None)
        if told != self._told_names:
            self._told_names, self._aliases = told, Aliases(told)
        items = tuple(
            self._aliases.as_told(i, tokens) if isinstance(i, Company) else i for i in items
        )
        spoken = [i.name for i in items if isinstance(i, Company)]
        inside = covered(items) | towns
        for called in self._aliases.again(tokens):
            known = any(same(called.name, name) for name in spoken)
            if not known and called.first not in inside and not in_passing(called, tokens):
                return tuple(sorted((*items, called), key=lambda i: i.first))
        return items

    def _listed_like_others(self, items: Sequence[Item], tokens: Sequence[Token]) -> Company | None:
        """The "ramp" of "ramp: 225 base" in a list of employers made alike, without a capital."""
        behind = tokens[1].text if len(tokens) > 1 else ""
        if behind == ":" and (name := self._by_initial(tokens[0])) is not None:
            return Company(0, 0, tokens[0].start, tokens[0].end, name)
        name = self._lexicon.everyday(tokens[0].text) if behind in self._labels_seen else None
        if name is None or any(isinstance(i, Company) and not i.first for i in items):
            return None
        return Company(0, 0, tokens[0].start, tokens[0].end, name)

    def _by_initial(self, token: Token) -> str | None:
        """The employer that a capital letter stands for: "G: 215k" below "Google vs Meta"."""
        if not token.capital or len(token.text) != 1:
            return None
        meant = {name for name in self._spoken if name[:1].casefold() == token.text}
        return next(iter(meant)) if len(meant) == 1 else None

    def _stand_in(self, places: Sequence[tuple[int, int, str]], items: Sequence[Item]) -> None:
        """Take note of the places of a line; the Hobart of "Hobart & Sons" is none, the Mexico of
        "BBVA México" is one."""
        names = {i.first for i in items if isinstance(i, Company) and "&" in i.name}
        self._here = tuple(code for first, _, code in places if first not in names)
        self._places.extend(self._here)

    def _towns(self, tokens: Sequence[Token]) -> frozenset[int]:
        return _within(tuple(self._lexicon.places(tokens)))

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
        sheet.places.extend(self._here)
        self._rows(sheet, items)
        found = pairs(items, tokens)
        found = tuple(self._of_a_later_year(pair, sheet, items) for pair in found)
        found = worth(self._bargained(found, items), tokens)
        found = with_defaults(found, sheet, items, tokens, self._when)
        for pair in found:
            self._pair(sheet, pair, items)
            if pair.word is not None and self._labelled and isinstance(pair.value, Sum):
                self._line_word = pair.word
        for word, place in nones(items, tokens):
            sheet.entries.append(Entry(word.term, None, self._when, place, passage=self._passage))
        granted = sheet.has(Term.EQUITY, Term.VESTING) or any(
            isinstance(i, Word) and i.term in (Term.EQUITY, Term.VESTING) for i in items
        )
        for term, item in told(items, tokens) if granted else ():
            place = Stretch(item.start, item.end)
            sheet.entries.append(Entry(term, item, self._when, place, passage=self._passage))
        if sheet.has(Term.EQUITY) or any(
            p.word and p.word.term in (Term.EQUITY, Term.VESTING) for p in found
        ):
            of_one = not any(isinstance(i, Company) for i in items)
            sheet.kinds.extend(self._lexicon.kinds(tokens if of_one else between(items, tokens)))

    def _of_a_later_year(self, pair: Pair, sheet: Sheet, items: Sequence[Item]) -> Pair:
        """The $20,000 of "Sign-on: $30,000 in your first year. In your second year, $20,000"."""
        last = next((e for e in reversed(sheet.entries) if isinstance(e.value, Sum)), None)
        value = pair.value
        if pair.word is not None or last is None or last.term not in _BY_YEARS:
            return pair
        year = next((i.year for i in items if isinstance(i, Nth)), None)
        if not isinstance(value, Sum) or year is None or last.year is None or year <= last.year:
            return pair
        word = Word(value.first, value.last, value.start, value.end, last.term or Term.SIGN_ON)
        return Pair(value, word, year)

    def _bargained(self, found: tuple[Pair, ...], items: Sequence[Item]) -> tuple[Pair, ...]:
        """The $25,000 of "Sign-on: $40,000 (negotiated from $25,000)": what the line is about."""
        moved = any(isinstance(i, Said) and i.mark in _BARGAINING for i in items)
        sums = [p for p in found if isinstance(p.value, Sum)]
        word = self._line_word
        if not moved or word is None or any(p.word is not None for p in found):
            return found
        alone = len(sums) == 1 or (len(sums) == 2 and _becomes(sums[1].value))
        return tuple(replace(p, word=word) if p in sums and alone else p for p in found)

    def _rows(self, sheet: Sheet, items: Sequence[Item]) -> None:
        """ "230/152/30 (base / RSU per yr / bonus)": each by its label, or base first and the
        others to be asked about."""
        for row in (i for i in items if isinstance(i, Row)):
            if self._totals(sheet, row, items):
                continue
            labels = [i for i in _parts(items) if i.first > row.last][: len(row.sums)]
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
        if any(i.first > row.last for i in _parts(items)):
            return False
        by_year = any(isinstance(i, Nth) for i in before)
        term = Term.TOTAL if by_year else None
        place = Stretch(row.sums[0].start, row.sums[0].end)
        if not by_year:
            sheet.row = sheet.row or row
        sheet.entries.append(Entry(term, row.sums[0], self._when, place, passage=self._passage))
        return True

    def _note(self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        """Level, status, deadline, salaries a year and the currencies that the items name."""
        if not self._signed:  # the levels there are the writer's own
            for level in levels(items, tokens):
                if sheet.level is None or (vague(sheet.level) and not vague(level)):
                    sheet.level = on_its_ladder(level, items, sheet.company)
        sheet.statuses.extend(self._statuses(sheet, items, tokens))
        for item in items:
            if isinstance(item, Salaries):
                place = Stretch(item.start, item.end)
                sheet.entries.append(Entry(Term.SALARIES, item, self._when, place))
            if isinstance(item, Time) and self._weekly_hours(item, tokens):
                place = Stretch(item.start, item.end)
                sheet.entries.append(Entry(Term.HOURS, item, self._when, place))
            if isinstance(item, Sum):
                sheet.indian = sheet.indian or item.indian
                if len(item.currencies) == 1:
                    sheet.currencies.append(item.currencies[0])
        due = deadline(items, tokens, self._lexicon)
        if due is not None and sheet.deadline is None:
            sheet.deadline = Stretch(tokens[due[0]].start, tokens[due[1]].end)

    def _weekly_hours(self, time: Time, tokens: Sequence[Token]) -> bool:
        """ "40 hours a week", "36 hrs/wk"."""
        at = time.last + 1
        at += at < len(tokens) and tokens[at].text == "/"
        found = self._lexicon.period_at(tokens, at)
        worked = time.unit is Unit.HOUR and time.value <= _MOST_HOURS
        return worked and found is not None and found[1] is Every.WEEK

    def _statuses(
        self, sheet: Sheet, items: Sequence[Item], tokens: Sequence[Token]
    ) -> Iterator[tuple[Mark, Stretch]]:
        """How firm the offer is; "still in the final round", without a name, is said of another one
        where this one has its figures already."""
        told = sheet.has(Term.BASE, Term.TOTAL)
        elsewhere = told and not any(isinstance(i, Company) for i in items)
        for mark, place in statuses(items, tokens):
            written = any(m is Mark.WRITTEN for m, _ in sheet.statuses)
            voice = self._text[place.start : place.end].casefold() in self._lexicon.voices
            if mark is Mark.VERBAL and voice and written:
                continue  # "they sent me the PDF ... he did say on the call"
            if mark is not Mark.IN_PROCESS or not elsewhere:
                yield mark, place

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
            names_grant = isinstance(value, Time) and _of_a_grant(value, items)
            if _denied(value, items):
                return
            if isinstance(value, Time) and not (value.over or vests(value) or names_grant):
                return
        term = pair.word.term if pair.word else None
        every = period_beside(pair.word, items) if pair.word else None
        if pair.word and every is None:
            every = period_behind(value, pair.word, items)
        if isinstance(value, Percent) and each_year(value, items):
            every = Every.YEAR
        when = When.REPLACED if isinstance(value, Sum) and value.becomes else self._when
        anew = any(isinstance(i, Said) and i.mark is Mark.UPDATE for i in items)
        if pair.word and self._text[pair.word.start : pair.word.end].casefold() in _ON_TARGET:
            sheet.on_target = True
        entry = Entry(term, value, when, place, pair.year, every, self._passage, anew)
        sheet.entries.append(entry)

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
        figures = any(isinstance(i, Sum | Percent | Count) for i in items)
        late = not company.known and not figures and not company.first
        late = late and subject is not None and subject.has(Term.BASE)
        late = late and not described(items, tokens, company, self._towns(tokens))
        nameless = subject is not None and subject.company is None and not late
        if subject is not None and nameless and not clashes(subject, found):
            sheet = subject
        else:
            sheet = Sheet()
            self._offers.append(sheet)
            self._late += [sheet] if late else []
        sheet.company, sheet.known = company.name, company.known
        sheet.company_place = Stretch(company.start, company.end)
        self._subject = sheet
        return sheet

    def _is_level(self, company: Company, items: Sequence[Item]) -> bool:
        """ "Scale AI, Google L5": a level on another employer's ladder."""
        subject = self._subject
        begins = not company.first and self._opens  # "Affirm L5: $200k base"
        if subject is None or subject.company is None or subject.entries or begins:
            return False
        index = next(n for n, item in enumerate(items) if item is company)
        behind = items[index + 1] if index + 1 < len(items) else None
        return isinstance(behind, Level) and behind.first == company.last + 1
