"""Which number belongs to which word: within one stretch of a sentence, nearest first.

A pair costs what stands between its two halves; a colon binds, a comma parts, another
number or word in between parts more. The cheapest pairs are made first. Each number has
one word; a word has one number of each kind, sign-ons more, since they come by the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.costs import DEAREST, cost_of, fits
from bot.reading.offers.items import (
    Count,
    Item,
    Nth,
    Percent,
    Period,
    Said,
    Shares,
    Sum,
    Time,
    Word,
)
from bot.reading.offers.notes import ONCE, since_a_comma
from bot.reading.tokens import Token

_FAR = 6  # tokens behind a year: "In your first year you will get $96,000"
_NEAR = 3  # tokens between a sum and the year it is for
_LARGEST_STAKE = 5  # percent
_REACH = 7  # items to either side that a number looks for its word
_CLOSE = 3
_CLEAR = 4  # a percentage so near is the bonus's own
_BESIDE = 1  # a bonus in percent has an amount only right beside it
_DEAREST_PRICE = 1000
_DEAREST_SHARE = 10_000
_LEFT_OUT = frozenset(
    {
        "count",
        "counting",
        "without",
        "excluding",
        "excl",
        "leaving",
        "exclusive",
        "excludes",
        "ohne",
        "sin",
    }
)
_APART = 8  # tokens
_LABELS_IT = frozenset({":", "-", "–", "=", "is", "of", "~", "offered"})
_SHARED = frozenset({"of", "de", "von", "des", "on"})
_FIRSTS = frozenset({"first", "next", "primer", "ersten"})
_OF = frozenset({"of", "de", "von", "at", "is", "will", "for", "in", "as"})
_TAKES: dict[Term, tuple[type[Item], ...]] = {
    Term.BASE: (Sum,),
    Term.BASIC: (Sum,),
    Term.BONUS: (Sum, Percent, Time),
    Term.EQUITY: (Sum, Count, Percent),
    Term.SIGN_ON: (Sum,),
    Term.RELOCATION: (Sum,),
    Term.TOTAL: (Sum,),
    Term.UNIT_PRICE: (Sum,),
    Term.STRIKE: (Sum,),
    Term.CLIFF: (Time,),
    Term.VESTING: (Shares, Time),
    Term.SALARIES: (Sum,),
    Term.HOURS: (Time, Sum),
    Term.NOTHING: (Sum, Percent, Time, Count),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A number with the word it belongs to; no word where none was near enough."""

    value: Item
    word: Word | None
    year: int | None = None


def pairs(items: Sequence[Item], tokens: Sequence[Token]) -> tuple[Pair, ...]:
    """Every number of a stretch, in its order, with its word."""
    explained = _explained(items, tokens)
    items = [i for i in items if i.first not in explained]
    values = [i for i in items if isinstance(i, Sum | Percent | Count | Time | Shares)]
    words = _usable(items, tokens)
    offers = sorted(
        _candidates(items, values, words, _blanked(tokens, explained)), key=lambda c: c[0]
    )
    chosen: dict[int, Word] = dict(_prices(items, tokens)) | dict(_under_both(items, tokens))
    taken: set[tuple[int, type[Item]]] = set()
    shared = {w.first for c, v, w in offers if isinstance(v, Percent) and c < _CLEAR}
    for cost, value, word in offers:
        kind = Item if word.term is Term.NOTHING else type(value)
        percent = word.term is Term.BONUS and not taken.isdisjoint(
            {(word.first, Percent), (word.first, Time)}
        )
        percent = percent or (word.term is Term.BONUS and word.first in shared)
        if percent and isinstance(value, Sum) and not value.aside and cost > _BESIDE:
            continue
        many = _many(word, value) and (cost < _CLOSE or _year(value, items) is not None)
        if value.first in chosen or ((word.first, kind) in taken and not many):
            continue
        chosen[value.first] = word
        taken.add((word.first, kind))
    chosen = _without_remarks(values, chosen, tokens)
    chosen |= _followers(values, items, chosen, tokens)
    chosen |= _leaders(values, chosen, tokens)
    return tuple(Pair(value, chosen.get(value.first), _year(value, items)) for value in values)


