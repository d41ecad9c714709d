"""What a count of shares is said to be worth: "25 RSUs (~$90k)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guides.vocabulary import Term
from bot.reading.offers.items import Count, Item, Sum, Word
from bot.reading.offers.pairs import Pair
from bot.reading.tokens import Token

_LEADS = frozenset({"(", "~", "=", "≈", "worth", "valued"})
_BETWEEN = _LEADS | frozenset(
    "of at about approx approximately around roughly currently . a value to".split()
)
_NAMES = frozenset("rsu rsus shares stocks units stock grant".split())
_DEAREST = 10_000  # a share costs less
_LEAST_TIMES = 10  # what the shares are worth is so many times their number


def worth(found: Sequence[Pair], tokens: Sequence[Token]) -> tuple[Pair, ...]:
    """The pairs with an amount right behind a count of shares as what they come to, or as the
    price of one; "3000 (worth $180,000)" is such a count, too."""
    made = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        amount = other.value
        if not isinstance(amount, Sum) or not _is_granted(one) or not _is_free(other):
            continue
        between = [t.text for t in tokens[one.value.last + 1 : amount.first]]
        count = _counted(one.value, amount)
        if count is None or not _is_said(between):
            continue
        priced = _is_price(amount)
        term = Term.UNIT_PRICE if priced else Term.EQUITY
        word = Word(amount.first, amount.last, amount.start, amount.end, term)
        made[number] = replace(one, value=count)
        made[number + 1] = Pair(replace(amount, aside=not priced), word)
    return tuple(made)


def _is_granted(pair: Pair) -> bool:
    return pair.word is not None and pair.word.term is Term.EQUITY


def _is_free(pair: Pair) -> bool:
    """Whether an amount is surely money, and of no other part of pay."""
    amount = pair.value
    money = isinstance(amount, Sum) and bool(amount.currencies or amount.magnitude)
    return money and (pair.word is None or _is_granted(pair))


def _is_price(amount: Sum) -> bool:
    return amount.readings[0] < _DEAREST and not amount.magnitude


def _is_said(between: Sequence[str]) -> bool:
    """Whether only a bracket or words for worth stand between."""
    words = set(between) - _NAMES
    return bool(words & _LEADS) and words <= _BETWEEN


def _counted(value: Item, amount: Sum) -> Count | None:
    """A count, or a bare figure far smaller than what it is worth."""
    if isinstance(value, Count):
        return value
    if not isinstance(value, Sum) or not value.bare or value.magnitude:
        return None
    small = _is_price(amount) or value.readings[0] * _LEAST_TIMES <= amount.readings[0]
    return (
        Count(value.first, value.last, value.start, value.end, value.readings[0]) if small else None
    )
