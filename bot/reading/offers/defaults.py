"""What figures are that no word names, where the others around them leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from bot.guides.vocabulary import Every, Term
from bot.reading.offers.items import (
    Count,
    Half,
    Item,
    Nth,
    Percent,
    Period,
    Salaries,
    Shares,
    Sum,
    Time,
    Unit,
    Word,
)
from bot.reading.offers.pairs import Pair
from bot.reading.offers.sheets import Entry, Sheet, When
from bot.reading.tokens import Token

_BONUS_LOW, _BONUS_HIGH = 3, 60  # what a bare percentage beside a base can be as a bonus
_REPEATED = (Term.BASE, Term.EQUITY, Term.SIGN_ON)
_GRANT_YEARS = range(2, 7)
_SHORT = 1000
_NEAR_TIME, _YEAR = 3, 12  # tokens; months
_PAID_BESIDE = frozenset({Term.BONUS, Term.SIGN_ON, Term.RELOCATION})
_SMALL = frozenset({Every.MONTH, Every.FORTNIGHT, Every.WEEK, Every.HALF_MONTH})
_LEAST_PAID, _LEAST_GRANT = 300, 10
_PAID = frozenset(
    {Every.YEAR, Every.HOUR, Every.DAY, Every.WEEK, Every.FORTNIGHT, Every.HALF_MONTH, Every.MONTH}
)


def with_defaults(
    found: Sequence[Pair],
    sheet: Sheet,
    items: Sequence[Item],
    tokens: Sequence[Token],
    when: When,
) -> tuple[Pair, ...]:
    """Figures without a word: what runs over years is equity, the first other one is base, where
    more than one thing is said."""
    found = [p for p in found if not _is_of_a_few_months(p, items)]
    found = _resulting(found if sheet.has(Term.BASE) else _added_up(found, tokens), tokens)
    found = _summed(_split(_halved(_of_other_years(_yearly_bonuses(found)), items)))
    found = _restated(found, sheet)
    if when is When.UPDATED:
        found = _updates(found, sheet)
    loose = [p.value for p in found if p.word is None and isinstance(p.value, Sum)]
    shared = any(p.word is None and _can_be_bonus(p.value, items) for p in found)
    shared = shared or any(isinstance(i, Salaries) for i in items)
    shared = shared or any(p.word and p.word.term is Term.SALARIES for p in found)
    known = _Known({p.word.term for p in found if p.word}, sheet.has(Term.BASE), loose, shared)
    under_another = _is_under(_PAID_BESIDE, items, tokens)
    made: list[Pair] = []
    for pair in found:
        value = pair.value
        open_ = pair.word is None and not under_another
        term = _term_of(pair, known, items) if open_ else None
        if pair.word is None and _is_sum_of(pair.value, tokens) and not sheet.has(Term.TOTAL):
            term = Term.TOTAL
        if _sums_up(pair, made, tokens):
            term, pair = Term.TOTAL, replace(pair, word=None)
        if isinstance(value, Sum) and value.becomes and pair.word is None and made:
            before = made[-1].word
            term = before.term if before is not None else term
        if term is not None:
            known.parts.add(term)
            pair = _as(pair, term)
        made.append(pair)
    return tuple(made)


def _is_under(terms: frozenset[Term], items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a line has only such a part as its label, "Bonus: 850,000 over 4 years", and names no
    other one."""
    named = {i.term for i in items if isinstance(i, Word) and i.term is not Term.NOTHING}
    head = items[0] if items else None
    led = isinstance(head, Word) and not head.first and head.last + 1 < len(tokens)
    labelled = led and head is not None and tokens[head.last + 1].text == ":"
    return labelled and bool(named) and named <= terms


def _is_of_a_few_months(pair: Pair, items: Sequence[Item]) -> bool:
    """ "Total: $25,500 for 3 months": of no year."""
    if pair.word is None or pair.word.term is not Term.TOTAL:
        return False
    behind = next((i for i in items if i.first > pair.value.last), None)
    near = isinstance(behind, Time) and behind.first - pair.value.last <= _NEAR_TIME
    months = isinstance(behind, Time) and behind.unit is Unit.MONTH and behind.value < _YEAR
    weeks = isinstance(behind, Time) and behind.unit is Unit.WEEK
    return near and (months or weeks)


