"""What the file of clauses must look like: phrases by language, and the words around days."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import Field

from bot.guides.schema import Id, Strict, Text


class Reads(StrEnum):
    """What is taken out of a clause's sentence besides its words."""

    NOTHING = "nothing"
    MONTHS = "months"
    DAY = "day"  # without a day there is no such clause


Phrases = Mapping[str, tuple[Text, ...]]


class ClauseRule(Strict):
    """One kind of clause, and how letters word it, by language."""

    id: Id
    reads: Reads = Reads.NOTHING
    phrases: Phrases
    unless: Phrases = Field(default_factory=dict)


class Spans(Strict):
    """How spans of time are called, and numbers that the English numerals do not have."""

    months: frozenset[Text]
    years: frozenset[Text]
    numbers: Mapping[str, int]


class DayWords(Strict):
    """The words before a day, the ones in it, and those that make it one."""

    after: frozenset[Text]
    between: frozenset[Text]
    named: frozenset[Text]


class ClauseFile(Strict):
    clauses: tuple[ClauseRule, ...]
    spans: Spans
    days: DayWords
