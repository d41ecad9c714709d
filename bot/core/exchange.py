"""Which rate stands between two currencies: the person's own first, then the rates file."""

from __future__ import annotations

from fractions import Fraction

from bot.core.offer import Exchange
from bot.core.rates import NoRate, Rates

Own = tuple[Exchange, ...]


def quote(one: str, other: str, rates: Rates, own: Own = ()) -> Exchange | None:
    """The rate from `one` to `other` with its date and source, or None: then it is a question."""
    if one == other:
        return None
    for said in own:
        if (said.one, said.other) == (one, other):
            return said
        if (said.one, said.other) == (other, one):
            return Exchange(one, other, Fraction(1) / said.rate, said.as_of, said.source)
    try:
        return Exchange(one, other, rates.between(one, other), rates.as_of, rates.source)
    except NoRate:
        return None
