"""What a pair of a number and a word costs: what stands between them, and what each can be."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guides.vocabulary import Every, Term
from bot.reading.offers.items import (
    Company,
    Count,
    Item,
    Percent,
    Plain,
    Shares,
    Sum,
    Time,
    Unit,
    Word,
)
from bot.reading.tokens import Token

_WAGED = frozenset({Every.HOUR, Every.DAY, Every.WEEK, Every.FORTNIGHT, Every.MONTH})
_SPREAD = 2  # years over which a sign-on may be paid
_MONTHS = 12
DEAREST = 11  # what costs so much is no pair
_DEAREST_SHARE = 10_000
_LEAST = 5  # no total is so small, not even one in lakhs
_WHOLE = 100
_NET = frozenset("net netto neto netos".split())
_AFTER_TAX = 3  # "relocation of 3,000 net" is relocation all the same
_UNDER = 4  # more for a word in a line that has another label at its head
_MOST_SHARE = 10  # percent of a company; more stands for a bonus
_VALUED = frozenset({"worth", "value", "valued"})
_PAID_IN = 6
_DECOY = 12  # a comma parts a decoy from a number more than it parts a part of pay
_NAMED_BEFORE = 5  # tokens of "exercise price is 500 yen per share"
_STRIKES = frozenset({"strike", "exercise", "ejercicio"})
_LEADS = 1.2  # more for a word on the other side than the first one of the sentence
_FILLER, _MOST_FILLER, _BETWEEN = 0.6, 5, 3.5
_COSTS = {
    ",": 2.5,
    ";": 8,
    "+": 4,
    "and": 2.5,
    "&": 2.5,
    "y": 2.5,
    "und": 2.5,
    "plus": 3,
    "with": 2,
    "/": 2,
    "|": 5,
    "(": 1.5,
    ")": 1.5,
    "-": 1,
    "–": 1,
    "—": 1.5,
    ".": 2,
    "[": 1.5,
    "]": 1.5,
}
_BINDS = frozenset({":", "="})


def fits(value: Item, word: Word) -> bool:
    """Whether a number can be what the word names at all."""
    if isinstance(value, Percent) and word.term is Term.BONUS:
        return value.value < _WHOLE  # "bonus (at 100%)" says how much of it
    if isinstance(value, Percent) and word.term is Term.EQUITY:
        return value.value <= _MOST_SHARE
    if isinstance(value, Time) and word.term is Term.CLIFF and value.over:
        return False  # "sur 4 ans avec un cliff d'un an"
    if isinstance(value, Time) and word.term is Term.BONUS:
        return value.unit is Unit.MONTH and value.value < _MONTHS and not value.over
    return not isinstance(value, Sum) or (_sized(value, word) and _timed(value, word))


def _sized(value: Sum, word: Word) -> bool:
    """Whether an amount is of the size of what the word names."""
    plain = not value.currencies and not value.magnitude
    first = value.readings[0]
    match word.term:
        case Term.SALARIES:
            return 10 <= first <= 18 and plain
        case Term.HOURS:
            return first <= 80 and plain
        case Term.UNIT_PRICE | Term.STRIKE:
            small = value.readings[-1] < _DEAREST_SHARE
            return small and not (value.magnitude and first >= _DEAREST_SHARE)
        case Term.TOTAL:
            return not (value.bare and first < _LEAST)
    return True


def _timed(value: Sum, word: Word) -> bool:
    """Whether an amount is paid as often as what the word names."""
    if value.times is not None:
        return word.term in (Term.BASE, Term.BASIC)
    if value.gross:
        return word.term in (Term.BASE, Term.BASIC, Term.TOTAL, Term.NOTHING)
    if word.term is Term.BONUS and value.every in _WAGED and value.currencies:
        return word.first < value.first  # "S$15,500 a month, then a discretionary bonus"
    once = word.term in (Term.SIGN_ON, Term.RELOCATION)
    by_habit = value.indian and value.every is Every.YEAR  # "Joining bonus: 4 LPA"
    by_habit = by_habit or _in_each(value, word)
    if once and value.every not in (None, Every.GRANT) and not (value.paid or by_habit):
        return False
    if value.years is not None:
        spread = word.term is Term.SIGN_ON and value.years <= _SPREAD
        return spread or word.term in (Term.EQUITY, Term.TOTAL, Term.NOTHING, Term.VESTING)
    return True


def _in_each(value: Sum, word: Word) -> bool:
    """ "$15,000 per year for the first two years", of a sign-on."""
    yearly = value.every is Every.YEAR and value.years is not None and value.years <= _SPREAD
    return word.term is Term.SIGN_ON and yearly


def cost_of(
    value: Item,
    word: Word,
    items: Sequence[Item],
    place: dict[int, int],
    tokens: Sequence[Token],
    first_is_word: bool,
) -> float:
    if _counts(word, value, items, place):
        return DEAREST
    forward = word.first < value.first
    if isinstance(value, Percent) and word.term is Term.EQUITY and _sum_between(value, word, items):
        return DEAREST
    if isinstance(value, Sum) and word.term is Term.EQUITY and _share_between(value, word, items):
        return DEAREST
    left, right = (word, value) if forward else (value, word)
    between = tokens[left.last + 1 : right.first]
    summed = not forward or _has_its_own(word, items, place)
    cost = _cost_between(between, forward=forward, summed=summed, whole=word.term is Term.TOTAL)
    inner = items[place[id(left)] + 1 : place[id(right)]]
    for item in inner:
        if isinstance(item, Word | Sum | Percent | Count | Shares | Company | Time):
            cost += 1.5 if isinstance(item, Time) else _BETWEEN
    if forward != first_is_word:
        cost += _LEADS
    leads = first_is_word and value.last + 1 == word.first
    if leads and word.term is Term.BASE and _heads_a_total(items, tokens):
        cost -= _UNDER  # "The package: $187,500 annual base"
    if not forward and word.term is Term.EQUITY and _is_paid_in(between):
        cost -= _PAID_IN
    if forward and word.term is Term.EQUITY and not _VALUED.isdisjoint(t.text for t in between):
        cost -= _PAID_IN
    return cost + _tilt(word, items, between, tokens) + _priced(value, word, tokens, leads)


def _is_paid_in(between: Sequence[Token]) -> bool:
    """ "$190,000 in RSUs" is equity, whatever the line is called."""
    return [t.text for t in between] in (
        ["in"],
        ["of"],
        ["worth", "of"],
        ["in", "the", "form", "of"],
    )


def _tilt(
    word: Word, items: Sequence[Item], between: Sequence[Token], tokens: Sequence[Token]
) -> float:
    """What a word costs more: beside the label at the head of its line, or as a decoy that a comma
    parts from the number."""
    cost = 0
    if word.term is Term.NOTHING:
        cost += _AFTER_TAX if tokens[word.first].text in _NET else 0
        before = next((i for i in reversed(items) if i.last < word.first), None)
        served = isinstance(before, Time | Plain) and word.first - before.last <= len(("of", ""))
        served = served and tokens[word.first - 1].text != ","  # "(12 ppl, raised 9m)"
        cost += _DECOY if served else 0  # "6 years of experience is ..."
        apart = any(t.text in (",", "+", "and", "plus", ")") for t in between)
        cost += _DECOY if apart else 0
    head = items[0]
    under = isinstance(head, Word) and head.term is not word.term and _binds(head, tokens)
    under = under and isinstance(head, Word) and head.term is not Term.TOTAL  # "Comp: 85k base"
    return cost + (_UNDER if under and not _binds(word, tokens) else 0)


def _heads_a_total(items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether the line is called a whole package and goes on to tell its parts."""
    head = items[0]
    return isinstance(head, Word) and head.term is Term.TOTAL and _binds(head, tokens)


