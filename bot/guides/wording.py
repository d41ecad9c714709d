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
    templates: Mapping[str, str]
