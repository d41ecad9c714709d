"""The one place that decides between rules: one named way of combining for each stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from bot.core.money import Once, Whole, Yearly
from bot.core.offer import Package
from bot.rules.registry import Cap, Finding, Kind, Propose

Pay = TypeVar("Pay", Yearly, Whole, Once)


def vetoed(findings: Iterable[Finding]) -> bool:
    """Any veto stops."""
    return any(finding.kind is Kind.BLOCK for finding in findings)


def highest(start: Package, findings: Iterable[Finding]) -> Package:
    """Proposals: the highest of each part, never under where it started."""
    base, equity = start.base, start.equity
    for effect in (finding.effect for finding in findings):
        if isinstance(effect, Propose):
            base, equity = _larger(base, effect.base), _larger(equity, effect.equity)
    return replace(start, base=base, equity=equity)


def lowest(findings: Iterable[Finding]) -> Cap:
    """Caps: the lowest of each part."""
    cap = Cap()
    for effect in (finding.effect for finding in findings):
        if isinstance(effect, Cap):
            cap = Cap(
                _smaller(cap.base, effect.base),
                _smaller(cap.equity, effect.equity),
                _smaller(cap.total, effect.total),
                _smaller(cap.sign_on, effect.sign_on),
            )
    return cap


def capped(package: Package, cap: Cap, least: Iterable[Package], step: int) -> Package:
    """A package held under a cap, but never under any of `least`, part by part.

    A cap on the total takes from the equity first, then from the base, in whole steps.
    """
    base, equity = _smaller(package.base, cap.base), _smaller(package.equity, cap.equity)
    low_base: Yearly | None = None
    low_equity: Whole | None = None
    for floor in least:
        low_base, low_equity = _larger(low_base, floor.base), _larger(low_equity, floor.equity)
    held = replace(package, base=_raised(base, low_base), equity=_raised(equity, low_equity))
    if cap.total is None or held.total is None or held.total <= cap.total:
        return held
    return _under_total(held, cap.total, low_base, low_equity, step)


def _under_total(
    held: Package, total: Yearly, low_base: Yearly | None, low_equity: Whole | None, step: int
) -> Package:
    assert held.base is not None and held.equity is not None  # noqa: S101  (the total is known)
    left = max(total.amount - held.base.amount, Fraction())
    room = Whole(left * held.years, total.currency)
    equity = _raised(_smaller(held.equity, _floored(room, step)), low_equity) or held.equity
    rest = total - equity.per_year(held.years)
    base = _raised(_smaller(held.base, _floored(rest, step)), low_base)
    return replace(held, base=base, equity=equity)


def _floored(amount: Pay, step: int) -> Pay:
    return replace(amount, amount=Fraction(amount.amount // step * step))


def _raised(amount: Pay | None, least: Pay | None) -> Pay | None:
    return amount if amount is None else _larger(amount, least)


def _larger(one: Pay | None, other: Pay | None) -> Pay | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)


def _smaller(one: Pay | None, other: Pay | None) -> Pay | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)
