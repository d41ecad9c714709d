"""Reads a text into sheets, keeping who is being spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.chunks import (
    FIGURES,
    Chunk,
    Whose,
    another,
    chunks,
    numbered_offer,
    ordinal,
    says_now_at,
    stands_for_one,
    together,
)
from bot.reading.offers.defaults import clashes
from bot.reading.offers.due import deadline
from bot.reading.offers.items import (
    Company,
    Item,
    Level,
    Percent,
    Period,
    Plain,
    Said,
    Sum,
    Word,
)
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.names import introduced, signature, speaks_of_one
from bot.reading.offers.pairs import Pair, pairs
from bot.reading.offers.passages import Prose, Table, passages
from bot.reading.offers.shape import Place as Stretch
from bot.reading.offers.sheets import Sheet, Sheets, When, same
from bot.reading.offers.tables import NOW, Tables
from bot.reading.tokens import Kind, Token


def read_sheets(text: str, lexicon: Lexicon) -> Sheets:
    """Reads a text into sheets."""
    writer = Writer(text, lexicon)
    found = tuple(passages(text))
    writer.look_at(found)
    for number, passage in enumerate(found):
        if isinstance(passage, Table):
            writer.table(passage, number)
        else:
            writer.prose(passage, number)
    return writer.finished()


_SHOWS = frozenset("shared told showed mentioned used leveraged brought sent forwarded".split())
_LENT = 6  # tokens
_BOTH = frozenset({"both", "ambas", "beide", "ambos"})
_SIGNED = 10  # tokens from "yoe" to "TC"
_WISHES = frozenset({"goal", "goals", "ask", "counter", "wish", "dream", "objetivo", "ziel"})
_FURTHER = frozenset({"2", "3", "4", "b", "c", "d"})
_PAID_BY = frozenset({"month", "hour", "hr", "week", "year", "yr", "base", "lpa", "monthly"})
_OVER = frozenset({"rejected", "ghosted", "declined", "failed", "withdrew"})
_ALL = frozenset("2 3 4 5 two three four five of".split())
_EACH = frozenset({"both", "either", "neither", "anywhere", "ambas", "ambos", "beide", "ninguna"})
_WAS = frozenset({"old", "before", "original", "antes"})
_BECAME = frozenset({"new", "after", "now", "updated", "ahora", "después"})
_MARKS = frozenset({":", "-", "–", "—"})
_LABEL = 12  # tokens before a label's colon
_TITLE = 5  # tokens of a line that is a title, or "Kind regards,"
_SIGN_OFFS = frozenset(
    "best regards kind warm warmly cheers thanks many sincerely yours saludos atentamente un "
    "cordialement viele mit rgds respectfully very all".split()
)
_AT = frozenset({"at", "for", "with", "bei", "en", ":"})
_TO_STAY = (
    "comes back with a counter",
    "came back with a counter",
    "if i stay",
    "if i stayed",
    "to make me stay",
    "to get me to stay",
    "to keep me",
    "si me quedo",
    "para que me quede",
)
_COUNTERS = ("comes back with", "came back with", "countered with", "countered at", "matched with")
_BEFORE = frozenset({"previous", "prev", "prior"})
_BESIDE_BASE = frozenset({Term.EQUITY, Term.BONUS})
_WAGES = frozenset({Every.YEAR, Every.MONTH, Every.DAY, Every.HOUR})
_FIRM = frozenset({Mark.WRITTEN, Mark.VERBAL})
_GREETINGS = frozenset({"hi", "hello", "dear", "hey", "from"})
_TWICE = 2  # payments of a sign-on under its title
_LONG = 8  # tokens
_LEAST = 20  # of a bare base, in thousands or lakhs
_HEADING, _LONG_HEADING = 14, 20  # tokens of a heading
_HEAD = 3  # tokens of a line that only says whose figures follow
_MOST_OFFERS = 100  # what goes beyond stays unread


class Writer(Tables):
    """Reads sentences and tables in their order."""

    def look_at(self, passages: Sequence[Table | Prose]) -> None:
        """The marks between a known employer at the head of a line and what it offers: a line that
        is made like it tells of an employer too."""
        lines = (p.tokens for p in passages if isinstance(p, Prose) and p.tokens)
        self._labels_seen = frozenset(mark for line in lines if (mark := self._label(line)))
        self._greeted = frozenset(
            token.text
            for passage in passages
            if isinstance(passage, Prose)
            and passage.tokens
            and passage.tokens[0].text in _GREETINGS
            for token in passage.tokens[1:_HEAD]
        )

    def _label(self, tokens: Sequence[Token]) -> str:
        named = self._lexicon.at(tokens, 0)
        known = named is not None and type(named.meaning) is str
        at = named.last + 1 if named is not None and known else len(tokens)
        opened = at < len(tokens) and tokens[at].text == "("
        while opened and at < len(tokens) and tokens[at - 1].text != ")":
            at += 1
        mark = tokens[at].text if at < len(tokens) else ""
        return mark if mark in _MARKS and len(tokens) > at + 1 else ""

    def prose(self, passage: Prose, number: int) -> None:
        """One sentence. What it says of whose figures these are holds until the next paragraph."""
        self._turn(passage, number)
        items = self._items(passage.tokens)
        self._heed_label(items, passage)
        if _is_a_wish(passage.tokens):
            self._leave(items)
            return
        items = self._under_a_title(items, passage.tokens)
        self._begins = False
        self._signs(items, passage)
        led = bool(passage.tokens) and passage.tokens[0].text == "and"  # "and now you have?"
        short = len(passage.tokens) - led <= (_LONG_HEADING if passage.heading else _HEAD)
        present = any(isinstance(i, Said) and i.mark is Mark.CURRENT for i in items)
        self._alone = short and present and not any(isinstance(i, FIGURES) for i in items)
        if _is_plural(passage.tokens):
            self._due_for_all(items, passage.tokens)
        if self._is_of_all(items, passage.tokens):
            self._say_of_all(items, passage.tokens)
            return
        parts = any(isinstance(i, Word) and i.term is not Term.NOTHING for i in items)
        if passage.heading and not parts and len(passage.tokens) <= _HEADING:
            self._headed_anew = number
        if speaks_of_one(passage.tokens):
            self._one_spoken_of = number
        groups = list(together(list(chunks(items, passage.tokens))))
        self._wish_in_figures = False
        for group in groups:
            self._group(group, passage.tokens, group is groups[-1])

    def _turn(self, passage: Prose, number: int) -> None:
        """Of whom a sentence is by its place and its first words, before anything in it is read."""
        self._passage = number
        self._begun = passage.begins
        if self._pays_anew(passage.tokens):
            self._now_block, self._whose = False, Whose.OFFER
        goes_on = not passage.begins or (not passage.heading and self._is_figure(passage.tokens))
        self._now_block = self._alone or (self._now_block and goes_on)
        if passage.begins:
            # A heading "Current compensation:" holds for the paragraph below it.
            self._whose = self._whose if self._now_block else Whose.OFFER
            self._when = When.STATED
            if self._subject in self._coming and not self._subject.entries:
                self._subject = self._back_to
        self._heed_first_words(passage.tokens)
        self._quoted = passage.quoted
        if passage.quoted:
            self._when = When.INITIAL
        if [t.text for t in passage.tokens[1:2]] == [":"]:
            self._when = self._labelled_when(passage.tokens[0].text)
        self._begins, self._opens = passage.begins, passage.opens

    def _heed_first_words(self, tokens: Sequence[Token]) -> None:
        """Whose a sentence is by the words that it begins with."""
        number_of = ordinal(tokens)
        if [t.text for t in tokens[1:2]] == [":"] and tokens[0].text in NOW:
            self._whose, self._now_passage = Whose.CURRENT, self._passage
        if self._whose is Whose.CURRENT and self._paid_now and _labelled(tokens):
            goes_on = self._is_of_present(tokens)
            self._whose = self._whose if goes_on else Whose.OFFER  # else that line was whole
        if self._is_of_before(tokens):
            self._whose, self._now_passage = Whose.CURRENT, self._passage
        if self._whose is Whose.CURRENT and not self._now_block and _names_whose_offer(tokens):
            self._whose = Whose.OFFER
        if self._goes_back_to_the_offer(tokens):
            self._whose = Whose.OFFER
        counted = numbered_offer(tokens) or stands_for_one(tokens)
        if counted or another(tokens) or number_of is not None:
            self._subject, self._whose = self._counted(number_of), Whose.OFFER
        if _is_to_stay(tokens):
            self._subject, self._whose = self._counter_of_present(), Whose.OFFER
        if self._goes_on_to_another(tokens):
            self._subject, self._whose = None, Whose.OFFER

    def _is_of_present(self, tokens: Sequence[Token]) -> bool:
        """Whether a line gives a further part of present pay, where no offer is spoken of yet:
        "Current base: 13.6", and below it "RSU: 7 lakh"."""
        opened = self._lexicon.at(tokens, 0)
        term = opened.meaning if opened is not None else None
        further = isinstance(term, Term) and term in _BESIDE_BASE and not self._current.has(term)
        return further and not self._offers

    def _is_of_before(self, tokens: Sequence[Token]) -> bool:
        """ "Previous bonus: 10L"."""
        led = len(tokens) > len(("Previous", "bonus")) and tokens[0].text in _BEFORE
        part = self._lexicon.at(tokens, 1) if led else None
        meant = part.meaning if part is not None else None
        return isinstance(meant, Term) and meant is not Term.NOTHING

    def _pays_anew(self, tokens: Sequence[Token]) -> bool:
        """Whether a line gives a base in the list on the present job, which has one already."""
        listed = self._whose is Whose.CURRENT and self._now_block
        opened = self._lexicon.at(tokens, 0) if tokens and listed else None
        based = opened is not None and opened.meaning is Term.BASE
        return based and self._current.has(Term.BASE)

    def _is_figure(self, tokens: Sequence[Token]) -> bool:
        """Whether a line is one of a list of figures: "Base: 24 LPA", "₹2 L performance-based"."""
        opened = self._lexicon.at(tokens, 0) if tokens else None
        named = opened is not None and isinstance(opened.meaning, Term)
        led = bool(tokens) and (tokens[0].kind is Kind.NUMBER or tokens[0].text in "$€£₹¥~")
        return led or (named and any(t.kind is Kind.NUMBER for t in tokens))

    def _heed_label(self, items: Sequence[Item], passage: Prose) -> None:
        """At the head of a line: a line on one part of pay, "Stock: 80k, negotiated to 140k", says
        of that part only how late it stands."""
        if not passage.opens:
            return
        if self._labelled and not passage.begins:
            self._when = self._when_before
        self._labelled, self._line_word = _is_labelled(items, passage.tokens), None
        self._when_before = self._when

    def _counter_of_present(self) -> Sheet:
        """The offer that the present employer makes for staying: one of its own."""
        named = self._current.company
        known = next((s for s in self._offers if named and same(s.company, named)), None)
        if known is not None:
            return known
        counter = Sheet(company=named, company_place=self._current.company_place)
        self._offers.append(counter)
        return counter

    def _labelled_when(self, label: str) -> When:
        """What "Old:" and then "New:" say of the figures behind them."""
        if label in _WAS:
            self._told_old = True
            return When.INITIAL
        return When.UPDATED if label in _BECAME and self._told_old else self._when

    def _goes_back_to_the_offer(self, tokens: Sequence[Token]) -> bool:
        """ "Base 215k, ..." behind an employer's name and what the present job pays in all."""
        subject = self._subject
        waits = subject is not None and subject.company is not None and not subject.entries
        opened = self._lexicon.at(tokens, 0) if tokens else None
        based = opened is not None and opened.meaning is Term.BASE
        return self._whose is Whose.CURRENT and self._paid_now and waits and based

    def _goes_on_to_another(self, tokens: Sequence[Token]) -> bool:
        """ "2) US startup on B2B, 31k PLN a month" below an offer that was told."""
        told = self._subject is not None and self._subject.has(Term.BASE)
        marked = len(tokens) > _HEAD and tokens[1].text == ")" and tokens[0].text in _FURTHER
        paid = any(t.text in _PAID_BY for t in tokens)
        return told and marked and (paid or speaks_of_one(tokens))

    def _is_of_all(self, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
        """ "Both in writing", "no equity at either": said of every offer told so far."""
        several = len(self._offers) > 1
        alone = not any(isinstance(i, (*FIGURES, Company)) for i in items)
        return several and alone and not _EACH.isdisjoint(t.text for t in tokens)

    def _say_of_all(self, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        for sheet in self._offers:
            self._enter(sheet, items, tokens)

    def _due_for_all(self, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        """ "Both want an answer by Friday"."""
        due = deadline(items, tokens, self._lexicon)
        for sheet in self._offers if due is not None else ():
            if sheet.deadline is None and due is not None:
                sheet.deadline = Stretch(tokens[due[0]].start, tokens[due[1]].end)

    def _under_a_title(self, items: tuple[Item, ...], tokens: Sequence[Token]) -> tuple[Item, ...]:
        """The items with the word that stood alone before them, where they name none: "Relocation.
        You are eligible for a lump sum of $8,500"."""
        if self._begun or (self._opens and self._passage - self._titled > 1):
            self._title = None  # it names what stands in its own line or in the next
        title = self._title
        parts = [i for i in items if isinstance(i, Word)]
        paid = [i for i in parts if i.term is not Term.NOTHING or _before_sums(i, items)]
        said = items[1:] if _is_counted_line(tokens) else items
        said = tuple(i for i in said if not isinstance(i, Period | Plain))
        if parts and len(parts) == len(said) and len(tokens) <= _TITLE:
            self._title, self._titled = _with_period(parts[0], items), self._passage
        if title is not None and title.term is Term.NOTHING and not parts and len(tokens) <= _HEAD:
            return ()  # "Years exp", and below it "4 yrs"
        percent = title is not None and title.term is Term.BONUS
        values = [i for i in items if isinstance(i, Sum) or (percent and isinstance(i, Percent))]
        signed = [i for i in values if isinstance(i, Sum) and (i.currencies or i.magnitude)]
        values = [*signed] or values
        several = title is not None and title.term is Term.SIGN_ON and len(values) == _TWICE
        if title is None or paid:
            return items
        if len(values) != 1 and not several:
            return items
        named = (
            Word(at.first, at.first - 1, at.start, at.start, title.term, title.every)
            for at in values
        )
        return tuple(sorted((*items, *named), key=lambda i: (i.first, i.last)))

    def _signs(self, items: Sequence[Item], passage: Prose) -> None:
        """Behind "Kind regards" stand names and titles of the writer, and the employer's."""
        first = passage.tokens[0].text if passage.tokens else ""
        if passage.quoted or any(isinstance(i, Word) and i.term is not Term.NOTHING for i in items):
            self._signed = False
        elif first in _SIGN_OFFS and len(passage.tokens) <= _TITLE:
            self._signed = True
        elif self._signed and (employer := signature(passage.tokens, items)) is not None:
            self._signature = employer

    def _counted(self, number: int | None) -> Sheet | None:
        """The offer that "the first one" is, where it was told before; one named and not yet told
        is the next."""
        told = [s for s in self._offers if s.entries]
        if number is not None and number <= len(told):
            return told[number - 1]
        begun = number is not None and self._subject is not None and not self._subject.entries
        return self._subject if begun else None

    def _group(self, chunks: Sequence[Chunk], tokens: Sequence[Token], last: bool) -> None:
        """Chunks of one sentence about one employer, read as one."""
        items = tuple(item for chunk in chunks for item in chunk.items)
        whose = next((c.whose for c in reversed(chunks) if c.whose is not None), None)
        if self._pays_less_now(items, tokens) or self._signs_with_pay(items, tokens):
            whose = Whose.CURRENT
        self._heard(chunks, whose, tokens)
        figures = any(isinstance(i, FIGURES) for i in items)
        named = next((i for i in items if isinstance(i, Company)), None)
        company = named if figures or self._is_subject(named, items, tokens) else None
        if named is not None and company is None:
            self._mention(named, tokens)
            if _in_process(items):
                self._all_coming(items, tokens)
                return
        if self._whose is Whose.NOBODY and whose is None and (chunks[0].turned or self._told):
            self._whose = Whose.OFFER
        wished = self._whose is Whose.NOBODY
        self._wish_in_figures = wished and (figures or self._wish_in_figures)
        self._told = self._wish_in_figures and last
        firm = any(isinstance(i, Said) and i.mark in _FIRM for i in items)
        told = figures or firm  # "making 112k. Acme sent me a written offer"
        named_anew = company is not None and whose is None and told and not self._now_block
        if self._now_passage == self._passage and named_anew and company is not None:
            named_anew = tokens[company.first - 1].text not in _AT  # "95 in stock at Meta"
        if self._whose is Whose.CURRENT and named_anew:
            self._whose = Whose.OFFER
        if self._whose is Whose.NOBODY or len(self._offers) > _MOST_OFFERS:
            self._leave(items)
            if self._subject is not None and not figures:
                self._note(self._subject, [i for i in items if isinstance(i, Said)], tokens)
        elif self._whose is Whose.CURRENT:
            self._present(company, items, tokens)
        else:
            self._tell(company, items, tokens)

    def _mention(self, named: Company, tokens: Sequence[Token]) -> None:
        """Takes note of an employer that was only named; not of one that said no."""
        if _OVER.isdisjoint(t.text for t in tokens):
            self._mentioned.append((named, self._whose, self._passage))

    def _tell(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> None:
        """Enters what is said of an offer on the sheet of its employer."""
        company = company or self._waiting(items, tokens)
        if company is None and self._is_of_a_further_one(items, tokens):
            self._subject = None
        self._lend(company, tokens)
        self._enter(self._sheet(company, items, tokens), items, tokens)

    def _waiting(self, items: Sequence[Item], tokens: Sequence[Token]) -> Company | None:
        """The employer that was only named since the last figures, "Other side is Flipkart", where
        pay follows that the offer before has already."""
        subject = self._subject
        if subject is None or subject.company is None or not self._mentioned:
            return None
        named, whose, passage = self._mentioned[-1]
        free = whose is Whose.OFFER and not any(same(s.company, named.name) for s in self._offers)
        since = subject.last_told <= passage < self._passage and self._when is not When.UPDATED
        if not (free and since):
            return None
        found = pairs(items, tokens)
        worth = [p for p in found if p.word and isinstance(p.value, Sum)]
        granted = any(p.word and p.word.term is Term.EQUITY for p in worth)
        again = clashes(subject, found) or (granted and subject.has(Term.EQUITY))
        return named if again and any(map(_is_pay, found)) else None

    def _is_of_a_further_one(self, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
        """Whether pay is of an employer without a name, "a fintech from Texas wants me": one was
        spoken of since the last figures, and the offer before has its pay already."""
        subject = self._subject
        if subject is None or not subject.has(Term.BASE) or self._when is When.UPDATED:
            return False
        if subject.last_told < self._headed_anew:
            found = pairs(items, tokens)
            if any(map(_is_pay, found)) and clashes(subject, found):
                return True
        sums = [i for i in items if isinstance(i, Sum)]
        if not any(s.every in _WAGES and _is_foreign(s, subject) for s in sums):
            return False
        return subject.last_told < self._one_spoken_of or speaks_of_one(tokens[: sums[0].first])

    def _signs_with_pay(self, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
        """ "9 yoe, TC 330" below an offer that was told: what the writer has."""
        words = [i for i in items if isinstance(i, Word) and i.term is not Term.NOTHING]
        told = self._subject is not None and self._subject.has(Term.BASE)
        if not told or len(words) != 1 or words[0].term is not Term.TOTAL:
            return False
        before = tokens[max(0, words[0].first - _SIGNED) : words[0].first]
        return any(t.text == "yoe" for t in before)

    def _pays_less_now(self, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
        """ "Grab: 10.5k/month. Now at 8.2k/month": no offer is lowered, so it is present pay."""
        sums = [i for i in items if isinstance(i, Sum)]
        said = next((i for i in items if isinstance(i, Said) and i.mark is Mark.UPDATE), None)
        if said is None or not sums:
            return False
        now = says_now_at(said, tokens)
        if now and self._whose is Whose.CURRENT and not self._begins:
            return True  # "started at 82k, now at 139k", of the job they have
        entries = self._subject.entries if self._subject is not None else ()
        bases = [e.value for e in entries if e.term is Term.BASE]
        if now and not bases and (self._subject is None or self._subject.company is None):
            return True  # "Now at 11.4 LPA", before any offer was told
        told = [b for b in bases if isinstance(b, Sum) and b.every is sums[0].every]
        adjacent = sums[0].first == said.last + 1
        return now and adjacent and bool(told) and sums[0].readings[0] < told[-1].readings[0]

    def _lend(self, company: Company | None, tokens: Sequence[Token]) -> None:
        """In "I shared my DoorDash numbers and they came back with 222k" they are the one of whom
        was spoken before."""
        if company is None:
            if self._when is When.UPDATED and self._lender is not None:
                self._subject, self._lender = self._lender, None
            return
        before = {t.text for t in tokens[max(0, company.first - _LENT) : company.first]}
        subject = self._subject
        other = subject is not None and not same(subject.company, company.name)
        if other and subject is not None and subject.entries and not _SHOWS.isdisjoint(before):
            self._lender, self._subject = subject, None

    def _all_coming(self, items: Sequence[Item], tokens: Sequence[Token]) -> None:
        """ "In the final rounds with Cloudflare, and the onsite with Figma is on the 29th"."""
        for company in (i for i in items if isinstance(i, Company)):
            self._still_coming(company, items, tokens)

    def _still_coming(
        self, company: Company, items: Sequence[Item], tokens: Sequence[Token]
    ) -> None:
        """An employer whose offer is in process: an offer without figures, and the one that the
        rest of its paragraph is about."""
        current = self._whose is Whose.CURRENT and self._now_passage == self._passage
        known = any(same(s.company, company.name) for s in self._offers)
        marks = {i.mark for i in items if isinstance(i, Said)}
        wished = self._whose is Whose.NOBODY and Mark.NOT_OFFER in marks
        if wished or current or known:
            return
        if not _OVER.isdisjoint(t.text for t in tokens):
            return  # "rejected in the HM round"
        sheet = Sheet(company=company.name, company_place=Stretch(company.start, company.end))
        self._offers.append(sheet)
        self._coming.append(sheet)
        self._note(sheet, items, tokens)
        if self._begun:
            self._back_to, self._subject = self._subject, sheet

    def _heard(self, chunks: Sequence[Chunk], whose: Whose | None, tokens: Sequence[Token]) -> None:
        """Whose figures come now, and how late in the bargaining they stand. A wish in a long
        sentence without figures says nothing of the next one."""
        when = next((c.when for c in reversed(chunks) if c.when is not None), None)
        wish = whose is Whose.NOBODY and not any(c.figures for c in chunks)
        if whose is Whose.CURRENT and _is_a_past(chunks, tokens):
            return
        if whose is not None and not (wish and len(tokens) > _LONG):
            self._whose = whose
        if whose is Whose.CURRENT:
            self._now_passage = self._passage
        if when is not None:
            self._when = when
        elif whose is Whose.OFFER and not self._quoted:
            past = self._when is When.INITIAL and _offered_late(chunks)
            self._when = self._when if past else When.STATED

    def _is_subject(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> bool:
        """Whether a sentence without figures is about this employer's offer."""
        if company is None:
            return False
        if any(same(s.company, company.name) for s in self._offers):
            return True
        offered = any(isinstance(i, Said) and i.mark is Mark.OFFER for i in items)
        leads = company.first == 0 and self._begun
        before = self._subject
        if not company.known and before is not None and before.company and not before.entries:
            return False  # the employer was just named, and nothing told of it yet
        said_no = company.last + 1 < len(tokens) and tokens[company.last + 1].text in _OVER
        if _in_process(items) or said_no:
            return False  # "Jane Street rejected me"
        return offered or leads or self._turned_to(company, tokens)

    def _present(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> None:
        """What is said while present pay is spoken of; a deadline is the offer's all the same."""
        figures = any(isinstance(i, FIGURES) for i in items)
        if self._now_block and company is not None and not figures:
            return  # "Company: TCS", below "Current"
        at_once = self._now_passage == self._passage
        whole = figures or [t.text for t in tokens[1:2]] == [":"]  # "Current: at a retailer"
        if figures or at_once:
            self._paid_now = whole and at_once and not (self._now_block or self._alone)
        subject = self._spoken_of(company, items, tokens) if not figures else None
        if subject is not None:
            told = [i for i in items if not isinstance(i, Said) or _is_due(i)]
            present = any(isinstance(i, Said) and i.mark is Mark.CURRENT for i in items)
            told = told if present else list(items)
            if company is None and _is_list_line(tokens):  # "Role: team lead"
                told = [i for i in told if not isinstance(i, Level)]
            self._note(subject, told, tokens)
            return
        if at_once or self._now_block:
            self._surely_present.add(self._passage)
        self._enter(self._current, items, tokens)
        if self._subject is not None and self._subject.deadline is None:
            self._subject.deadline, self._current.deadline = self._current.deadline, None

    def _spoken_of(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> Sheet | None:
        """Whose status or deadline a sentence gives that names no figures."""
        return self._sheet(company, items, tokens) if company is not None else self._subject

    def _turned_to(self, company: Company, tokens: Sequence[Token]) -> bool:
        """Whether a sentence without figures makes this employer the subject."""
        nameless = self._subject is not None and self._subject.company is None
        return nameless or introduced(company, tokens)


def _is_foreign(amount: Sum, sheet: Sheet) -> bool:
    """Whether an amount is in none of the currencies that an offer was told in."""
    bases = [e.value for e in sheet.entries if e.term is Term.BASE and isinstance(e.value, Sum)]
    told = {code for b in bases for code in b.currencies} or set(sheet.currencies)
    return bool(amount.currencies) and bool(told) and told.isdisjoint(amount.currencies)


def _offered_late(chunks: Sequence[Chunk]) -> bool:
    """ "Up from 142k base, 18k bonus thanks to a competing offer": an offer is only spoken of
    behind the figures."""
    items = [i for c in chunks for i in c.items]
    marks = (n for n, i in enumerate(items) if isinstance(i, Said) and i.mark is Mark.OFFER)
    return any(isinstance(i, FIGURES) for i in items[: next(marks, 0)])


def _is_a_past(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> bool:
    """ "Prior experience: product based companies" names no pay, and says nothing of the next."""
    said = [i for c in chunks for i in c.items if isinstance(i, Said) and i.mark is Mark.CURRENT]
    figures = any(c.figures for c in chunks)
    return not figures and all(tokens[i.last].text == "experience" for i in said)


def _is_pay(pair: Pair) -> bool:
    """Whether a figure is surely money, and not the 8 of "8 times salary" or a postal code."""
    value = pair.value
    if not isinstance(value, Sum):
        return False
    named = pair.word is not None and pair.word.term in (Term.BASE, Term.TOTAL)
    return bool(value.magnitude or value.currencies) or (named and value.readings[0] >= _LEAST)


def _before_sums(word: Word, items: Sequence[Item]) -> bool:
    """Whether a word stands before the first amount, so that it may be what the amount is."""
    amounts = [i.first for i in items if isinstance(i, Sum)]
    return not amounts or word.first < amounts[0]


def _with_period(title: Word, items: Sequence[Item]) -> Word:
    """A title with the period that stands with it: "Stock (/yr)"."""
    period = next((i for i in items if isinstance(i, Period)), None)
    return replace(title, every=period.every) if period is not None else title


def _is_counted_line(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with a number and a full stop: "3. Sign-On Award."."""
    return len(tokens) > 1 and tokens[0].text.isdigit() and tokens[1].text == "."


def _is_to_stay(tokens: Sequence[Token]) -> bool:
    """ "Boss came back with £72k if I stay"."""
    words = " ".join(t.text for t in tokens)
    figures = any(t.kind is Kind.NUMBER for t in tokens)
    made = any(f" {said} " in f" {words} " for said in _COUNTERS)
    return figures and made and any(f" {said} " in f" {words} " for said in _TO_STAY)


def _is_a_wish(tokens: Sequence[Token]) -> bool:
    """ "Goal: 235k base, RSU 500k"."""
    return [t.text for t in tokens[1:2]] == [":"] and tokens[0].text in _WISHES


def _is_plural(tokens: Sequence[Token]) -> bool:
    """ "Both want an answer", "All 3 want an answer"."""
    words = [t.text for t in tokens]
    counted = any(one == "all" and other in _ALL for one, other in pairwise(words))
    return counted or not _BOTH.isdisjoint(words)


def _names_whose_offer(tokens: Sequence[Token]) -> bool:
    """ "Company: Visa", "Title/Level: SDE 2", below a line on what the person did before."""
    words = " ".join(t.text for t in tokens[:4])
    return words.startswith(("company :", "company -")) or words == "title / level :"


def _is_labelled(items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a line begins with a part of pay as its label, "Relocation/Signing bonus (once):"."""
    part = bool(items) and isinstance(items[0], Word) and not items[0].first
    return part and any(t.text == ":" for t in tokens[1:_LABEL])


def _is_list_line(tokens: Sequence[Token]) -> bool:
    """Whether a line is one of a list: "Role - Team lead"."""
    return any(t.text in _MARKS for t in tokens[1:_LABEL])


def _is_due(item: Item) -> bool:
    return isinstance(item, Said) and item.mark is Mark.DEADLINE


def _labelled(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with a label: "Base: 29.5"."""
    return len(tokens) > len(("Base", ":")) and ":" in (tokens[1].text, tokens[2].text)


def _in_process(items: Sequence[Item]) -> bool:
    return any(isinstance(i, Said) and i.mark is Mark.IN_PROCESS for i in items)
