"""The words of one language: questions, findings, phrases and templates, by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from bot.guides.schema import Strict, Text


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


class Wording(Strict):
    """All words of one language."""

    language: Text
    questions: Mapping[str, QuestionWords]
    findings: Mapping[str, FindingWords]
    phrases: Mapping[str, Text]
    facts: Mapping[str, FactWords]
    clauses: Mapping[str, ClauseWords]
    templates: Mapping[str, str]
