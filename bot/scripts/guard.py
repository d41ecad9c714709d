"""The guard: reads a finished text last, and refuses what must not leave.

It trusts nothing that happened before it: it sees only the text, where the person's own
words stand in it, and what this plan allows to be said. Exact values only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import chain

from bot.core.money import Money
from bot.guides.library import World
from bot.guides.schema import Claim
from bot.reading.money_in_text import Mention, find_money
from bot.reading.numerals import clean
from bot.rules.plan import Plan
from bot.rules.strategies import Strategy
from bot.scripts.render import Finished, Quote
from bot.scripts.views import OutboundView


class Offence(StrEnum):
    """Why a text may not leave. The value is the id of its finding."""

    FLOOR = "guard.floor"
    AMOUNT = "guard.unknown-amount"
    RIVAL = "guard.unknown-rival"
    SLOT = "guard.unfilled-slot"
    CLAIM = "guard.held-claim"
    COMPANY = "guard.wrong-company"
    CURRENCY = "guard.wrong-currency"
    LENGTH = "guard.too-long"


@dataclass(frozen=True, slots=True)
class Hit:
    """One offence: the words, and the person's answer in which they stand, if in one."""

    offence: Offence
    words: str
    answer: str | None = None


class Role(StrEnum):
    """What an amount is said to be, by the words around it."""

    BASE = "base"
    EQUITY = "equity"
    TOTAL = "total"
    SIGN_ON = "sign-on"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class Sayable:
    """What this plan allows in an outgoing text.

    `claims` are the phrases of those held back, each with how it is looked for.
    """

    private: frozenset[Fraction]
    allowed: Mapping[Role, frozenset[Fraction]]
    company: str
    rivals: frozenset[str]
    currency: str
    claims: Mapping[str, str]
    words: int

    @property
    def amounts(self) -> frozenset[Fraction]:
        return frozenset().union(*self.allowed.values())


def sayable(plan: Plan, view: OutboundView, world: World, words: int) -> Sayable:
    """What may stand in a text of so many words for this plan, from it and the outbound view.

    Leaving out an optional answer changes nothing of it.
    """
    offer, ask, rival = view.offer, view.ask, view.rival
    base = (offer.base, ask.base, rival.base if rival else None)
    equity = (offer.equity, plan.offered.equity, ask.equity, ask.equity_in_grant,
              rival.equity if rival else None)  # fmt: skip
    total = (plan.offered.total, ask.total, rival.total if rival else None)
    allowed = {Role.BASE: _exact(*base), Role.EQUITY: _exact(*equity), Role.TOTAL: _exact(*total)}
    allowed |= {Role.SIGN_ON: frozenset(), Role.BONUS: frozenset()}
    for role, amounts in _of_strategy(view).items():
        allowed[role] |= _exact(*amounts)
    return Sayable(
        private=_private(plan),
        allowed=allowed,
        company=plan.facts.offer.company,
        rivals=frozenset(o.company for o in plan.facts.competing),
        currency=plan.facts.offer.currency,
        claims=_held_claims(world),
        words=words,
    )


def _of_strategy(view: OutboundView) -> Mapping[Role, tuple[Money | None, ...]]:
    """The figures that only some letters name: packages to trade, a sign-on to bridge a year."""
    bridge, packages = view.bridge, view.packages
    if view.strategy in (Strategy.BRIDGE, Strategy.LAST_QUESTION) and bridge is not None:
        return {Role.SIGN_ON: (bridge.amount,), Role.BONUS: (bridge.coming_bonus,),
                Role.EQUITY: (bridge.unvested,)}  # fmt: skip
    if view.strategy is Strategy.TRADE:
        return {Role.BASE: tuple(p.base for p in packages),
                Role.EQUITY: tuple(p.equity for p in packages),
                Role.SIGN_ON: tuple(p.sign_on for p in packages)}  # fmt: skip
    return {}


def _exact(*amounts: Money | None) -> frozenset[Fraction]:
    """Each amount, and the whole units it is stated as."""
    known = [amount for amount in amounts if amount is not None]
    return frozenset(a.amount for a in known) | {Fraction(a.stated()) for a in known}


