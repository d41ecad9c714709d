"""The plan: a pure function from facts and the world to advice with its figures and its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.band import PayBand
from bot.core.facts import Facts
from bot.core.figures import SAID, Figure, Ledger, Origin
from bot.core.money import Yearly
from bot.core.offer import Package
from bot.guides.library import World, provenance
from bot.guides.schema import Posted
from bot.rules.ask import Ask, ask, floor
from bot.rules.engine import Trace, run
from bot.rules.ground import Ground, Kind, ground
from bot.rules.known import State
from bot.rules.leverage import Cited, Rivals, cite, rank
from bot.rules.levers import Lever, levers
from bot.rules.registry import Finding
from bot.rules.strategies import Strategy, strategy

# Asked where no guide names its own questions.
_TOPICS = ("equity", "level", "bonus")


@dataclass(frozen=True, slots=True)
class Plan:
    """Advice on one situation. The floor is private: no outbound view may hold it."""

    facts: Facts
    ground: Ground
    band: PayBand | None
    offered: Package
    ask: Ask | None
    floor: Package
    strategy: Strategy | None
    rivals: Rivals
    cited: Cited | None
    levers: tuple[Lever, ...]
    questions: tuple[str, ...]
    findings: tuple[Finding, ...]
    trace: tuple[Trace, ...]
    figures: Mapping[str, Figure]

    def found(self, rule: str) -> Finding | None:
        """The finding of one rule, if it fired."""
        return next((f for f in self.findings if f.rule == rule), None)


def plan(facts: Facts, world: World) -> Plan:
    """Position, ask, floor, leverage, levers, questions and findings for these facts."""
    ledger = Ledger()
    offered = _offered(facts, world, ledger)
    base = ground(facts, world, ledger)
    private_floor = floor(facts, base, ledger)
    rivals = rank(facts, world, ledger)
    posted = _posted(facts, world, ledger) if base.kind is Kind.GUIDE else None
    asked = _ask(facts, base, rivals, posted, world, ledger)
    cited = cite(rivals, offered, asked.before_rivals if asked else None, facts)
    _positions(base.band, offered, ledger)
    _gaps(offered, asked, ledger)
    findings, trace = run(
        State(facts, world, base, offered, asked, private_floor, rivals, cited, posted,
              ledger.figures)
    )  # fmt: skip
    return Plan(
        facts=facts,
        ground=base,
        band=base.band,
        offered=offered,
        ask=asked,
        floor=private_floor,
        strategy=strategy(facts, asked, cited),
        rivals=rivals,
        cited=cited,
        levers=levers(facts, world),
        questions=_questions(facts, world),
        findings=findings,
        trace=trace,
        figures=ledger.figures,
    )


def _offered(facts: Facts, world: World, ledger: Ledger) -> Package:
    offer, years = facts.offer, world.number("compare.years")
    package = offer.package(years)
    if package.base is not None:
        ledger.enter("offer.base", package.base, "as you said", rule="offer", origin=SAID)
    if offer.grant is not None and package.equity is not None:
        if offer.grant.years == years:
            ledger.enter("offer.equity", package.equity, "as you said", rule="offer", origin=SAID)
        else:
            said = "as you said, over " + str(offer.grant.years) + " years"
            ledger.enter("offer.grant", offer.grant.whole, said, rule="offer", origin=SAID)
            formula = f"grant × {years} ÷ {offer.grant.years}"
            ledger.enter("offer.equity", package.equity, formula, ("offer.grant",), rule="grant")
    if package.total is not None:
        inputs = ("offer.base", "offer.equity")
        formula = f"base + equity ÷ {years}"
        ledger.enter("offer.total", package.total, formula, inputs, rule="total")
    return package


def _posted(facts: Facts, world: World, ledger: Ledger) -> Posted | None:
    guide = world.guides[facts.guide or ""]
    company = world.companies[guide.company]
    if not company.posted:
        return None
    top = max(company.posted, key=lambda posted: posted.base.high)
    known = provenance(top, company)
    confidence = known.confidence.value if known.confidence else None
    ledger.enter(
        "posted.base.high",
        Yearly.of(top.base.high, guide.currency),
        f"highest base in the employer's own adverts: {top.title}, {top.address}",
        rule="base-above-posted",
        origin=Origin(known.source or "", known.as_of, confidence),
    )
    return top


def _ask(
    facts: Facts, base: Ground, rivals: Rivals, posted: Posted | None, world: World, ledger: Ledger
) -> Ask | None:
    if base.kind is Kind.NOTHING:
        return None
    top = Yearly.of(posted.base.high, facts.offer.currency) if posted else None
    return ask(facts, base, rivals.best_total, top, world, ledger)


def _positions(band: PayBand | None, offered: Package, ledger: Ledger) -> None:
    if band is None:
        return
    for part in ("base", "equity", "total"):
        ends, amount = getattr(band, part), getattr(offered, part)
        if ends is not None and amount is not None and amount.currency == ends.low.currency:
            inputs = (f"offer.{part}", f"band.{part}.low", f"band.{part}.high")
            ledger.enter_percent(
                f"position.{part}",
                ends.share(amount) * 100,
                "(offer − low) ÷ (high − low)",
                inputs,
                rule="position",
            )


def _gaps(offered: Package, asked: Ask | None, ledger: Ledger) -> None:
    if asked is None:
        return
    for part in ("base", "equity", "total"):
        wanted, has = getattr(asked.package, part), getattr(offered, part)
        if wanted is not None and has is not None:
            inputs = (f"ask.{part}", f"offer.{part}")
            ledger.enter(f"gap.{part}", wanted - has, "ask − offer", inputs, rule="gap")


def _questions(facts: Facts, world: World) -> tuple[str, ...]:
    guide = world.guides.get(facts.guide or "")
    standard = tuple(q.id for q in world.questions.values() if q.topic in _TOPICS)
    chosen = guide.questions if guide else standard
    offer = facts.offer
    first: tuple[str, ...] = ("base.range",) if offer.base is None else ()
    if offer.grant is None:
        first += ("equity.amount",)
    bonus_known = offer.bonus is not None or offer.bonus_percent is not None
    dropped = {"equity.amount", *(("bonus.listed",) if bonus_known else ())}
    return (*first, *(question for question in chosen if question not in dropped))
