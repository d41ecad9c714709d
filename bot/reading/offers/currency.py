"""Which currency an offer is paid in: what its signs, its places and the rest of the text say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guides.vocabulary import Term
from bot.reading.offers.desk import sum_of
from bot.reading.offers.items import Sum
from bot.reading.offers.shape import (
    Place,
)
from bot.reading.offers.sheets import Entry, Sheet

_PAY = (Term.BASE, Term.BASIC, Term.TOTAL)
_OF_A_GRANT = (Term.EQUITY, Term.UNIT_PRICE, Term.STRIKE)
_DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the whole text says about money: the currencies of its places and of its other
    offers, and the currency that the person's own place has, if that is known."""

    places: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()  # currencies that other offers of the text settle on
    home: str | None = None
    indian: bool = False  # pay is spoken of as it is in India


def currencies(sheet: Sheet, hints: Hints) -> tuple[tuple[str, ...], Place | None]:
    """The currencies that an offer's pay may be in, and where that shows."""
    if not any(_tells(e) for e in sheet.entries):
        return (), None  # an offer to come: of what it will be paid in nothing is said
    sums = [e for e in sheet.entries if isinstance(e.value, Sum) and e.term is not Term.NOTHING]
    pay = [e for e in sums if e.term in _PAY or (e.term is None and sum_of(e).indian)]
    if _in_lakhs([sum_of(e) for e in pay]):
        return ("INR",), None
    ranked = sorted(sums, key=lambda e: (e.term not in _PAY, e.term in _OF_A_GRANT))
    marked = [e for e in ranked if sum_of(e).currencies and not sum_of(e).aside]
    terms = [e.term for e in marked]
    worded = [sum_of(e).worded for e in marked]
    signed = [(sum_of(e).currencies, e.place) for e in marked]
    apart = bool(signed) and all(t is Term.EQUITY and w for t, w in zip(terms, worded, strict=True))
    apart = apart or _grant_abroad(terms, signed, hints)
    if not signed or (apart and any(e.term in _PAY for e in sums)):
        if hints.indian or hints.places[:1] == ("INR",):
            return ("INR",), None
        said = (*hints.places, *hints.signs)
        said = said if len(set(said)) == 1 else tuple(sheet.places)
        code = hints.home or (said[0] if sums and len(set(said)) == 1 else None)
        return ((code,) if code else ()), None
    codes, place = signed[0]
    if len(codes) == 1:
        return codes, place
    pay = [e for e in marked if e.term is not Term.EQUITY]
    clear, later = (
        [sum_of(e).currencies[0] for e in group if len(sum_of(e).currencies) == 1]
        for group in (pay, marked)
    )
    near = [c for c in (*clear, *hints.places, hints.home, *later) if c in codes]
    there = tuple(dict.fromkeys(c for c in hints.places if c in codes))
    if not clear and hints.home is None and len(there) > 1:
        told = tuple(dict.fromkeys(c for c in sheet.places if c in codes))
        return told or there, place  # a dollar where two places have dollars of their own
    if near:
        return (near[0],), place
    return ((_DOLLAR,) if _DOLLAR in codes else codes), place


def _in_lakhs(pay: Sequence[Sum]) -> bool:
    """Whether pay is told in lakhs with no other money at it, "36L fixed + 39k USD"."""
    return any(s.indian for s in pay) and not any(s.currencies for s in pay)


def _tells(entry: Entry) -> bool:
    """Whether an entry is of pay, and not the 2 of "they'd pay 2x"."""
    loose = isinstance(entry.value, Sum) and entry.value.bare and not entry.value.magnitude
    return entry.term is not Term.NOTHING and (entry.term is not None or not loose)


def _grant_abroad(
    terms: Sequence[Term | None],
    signed: Sequence[tuple[tuple[str, ...], Place]],
    hints: Hints,
) -> bool:
    """Whether only the grant has a sign, and one that is not the money of the place."""
    if not terms or any(term not in _OF_A_GRANT for term in terms):
        return False
    there = {"INR"} if hints.indian else set(hints.places)
    return len(there) == 1 and not any(there & set(codes) for codes, _ in signed)
