"""Employers that stand in no list, recognised by their place: "offer from Acme", "Company: Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.offers.items import Company, Item, Level, Word
from bot.reading.tokens import Kind, Token

_BEFORE = frozenset(
    {("offer", "from"), ("offers", "from"), ("offer", "at"), ("offer", "with"), ("letter", "from"),
     ("offer", "by"), ("behalf", "of"), ("join", ""), ("joining", ""), ("welcome", "to"),
     ("employment", "with"), ("employment", "at"), ("position", "with"), ("position", "at"),
     ("role", "at"), ("role", "with"), ("from", "a"), ("verbal", "from"), ("oferta", "de"),
     ("oferta", "en"), ("angebot", "von"), ("angebot", "bei"), ("incorporarte", "a")}
)  # fmt: skip
_TITLES = frozenset("engineer scientist developer manager analyst architect researcher lead designer "
                    "role position job swe sde offer work".split())  # fmt: skip
_LABELS = frozenset({"company", "employer", "empresa", "firma", "compañía", "unternehmen", "org"})
_OFFERS = frozenset({"offered", "offers", "offer", "gave", "came", "countered", "proposed", "ofrece",
                     "ofreció", "bietet", "pays", "paying", "is"})  # fmt: skip
_BEHIND_IS = frozenset({"offering", "pleased", "delighted", "happy", "excited", "giving"})
_STOP = frozenset(
    "their his her its final updated revised latest initial verbal written competing annual yearly full cash gross great good just still also after before when while since now then thanks congrats congratulations hope can could would how what which why any some most more less total "
    "the a an i we my our they he she it you your this that base salary total offer remote bonus "
    "equity stock sign signing us usa uk eu new series got have has to and or with for in on at as "
    "of by tc yoe level title location team role date dear hi hello thanks hey so if please subject "
    "re fwd company employer start first second other another both one two each also anyway "
    "startup recruiter hr manager salary current job ctc fixed monday tuesday wednesday thursday friday saturday sunday".split()
)
_MOST_WORDS = 4
_SEPARATORS = frozenset({":", "-", "–", "—"})
_JOINTS = frozenset({"&", ".", "-", "'"})


def named(
    items: Sequence[Item], tokens: Sequence[Token], towns: frozenset[int]
) -> tuple[Item, ...]:
    """The items with employers added that only their place gives away; `towns` are the tokens of
    places, which are no employers."""
    taken = {n for item in items for n in range(item.first, item.last + 1)} | towns
    found = list(_found(items, tokens, taken))
    kept = [c for n, c in enumerate(found) if all(c.first > o.last for o in found[:n])]
    inside = {n for company in kept for n in range(company.first, company.last + 1)}
    rest = [item for item in items if item.first not in inside]
    return tuple(sorted([*rest, *kept], key=lambda item: item.first))


def _found(items: Sequence[Item], tokens: Sequence[Token], taken: set[int]) -> Iterator[Company]:
    known = any(isinstance(item, Company) for item in items)
    for index, (one, two) in enumerate(pairwise(tokens)):
        pair = (one.text, two.text)
        if pair in _BEFORE or (one.text, "") in _BEFORE:
            start = index + 2 if pair in _BEFORE else index + 1
            if company := _name(tokens, start, taken):
                yield company
        elif one.text == "at" and index and not known and _titled(tokens, index):
            if company := _name(tokens, index + 1, taken):
                yield company
        elif index == 0 and one.text in _LABELS and two.text in _SEPARATORS:
            if company := _rest(tokens, 2, taken):
                yield company
    if known or not tokens:
        return
    if heading := _heading(tokens, items, taken):
        yield heading
    first = _name(tokens, 0, taken)
    if first is not None and first.last + 1 < len(tokens):
        behind = tokens[first.last + 1].text
        beyond = tokens[first.last + 2].text if first.last + 2 < len(tokens) else ""
        speaks = behind in _OFFERS and (behind != "is" or beyond in _BEHIND_IS)
        labels = behind in _SEPARATORS and first.last < _MOST_WORDS
        if speaks or (labels and len(tokens) > first.last + 2):
            yield first


def _titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title stands right before: "engineer at"."""
    return bool({t.text for t in tokens[max(0, index - 2) : index]} & _TITLES)


def _name(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """Words with capital letters from a token on, as one name."""
    last = start
    words = 0
    while last < len(tokens) and words < _MOST_WORDS:
        token = tokens[last]
        joint = words and token.text in _JOINTS and token.tight
        plain = token.kind is Kind.WORD and token.capital and token.text not in _STOP
        if not joint and (not plain or last in taken):
            break
        words += not joint
        last += 1
    while last > start and tokens[last - 1].kind is not Kind.WORD:
        last -= 1
    return _company(tokens, start, last - 1) if last > start else None


def _rest(tokens: Sequence[Token], start: int, taken: set[int]) -> Company | None:
    """What stands behind "Company:", up to a mark or something else that is understood."""
    last = start
    while last < len(tokens) and last - start < 2 * _MOST_WORDS and last not in taken:
        if tokens[last].kind is Kind.SIGN and tokens[last].text not in _JOINTS:
            break
        last += 1
    return _company(tokens, start, last - 1) if last > start else None


def _heading(tokens: Sequence[Token], items: Sequence[Item], taken: set[int]) -> Company | None:
    """A short line of nothing but a name, or a name and a level."""
    company = _name(tokens, 0, taken)
    if company is None or any(isinstance(item, Word) for item in items):
        return None
    behind = [t for t in tokens[company.last + 1 :] if t.text not in (":", "-", "(", ")", ",")]
    levels = [i for i in items if isinstance(i, Level)]
    covered = sum(i.last - i.first + 1 for i in levels)
    return company if len(behind) == covered and len(tokens) <= 2 * _MOST_WORDS else None


def _company(tokens: Sequence[Token], first: int, last: int) -> Company:
    words = [tokens[first].written]
    for token in tokens[first + 1 : last + 1]:
        words.append(token.written if token.tight else f" {token.written}")
    return Company(first, last, tokens[first].start, tokens[last].end, "".join(words), known=False)
