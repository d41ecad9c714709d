"""Clauses in a letter: which of the known kinds it has, and in what words.

Phrases come from data. They are matched part by part and never step back, so the time grows
with the text alone, whatever the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.guides.clauses import ClauseFile, ClauseRule, DayWords, Phrases, Reads, Spans
from bot.reading.numerals import SMALL

_FAR, _NEAR = 120, 60
_GAPS = {"..": _FAR, "~": _NEAR}
_LONGEST_SHOWN = 240
_FARTHEST_DAY = 400
_MONTHS_A_YEAR = 12
_MOST_MONTHS = 120
# A sentence ends before a capital, a bullet or a quotation, so not in "5 p.m. on" or "Dec. 4".
_ENDS = re.compile(
    r"(?<![ap]\.m)[.;!?](?=\s+[\"'“‘(•*–-]*\s?[^\W\d_a-zà-ÿ])|\n[ \t]*\n|\n(?=[^\n\t]*\t)"
)
_WORDS = re.compile(r"[\w./:'’-]*\w")
_UNITS = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = re.compile(r"[\s,.()]*")
_BESIDE = r"[\s‐-–-]{1,3}"
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: where it stands in the text, its words, and what else was read from them.

    `months` is how long it binds, where that is said; `day` a deadline in the letter's words.
    """

    id: str
    start: int
    end: int
    words: str
    months: int | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the text: a sentence, or the words of a phrase in it."""

    start: int
    end: int


def clauses(text: str, known: ClauseFile) -> tuple[Clause, ...]:
    """The first clause of each known kind, in the order in which they stand in the text."""
    sentences = _Sentences(text)
    found = (_first(rule, text, sentences, known) for rule in known.clauses)
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.start, c.id)))


class _Sentences:
    """Where each sentence of a text ends."""

    def __init__(self, text: str) -> None:
        self._ends = [*(match.end() for match in _ENDS.finditer(text)), len(text)]

    def around(self, place: int) -> _Stretch:
        """The sentence that a place stands in."""
        index = bisect_right(self._ends, place, hi=len(self._ends) - 1)
        return _Stretch(self._ends[index - 1] if index else 0, self._ends[index])


def _first(rule: ClauseRule, text: str, sentences: _Sentences, known: ClauseFile) -> Clause | None:
    places: dict[_Stretch, _Stretch] = {}
    for phrase in _every(rule.phrases):
        for sentence, place in _found(phrase, text, sentences):
            earlier = places.get(sentence, place)
            places[sentence] = min(earlier, place, key=lambda p: p.start)
    denied = {s for phrase in _every(rule.unless) for s, _ in _found(phrase, text, sentences)}
    for sentence in sorted(places.keys() - denied, key=lambda s: s.start):
        clause = _clause(rule, text, sentence, places[sentence], known)
        if clause is not None:
            return clause
    return None


def _every(phrases: Phrases) -> Iterator[str]:
    """The phrases of all languages: a letter need not be in the one its reader chose."""
    return (phrase for language in phrases.values() for phrase in language)


def _clause(
    rule: ClauseRule, text: str, sentence: _Stretch, place: _Stretch, known: ClauseFile
) -> Clause | None:
    shown = _shown(text, sentence, place)
    words = " ".join(text[shown.start : shown.end].split())
    months: int | None = None
    day = ""
    if rule.reads is Reads.MONTHS:
        months = _months(text, shown, place, known.spans)
    if rule.reads is Reads.DAY:
        end = min(sentence.end, place.start + _FARTHEST_DAY)
        day = _day(text, _Stretch(place.start, end), known.days)
        if not day:
            return None
    return Clause(rule.id, shown.start, shown.end, words, months, day)


def _found(phrase: str, text: str, sentences: _Sentences) -> Iterator[tuple[_Stretch, _Stretch]]:
    """Sentences with a phrase, and where: each part as soon after the one before as it comes."""
    (first, _), *rest = _parts(phrase)
    past = 0
    for match in first.finditer(text):
        if match.start() < past:
            continue
        sentence = sentences.around(match.start())
        end = _end(rest, text, match.end(), sentence.end)
        if end is not None:
            past = sentence.end
            yield sentence, _Stretch(match.start(), end)


def _end(rest: Sequence[_Part], text: str, end: int, limit: int) -> int | None:
    """Where the rest of a phrase ends; None where it does not go on in this sentence."""
    for part, gap in rest:
        following = part.search(text, end, min(end + gap, limit))
        if following is None:
            return None
        end = following.end()
    return end


_Part = tuple[re.Pattern[str], int]


@lru_cache(maxsize=1024)
def _parts(phrase: str) -> tuple[_Part, ...]:
    """The parts of a phrase, each with how far it may stand behind the one before."""
    parts: list[_Part] = []
    gap, words = 0, list[str]()
    for word in [*phrase.split(), ".."]:
        if word in _GAPS:
            parts.append((_pattern(words), gap))
            gap, words = _GAPS[word], []
        else:
            words.append(word)
    return tuple(parts)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Words side by side; a hyphen or a line's end between them is a space."""
    written = _BESIDE.join(
        "(?:" + "|".join(re.escape(choice) for choice in word.split("|")) + ")" for word in words
    )
    open_ended = written.replace(r"\*", r"\w*").replace("_", _BESIDE)
    return re.compile(rf"(?<!\w){open_ended}(?![\w-])", re.I)


