"""Numbers as people write them: digits in every grouping, and English number words.

Exact throughout. A run of digits with two readings (235.000 is 235 thousand in Berlin
and 235 in Boston) keeps both.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "lakh": 10**5, "crore": 10**7}
_DIGIT = range(1, 10)
_JOINING = frozenset({"and"})

# Format characters and combining marks: they hide between the digits of pasted text.
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})
# Letters of other scripts that are read as a magnitude.
_LETTERS = {"к": "k", "К": "K", "κ": "k", "Κ": "K", "м": "m", "М": "M", "Μ": "M"}
# Marks that stand between digits like the plain ones: apostrophes, points, commas, a tab.
_MARKS = dict.fromkeys("’‘ʼ′´`", "'") | dict.fromkeys("·˙٫", ".") | dict.fromkeys("٬،‚", ",")
_LOOKALIKES = _LETTERS | _MARKS | {"\t": " "}

# Groups are of three digits, Indian ones of two and a last of three. Anything else that looks
# grouped (40,30,20,10 or 1.2.3) is a list of numbers. The bound on groups keeps it linear.
# A space groups nothing behind a letter that is no currency's: "E5 210" is a level and a base.
_NO_LEVEL = (
    r"(?:(?<![^\W\d_])|(?<=EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|ZAR|CAD|AUD|NZD|BRL|RUB)"
    r"|(?<=kr|Kr|zł|Kč|Rs|Fr)|(?<=\bR))"
)
_GROUPS = "|".join(
    rf"{behind}\d{{1,3}}(?:{mark}\d{{3}}){{1,9}}(?!{closed}\d)(?:{point}\d+(?!{point}?\d))?"
    for behind, mark, closed, point in (
        (_NO_LEVEL, " ", "", "[.,]"),
        ("", ",", ",?", "[.]"),
        ("", "[.]", "[.]?", ","),
        ("", "['_]", "['_]?", "[.,]"),
    )
)  # fmt: skip
_INDIAN = r"\d{1,2}(?:,\d\d){1,9},\d{3}(?!,?\d)(?:[.]\d+(?![.]?\d))?"
# Groups that were typed wrongly, "7,745,00" or "2,0000": every digit counts.
_MISGROUPED = r"\d{1,3}(?:,\d{3}){1,4},\d\d(?![,.]?\d)|\d{1,2},\d{4}(?![,.]?\d)"
_PLAIN = r"(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)|\d+|(?<![\w.,])[.]\d+(?![.,]?\d)"
DIGITS = rf"(?:(?<!\d[.,])(?:{_GROUPS}|{_INDIAN}|{_MISGROUPED})|{_PLAIN})"
WORD = r"[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class Clean:
    """Text with plain digits and spaces and nothing invisible, and where each character was."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of a stretch in the original text."""
        return self.origins[start], self.origins[end - 1] + 1


def clean(text: str) -> Clean:
    """Folds digits, widths and spaces of any script to plain ones, character by character."""
    kept: list[str] = []
    origins: list[int] = []
    index = 0
    while index < len(text):
        run = _PLAIN_RUN.match(text, index)
        if run is not None:
            kept.append(run.group())
            origins.extend(range(index, run.end()))
            index = run.end()
            continue
        for plain in _plain(text[index]):
            if plain != " " or not kept or not kept[-1].endswith(" "):
                kept.append(plain)
                origins.append(index)
        index += 1
    return Clean("".join(kept), tuple(origins))


# Most of a letter: plain words with single spaces between, which stay as they are.
_PLAIN_RUN = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*")


def _plain(character: str) -> str:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    if character.isascii():
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character) == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with all its readings; `grouped` when its digits were written in groups."""

    readings: tuple[Fraction, ...]
    grouped: bool


_TYPED_TWICE = 4  # digits of a group that has one too many


def digits(text: str) -> Numeral:
    """Reads one run of digits, as `DIGITS` matches it."""
    for mark in (" ", "'", "_"):
        if mark in text:
            return Numeral((_decimal(text.replace(mark, "").replace(",", ".")),), grouped=True)
    if "," in text and "." in text:
        return _two_marks(text)
    for mark in (",", "."):
        if mark in text:
            return _one_mark(text, mark)
    return Numeral((Fraction(text),), grouped=False)


def _two_marks(text: str) -> Numeral:
    """The mark that stands last is the decimal one."""
    decimal = max(",.", key=text.rfind)
    other = "." if decimal == "," else ","
    return Numeral((_decimal(text.replace(other, "").replace(decimal, ".")),), grouped=True)


def _one_mark(text: str, mark: str) -> Numeral:
    first, *groups = text.split(mark)
    joined = Fraction(first + "".join(groups))
    if len(groups) > 1 or (mark == "," and len(groups[0]) == _TYPED_TWICE):
        return Numeral((joined,), grouped=True)
    decimal = _decimal(text.replace(mark, "."))
    if len(groups[0]) != 3 or not 1 <= len(first) <= 3 or first.startswith("0"):
        return Numeral((decimal,), grouped=False)
    # In English 1,234 has one reading; 1.234 has two.
    return Numeral((joined,) if mark == "," else (joined, decimal), grouped=True)


def _decimal(text: str) -> Fraction:
    whole, _, rest = text.partition(".")
    rest = rest.replace(".", "")
    return Fraction(int(whole + rest), 10 ** len(rest))


def spelled(words: list[str]) -> tuple[Fraction, int]:
    """Reads number words from the start of `words`: the number, and how many words it took.

    Nothing read is (0, 0). "and" joins only between number words.
    """
    total, current, used = 0, 0, 0
    for index, word in enumerate(words):
        if word in SMALL and (more := _followed(current % 1000, SMALL[word])) is not None:
            current += more
        elif word == "hundred" and (0 < current < 100 or index == 0):
            current = (current or 1) * 100
        elif word in LARGE and used:
            total, current = total + (current or 1) * LARGE[word], 0
        elif (word == "a" and words[index + 1 : index + 2] == ["hundred"]) or (
            word in _JOINING and used
        ):
            continue
        else:
            break
        used = index + 1
    return Fraction(total + current), used


def _followed(current: int, small: int) -> int | None:
    """What a small number adds behind `current`; None when it begins another number.

    "two fifteen" is spoken for 215 and is never 17; "three four" is two numbers.
    """
    if current in _DIGIT and small not in _DIGIT:
        return current * 99 + small
    if current % 10 or (current % 100 and small >= 10):
        return None
    return small
