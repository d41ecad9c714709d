"""The words that pay is spoken of in running text, from data/reading: terms, marks, periods
and employers' names. Authors add a phrase or a language there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.offer import EquityKind
from bot.guides.schema import Code, Strict, Text


class Term(StrEnum):
    """What a phrase names."""

    BASE = "base"
    BASIC = "basic"  # a part of base in an Indian breakdown; counts where no base is named
    BONUS = "bonus"
    EQUITY = "equity"
    SIGN_ON = "sign_on"
    RELOCATION = "relocation"
    TOTAL = "total"
    UNIT_PRICE = "unit_price"
    STRIKE = "strike"
    CLIFF = "cliff"
    VESTING = "vesting"
    SALARIES = "salaries"  # how many monthly salaries are paid a year
    HOURS = "hours"
    NOTHING = "nothing"  # stands beside numbers and is no pay of this offer


class Mark(StrEnum):
    """What a phrase says about the figures near it."""

    OFFER = "offer"
    CURRENT = "current"
    NOT_OFFER = "not_offer"
    UPDATE = "update"
    INITIAL = "initial"
    NONE = "none"
    WRITTEN = "written"
    VERBAL = "verbal"
    IN_PROCESS = "in_process"
    DEADLINE = "deadline"
    UNKNOWN = "unknown"  # "to be confirmed": neither an amount nor a none


class Every(StrEnum):
    """How often an amount is paid, as it is said."""

    YEAR = "year"
    MONTH = "month"
    HALF_MONTH = "half_month"
    FORTNIGHT = "fortnight"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    GRANT = "grant"


class Trail(StrEnum):
    """What a word says of the papers of an offer, and of where they are."""

    PAPER = "paper"  # what an offer is written on: a letter, a contract
    OTHER = "other"  # beside such a word: a cover letter, a contract role
    HERE = "here"  # it has come: sent, received, in the inbox
    COMING = "coming"  # words of coming that, beside a later day, say that it has not
    LATER = "later"  # will, tomorrow, still missing
    VOICE = "voice"  # on what is spoken: "by phone", "on Teams"
    CALL = "call"  # spoken on it only with an article: "on the call", not "on call"


Meaning = Term | Mark | Every


class PhraseBook(Strict):
    """One language's phrases; those under `labels` name a part only at the head of a line, before
    a colon or a dash: "Pay: $30 an hour"."""

    language: Text
    terms: Mapping[Term, tuple[Text, ...]] = {}
    labels: Mapping[Term, tuple[Text, ...]] = {}
    marks: Mapping[Mark, tuple[Text, ...]] = {}
    periods: Mapping[Every, tuple[Text, ...]] = {}
    kinds: Mapping[EquityKind, tuple[Text, ...]] = {}
    days: tuple[Text, ...] = ()
    papers: Mapping[Trail, tuple[Text, ...]] = {}


class Employers(Strict):
    """Names of employers; `words` count only with a capital letter, or before a level. The levels
    of those under `numbered` are bare numbers: Microsoft 64."""

    names: tuple[Text, ...]
    words: tuple[Text, ...]
    numbered: tuple[Text, ...] = ()


class Places(Strict):
    """Places by the currency of the pay there, and further signs with what they may mean. Codes
    of states count in capitals behind the name of a town: "Newark CA"."""

    places: Mapping[Code, tuple[Text, ...]]
    states: Mapping[Code, tuple[Text, ...]] = {}
    signs: Mapping[Text, tuple[Code, ...]] = {}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All phrase books, all employers' names, and places."""

    books: tuple[PhraseBook, ...]
    employers: Employers
    places: Places

    def kinds(self) -> Mapping[str, EquityKind]:
        """Each name of an instrument."""
        return {p: kind for book in self.books for kind, ps in book.kinds.items() for p in ps}

    def days(self) -> tuple[str, ...]:
        """Phrases that name a day: "end of the week"."""
        return tuple(phrase for book in self.books for phrase in book.days)

    def labels(self) -> Mapping[str, Term]:
        """Each word that names a part of pay at the head of a line only."""
        return {w: t for book in self.books for t, ws in book.labels.items() for w in ws}

    def papers(self) -> Mapping[Trail, frozenset[str]]:
        """The words of every language for each thing that is said of an offer's papers."""
        return {
            trail: frozenset(w for book in self.books for w in book.papers.get(trail, ()))
            for trail in Trail
        }

    def phrases(self) -> Mapping[str, Meaning]:
        """Each phrase with what it means. In more than one book, the first one's meaning holds;
        a term comes before a mark, a mark before a period."""
        found: dict[str, Meaning] = {}
        for group in ("terms", "marks", "periods"):
            for book in self.books:
                for meaning, phrases in getattr(book, group).items():
                    for phrase in phrases:
                        found.setdefault(phrase, meaning)
        return found