def _whole(amount: Sum) -> Fraction:
    """An amount in whole units where it may be written short: 425 for 425 thousand."""
    first = amount.readings[0]
    return first if first >= _SHORT or amount.magnitude else first * _SHORT


def _sums_up(pair: Pair, before: Sequence[Pair], tokens: Sequence[Token]) -> bool:
    """The 425 of "$200k base, $125k bonus, $100k sign on = 425 first year"."""
    value = pair.value
    told = {p.word.term for p in before if p.word is not None}
    bases = [p.value for p in before if p.word is not None and p.word.term is Term.BASE]
    base = bases[0] if bases and isinstance(bases[0], Sum) else None
    if not isinstance(value, Sum) or base is None or _whole(value) <= _whole(base):
        return False
    summed = value.first and tokens[value.first - 1].text in ("=", "≈")
    named = pair.word is not None and pair.word.term not in (Term.SIGN_ON, Term.BONUS)
    return bool(summed) and not named and len(told) > 1


@dataclass(frozen=True, slots=True)
class _Known:
    """The parts that a sentence names so far, whether the base was told before it, the amounts in
    it that nothing names, and whether a percentage that can be a bonus, or a count of salaries,
    stands in it."""

    parts: set[Term]
    based: bool
    loose: Sequence[Sum]
    shared: bool

    @property
    def tells(self) -> bool:
        """Whether more than one thing is said, so that a bare amount can be the base."""
        grants = any(amount.years is not None for amount in self.loose)
        return grants or self.shared or bool(self.parts & {Term.EQUITY, Term.SIGN_ON, Term.BONUS})

    @property
    def lacks_base(self) -> bool:
        return not self.based and Term.BASE not in self.parts


def _term_of(pair: Pair, known: _Known, items: Sequence[Item]) -> Term | None:
    """What a figure is that no word names; None where that stays open."""
    value = pair.value
    if isinstance(value, Sum):
        granted = _is_scheduled(value, items) and Term.EQUITY not in known.parts
        return Term.EQUITY if granted else _term_of_sum(pair, value, known)
    if isinstance(value, Count):
        return Term.EQUITY if Term.EQUITY not in known.parts else None
    if not isinstance(value, Percent) or Term.BONUS in known.parts or Term.BASE not in known.parts:
        return None
    return Term.BONUS if _can_be_bonus(value, items) else None


def _is_scheduled(value: Sum, items: Sequence[Item]) -> bool:
    """ "39K USD (40/30/20/10)": what comes in such parts is a grant."""
    return any(isinstance(i, Shares) and 0 < i.first - value.last <= len("(") + 1 for i in items)


def _can_be_bonus(value: Item, items: Sequence[Item]) -> bool:
    """Whether a figure that no word names is a percentage of the size of a bonus."""
    if not isinstance(value, Percent) or each_year(value, items):
        return False
    decoy = any(isinstance(i, Word) and i.term is Term.NOTHING for i in items)
    return _BONUS_LOW <= value.value <= _BONUS_HIGH and not decoy


def _term_of_sum(pair: Pair, value: Sum, known: _Known) -> Term | None:
    if value.gross and known.lacks_base:
        return Term.BASE
    if value.bare and not value.magnitude and any(s.currencies for s in known.loose):
        return None  # "180 people ... 74.000 €"
    fee = value.every in _SMALL and value.currencies and not value.magnitude
    if fee and value.readings[0] < _LEAST_PAID:
        return None  # or the parking: $95 a month
    if value.years is not None and Term.EQUITY not in known.parts:
        counted = value.bare and value.readings[0] < _LEAST_GRANT  # "1 in 8 weekends"
        return None if counted else Term.EQUITY
    bare = known.tells and value.years is None and pair.year is None
    return Term.BASE if known.lacks_base and (value.every in _PAID or bare) else None


