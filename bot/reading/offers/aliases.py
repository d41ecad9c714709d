"""Employers that were told before, called once more by a part of their names or by initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.offers.items import Company
from bot.reading.tokens import Token

_SHORTEST = 3  # letters of a name that is called short


class Aliases:
    """What the employers of a text that were told are called for short."""

    def __init__(self, told: Sequence[str]) -> None:
        self._firsts = {name.split()[0].casefold(): name for name in reversed(told)}
        self._initials = {_initials(name): name for name in reversed(told)}

    def again(self, tokens: Sequence[Token]) -> Iterator[Company]:
        """The employers called once more, by the first word of their names, "Heller needs to know
        by Friday", or cut short."""
        for index, token in enumerate(tokens):
            name = self._called(token) if token.capital else None
            if name is not None:
                last = _as_told(tokens, index, name.split())
                yield Company(index, last, token.start, tokens[last].end, name, known=False)

    def as_told(self, company: Company, tokens: Sequence[Token]) -> Company:
        """An employer under the name that it was told by: JS as Jane Street."""
        alone = not company.known and company.first == company.last
        name = self._called(tokens[company.first]) if alone else None
        return replace(company, name=name) if name is not None else company

    def _called(self, token: Token) -> str | None:
        """The employer that a word stands for: by its first word, its initials, or cut short."""
        if len(token.text) > _SHORTEST and token.text in self._firsts:
            return self._firsts[token.text]
        if len(token.written) < len("JS") or token.written[1:].islower():
            return None
        if token.written in self._initials:
            return self._initials[token.written]
        if len(token.text) < _SHORTEST:
            return None
        cut = (name for first, name in self._firsts.items() if first.startswith(token.text))
        return next(cut, None)


def _as_told(tokens: Sequence[Token], index: int, words: Sequence[str]) -> int:
    """The last token of a name that begins at one, as far as it is said again."""
    last = index
    for word in words[1:]:
        if last + 1 >= len(tokens) or tokens[last + 1].text != word.casefold():
            break
        last += 1
    return last


def _initials(name: str) -> str:
    """JS for Jane Street, DD for DoorDash."""
    letters = name.title() if " " in name else name
    return "".join(filter(str.isupper, letters))
