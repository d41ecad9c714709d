"""Reads a counter-offer draft that the person wrote, for the mistakes that can be seen in words.

Pure and deterministic. It judges words and figures only: an ask is an amount near a verb of
asking, and what is right for this situation is handed in as `Known`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from bot.reading.money_in_text import Mention, find_money

_LONGEST = 100_000
_SHOWN = 80
_WORDS = 200
_YEARS = 4


class Severity(StrEnum):
    """How grave a mistake is: not to be sent, worth a second thought, or style."""

    BLOCK = "block"
    WARN = "warn"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake by its code, with the offending words and their place; an absence has none."""

    code: str
    severity: Severity
    words: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Rival:
    """A competing offer, as far as a draft may speak of it."""

    company: str
    status: str
    total: Fraction | None
    figures: tuple[Fraction, ...]


@dataclass(frozen=True)
class Known:
    """The situation a draft is read in. Amounts are exact, in whole currency units."""

    currency: str
    company: str
    symbols: Mapping[str, tuple[str, ...]]
    floors: tuple[Fraction, ...]
    own: tuple[Fraction, ...]
    asks: tuple[Fraction, ...]
    offer_total: Fraction | None
    ask_total: Fraction | None
    band_top: Fraction | None
    rivals: tuple[Rival, ...]
    private_equity: bool | None
    companies: tuple[str, ...]
    round_step: int
    sourced: tuple[Fraction, ...]
    stage: str | None
    previous_asks: tuple[Fraction, ...] = ()
    last_reply_final: bool = False


@dataclass(frozen=True)
class _Draft:
    """A draft with what was found in it once."""

    text: str
    known: Known

    @cached_property
    def money(self) -> tuple[Mention, ...]:
        return tuple(m for m in find_money(self.text) if max(m.values) >= _LEAST)

    @cached_property
    def asks(self) -> tuple[Mention, ...]:
        """Amounts that are asked for: a verb of asking stands before them in the sentence."""
        return tuple(m for m in self.money if _ASKING.search(self.before(m)))

    def before(self, mention: Mention) -> str:
        """The part of the sentence before an amount."""
        return _SENTENCE.split(self.text[max(0, mention.start - _NEAR) : mention.start])[-1]


_LEAST = 1000
_NEAR = 200
_CLOSE = 25  # characters between a word and the amount it is about
_SENTENCE = re.compile(r"[.!?](?=\s)|\n")
_ASKING = re.compile(
    r"\b(?:ask|asking|request|requesting|propose|proposing|looking for|hoping for|aim|aiming"
    r"|target|expect|expecting|like|want|counter|bring|raise|increase|move|get to|be at"
    r"|solicit\w+|pedir\w*|pido|propon\w+|busco|gustar[ií]a|espero|quisiera|subir)\b", re.I
)  # fmt: skip
Find = Callable[[_Draft], Iterator[tuple[str, int | None]]]


def review(draft: str, known: Known) -> tuple[Mistake, ...]:
    """The mistakes of a draft, the gravest first, then by their place. Never raises."""
    read = _Draft(draft[:_LONGEST], known)
    found = [
        Mistake(code, severity, words.strip()[:_SHOWN], start)
        for code, severity, find in _FINDERS
        for words, start in find(read)
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda m: (order.index(m.severity), m.start or 0, m.code)))


def _phrase(*patterns: str) -> Find:
    """A finder of the first of some phrases."""
    pattern = re.compile("|".join(patterns), re.IGNORECASE)

    def find(d: _Draft) -> Iterator[tuple[str, int | None]]:
        match = pattern.search(d.text)
        if match:
            yield match.group(), match.start()

    return find


def _absent(*patterns: str) -> Find:
    """A finder of a text in which none of some words stand."""
    pattern = re.compile("|".join(patterns), re.IGNORECASE)

    def find(d: _Draft) -> Iterator[tuple[str, int | None]]:
        if d.text.strip() and not pattern.search(d.text):
            yield "", None

    return find


_LOWEST = re.compile(
    r"\b(?:accept at|would accept|my (?:minimum|floor|bottom line|walk[- ]away)"
    r"|(?:absolute )?lowest i|no less than|not below|nothing below|at the very least"
    r"|mi (?:m[ií]nimo|l[ií]mite|piso|suelo)|no (?:menos|bajar[ií]a) de|como m[ií]nimo)\b", re.I
)  # fmt: skip