def rename_yearly_bonuses(sheet: Sheet) -> None:
    """Bonuses of several years, or of a later one, are a sign-on, also where each stands in a line
    of its own."""
    dated = [e for e in sheet.entries if e.year is not None]
    bonuses = {e.year for e in dated if e.term is Term.BONUS}
    once = {e.year for e in dated if e.term is Term.SIGN_ON}
    later = any(year > 1 for year in bonuses if year)
    if later or (bonuses and once - bonuses):
        sheet.entries = [_once(e) if e.term is Term.BONUS and e.year else e for e in sheet.entries]


def _once(entry: Entry) -> Entry:
    """A year's bonus as the sign-on that it is; "paid monthly" says only how it is paid out."""
    value = entry.value
    if isinstance(value, Sum):
        value = replace(value, every=None)
    return replace(entry, term=Term.SIGN_ON, value=value, every=None)


def pay_alike(sheets: Sequence[Sheet]) -> None:
    """ "$73.15/hr ... Sutter offered $70": small figures beside another offer's hourly rate are by
    the hour, too."""
    hourly = any(
        isinstance(e.value, Sum) and e.value.every is Every.HOUR and e.term in (None, Term.BASE)
        for sheet in sheets
        for e in sheet.entries
    )
    for sheet in sheets if hourly else ():
        if any(e.term is Term.BASE and not _is_small_pay(e) for e in sheet.entries):
            continue
        small = [e for e in sheet.entries if _is_small_pay(e)]
        if len(small) == 1:
            at = sheet.entries.index(small[0])
            sheet.entries[at] = _by_the_hour(small[0])


def _is_small_pay(entry: Entry) -> bool:
    value = entry.value
    if not isinstance(value, Sum) or entry.term not in (None, Term.BASE):
        return False
    short = value.currencies and not value.magnitude and value.readings[0] < _LEAST_PAID
    return bool(short) and value.every is None and value.years is None


def _by_the_hour(entry: Entry) -> Entry:
    value = entry.value
    hourly = replace(value, every=Every.HOUR) if isinstance(value, Sum) else value
    return replace(entry, term=Term.BASE, value=hourly)


def _yearly_bonuses(found: Sequence[Pair]) -> Sequence[Pair]:
    """Bonuses of a first and a second year are a sign-on, whatever they are called."""
    named = [p for p in found if p.word and p.word.term is Term.BONUS and p.year is not None]
    years = {p.year for p in named}
    if len(years) < 2 and not (named and any(_is_of_another(p, years) for p in found)):
        return found
    return [
        replace(p, word=replace(p.word, term=Term.SIGN_ON)) if p in named and p.word else p
        for p in found
    ]


def _is_of_another(pair: Pair, years: set[int | None]) -> bool:
    """The $22,600 of "Bonus: $26,100 (1st year), $22,600 (2nd year)"."""
    loose = pair.word is None and isinstance(pair.value, Sum)
    return loose and pair.year is not None and pair.year not in years


def _of_other_years(found: Sequence[Pair]) -> Sequence[Pair]:
    """ "61k y1 cash and 44k y2 cash sign on": the first year's, too."""
    once = [p for p in found if p.word and p.word.term is Term.SIGN_ON and p.year is not None]
    if not once:
        return found
    return [
        replace(p, word=once[0].word)
        if p.word is None and isinstance(p.value, Sum) and p.year not in (None, once[0].year)
        else p
        for p in found
    ]


def _split(found: Sequence[Pair]) -> Sequence[Pair]:
    """ "$45,000 sign-on, 30k in year 1 and 15k in year 2": the parts in place of their sum."""
    for index, pair in enumerate(found):
        value = pair.value
        if pair.word is None or pair.word.term is not Term.SIGN_ON or not isinstance(value, Sum):
            continue
        parts = [p for p in found[index + 1 :] if isinstance(p.value, Sum)][:2]
        if len(parts) == 2 and _adds_up(value, [p.value for p in parts]):
            said = [
                replace(p, word=pair.word, value=replace(p.value, aside=False))
                for p in parts
                if isinstance(p.value, Sum)
            ]
            rest = [p for p in found if p is not pair and p not in parts]
            return sorted([*rest, *said], key=lambda p: p.value.first)
    return found


