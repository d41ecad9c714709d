"""Competing offers: which can be compared, which one is cited, and how much of it may be said.

At most one rival is cited. What is said of it never makes it look better than it is:
its total only when that carries the ask, its status always as it truly is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.core.facts import Facts
from bot.core.figures import SAID, Ledger, how
from bot.core.money import Yearly
from bot.core.offer import Offer, Package, Status
from bot.core.valuation import COMPARED, counted_bonus
from bot.guides.library import World


class Form(StrEnum):
    """How much of a rival may stand in a letter."""

    TOTAL = "total"  # its total carries the ask
    ABOVE = "above"  # above the offer, not up to the ask: said without its total
    PART = "part"  # not better as a whole: only the part that is
    STATUS = "status"  # only that it exists, and how far it is


class PartName(StrEnum):
    BASE = "base"
    EQUITY = "equity"


@dataclass(frozen=True, slots=True)
class Cited:
    """The rival that a letter names, with what may be said of it."""

    offer: Offer
    form: Form
    package: Package
    part: PartName | None = None

    @property
    def leads(self) -> bool:
        """Whether it is in writing, and better than the offer as a whole."""
        return self.offer.status is Status.WRITTEN and self.form is not Form.PART


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rival whose total can be compared. `above` is whether it is better than the offer in
    base and equity, and still is with the bonus and sign-on that are known."""

    offer: Offer
    package: Package
    total: Yearly
    above: bool


@dataclass(frozen=True, slots=True)
class Rivals:
    """Competing offers, sorted: best total first, ties by name."""

    written: tuple[Ranked, ...]
    verbal: tuple[Ranked, ...]
    unranked: tuple[Offer, ...]  # unknown equity or another currency
    in_process: tuple[Offer, ...]

    @property
    def best_total(self) -> Yearly | None:
        """The best total among the comparable written ones: the only one that moves the ask."""
        return self.written[0].total if self.written else None


def rank(facts: Facts, world: World, ledger: Ledger) -> Rivals:
    """Sorts the competing offers; their order in the case changes nothing."""
    years = world.number("compare.years")
    offered = facts.offer.package(years).total
    ordered = _by_name(facts.competing)
    ranked: dict[Status, list[Ranked]] = {Status.WRITTEN: [], Status.VERBAL: []}
    unranked: list[Offer] = []
    for offer in ordered:
        if offer.status is Status.IN_PROCESS:
            continue
        package = offer.package(years)
        total = package.total
        if total is None or offer.currency != facts.offer.currency:
            unranked.append(offer)
        else:
            above = _is_above(offer, total, facts.offer, offered)
            ranked[offer.status].append(Ranked(offer, package, total, above))
    for group in ranked.values():
        group.sort(key=lambda r: r.total.amount, reverse=True)
    rivals = Rivals(
        tuple(ranked[Status.WRITTEN]),
        tuple(ranked[Status.VERBAL]),
        tuple(unranked),
        tuple(o for o in ordered if o.status is Status.IN_PROCESS),
    )
    _enter(rivals, ledger)
    return rivals


def _by_name(offers: tuple[Offer, ...]) -> list[Offer]:
    """By company; several of one company by all that is said of them."""
    named = Counter(offer.company for offer in offers)

    def key(offer: Offer) -> tuple[str, str, str]:
        said = repr(offer) if named[offer.company] > 1 else ""
        return offer.company.casefold(), offer.company, said

    return sorted(offers, key=key)


def _is_above(rival: Offer, total: Yearly, own: Offer, offered: Yearly | None) -> bool:
    """Never called better on a part of the pay when all that is known of it is worse."""
    if offered is None or total <= offered:
        return False
    pairs = zip(_besides(rival), _besides(own), strict=True)
    known = (a - b for a, b in pairs if a is not None and b is not None)
    return sum(known, total.amount - offered.amount) > 0


def _besides(offer: Offer) -> tuple[Fraction | None, Fraction | None]:
    """A year's bonus and sign-on as a comparison counts them; None is unknown, not nothing."""
    bonus, paid = counted_bonus(offer), offer.sign_on
    early = None
    if paid is not None:
        early = sum((part.amount for part in paid[:COMPARED]), Fraction()) / COMPARED
    return bonus.amount if bonus is not None else None, early


def _enter(rivals: Rivals, ledger: Ledger) -> None:
    for index, rival in enumerate((*rivals.written, *rivals.verbal), start=1):
        path = f"rival.{index}"
        for part in ("base", "equity"):
            value = getattr(rival.package, part)
            formula = how(f"rival.{rival.offer.status.value}", company=rival.offer.company)
            ledger.enter(f"{path}.{part}", value, formula, rule="rivals", origin=SAID)
        ledger.enter(
            f"{path}.total",
            rival.total,
            how("total", years=rival.package.years),
            (f"{path}.base", f"{path}.equity"),
            rule="total",
        )
    if rivals.best_total is not None:
        ledger.enter(
            "rival.best",
            rivals.best_total,
            how("best-rival"),
            ("rival.1.total",),
            rule="rivals",
        )


def cite(rivals: Rivals, offered: Package, ask: Yearly | None, facts: Facts) -> Cited | None:
    """The best written rival if something of it may be said, else a verbal one, else a process.

    `ask` is the total before any rival raised it.
    """
    written = [_measured(r, offered, ask) for r in rivals.written[:1]]
    verbal = [_measured(r, offered, ask) for r in rivals.verbal[:1]]
    same = [o for o in rivals.unranked if o.currency == facts.offer.currency]
    # The highest base first: which of them is named hangs on no alphabet.
    by_base = sorted((o for o in same if o.status is Status.WRITTEN), key=_base, reverse=True)
    open_written = [_open(o, offered) for o in by_base]
    named = [o for o in rivals.unranked if o.status is Status.VERBAL]
    statuses = [_status(o, offered) for o in (*named, *rivals.in_process)]
    candidates = (*written, *open_written, *verbal, *statuses)
    return next((cited for cited in candidates if cited is not None), None)


def _measured(rival: Ranked, offered: Package, ask: Yearly | None) -> Cited | None:
    if ask is not None and rival.total >= ask:
        return Cited(rival.offer, Form.TOTAL, rival.package)
    part = _better_part(rival.package, offered)
    if rival.above:
        return Cited(rival.offer, Form.ABOVE, rival.package, part)
    return Cited(rival.offer, Form.PART, rival.package, part) if part else None


def _open(offer: Offer, offered: Package) -> Cited | None:
    """A written offer with unknown equity: its base may be said where that is higher."""
    package = offer.package(offered.years)
    if package.base is None or offered.base is None or package.base <= offered.base:
        return None
    return Cited(offer, Form.PART, package, PartName.BASE)


def _base(offer: Offer) -> Fraction:
    return offer.base.amount if offer.base is not None else Fraction()


def _status(offer: Offer, offered: Package) -> Cited:
    return Cited(offer, Form.STATUS, offer.package(offered.years))


def _better_part(rival: Package, offered: Package) -> PartName | None:
    """The part in which the rival is further ahead by the year; base when they tie."""
    gains: dict[PartName, Yearly] = {}
    if rival.base is not None and offered.base is not None:
        gains[PartName.BASE] = rival.base - offered.base
    if rival.equity is not None and offered.equity is not None:
        gains[PartName.EQUITY] = (rival.equity - offered.equity).per_year(rival.years)
    better = {part: gain for part, gain in gains.items() if gain.amount > 0}
    return max(better, key=lambda part: better[part].amount) if better else None