def _private(plan: Plan) -> frozenset[Fraction]:
    """Floor and walk-away: base, equity, a year of it, and the total."""
    found: set[Fraction] = set()
    for package in (plan.floor, plan.ground.floor):
        yearly = package.equity.per_year(package.years) if package.equity else None
        found |= _exact(package.base, package.equity, yearly, package.total)
    return frozenset(amount for amount in found if amount >= _LEAST_PAY)


_LEAST_PAY = 1000  # smaller figures count things, they are no pay


@lru_cache(maxsize=8)
def _held_claims(world: World) -> Mapping[str, str]:
    claims: list[Claim] = []
    for company in world.companies.values():
        claims += company.claims
    for guide in world.guides.values():
        claims += guide.claims
    held = (claim for claim in claims if not claim.outbound)
    return {pattern: _plain(pattern) for claim in held for pattern in claim.pattern}


def guard(finished: Finished, says: Sayable, world: World) -> tuple[Hit, ...]:
    """Every offence in a finished text; none means that it may leave."""
    own = ours(finished)
    return (
        *_amounts(finished, says, world),
        *_slots(own),
        *_claims(finished, own, says),
        *_names(finished, own, says, world),
        *_currencies(own, says, world),
        *_length(finished, says),
    )


def _amounts(finished: Finished, says: Sayable, world: World) -> Iterator[Hit]:
    for mention in find_money(finished.text):
        quote = _quote_at(finished, mention.start, mention.end)
        answer = quote.answer if quote else None
        role = _role(finished.text, mention, _listening(world))
        values = frozenset(mention.values)
        fits = role is not None and bool(values & says.allowed[role])
        if values & says.private and not fits:
            yield Hit(Offence.FLOOR, mention.words, answer)
        elif mention.marked and quote is None and not fits and (role or not values & says.amounts):
            yield Hit(Offence.AMOUNT, mention.words)


def _quote_at(finished: Finished, start: int, end: int) -> Quote | None:
    return next((q for q in finished.quotes if start < q.end and end > q.start), None)


_SENTENCE = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the guard listens for, in every language at once: a letter may mix them."""

    roles: Mapping[Role, re.Pattern[str]]
    breaks: re.Pattern[str]
    rivals: re.Pattern[str]


@lru_cache(maxsize=8)
def _listening(world: World) -> _Words:
    said = [words.guard for words in world.words.values()]
    roles = {
        Role.BASE: _any(chain.from_iterable(g.base for g in said)),
        Role.EQUITY: _any(chain.from_iterable(g.equity for g in said)),
        Role.TOTAL: _any(chain.from_iterable(g.total for g in said)),
        Role.SIGN_ON: _any(chain.from_iterable(g.sign_on for g in said)),
        Role.BONUS: _any(chain.from_iterable(g.bonus for g in said)),
    }
    apart = _any(chain.from_iterable(g.apart for g in said)).pattern
    return _Words(
        roles,
        re.compile(rf"[,;(]|{apart}", re.IGNORECASE),
        _any(chain.from_iterable(g.rivals for g in said)),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Languages share some of their words; each is looked for once."""
    return re.compile(rf"\b(?:{'|'.join(dict.fromkeys(patterns))})\b", re.IGNORECASE)


_NEAR = 120
_ACROSS = 20


def _role(text: str, mention: Mention, words: _Words) -> Role | None:
    """The nearest role word in the same sentence; a comma or an "and" between counts as far."""
    before = _SENTENCE.split(text[max(0, mention.start - _NEAR) : mention.start])[-1]
    after = _SENTENCE.split(text[mention.end : mention.end + _NEAR])[0]
    distances = [(_far(before[end:], words), 0, role) for role, _, end in _found(before, words)]
    distances += [(_far(after[:start], words), 1, role) for role, start, _ in _found(after, words)]
    return min(distances)[2] if distances else None


def _found(text: str, words: _Words) -> list[tuple[Role, int, int]]:
    """Where role words stand; the bonus of "signing bonus" is none of its own."""
    spans = [(role, *m.span()) for role, said in words.roles.items() for m in said.finditer(text)]
    paid_once = [(start, end) for role, start, end in spans if role is Role.SIGN_ON]
    return [
        (role, start, end)
        for role, start, end in spans
        if role is not Role.BONUS or not any(a <= start < b for a, b in paid_once)
    ]


def _far(between: str, words: _Words) -> int:
    return len(between) + (_ACROSS if words.breaks.search(between) else 0)


