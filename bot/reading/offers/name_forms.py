"""How a name is made of the words of a text, and what stands behind one before it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.offers.items import Company, Item, Level
from bot.reading.offers.name_words import FIRM, JOINTS, SEPARATORS, STOP
from bot.reading.tokens import Kind, Token

_MOST_WORDS = 4
_WITHIN = 8  # tokens of an apposition
_SEATS = frozenset("city town county university bank state province ministry college".split())
_ADJECTIVES = frozenset("old great good first second new united us annual".split())


def name_at(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """Words with capital letters from a token on, as one name."""
    last = start
    words = 0
    while last < len(tokens) and words < _MOST_WORDS:
        token = tokens[last]
        both = words and token.text == "&" and last + 1 < len(tokens) and tokens[last + 1].capital
        joint = both or (words and token.text in JOINTS and token.tight)
        adjective = token.text in _ADJECTIVES and not words and _goes_on(tokens, last)
        stops = token.text in STOP and not adjective
        plain = token.kind is Kind.WORD and token.capital and not stops
        digits = bool(words) and token.kind is Kind.NUMBER and token.tight
        joint = joint or _possessive(tokens, last, words) or _is_of(tokens, start, last)
        firm = words and token.text in FIRM and token.capital
        if not joint and not digits and not firm and (not plain or last in taken):
            break
        words += not joint
        last += 1
    while last > start and tokens[last - 1].kind is Kind.SIGN:
        last -= 1
    if last > start and len(tokens[start].text) == 1 and _is_code(tokens[start:last]):
        return None  # the B of "a Series B startup", the B4 of "never join B4"
    return whole_name(named_from(tokens, start, last - 1), tokens) if last > start else None


def _is_of(tokens: Sequence[Token], start: int, index: int) -> bool:
    """The "of" of "City of Hamilton"."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    seat = index == start + 1 and tokens[start].text in _SEATS and tokens[start].capital
    return seat and tokens[index].text == "of" and behind is not None and behind.capital


def rest_of_line(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """What stands behind "Company:", up to a mark or something else that is understood."""
    last = start
    while last < len(tokens) and last - start < 2 * _MOST_WORDS:
        joined = last > start and tokens[last].tight  # the 4S of "O4S"
        if last in taken and not joined:
            break
        if tokens[last].kind is Kind.SIGN and tokens[last].text not in JOINTS:
            break
        last += 1
    return named_from(tokens, start, last - 1) if last > start else None


def named_from(tokens: Sequence[Token], first: int, last: int) -> Company:
    """The employer that is called by the words from one token to another."""
    words = [tokens[first].written or tokens[first].text]
    for token in tokens[first + 1 : last + 1]:
        word = token.written or token.text
        words.append(word if token.tight else f" {word}")
    return Company(first, last, tokens[first].start, tokens[last].end, "".join(words), known=False)


def whole_name(company: Company, tokens: Sequence[Token]) -> Company:
    """A name with the words of a firm behind it: "Bosch Global Software", "Acme, Inc."."""
    last = company.last
    while last + 1 < len(tokens):
        step = 2 if tokens[last + 1].text in (",", ".", "&") and last + 2 < len(tokens) else 1
        token = tokens[last + step]
        if token.text not in FIRM or not (token.capital or token.text == "com"):
            break
        last += step
    if last == company.last:
        return company
    words = [tokens[company.first].written]
    for token in tokens[company.first + 1 : last + 1]:
        words.append(
            (token.written or token.text) if token.tight else f" {token.written or token.text}"
        )
    if not all(t.written for t in tokens[company.first : company.first + 1]):
        return company
    return replace(company, last=last, end=tokens[last].end, name="".join(words))


def with_its_s(name: Company, tokens: Sequence[Token]) -> Company:
    """A name that ends in its own s, "St. Brendan's - stepdown days"."""
    behind = [t.text for t in tokens[name.last + 1 : name.last + 4]]
    if behind[:2] != ["'", "s"] or (len(behind) > 2 and behind[2] not in {*SEPARATORS, ",", "("}):
        return name
    last = name.last + 2
    return replace(name, last=last, end=tokens[last].end, name=f"{name.name}'s")


def past_brackets(tokens: Sequence[Token], index: int) -> int:
    """The first token behind brackets that open at `index`."""
    if index >= len(tokens) or tokens[index].text != "(":
        return index
    return next((n + 1 for n in range(index, len(tokens)) if tokens[n].text == ")"), index)


def past_level(items: Sequence[Item], index: int) -> int:
    """The first token behind a level that begins at `index`."""
    return next((i.last + 1 for i in items if isinstance(i, Level) and i.first == index), index)


def past_town(tokens: Sequence[Token], index: int, towns: frozenset[int]) -> int:
    """The first token behind a town, and behind the full stop of "Inc."."""
    while index in towns or _before_a_town(tokens, index, towns):
        index += 1
    return index


def past_apposition(tokens: Sequence[Token], index: int) -> int:
    """The first token behind ", the charter down the road,"."""
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return index
    if tokens[index + 1].text not in ("a", "an", "the", "una", "un", "eine", "ein"):
        return index
    ends = range(index + 2, min(len(tokens), index + 2 + _WITHIN))
    return next((n + 1 for n in ends if tokens[n].text == ","), index)


def _is_code(name: Sequence[Token]) -> bool:
    """One letter, or one with digits: B4, B2B."""
    return len(name) == 1 or (name[1].kind is Kind.NUMBER and all(len(t.text) < 2 for t in name))


def _possessive(tokens: Sequence[Token], index: int, words: int) -> bool:
    """The s of "St. Brendan's Medical Center"."""
    inside = words and tokens[index].text == "s" and tokens[index - 1].text in ("'", "’")
    return bool(inside) and index + 1 < len(tokens) and tokens[index + 1].capital


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name has a further word: "Great Plains", but not "Great offer"."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is not None and behind.capital and behind.text not in STOP


def _before_a_town(tokens: Sequence[Token], index: int, towns: frozenset[int]) -> bool:
    """The "in" of "Lockheed in Fort Worth", and the full stop of "Inc."."""
    if index >= len(tokens):
        return False
    stop = tokens[index].text == "." and tokens[index].tight
    return stop or (tokens[index].text in ("in", ",") and index + 1 in towns)
