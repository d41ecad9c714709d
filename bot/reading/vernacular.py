"""A typed line in the words of the amount grammar: "300 mil en 4 años" as "300 k over 4 years".

Which words stand for which is data of each language; only what is typed in the chat's own
language is put into them, because "en" and "a" are other words elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.guides.wording import Typed


def in_grammar(text: str, typed: Typed) -> str:
    """The line with the language's words replaced, the longer ones first."""
    said = text.casefold()
    for pattern, words in _patterns(tuple(typed.magnitudes.items()), tuple(typed.words.items())):
        said = pattern.sub(words, said)
    return said


Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=8)
def _patterns(magnitudes: Pairs, words: Pairs) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(_whole(word, r"(?<=\d)\s*"), f" {said}") for word, said in _longest(magnitudes)]
    found += [(_whole(word, r"(?<!\w)"), said) for word, said in _longest(words)]
    return tuple(found)


def _longest(pairs: Pairs) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _whole(word: str, before: str) -> re.Pattern[str]:
    return re.compile(rf"{before}{re.escape(word)}(?!\w)")
