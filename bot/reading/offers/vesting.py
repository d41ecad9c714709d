"""How a grant vests where a sentence tells it: "a quarter of it each year", "25% after twelve
months and the balance over the next thirty-six"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.guides.vocabulary import Term
from bot.reading.offers.items import Item, Nth, Percent, Shares, Time, Unit
from bot.reading.tokens import Token

_CLIFF = re.compile(
    r"(?:25|33|twenty[ -]+five|a quarter) ?(?:%|percent)?(?: ?\( \d\d % \))?[\w ]{0,40}"
    r" (?:after|on|at)"
    r" (?:a|one|1|your first|the first|your first twelve|the first twelve|12|twelve)"
    r" ?(?:year|anniversary|months?)\b.{0,60}"
    r"(?:then|1 / \d\d|monthly|quarterly|each month|each quarter|every quarter)"
)
_QUARTER = 25
_EVEN = re.compile(
    r"(?:25 ?(?:%|percent|per cent)|a quarter)(?: of (?:it|them|the grant))?(?: vesting| vests)?"
    r" (?:each|every|per|a|on each) (?:year|anniversary)"
)
_BALANCE = re.compile(
    r"(?:25|twenty[ -]+five|a quarter|one[ -]+fourth) ?(?:%|percent)?.{0,60}"
    r"(?:twelve|12|one|first|1) ?(?:- ?)?(?:months?|year|anniversary).{0,130}"
    r"(?:36|thirty[ -]+six) (?:\( 36 \) )?(?:equal )?(?:monthly|months)"
)
_HALF_YEARLY = re.compile(
    r"5 % .{0,40}15 % .{0,40}20 % (?:every|each) (?:six|6) months"
)  # two halves of 40 in each of two years
_BACK_LOADED = (Fraction(5), Fraction(15), Fraction(40), Fraction(40))
_FOUR = 4  # years, and parts of a quarter
_WHOLE = 100


def told(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[Term, Item]]:
    """What a sentence says of the vesting, each with the word that it stands under."""
    if not tokens:
        return
    text = " ".join(t.text for t in tokens)
    place = (0, len(tokens) - 1, tokens[0].start, tokens[-1].end)
    if _CLIFF.search(text) is not None:
        yield Term.CLIFF, Time(*place, value=Fraction(1), unit=Unit.YEAR)
    if _BALANCE.search(text) is not None:
        yield Term.VESTING, Time(*place, value=Fraction(_FOUR), unit=Unit.YEAR, over=True)
    by_year = _by_year(items)
    if _HALF_YEARLY.search(text) is not None:
        yield Term.VESTING, Shares(*place, percents=_BACK_LOADED)
    elif by_year is not None:
        yield Term.VESTING, by_year
    elif _EVEN.search(text) is not None:
        yield Term.VESTING, Shares(*place, percents=(Fraction(_QUARTER),) * _FOUR)


def _by_year(items: Sequence[Item]) -> Shares | None:
    """ "5% after the first year, 15% after the second, 40% in each of years three and four"."""
    percents = [i for i in items if isinstance(i, Percent)]
    by_year: dict[int, Fraction] = {}
    for number, one in enumerate(percents, start=1):
        end = percents[number].first if number < len(percents) else items[-1].last + 1
        years = [i.year for i in items if isinstance(i, Nth) and one.last < i.first < end]
        by_year.update(dict.fromkeys(years, one.value))
    whole = len(by_year) > 1 and sum(by_year.values()) == _WHOLE
    if not whole or sorted(by_year) != list(range(1, len(by_year) + 1)):
        return None
    first, last = percents[0], percents[-1]
    shares = tuple(by_year[year] for year in sorted(by_year))
    return Shares(first.first, last.last, first.start, last.end, shares)
