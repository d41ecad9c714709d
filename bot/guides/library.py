"""The world as the program sees it: read-only data, each kind in one mapping.

Everything here is loaded once and never changes. Rules, cards and letters look things
up in it; nothing in it computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from bot.core.rates import Rates
from bot.guides.clauses import ClauseFile
from bot.guides.lettering import Lettering
from bot.guides.overlay import KINDS, spoken
from bot.guides.schema import (
    Company,
    Confidence,
    Currency,
    Guide,
    Ladder,
    Law,
    Number,
    Provenance,
    Question,
    Region,
    Rung,
    Source,
)
from bot.guides.vocabulary import Vocabulary
from bot.guides.wording import Wording
from bot.words import Locale


@dataclass(frozen=True, eq=False)
class World:
    """All data and all words. The words of one language stand under its code.

    `language` is the one its texts are in; `in_language` gives the same world in another.
    """

    sources: Mapping[str, Source]
    numbers: Mapping[str, Number]
    questions: Mapping[str, Question]
    laws: Mapping[str, Law]
    regions: Mapping[str, Region]
    currencies: Mapping[str, Currency]
    rates: Rates
    rungs: Mapping[str, Rung]
    ladders: Mapping[str, Ladder]
    companies: Mapping[str, Company]
    guides: Mapping[str, Guide]
    clauses: ClauseFile
    words: Mapping[str, Wording]
    lettering: Lettering
    vocabulary: Vocabulary
    language: str = "en"
    _tongues: dict[str, World] = field(default_factory=dict, repr=False)

    def in_language(self, language: str) -> World:
        """The world with every text in a language; always the same object for it."""
        if language == self.language:
            return self
        if not self._tongues:
            self._tongues[self.language] = self
        if language not in self._tongues:
            original = next(iter(self._tongues.values()))
            data = self.words[language].data
            said: dict[str, Any] = {
                kind: spoken(getattr(original, kind), getattr(data, kind)) for kind in KINDS
            }
            self._tongues[language] = replace(original, language=language, **said)
        return self._tongues[language]

    @property
    def wording(self) -> Wording:
        """The words of its language."""
        return self.words[self.language]

    @property
    def locale(self) -> Locale:
        """How its language writes figures and days."""
        return self.wording.locale

    @cached_property
    def unsure(self) -> frozenset[str]:
        """How people say that they do not know, in every language."""
        return frozenset(plain(s) for words in self.words.values() for s in words.typed.unsure)

    @cached_property
    def none(self) -> frozenset[str]:
        """How people say that there is none, in every language."""
        return frozenset(plain(s) for words in self.words.values() for s in words.typed.none)

    def term(self, name: str) -> str:
        """A small word of its language, by name."""
        return self.wording.terms[name]

    def number(self, name: str) -> Fraction:
        """A threshold of the playbook."""
        return self._thresholds[name]

    def company_called(self, name: str) -> Company | None:
        """The company that this name or alias belongs to, if it is known."""
        return self._company_names.get(plain(name))

    def region_called(self, name: str) -> Region | None:
        """The region that this name, id or alias belongs to, if it is known."""
        return self._region_names.get(plain(name))

    def guides_of(self, company: str) -> tuple[Guide, ...]:
        """The guides of a company, by its id."""
        return tuple(guide for guide in self.guides.values() if guide.company == company)

    @cached_property
    def symbols(self) -> Mapping[str, tuple[str, ...]]:
        """What a currency may be called, with every currency it may mean."""
        found: dict[str, tuple[str, ...]] = {}
        for currency in self.currencies.values():
            for word in (currency.code, *currency.words):
                codes = found.get(word.casefold(), ())
                if currency.code not in codes:
                    found[word.casefold()] = (*codes, currency.code)
        return found

    def meant(self, codes: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Those of `codes` that `text` means: one that is a word too counts in capitals only."""
        return tuple(c for c in codes if not self.currencies[c].capitals or c in text)

    @cached_property
    def _thresholds(self) -> Mapping[str, Fraction]:
        return {name: Fraction(number.value) for name, number in self.numbers.items()}

    @cached_property
    def _company_names(self) -> Mapping[str, Company]:
        return {
            plain(name): company
            for company in self.companies.values()
            for name in (company.id, company.name, *company.aliases)
        }

    @cached_property
    def _region_names(self) -> Mapping[str, Region]:
        return {
            plain(name): region
            for region in self.regions.values()
            for name in (region.id, region.name, *region.aliases)
        }


def plain(name: str) -> str:
    """A name as it is compared: case, spaces, hyphens and full stops do not count."""
    return " ".join(name.casefold().translate(_APART).split())


_APART = str.maketrans(dict.fromkeys("-_.,/", " "))


class Backing(NamedTuple):
    """What is known of where an item comes from, its own or its file's."""

    source: str | None
    as_of: str | None
    confidence: Confidence | None
    still_valid_on: str | None


def provenance(*layers: Provenance) -> Backing:
    """Innermost first: each missing source, date and confidence is inherited outwards."""
    return Backing(*(_innermost(layers, name) for name in Backing._fields))


def _innermost(layers: tuple[Provenance, ...], name: str) -> Any:
    return next((value for x in layers if (value := getattr(x, name)) is not None), None)
