"""Reads a text into sheets, keeping who is being spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guides.vocabulary import Mark
from bot.reading.offers.chunks import (
    FIGURES,
    Chunk,
    Whose,
    another,
    chunks,
    numbered_offer,
    together,
)
from bot.reading.offers.items import (
    Company,
    Item,
    Said,
)
from bot.reading.offers.lexicon import Lexicon
from bot.reading.offers.names import introduced
from bot.reading.offers.passages import Prose, Table, passages
from bot.reading.offers.sheets import Sheet, Sheets, When, same
from bot.reading.offers.tables import Tables
from bot.reading.tokens import Token


def read_sheets(text: str, lexicon: Lexicon) -> Sheets:
    """Reads a text into sheets."""
    writer = Writer(text, lexicon)
    for number, passage in enumerate(passages(text)):
        if isinstance(passage, Table):
            writer.table(passage, number)
        else:
            writer.prose(passage, number)
    return writer.finished()


_HEAD = 3  # tokens of a line that only says whose figures follow
_MOST_OFFERS = 100  # what goes beyond stays unread


class Writer(Tables):
    """Reads sentences and tables in their order."""

    def prose(self, passage: Prose, number: int) -> None:
        """One sentence. What it says of whose figures these are holds until the next paragraph."""
        self._passage = number
        if passage.begins:
            self._whose, self._when = Whose.OFFER, When.STATED
        if numbered_offer(passage.tokens) or another(passage.tokens):
            self._subject, self._whose = None, Whose.OFFER
        if passage.quoted:
            self._when = When.INITIAL
        self._headed = self._alone
        self._begins = passage.begins
        items = self._items(passage.tokens)
        self._begins = False
        self._alone = len(passage.tokens) <= _HEAD and any(
            isinstance(i, Said) and i.mark is Mark.CURRENT for i in items
        )
        groups = list(together(list(chunks(items, passage.tokens))))
        for group in groups:
            self._group(group, passage.tokens, group is groups[-1])

    def _group(self, chunks: Sequence[Chunk], tokens: Sequence[Token], last: bool) -> None:
        """Chunks of one sentence about one employer, read as one."""
        items = tuple(item for chunk in chunks for item in chunk.items)
        whose = next((c.whose for c in reversed(chunks) if c.whose is not None), None)
        self._heard(chunks, whose)
        figures = any(isinstance(i, FIGURES) for i in items)
        named = next((i for i in items if isinstance(i, Company)), None)
        company = named if figures or self._is_subject(named, items, tokens) else None
        if named is not None and company is None:
            self._mentioned.append((named, self._whose))
            if _in_process(items):
                return
        if self._whose is Whose.NOBODY and whose is None and (chunks[0].turned or self._told):
            self._whose = Whose.OFFER
        self._told = self._whose is Whose.NOBODY and figures and last
        named_anew = company is not None and whose is None and figures and not self._headed
        if self._whose is Whose.CURRENT and named_anew:
            self._whose = Whose.OFFER
        if self._whose is Whose.NOBODY or len(self._offers) > _MOST_OFFERS:
            self._leave(items)
        elif self._whose is Whose.CURRENT:
            self._present(company, items, tokens)
        else:
            self._enter(self._sheet(company, items, tokens), items, tokens)

    def _heard(self, chunks: Sequence[Chunk], whose: Whose | None) -> None:
        """Whose figures come now, and how late in the bargaining they stand."""
        when = next((c.when for c in reversed(chunks) if c.when is not None), None)
        if whose is not None:
            self._whose = whose
        if when is not None:
            self._when = when
        elif whose is Whose.OFFER:
            self._when = When.STATED

    def _is_subject(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> bool:
        """Whether a sentence without figures is about this employer's offer."""
        if company is None:
            return False
        if any(same(s.company, company.name) for s in self._offers):
            return True
        return not _in_process(items) and self._turned_to(company, tokens)

    def _present(
        self, company: Company | None, items: Sequence[Item], tokens: Sequence[Token]
    ) -> None:
        """What is said while present pay is spoken of; a deadline is the offer's all the same."""
        figures = any(isinstance(i, FIGURES) for i in items)
        subject = self._spoken_of(company, items, tokens) if not figures else None
        if subject is not None:
            self._note(subject, items, tokens)
            return
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


def _in_process(items: Sequence[Item]) -> bool:
    return any(isinstance(i, Said) and i.mark is Mark.IN_PROCESS for i in items)