def _prices(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[int, Word]]:
    """The price in "1,100 RSUs @ $180": a small sum right behind a count and "at"."""
    counted = False
    for item in items:
        if isinstance(item, Sum) and counted and not item.magnitude:
            before = tokens[item.first - 1].text if item.first else ""
            if before in ("@", "at", "x", "×", "*") and item.readings[-1] < _DEAREST_SHARE:
                yield item.first, Word(item.first, item.last, item.start, item.end, Term.UNIT_PRICE)
        if (
            isinstance(item, Sum)
            and item.currencies
            and not item.magnitude
            and _shares(items, item)
        ):
            before = tokens[item.first - 1].text if item.first else ""
            if before in ("@", "at") and item.readings[-1] < _DEAREST_PRICE:
                yield item.first, Word(item.first, item.last, item.start, item.end, Term.UNIT_PRICE)
        counted = isinstance(item, Count) or (counted and isinstance(item, Word))


def _under_both(items: Sequence[Item], tokens: Sequence[Token]) -> Iterator[tuple[int, Word]]:
    """What each amount is under "Relocation/Signing bonus:": by the word or the year that stands
    right at it, "7k (relocation) + 35k (1st year)", or by its place, "8.4k/15k"."""
    marks = (n for n, t in enumerate(tokens) if t.text == ":" or (t.text in "-–" and not t.tight))
    colon = next(marks, 0)
    labels = [i for i in items if isinstance(i, Word) and i.last < colon]
    if {w.term for w in labels} != ONCE or len(labels) != len(ONCE) or items[0] is not labels[0]:
        return
    sums = [i for i in items if isinstance(i, Sum) and i.first > colon]
    once = next(w for w in labels if w.term is Term.SIGN_ON)
    slashed = len(sums) == len(labels) and sums[0].last + 2 == sums[1].first
    if slashed and tokens[sums[0].last + 1].text == "/" and not _worded(items, colon):
        yield from ((s.first, w) for s, w in zip(sums, labels, strict=True))
        return
    for amount in sums:
        word = once if len(sums) == 1 else None  # the two together
        word = _right_at(amount, items, tokens, colon) or word
        if word is None and _year(amount, items) is not None:
            word = once
        if word is not None:
            yield amount.first, word


def _worded(items: Sequence[Item], colon: int) -> bool:
    """Whether a part of pay is named behind the label."""
    return any(isinstance(i, Word | Nth) and i.first > colon for i in items)


def _right_at(
    amount: Sum, items: Sequence[Item], tokens: Sequence[Token], colon: int
) -> Word | None:
    """The word for a payment made once right behind an amount, or right before it."""
    named = [i for i in items if isinstance(i, Word) and i.first > colon and i.term in ONCE]
    for word in named:
        between = tokens[amount.last + 1 : word.first]
        if amount.last < word.first and {t.text for t in between} <= {"(", "for", "in"}:
            return word
    for word in named:
        between = tokens[word.last + 1 : amount.first]
        if word.last < amount.first and {t.text for t in between} <= {":", "of", "is", "-"}:
            return word
    return None


def _shares(items: Sequence[Item], amount: Sum) -> bool:
    """Whether the item before an amount names shares."""
    before = [i for i in items if i.first < amount.first]
    return bool(before) and isinstance(before[-1], Word) and before[-1].term is Term.EQUITY


def _usable(items: Sequence[Item], tokens: Sequence[Token]) -> list[Word]:
    """Words that can name a number: not the "base" of "15% of base"."""
    pay = (Term.BASE, Term.TOTAL, Term.BASIC)
    found: list[Word] = []
    for previous, item in pairwise((None, *items)):
        if not isinstance(item, Word):
            continue
        shared = item.term in pay and _is_shared(previous, item, tokens)
        denied = _is_denied(previous, item)
        if not (shared or denied or _names_nothing(item, items, tokens)):
            found.append(item)
    return found


def _is_shared(previous: Item | None, word: Word, tokens: Sequence[Token]) -> bool:
    """ "15% of base"."""
    if not isinstance(previous, Percent):
        return False
    return not _SHARED.isdisjoint(t.text for t in tokens[previous.last + 1 : word.first])


def _is_denied(previous: Item | None, word: Word) -> bool:
    """ "No bonus"."""
    if not isinstance(previous, Said) or previous.mark is not Mark.NONE:
        return False
    return previous.last + 1 >= word.first