def _floor(d: _Draft) -> Iterator[tuple[str, int | None]]:
    open_ = {*d.known.own, *d.known.asks, *(f for r in d.known.rivals for f in r.figures)}
    for mention in d.money:
        near = any(abs(v - f) * 100 <= f for v in mention.values for f in d.known.floors if f)
        if near and not open_ & set(mention.values):
            yield mention.words, mention.start
    match = _LOWEST.search(d.text)
    if match:
        yield match.group(), match.start()


def _no_figure(d: _Draft) -> Iterator[tuple[str, int | None]]:
    if d.text.strip() and not d.money:
        yield "", None


def _round(d: _Draft) -> Iterator[tuple[str, int | None]]:
    sourced = {*d.known.sourced, *d.known.own}
    for mention in d.asks:
        value = min(mention.values)
        if value % d.known.round_step == 0 and not sourced & set(mention.values):
            yield mention.words, mention.start
            return


_RANGE = re.compile(r"^\s*(?:-|–|—|to|and)\s*$")


def _backwards(d: _Draft) -> Iterator[tuple[str, int | None]]:
    for low, high in zip(d.money, d.money[1:], strict=False):
        joined = _RANGE.match(d.text[low.end : high.start])
        if joined and set(high.values) & set(d.known.asks) and min(low.values) < max(high.values):
            yield d.text[low.start : high.end], low.start


_OTHER_OFFER = re.compile(
    r"(?<!your )\b(?:another|other|competing|rival|second|written|better) offers?\b"
    r"|\boffers? (?:from|by) (?!you\b|your\b)", re.I
)  # fmt: skip
_IN_WRITING = re.compile(r"\b(?:written|in writing|signed)\b", re.I)


def _unknown_offer(d: _Draft) -> Iterator[tuple[str, int | None]]:
    entered = {rival.company.casefold() for rival in d.known.rivals}
    match = _OTHER_OFFER.search(d.text)
    theirs = d.known.company.casefold()
    after = d.text[match.end() : match.end() + _SHOWN] if match else ""
    if match and not entered and theirs not in after.casefold():
        # With what follows up to a pause: "offer from" alone does not say which.
        yield match.group() + re.split(r"[,.;!?\n]", after)[0].rstrip(), match.start()
    for name in d.known.companies:
        if name.casefold() in entered or name.casefold() == d.known.company.casefold():
            continue
        said = re.search(rf"\boffers? (?:from|by|at) {re.escape(name)}\b", d.text, re.I)
        if said:
            yield said.group(), said.start()
    yield from _firmer(d)


def _firmer(d: _Draft) -> Iterator[tuple[str, int | None]]:
    """A rival that is called written and is not."""
    for rival in d.known.rivals:
        place = d.text.find(rival.company)
        if place < 0 or rival.status == "written":
            continue
        near = d.text[max(0, place - 60) : place + 60]
        if _IN_WRITING.search(near):
            yield rival.company, place


def _weak_total(d: _Draft) -> Iterator[tuple[str, int | None]]:
    bars = [t for t in (d.known.offer_total, d.known.ask_total) if t is not None]
    for rival in d.known.rivals:
        if rival.total is None or not any(rival.total < bar for bar in bars):
            continue
        for mention in d.money:
            if rival.total in mention.values and rival.total not in (*d.known.own, *d.known.asks):
                yield mention.words, mention.start


_HEDGES = re.compile(r"\b(?:sorry|i hate to|i apologi[sz]e|if possible|maybe|just wondering"
                     r"|i was just|i don't want to be|i feel bad|hopefully)\b", re.I)  # fmt: skip


def _hedges(d: _Draft) -> Iterator[tuple[str, int | None]]:
    found = list(_HEDGES.finditer(d.text))
    if len(found) > 1:
        yield found[0].group(), found[0].start()


_NEEDS = re.compile(r"\b(?:rent|mortgage|student loans?|loans?|my kids|children|daycare|childcare"
                    r"|cost of living|my bills|debts?)\b", re.I)  # fmt: skip
_MOVING = re.compile(r"\b(?:relocat\w*|moving|move to)\b", re.I)


def _needs(d: _Draft) -> Iterator[tuple[str, int | None]]:
    for match in _NEEDS.finditer(d.text):
        near = d.text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if match.group().casefold() != "cost of living" or not _MOVING.search(near):
            yield match.group(), match.start()
            return


def _long(d: _Draft) -> Iterator[tuple[str, int | None]]:
    if len(d.text.split()) > _WORDS:
        yield "", None


def _serial(d: _Draft) -> Iterator[tuple[str, int | None]]:
    asked = {v for m in d.asks for v in m.values}
    previous = set(d.known.previous_asks)
    if previous and asked and not asked & previous and not d.known.last_reply_final:
        yield d.asks[0].words, d.asks[0].start


