"""Rules that shape an ask: what to propose without a guide, and what an ask should not pass."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bot.core.money import Whole, Yearly
from bot.core.offer import Package, Status
from bot.rules.combine import capped
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Cap, Found, Kind, Propose, Silent, Stage, Value, rule, silent

_OWN = (GroundKind.OWN_TARGET, GroundKind.OWN_BAND)


@rule("counter-span", Stage.PROPOSE, Kind.NOTE, number=11, cites=("doody", "loopcv"),
      reads=("ground", "offer.base"))  # fmt: skip
def counter_span(k: Known) -> Found | Silent:
    """Below the target, a counter some way above the base they offered; the middle of the span."""
    if k.ground.kind is not GroundKind.EVIDENCE:
        return silent("a guide or your own figures lead")
    base = _counter(k)
    low, high = int(k.number("counter.low")), int(k.number("counter.high"))
    return Found(
        {"base": base, "low": low, "high": high, "offered": k.base},
        answer="target.base", effect=Propose(base=base),
    )  # fmt: skip


@rule("flexible-parts", Stage.PROPOSE, Kind.NOTE, number=19, cites=("faircomp", "negotiateit"),
      reads=("competing", "ground", "offer", "offer.base", "posted_range", "proof",
             "walk_away"))  # fmt: skip
def flexible_parts(k: Known) -> Found | Silent:
    """The grant moves most easily: asked a little higher without a rival, and where the base
    cannot rise as far as a counter would or gains less by it than the grant would."""
    if k.ground.kind is not GroundKind.EVIDENCE:
        return silent("a guide or your own figures lead")
    if _someone(k) and not _base_is_held(k) and _base_carries(k):
        return silent("there is another offer, and the base carries the counter")
    grant = k.offered.equity
    if grant is None or not grant.amount:
        return silent("no grant was named")
    raised = grant.times(1 + _small(k)).rounded(k.step)
    return Found({"equity": raised, "percent": int(_small(k) * 100)}, effect=Propose(equity=raised))


@rule("thirty-percent", Stage.CAP, Kind.WARN, number=11, cites=("loopcv", "doody"),
      reads=("ask", "ask.total", "competing", "ground", "offer.total", "offers"))  # fmt: skip
def thirty_percent(k: Known) -> Found | Silent:
    """Far above the offer an ask needs a written offer behind it, or it costs credibility."""
    if k.rivals.written or k.comparison.best is not None:
        return silent("a real alternative stands behind the ask")
    if k.ground.kind is GroundKind.OWN_BAND:
        return silent("a band with a source stands behind the ask")
    most = 1 + k.number("limit.over-offer") / 100
    offered, wanted = k.offer_total, k.ask_total
    top = offered.times(most)
    if k.ask.confirm or wanted <= top:
        return silent("the ask is within that of the offer")
    values: dict[str, Value] = {
        "total": wanted,
        "top": top,
        "percent": int(k.number("limit.over-offer")),
    }
    return Found(values, answer="walk_away", effect=Cap(total=top))


@rule("smaller-without-rival", Stage.CAP, Kind.WARN, number=19, cites=("faircomp", "negotiateit"),
      reads=("ask", "competing", "ground", "offer", "proof"))  # fmt: skip
def smaller_without_rival(k: Known) -> Found | Silent:
    """With no other offer a smaller ask is safer: evidence and readiness have to carry it."""
    if _someone(k):
        return silent("there is another offer")
    if k.ask.confirm:
        return silent("there is nothing to ask")
    cap = Cap(base=_more(k.offered.base, k), equity=_grant(k))
    wanted = k.ask.package
    over = [
        part for part, limit in ((wanted.base, cap.base), (wanted.equity, cap.equity))
        if part is not None and limit is not None and part.amount > limit.amount
    ]  # fmt: skip
    if not over:
        return silent("the ask is small already")
    values = {"percent": int(_small(k) * 100)}
    return Found(values, answer="rivals", effect=None if k.ground.kind in _OWN else cap)


def _someone(k: Known) -> bool:
    """Whether anybody else has named pay, in writing or by word."""
    return any(offer.status is not Status.IN_PROCESS for offer in k.competing)


def _base_is_held(k: Known) -> bool:
    """Whether the highest base they post lies under the usual counter."""
    top = k.posted_top
    return top is not None and k.base.times(1 + k.number("counter.usual") / 100) > top


def _base_carries(k: Known) -> bool:
    """Whether a counter on the base alone comes to no less than the smaller ask on both parts.

    Where the grant is many times the base it does not, and another offer, which puts the one
    in the place of the other, would lower what is asked for.
    """
    counter = _as_asked(replace(k.offered, base=_counter(k)), k)
    smaller = _as_asked(replace(k.offered, base=_more(k.base, k), equity=_grant(k)), k)
    if counter is None or smaller is None:
        return True
    return counter >= smaller


def _as_asked(package: Package, k: Known) -> Yearly | None:
    """The total under what they post, but never under the walk-away or the offer."""
    own = Package(k.walk_away.base, k.walk_away.equity, package.years)
    return capped(package, Cap(base=k.posted_top), (own, k.offered), k.step).total


def _counter(k: Known) -> Yearly:
    return k.base.times(1 + k.number("counter.usual") / 100).rounded(k.step)


def _small(k: Known) -> Fraction:
    """How much more is asked for without a rival: with evidence the upper end."""
    return k.number("smaller.high" if k.proofs else "smaller.low") / 100


def _more(base: Yearly | None, k: Known) -> Yearly | None:
    return base.times(1 + _small(k)).rounded(k.step) if base is not None else None


def _grant(k: Known) -> Whole | None:
    equity = k.offered.equity
    return equity.times(1 + _small(k)).rounded(k.step) if equity is not None else None