def _summed(found: Sequence[Pair]) -> Sequence[Pair]:
    """ "10.5 LPA (9.5 fixed + 1 variable)": the first is the total of the two behind it."""
    for index, pair in enumerate(found):
        value = pair.value
        parts = [p for p in found[index + 1 :] if isinstance(p.value, Sum)][:2]
        if pair.word is not None or not isinstance(value, Sum) or len(parts) < len(("", "")):
            continue
        named = {p.word.term for p in parts if p.word}
        if named == {Term.BASE, Term.BONUS} and _in_lakhs(value, [p.value for p in parts]):
            return [_as(p, Term.TOTAL) if p is pair else p for p in found]
    return found


def _added_up(found: Sequence[Pair], tokens: Sequence[Token]) -> Sequence[Pair]:
    """ "Compensation: 76L + 15% bonus + 118k RSU = 1.1 cr": what is called the total is only the
    first part of it, and the total stands behind "="."""
    named = {p.word.term for p in found if p.word}
    at = next((n for n, p in enumerate(found) if p.word and p.word.term is Term.TOTAL), None)
    if at is None or Term.BASE in named or named.isdisjoint({Term.BONUS, Term.EQUITY}):
        return found
    first = found[at]
    plus = first.value.last + 1
    if not isinstance(first.value, Sum) or plus >= len(tokens) or tokens[plus].text != "+":
        return found
    made = list(found)
    made[at] = _as(first, Term.BASE)
    for n, pair in enumerate(found):
        if n > at and pair.word is None and _is_result(pair.value, tokens):
            made[n] = _as(pair, Term.TOTAL)
    return made


def _resulting(found: Sequence[Pair], tokens: Sequence[Token]) -> Sequence[Pair]:
    """ "Total: 138K + 32K + 4K = 174K": the total is what stands behind "=", and nothing new is
    said by what is added up before it."""
    first = next((n for n, p in enumerate(found) if p.word and p.word.term is Term.TOTAL), None)
    if first is None:
        return found
    results = (n for n in range(first + 1, len(found)) if _is_sum_of(found[n].value, tokens))
    last = next(results, None)
    word = found[last].word if last is not None else None
    if last is None or (word is not None and word.term is not Term.TOTAL):
        return found
    between = tokens[found[first].value.last + 1 : found[last].value.first]
    if all(t.text != "+" for t in between):
        return found
    added = [p for p in found[first:last] if p.word is not None and p.word.term is not Term.TOTAL]
    return [*found[:first], *added, _as(found[last], Term.TOTAL), *found[last + 1 :]]


def _as(pair: Pair, term: Term) -> Pair:
    """A figure that no word names, as what it is."""
    value = pair.value
    return replace(pair, word=Word(value.first, value.last, value.start, value.end, term))


def _is_sum_of(value: Item, tokens: Sequence[Token]) -> bool:
    """ "32 + 6.2 + 0.8 = 39 LPA": the figure behind "=" is what those before it come to."""
    plus = any(t.text == "+" for t in tokens[: value.first])
    return plus and _is_result(value, tokens)


def _is_result(value: Item, tokens: Sequence[Token]) -> bool:
    """Whether "=" stands before an amount, with no more than a "~" between."""
    before = [t.text for t in tokens[max(0, value.first - 2) : value.first]]
    return isinstance(value, Sum) and (before[-1:] in (["="], ["≈"]) or before == ["=", "~"])


def _in_lakhs(whole: Sum, parts: Sequence[Item]) -> bool:
    together = sum((p.readings[0] for p in parts if isinstance(p, Sum)), Fraction())
    return together > 0 and whole.readings[0] in (together, together * 1000, together * 10**5)


def _adds_up(whole: Sum, parts: Sequence[Item]) -> bool:
    together = sum((p.readings[0] for p in parts if isinstance(p, Sum)), Fraction())
    return together > 0 and whole.readings[0] in (together, together * 1000)


_SOON = 8  # tokens from a half to when it is paid