def _binds(word: Word, tokens: Sequence[Token]) -> bool:
    """Whether a colon makes a label of a word."""
    return word.last + 1 < len(tokens) and tokens[word.last + 1].text in _BINDS


def _priced(value: Item, word: Word, tokens: Sequence[Token], leads: bool) -> float:
    """What a price costs more or less: "per share" stands right behind it, "@" before it."""
    if word.term not in (Term.UNIT_PRICE, Term.STRIKE):
        return 0
    cost = 0.0
    if word.term is Term.UNIT_PRICE and tokens[word.first].text in ("per", "a", "each"):
        before = {t.text for t in tokens[max(0, value.first - _NAMED_BEFORE) : value.first]}
        adjacent = value.last + 1 == word.first and before.isdisjoint(_STRIKES)
        cost += -_LEADS if adjacent else 0 if leads else 2
    at = min(word.last, value.last) + 1
    return cost - (at < len(tokens) and tokens[at].text in ("@", "at"))


def _sum_between(value: Item, word: Word, items: Sequence[Item]) -> bool:
    """Whether the word has an amount between itself and a percentage: "15%, 90k RSUs"."""
    low, high = sorted((value.first, word.first))
    return any(isinstance(i, Sum | Count) and low < i.first < high for i in items)


def _share_between(value: Item, word: Word, items: Sequence[Item]) -> bool:
    """Whether a percentage stands between an amount and the word: "150k plus 0.4% in options"."""
    return any(isinstance(i, Percent) and value.last < i.first < word.first for i in items)


def _cost_between(between: Sequence[Token], *, forward: bool, summed: bool, whole: bool) -> float:
    """What the tokens between cost: marks by their kind, other words a little each."""
    cost = 0.0
    fillers = 0
    for token in between:
        if token.text in _BINDS:
            cost += -1.5 if forward and not (summed and (token.text == "=" or whole)) else 4
        elif token.text in _COSTS and not (token.text == "y" and token.tight):  # "4y", no "and"
            cost += _COSTS[token.text]
        else:
            fillers += 1
    return cost + min(fillers, _MOST_FILLER) * _FILLER


def _counts(word: Word, value: Item, items: Sequence[Item], place: dict[int, int]) -> bool:
    """Whether the word only says what a count right before it counts: "145k, 42,000 ISOs"."""
    at = place[id(word)]
    before = items[at - 1] if at else None
    adjacent = isinstance(before, Count) and before.last + 1 == word.first
    return adjacent and isinstance(value, Sum) and value.first < word.first


def _has_its_own(word: Word, items: Sequence[Item], place: dict[int, int]) -> bool:
    """Whether a sum stands right before the word: in "52 LPA total = 38 fixed" it is the total."""
    at = place[id(word)]
    before = items[at - 1] if at else None
    return isinstance(before, Sum) and before.last + 1 == word.first
