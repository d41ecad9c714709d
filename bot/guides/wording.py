"""The words of one language: questions, findings, phrases and templates, by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from bot.guides.overlay import Overlay
from bot.guides.schema import Strict, Text
from bot.words import Locale


class QuestionWords(Strict):
    """What a step says: `{name}` slots are filled from the step."""

    label: Text
    ask: Text
    hint: Text
    why: Text


class FindingWords(Strict):
    """What a finding says, and why. Both are small templates over the finding's values."""

    text: Text
    because: Text
    says: Text | None = None  # the rule itself, as one sentence; none for what is no rule


class FactWords(Strict):
    """The question for a fact that rules lacked, and what its answer would change."""

    question: Text
    effect: Text


class ClauseWords(Strict):
    """What a clause in a letter is called, what it means, and what to ask about it."""

    name: Text
    means: Text
    ask: Text


class ClauseWordsFile(Strict):
    clauses: Mapping[str, ClauseWords]


class FactFile(Strict):
    facts: Mapping[str, FactWords]


class QuestionFile(Strict):
    questions: Mapping[str, QuestionWords]


class FindingFile(Strict):
    findings: Mapping[str, FindingWords]


class PhraseFile(Strict):
    phrases: Mapping[str, Text]


class Typed(Strict):
    """What people type: that they do not know, that there is none, and the words of amounts.

    `magnitudes` stand behind digits; `words` anywhere. Each says its word in the grammar.
    """

    unsure: tuple[Text, ...]
    none: tuple[Text, ...]
    magnitudes: Mapping[str, Text]
    words: Mapping[str, Text]


class GuardWords(Strict):
    """What the guard listens for, as patterns: the words around an amount, and for a rival."""

    base: tuple[Text, ...]
    equity: tuple[Text, ...]
    total: tuple[Text, ...]
    sign_on: Annotated[tuple[Text, ...], Field(alias="sign-on")]
    bonus: tuple[Text, ...]
    apart: tuple[Text, ...]
    rivals: tuple[Text, ...]


class TypedFile(Strict):
    typed: Typed
    guard: GuardWords


class TermFile(Strict):
    terms: Mapping[str, Text]


class FormulaFile(Strict):
    formulas: Mapping[str, Text]


class LocaleFile(Strict):
    locale: Locale


class Wording(Strict):
    """All words of one language, and how it writes figures and days."""

    language: Text
    questions: Mapping[str, QuestionWords]
    findings: Mapping[str, FindingWords]
    phrases: Mapping[str, Text]
    facts: Mapping[str, FactWords]
    clauses: Mapping[str, ClauseWords]
    terms: Mapping[str, Text]
    formulas: Mapping[str, Text]
    locale: Locale
    typed: Typed
    guard: GuardWords
    data: Overlay
    templates: Mapping[str, str]