def _after_yes(d: _Draft) -> Iterator[tuple[str, int | None]]:
    if d.known.stage == "agreed" and d.asks:
        yield d.asks[0].words, d.asks[0].start


def _above_evidence(d: _Draft) -> Iterator[tuple[str, int | None]]:
    tops = [d.known.band_top] if d.known.band_top is not None else []
    if d.known.offer_total is not None and not any(r.status == "written" for r in d.known.rivals):
        tops.append(d.known.offer_total * Fraction(13, 10))
    for mention in d.asks:
        if tops and _TOTAL.search(d.before(mention)[-_CLOSE:]) and min(mention.values) > min(tops):
            yield mention.words, mention.start
            return


_TOTAL = re.compile(r"\b(?:total|altogether|all[- ]in|tc|a year in all)\b", re.I)


def _arithmetic(d: _Draft) -> Iterator[tuple[str, int | None]]:
    offered = d.known.offer_total
    for mention in d.asks:
        low = _TOTAL.search(d.before(mention)[-_CLOSE:]) and offered is not None
        if low and offered is not None and max(mention.values) <= offered:
            yield mention.words, mention.start
            return
    yield from _wrong_sum(d)


_PARTS = {"base": re.compile(r"\b(?:base|salary)\b", re.I),
          "equity": re.compile(r"\b(?:equity|grant|stock|rsus?|shares)\b", re.I)}  # fmt: skip


def _wrong_sum(d: _Draft) -> Iterator[tuple[str, int | None]]:
    """Base plus a quarter of the equity, with a total that is another."""
    found: dict[str, Mention] = {}
    for mention in d.asks:
        close = d.before(mention)[-_CLOSE:]
        for name, pattern in {"total": _TOTAL, **_PARTS}.items():
            if pattern.search(close):
                found.setdefault(name, mention)
    if {"base", "equity", "total"} <= set(found):
        base, equity, total = (found[name] for name in ("base", "equity", "total"))
        sums = {b + e / _YEARS for b in base.values for e in equity.values}
        if len({base.start, equity.start, total.start}) == 3 and not any(
            abs(s - t) < _LEAST for s in sums for t in total.values
        ):
            yield total.words, total.start


def _liquid(d: _Draft) -> Iterator[tuple[str, int | None]]:
    if d.known.private_equity:
        yield from _phrase(r"\b(?:functionally )?liquid\b", r"\bas good as cash\b",
                           r"\bnear[- ]cash\b")(d)  # fmt: skip


def _wrong_name(d: _Draft) -> Iterator[tuple[str, int | None]]:
    entered = {rival.company.casefold() for rival in d.known.rivals}
    for name in d.known.companies:
        if name.casefold() in entered or name.casefold() == d.known.company.casefold():
            continue
        said = re.search(
            rf"\b(?:join|joining|working at|role at) {re.escape(name)}\b", d.text, re.I
        )
        if said:
            yield said.group(), said.start()
    yield from _other_currency(d)


def _other_currency(d: _Draft) -> Iterator[tuple[str, int | None]]:
    for mention in d.money:
        sign = d.text[max(0, mention.start - 1) : mention.start] + mention.words
        signs = [codes for word, codes in d.known.symbols.items()
                 if len(word) == 1 and not word.isalnum() and word in sign]  # fmt: skip
        if signs and all(d.known.currency not in codes for codes in signs):
            yield mention.words, mention.start
            return


def _lower(d: _Draft) -> Iterator[tuple[str, int | None]]:
    previous = d.known.previous_asks
    if previous and d.asks and max(v for m in d.asks for v in m.values) < max(previous):
        yield d.asks[0].words, d.asks[0].start


_ANGER = re.compile(r"\b(?:insult\w*|low-?ball\w*|unacceptable|ridiculous|disappointed in"
                    r"|a joke)\b|!!!", re.I)  # fmt: skip
_SHOUT = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,}){2,}")


def _angry(d: _Draft) -> Iterator[tuple[str, int | None]]:
    match = _ANGER.search(d.text) or _SHOUT.search(d.text)
    if match:
        yield match.group(), match.start()


def _empty_promise(d: _Draft) -> Iterator[tuple[str, int | None]]:
    if any(rival.status == "in_process" for rival in d.known.rivals):
        yield from _phrase(r"\bi(?:'ll| will| am going to) (?:sign|accept)\b")(d)