def _halved(found: Sequence[Pair], items: Sequence[Item]) -> Sequence[Pair]:
    """ "$10k sign-on, half at start, half after a year": two payments."""
    halves = [i for i in items if isinstance(i, Half)]
    last = halves[-1].first if halves else 0
    later = any(isinstance(i, Nth | Time) and abs(i.first - last) <= _SOON for i in items)
    made: list[Pair] = []
    for pair in found:
        once = pair.word is not None and pair.word.term is Term.SIGN_ON
        if len(halves) == 2 and later and once and isinstance(pair.value, Sum):
            part = replace(pair.value, readings=tuple(v / 2 for v in pair.value.readings))
            made += [replace(pair, value=part, year=1), replace(pair, value=part, year=2)]
        else:
            made.append(pair)
    return made


def _updates(found: Sequence[Pair], sheet: Sheet) -> Sequence[Pair]:
    """ "They came back with 225 and 500k": bare figures in the order of the parts before."""
    before: dict[Term, Sum] = {}
    for entry in sheet.entries:
        if entry.term in _REPEATED and isinstance(entry.value, Sum):
            before[entry.term] = entry.value
    named = {p.word.term for p in found if p.word}
    parts = [term for term in before if term not in named]
    made: list[Pair] = []
    for pair in found:
        value = pair.value
        told = any(e.term is Term.BONUS and isinstance(e.value, Percent) for e in sheet.entries)
        if pair.word is None and isinstance(value, Percent) and told:
            pair = _as(pair, Term.BONUS)
        if pair.word is None and isinstance(value, Sum) and parts and not value.aside:
            near = next((t for t in parts if _alike(before[t], value)), None)
            if near is not None:
                parts.remove(near)
                pair = _as(pair, near)
        made.append(pair)
    return made


def _restated(found: Sequence[Pair], sheet: Sheet) -> Sequence[Pair]:
    """ "TC: 192,500 ... pushed from 160,000 to 192,500": what became a figure that was told before
    was of the same part."""
    made = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        told = (e for e in sheet.entries if e.term is not None)
        after = other.value
        if one.word is None and isinstance(after, Sum) and after.becomes:
            term = next((e.term for e in told if _equal(e.value, after)), None)
            made[number] = _as(one, term) if term is not None else one
    return made


def _equal(one: Item | None, other: Sum) -> bool:
    """Whether two figures are one, written short or in full."""
    return isinstance(one, Sum) and _whole(one) == _whole(other)


def _alike(one: Sum, other: Sum) -> bool:
    """Whether one figure can be another one raised: at most twice it, in the same shorthand."""
    low, high = sorted((one.readings[0], other.readings[0]))
    if high >= 1000 > low:
        low *= 1000
        low, high = sorted((low, high))
    return low > 0 and high <= 2 * low


def clashes(sheet: Sheet, found: Sequence[Pair]) -> bool:
    """Whether figures of another offer are coming: a second base, or one more bare figure."""
    terms = {p.word.term for p in found if p.word}
    if sheet.entries and all(e.when is When.INITIAL for e in sheet.entries):
        return False
    if sheet.has(Term.BASE) and Term.BASE in terms:
        return True
    if sheet.has(Term.TOTAL) and Term.TOTAL in terms and not sheet.has(Term.BASE):
        return True
    loose = any(p.word is None and isinstance(p.value, Sum) for p in found)
    return sheet.has(Term.BASE, Term.EQUITY) and loose and Term.TOTAL not in terms


def each_year(value: Percent, items: Sequence[Item]) -> bool:
    """ "25% each year"."""
    behind = next((i for i in items if i.first > value.last and not _vesting(i)), None)
    near = isinstance(behind, Period) and behind.first - value.last <= 2  # "25% of it each year"
    return near and isinstance(behind, Period) and behind.every is Every.YEAR


def _vesting(item: Item) -> bool:
    return isinstance(item, Word) and item.term is Term.VESTING


def vests(time: Time) -> bool:
    """Whether a bare "4 years" beside a grant can be the years over which it vests."""
    return time.unit is Unit.YEAR and time.value in _GRANT_YEARS