def _shown(text: str, sentence: _Stretch, place: _Stretch) -> _Stretch:
    """The whole sentence if it is short, else the words found and some after them."""
    whole = text[sentence.start : sentence.end]
    start = sentence.start + len(whole) - len(whole.lstrip())
    if sentence.end - start <= _LONGEST_SHOWN:
        return _Stretch(start, sentence.end)
    end = min(sentence.end, max(place.end, place.start + _LONGEST_SHOWN))
    cut = text.rfind(" ", place.end, end) if end < sentence.end else end
    return _Stretch(place.start, max(place.end, cut))


def _months(text: str, shown: _Stretch, place: _Stretch, spans: Spans) -> int | None:
    """The span of time that is named nearest to the words found: "two years", "18 months"."""
    words = [
        (match[0].casefold(), match.start())
        for match in _UNITS.finditer(text, shown.start, shown.end)
    ]
    found: list[tuple[int, int]] = []
    for (number, start), (unit, end) in pairwise(words):
        count, months = _count(number, spans), _month_count(unit, spans)
        if count is not None and 0 < count * months <= _MOST_MONTHS:
            away = max(place.start - end, start - place.end, 0)
            found.append((away, count * months))
    return min(found)[1] if found else None


def _month_count(unit: str, spans: Spans) -> int:
    """How many months a unit has; 0 for a word that is none."""
    if unit in spans.months:
        return 1
    return _MONTHS_A_YEAR if unit in spans.years else 0


def _count(word: str, spans: Spans) -> int | None:
    if _NUMBER.fullmatch(word):
        return int(word)
    return SMALL.get(word, spans.numbers.get(word))


def _day(text: str, stretch: _Stretch, words: DayWords) -> str:
    """The first day named behind a word such as "by", as it stands there."""
    found = list(_WORDS.finditer(text, stretch.start, stretch.end))
    for index, match in enumerate(found):
        if match[0].casefold() in words.after:
            day = _run(text, found[index + 1 :][:16], words)
            if day:
                return day
    return ""


def _run(text: str, following: list[re.Match[str]], words: DayWords) -> str:
    """Words that can stand in a day, side by side, cut to the ones that do."""
    run: list[re.Match[str]] = []
    for match in following:
        beside = not run or _BETWEEN_WORDS.fullmatch(text, run[-1].end(), match.start())
        if not beside or not (_is_day(match[0], words) or match[0].casefold() in words.between):
            break
        run.append(match)
    days = [n for n, match in enumerate(run) if _is_day(match[0], words)]
    if not days:
        return ""
    start, end = run[days[0]].start(), run[days[-1]].end()
    return " ".join(text[start:end].split())


def _is_day(word: str, words: DayWords) -> bool:
    plain = word.casefold().strip(".")
    return plain in words.named or any(c.isdigit() for c in plain)