def _names_nothing(word: Word, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a word only seems to name a part of pay, by what is said around it."""
    text = tokens[word.first].text
    if _is_a_first(word, tokens):
        return True  # "from your first salary"
    if word.term is Term.TOTAL:
        return _of_its_grant(word, items, tokens) or _is_all_fixed(word, items, tokens)
    # "A one-time payment of $4,000 toward relocation" is no sign-on.
    vague = word.term is Term.SIGN_ON and text == "one"
    moves = vague and any(isinstance(i, Word) and i.term is Term.RELOCATION for i in items)
    return moves or _is_left_out(word, items, tokens)


def _is_a_first(word: Word, tokens: Sequence[Token]) -> bool:
    """ "With your first salary", "with the first month salary": when something is paid."""
    before = [t.text for t in tokens[max(0, word.first - 2) : word.first]]
    by_month = before[-1:] == ["month"] and before[:1] and before[0] in _FIRSTS
    paid = tokens[word.first].text in ("salary", "sueldo", "gehalt")
    return paid and (bool(by_month) or (before[-1:] != [] and before[-1] in _FIRSTS))


def _is_all_fixed(word: Word, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a total is no more than the base: "CTC: 32 LPA (all fixed)"."""
    behind = [i for i in items if i.first > word.last]
    if len(behind) < len(("32", "fixed")) or not isinstance(behind[0], Sum):
        return False
    amount, base = behind[:2]
    if any(isinstance(i, Sum) and i.first == base.last + 1 for i in behind[2:]):
        return False  # "CTC 52 LPA (fixed 40, variable 4)"
    before = [i for i in items if i.last < word.first][-1:]
    if any(isinstance(i, Sum) for i in before):
        return False  # "45 LPA CTC - 30 fixed"
    if not isinstance(base, Word) or base.term is not Term.BASE:
        return False
    labelled = {t.text for t in tokens[word.last + 1 : amount.first]} <= _LABELS_IT
    between = {t.text for t in tokens[amount.last + 1 : base.first]}
    return labelled and between <= {"(", "all", "-"}


def _is_left_out(word: Word, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """ "Excluding equity", "w/o bonus", where no amount stands close behind."""
    before = [t.text for t in tokens[max(0, word.first - _APART) : word.first]]
    if _LEFT_OUT.isdisjoint(since_a_comma(before)) and before[-3:] != ["w", "/", "o"]:
        return False
    close = any(isinstance(i, Sum) and 0 <= i.first - word.last <= _CLOSE for i in items)
    return not close or _of_a_total(word, items)


def _of_its_grant(word: Word, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a total is the grant's, "RSU (4 yr total)", or a percentage's, "10% total"."""
    before = [i for i in items if i.last < word.first]
    if before and isinstance(before[-1], Percent) and before[-1].last + 1 == word.first:
        return True
    named = [i for i in before if isinstance(i, Word)]
    if not named or named[-1].term not in (Term.EQUITY, Term.SIGN_ON):
        return False
    between = [t.text for t in tokens[named[-1].last + 1 : word.first]]
    sums = [i for i in items if isinstance(i, Sum) and named[-1].last < i.first < word.first]
    behind = next((i for i in items if i.first > word.last), None)
    its_own = isinstance(behind, Sum) and behind.first - word.last <= len(": ~")
    whole = tokens[word.first].text == "in" or named[-1].term is Term.SIGN_ON
    if whole and not its_own and len(sums) == 1 and sums[0].last + 1 == word.first:
        return True  # "shares of 11.000 € in total", "sign-on 20k total"
    closed = word.last + 1 < len(tokens) and tokens[word.last + 1].text == ")"
    return between[:1] == ["("] and ")" not in between and closed


def _of_a_total(word: Word, items: Sequence[Item]) -> bool:
    """Whether a part is what a total before it leaves out: "TC without the sign-ons: 569k"."""
    before = [i for i in items if i.last < word.first and isinstance(i, Word)]
    return bool(before) and before[-1].term is Term.TOTAL


def _explained(items: Sequence[Item], tokens: Sequence[Token]) -> frozenset[int]:
    """Tokens in brackets that only say what a total is made of: "total (salary + bonus)"."""
    found: set[int] = set()
    for label in items:
        opened = label.last + 1
        if opened >= len(tokens) or tokens[opened].text != "(":
            continue
        closed = _closing(tokens, opened)
        inside = [i for i in items if opened < i.first < closed]
        parts = sum(isinstance(i, Word) for i in inside)
        whole = any(  # "(all of it for year 1)"
            isinstance(i, Word) and i.term is Term.TOTAL and i.first <= label.first for i in items
        )
        only = (Word, Nth, Period, Time) if whole else (Word,)
        if parts > 1 and all(isinstance(i, only) for i in inside):
            found.update(range(opened, closed + 1))
    return frozenset(found)


def _closing(tokens: Sequence[Token], opened: int) -> int:
    """Where a bracket closes, past those inside it: "(base + 401(k) + stock)"."""
    depth = 0
    for number in range(opened, len(tokens)):
        depth += (tokens[number].text == "(") - (tokens[number].text == ")")
        if not depth:
            return number
    return opened


def _blanked(tokens: Sequence[Token], explained: frozenset[int]) -> Sequence[Token]:
    """The tokens with an explanation in brackets made to weigh nothing."""
    return [t._replace(text=":") if n in explained else t for n, t in enumerate(tokens)]


def _candidates(
    items: Sequence[Item], values: Sequence[Item], words: Sequence[Word], tokens: Sequence[Token]
) -> Iterator[tuple[float, Item, Word]]:
    place = {id(item): index for index, item in enumerate(items)}
    named = {id(word) for word in words}
    parts = [id(i) for i in items if isinstance(i, Word | Sum | Percent | Count | Shares)]
    first_is_word = bool(parts) and (parts[0] in named or _led_by_base(parts, named))
    for value in values:
        at = place[id(value)]
        if isinstance(value, Sum) and value.becomes and at and isinstance(items[at - 1], Sum):
            continue  # "from 10k to 17k": it belongs to the word of the first
        for other in items[max(0, at - _REACH) : at + _REACH + 1]:
            if not isinstance(other, Word) or id(other) not in named:
                continue
            if not isinstance(value, _TAKES[other.term]) or not fits(value, other):
                continue
            if value.last < other.first and _is_a_stake(other, items):
                continue  # "92k, VSOP 0.2%"
            cost = cost_of(value, other, items, place, tokens, first_is_word)
            if cost < DEAREST:
                yield cost, value, other


def _is_a_stake(word: Word, items: Sequence[Item]) -> bool:
    """Whether a small percentage stands right behind a word for equity: a share of the firm."""
    behind = next((i for i in items if i.first == word.last + 1), None)
    small = isinstance(behind, Percent) and behind.value < _LARGEST_STAKE
    return word.term is Term.EQUITY and small


def _led_by_base(parts: Sequence[int], named: set[int]) -> bool:
    """Whether one figure more than words stands first, and then each word before its figure:
    "128k, sign on 10k, relocation 6k"."""
    words = [part in named for part in parts]
    turns = all(one is not other for one, other in pairwise(words))
    return len(parts) > len("128k, sign on") // 6 and turns and not words[0] and not words[-1]


def _many(word: Word, value: Item) -> bool:
    return word.term is Term.SIGN_ON and isinstance(value, Sum)


def _without_remarks(
    values: Sequence[Item], chosen: dict[int, Word], tokens: Sequence[Token]
) -> dict[int, Word]:
    """ "€82k (~$89k) base": the word belongs to the amount before the brackets."""
    made = dict(chosen)
    for one, other in pairwise(values):
        both = isinstance(one, Sum) and isinstance(other, Sum) and other.aside
        if not both or one.first in made or other.first not in made:
            continue
        between = {t.text for t in tokens[one.last + 1 : other.first]}
        converted = isinstance(other, Sum) and isinstance(one, Sum) and other.currencies
        if converted and between <= {"(", "~", "≈", "=", "about", "approx", "ca", "."}:
            made[one.first] = made.pop(other.first)
    return made


def _followers(
    values: Sequence[Item], items: Sequence[Item], chosen: dict[int, Word], tokens: Sequence[Token]
) -> dict[int, Word]:
    """A sum that follows a sign-on with only a slash, a plus or "and" between, or an arrow behind
    any sum, belongs to the same word."""
    found: dict[int, Word] = {}
    for one, other in pairwise(values):
        word = chosen.get(one.first) or found.get(one.first)
        if word is None or not isinstance(other, Sum):
            continue
        numbered = _year(one, items) is not None and _year(other, items) is not None
        if other.first in chosen and not numbered:
            continue
        between = {t.text for t in tokens[one.last + 1 : other.first]}
        joined = bool(between) and between <= _JOINED
        once = word.term is Term.SIGN_ON or (word.term is Term.BONUS and numbered)
        if (once and joined and isinstance(one, Sum)) or other.becomes:
            found[other.first] = word
    return found


def _leaders(
    values: Sequence[Item], chosen: dict[int, Word], tokens: Sequence[Token]
) -> dict[int, Word]:
    """The first of "95k/70k sign on" belongs to the word that the second has."""
    found: dict[int, Word] = {}
    for one, other in pairwise(values):
        word = chosen.get(other.first)
        if not (isinstance(one, Sum) and isinstance(other, Sum)) or one.first in chosen:
            continue
        if one.years is not None:
            continue  # "900 over 4 / 75 sign-on"
        slashed = [t.text for t in tokens[one.last + 1 : other.first]] == ["/"]
        if slashed and word is not None and word.term is Term.SIGN_ON and word.first > other.first:
            found[one.first] = word
    return found


_JOINED = frozenset(
    {
        "with",
        "now",
        "today",
        "month",
        "salary",
        "paycheck",
        "months",
        "a",
        "second",
        "2nd",
        "/",
        "+",
        "and",
        ",",
        "&",
        "then",
        "in",
        "y1",
        "y",
        "year",
        "first",
        "1st",
        "1",
        "yr",
        "the",
        "at",
        "signing",
        "(",
        ")",
        "on",
        "joining",
        "after",
    }
)


def _year(value: Item, items: Sequence[Item]) -> int | None:
    """The year that stands right beside a sum: "130k year 1", "Y2: 100k"."""
    if not isinstance(value, Sum):
        return None
    index = next(i for i, item in enumerate(items) if item is value)
    behind = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1] if index else None
    if isinstance(before, Word) and before.term in (Term.BONUS, Term.SIGN_ON) and index > 1:
        before = items[index - 2] if isinstance(items[index - 2], Nth) else before  # "Y1 bonus 60k"
    beyond = items[index + 2] if index + 2 < len(items) else None
    named = isinstance(behind, Word) and behind.first == value.last + 1
    if named and isinstance(beyond, Nth) and behind and beyond.first == behind.last + 1:
        behind = beyond  # "$25k sign-on yr1 + $15k yr2"
    ahead = isinstance(before, Nth) and value.first - before.last <= _FAR
    after = isinstance(behind, Nth) and behind.first - value.last <= _NEAR
    of_another = index > 1 and isinstance(items[index - 2], Sum)  # "15k the second, 96k in RSUs"
    if ahead and (after or of_another):
        ahead = _labels_lead(items)
    if ahead and isinstance(before, Nth):
        return before.year
    return behind.year if after and isinstance(behind, Nth) else None


def _labels_lead(items: Sequence[Item]) -> bool:
    """Whether years stand before their sums: the first one has no sum right before it."""
    last = max(n for n, item in enumerate(items) if isinstance(item, Nth))
    behind = items[last + 1] if last + 1 < len(items) else None
    if isinstance(behind, Sum) and behind.first == items[last].last + 1:
        return True  # "y1 sign-on 62k, y2 48k"
    first = min(n for n, item in enumerate(items) if isinstance(item, Nth))
    before = items[first - 1] if first else None
    if isinstance(before, Word) and first > 1 and before.last + 1 == items[first].first:
        amount = items[first - 2]
        return not (isinstance(amount, Sum) and amount.last + 1 == before.first)
    return not (isinstance(before, Sum) and items[first].first - before.last <= _NEAR)


def has(items: Sequence[Item], *marks: Mark) -> bool:
    """Whether one of these marks stands among the items."""
    return any(isinstance(item, Said) and item.mark in marks for item in items)


def period_behind(value: Item, word: Word, items: Sequence[Item]) -> Every | None:
    """The period behind a word said once more: the year of "Stock: 900,000 RSU per year"."""
    again = next((item for item in items if item.first > value.last), None)
    if not isinstance(again, Word) or again is word or again.term is not word.term:
        return None
    return period_beside(again, items)


def period_beside(word: Word, items: Sequence[Item]) -> Every | None:
    """The period that stands with a word: "RSU per year: 50k", "annual stock"."""
    index = next((i for i, item in enumerate(items) if item is word), None)
    if index is None:
        return word.every
    behind = items[index + 1] if index + 1 < len(items) else None
    if isinstance(behind, Period) and behind.first - word.last <= 3:
        return behind.every
    return word.every