_SLOTS = (r"\{\{[^}]{0,40}\}\}", r"\[[^\]\n]{1,60}\]", r"\bXX+\b", r"\bTBD\b",
          r"\b[a-z]{2,}/[a-z]{2,}/[a-z]{2,}\b")  # fmt: skip
_THREATS = (
    r"\bor else\b", r"\bultimatum\b", r"\btake it or leave it\b",
    r"\botherwise i(?:'ll| will| shall)\b",
    r"\bor i(?:'ll| will|'m| am)? (?:walk|leave|go)\b", r"\b(?:this|that) is my final\b",
    r"\bif you (?:don't|do not|cannot|can't)[^.!?\n]{0,60}\bi(?:'ll| will)\b",
)  # fmt: skip
_PAST_PAY = (
    r"\bi (?:currently|now|presently) (?:make|earn|get)\b",
    r"\bmy (?:current|present) (?:salary|pay|base|comp\w*) (?:is|of)\b",
)
_REASONS = (
    r"\bbecause\b", r"\bsince\b", r"\bgiven\b", r"\bmarket\b", r"\bscope\b", r"\bexperience\b",
    r"\breasons?\b", r"\boffers?\b(?= from)", r"\bwould bring\b", r"\bled\b", r"\bbuilt\b",
    r"\bporque\b", r"\bya que\b", r"\bdad[oa]\b", r"\bmercado\b", r"\balcance\b",
    r"\bexperiencia\b", r"\braz[oó]n(?:es)?\b", r"\baport\w+", r"\bdirig\w+", r"\bconstru\w+",
    r"\bofertas? de\b",
)  # fmt: skip
_WISH_TO_JOIN = (
    r"\bexcit\w+", r"\bglad\b", r"\blook(?:ing)? forward\b", r"\bhappy\b", r"\bthrilled\b",
    r"\bdelighted\b", r"\bkeen\b", r"\bpleased\b", r"\benthusias\w+", r"\bwould love\b",
    r"\bdraws me\b", r"\bilusi\w+", r"\bencantad\w+", r"\balegr\w+", r"\bganas\b",
    r"\bme atrae\b", r"\bcon gusto\b",
)  # fmt: skip
_NEXT_STEP = (r"\?", r"\b(?:llamada|hablar|conversar)\b", r"\bcall\b", r"\bspeak\b", r"\btalk\b",
              r"\b(?:mon|tues|wednes|thurs|fri)day\b", r"\bby (?:the )?\d")  # fmt: skip
_BOASTS = (
    r"\bworld[- ]class\b", r"\bscarcest\b", r"\bguarantee\w*\b",
    r"\bthe (?:very )?best (?:engineer|candidate|in)\b",
    r"\bthe only (?:one|person|engineer|candidate)\b",
)  # fmt: skip
_PEERS = (
    r"\bothers? here\b", r"\bcolleagues? (?:\w+ )?(?:get|make|earn)\b",
    r"\bother engineers? (?:get|make|earn)\b",
)  # fmt: skip

_FINDERS: tuple[tuple[str, Severity, Find], ...] = (
    ("M1", Severity.BLOCK, _floor),
    ("M6", Severity.BLOCK, _unknown_offer),
    ("M20", Severity.BLOCK, _phrase(*_SLOTS)),
    ("M22", Severity.BLOCK, _wrong_name),
    ("M4", Severity.WARN, _backwards),
    ("M7", Severity.WARN, _weak_total),
    ("M9", Severity.WARN, _phrase(*_THREATS)),
    ("M11", Severity.WARN, _needs),
    ("M14", Severity.WARN, _after_yes),
    ("M15", Severity.WARN, _above_evidence),
    ("M16", Severity.WARN, _arithmetic),
    ("M17", Severity.WARN, _liquid),
    ("M18", Severity.WARN, _phrase(*_PAST_PAY)),
    ("M23", Severity.WARN, _lower),
    ("M27", Severity.WARN, _empty_promise),
    ("M2", Severity.STYLE, _no_figure),
    ("M3", Severity.STYLE, _round),
    ("M5", Severity.STYLE, _absent(*_REASONS)),
    ("M8", Severity.STYLE, _hedges),
    ("M10", Severity.STYLE, _absent(*_WISH_TO_JOIN)),
    ("M12", Severity.STYLE, _long),
    ("M13", Severity.STYLE, _serial),
    ("M19", Severity.STYLE, _absent(*_NEXT_STEP)),
    ("M21", Severity.STYLE, _phrase(*_BOASTS)),
    ("M24", Severity.STYLE, _phrase(*_PEERS)),
    ("M25", Severity.STYLE, _angry),
)