_SLOTS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\[[^\]\n]{0,60}\]|\bXX+\b|\bTBD\b|\b\w+/\w+/\w+\b")


def _slots(own: str) -> Iterator[Hit]:
    for match in _SLOTS.finditer(own):
        yield Hit(Offence.SLOT, match.group())


def ours(finished: Finished) -> str:
    """The text with every quoted answer blanked out, lengths kept."""
    text = finished.text
    for quote in finished.quotes:
        text = text[: quote.start] + " " * (quote.end - quote.start) + text[quote.end :]
    return text


def _claims(finished: Finished, own: str, says: Sayable) -> Iterator[Hit]:
    """Held-back claims, in our words and in the person's, save in evidence for a lever."""
    pieces: list[tuple[str, str | None]] = [(own, None)]
    pieces += [
        (finished.text[q.start : q.end], q.answer)
        for q in finished.quotes
        if not q.answer.startswith("proof.")
    ]
    for text, answer in pieces:
        plain = _plain(text)
        for pattern, sought in says.claims.items():
            if sought in plain:
                yield Hit(Offence.CLAIM, pattern, answer)


_HYPHENS = str.maketrans(dict.fromkeys("‐‑–—", "-"))


def _plain(text: str) -> str:
    """A text as claims are looked for in it: one case, one kind of space and of hyphen."""
    return clean(text).text.translate(_HYPHENS).casefold()


def _names(finished: Finished, own: str, says: Sayable, world: World) -> Iterator[Hit]:
    """Rivals that nobody entered, and another company in the place of theirs."""
    for match in _employers(world).finditer(own):
        yield Hit(Offence.RIVAL, match.group())
    vague = _listening(world).rivals.search(own)
    if vague and not says.rivals:
        yield Hit(Offence.RIVAL, vague.group())
    for quote in finished.quotes:
        words = finished.text[quote.start : quote.end]
        if quote.answer == "offer.company" and words != says.company:
            yield Hit(Offence.COMPANY, words, quote.answer)
        if quote.answer == "competing" and words not in says.rivals:
            yield Hit(Offence.RIVAL, words, quote.answer)


@lru_cache(maxsize=4)
def _employers(world: World) -> re.Pattern[str]:
    """Every employer that the data knows by name; our own sentences name none of them."""
    names = {name for ladder in world.ladders.values() for name in (ladder.name, *ladder.aliases)}
    names |= {n for company in world.companies.values() for n in (company.name, *company.aliases)}
    return re.compile(rf"\b(?:{_one_of(names)})\b", re.IGNORECASE)


def _one_of(names: Iterable[str]) -> str:
    """Any of these names, the longer first, parted by their first letters: a word that begins
    with none of them is passed over after one look at each."""
    longest = sorted(names, key=len, reverse=True)
    initials = dict.fromkeys(name[0].lower() for name in longest)
    rests = {
        first: "|".join(re.escape(n[1:]) for n in longest if n[0].lower() == first)
        for first in initials
    }
    return "|".join(f"{re.escape(first)}(?:{rest})" for first, rest in rests.items())


def _currencies(own: str, says: Sayable, world: World) -> Iterator[Hit]:
    right = world.currencies[says.currency]
    for match in _currency_signs(world).finditer(own):
        if match.group() not in (right.symbol.strip(), right.code):
            yield Hit(Offence.CURRENCY, match.group())


@lru_cache(maxsize=4)
def _currency_signs(world: World) -> re.Pattern[str]:
    """Every symbol and code, the longer first, so that C$ is not read as $.

    A code counts as a word of its own only: there is no PEN in OPENING. Only a word of three
    capitals is held against all of them.
    """
    symbols = {currency.symbol.strip() for currency in world.currencies.values()}
    symbols -= world.currencies.keys()
    codes = "|".join(sorted(world.currencies))
    signs = "|".join(re.escape(s) for s in sorted(symbols, key=lambda s: (-len(s), s)))
    return re.compile(rf"(?=[A-Z]{{3}}\b)\b(?:{codes})|{signs}")


def _length(finished: Finished, says: Sayable) -> Iterator[Hit]:
    count = len(finished.text.split())
    if count >= says.words:
        yield Hit(Offence.LENGTH, str(count))
