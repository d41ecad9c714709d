"""The plan: a pure function from facts and the world to advice with its figures and its trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.core.band import PayBand
from bot.core.facts import Facts, TheirReply
from bot.core.facts import Stage as Talks
from bot.core.figures import SAID, Figure, Ledger, Origin, how
from bot.core.money import Yearly
from bot.core.offer import Package
from bot.guides.library import World, provenance
from bot.guides.schema import Posted
from bot.rules import families
from bot.rules.ask import Ask, Stages, Step, ask, enter, floor
from bot.rules.combine import capped, highest, lowest, vetoed
from bot.rules.compare import Comparison, compare, equity_share, yearly_worth
from bot.rules.draft import review_draft
from bot.rules.engine import Outcome, Ran, Trace, gravest_first, run
from bot.rules.evidence import Evidence, evidence
from bot.rules.ground import Ground, Kind, ground
from bot.rules.known import State
from bot.rules.leverage import Cited, Rivals, cite, rank
from bot.rules.levers import Lever, levers
from bot.rules.packages import Bundle, packages
from bot.rules.registry import Cap, Finding, Rule, Stage
from bot.rules.strategies import SETTLED, Situation, Strategy, strategy
from bot.rules.valued import enter_comparison, enter_packages, enter_worth_of_ask

# Asked where no guide names its own questions.
_TOPICS = ("equity", "level", "bonus")
_BEFORE_ASK = (Stage.PROPOSE,)


@dataclass(frozen=True, slots=True)
class SaferAsk:
    """A smaller ask that the caps would stand behind, and the rules that set them."""

    package: Package
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Advice on one situation. The floor is private: no outbound view may hold it."""

    facts: Facts
    ground: Ground
    band: PayBand | None
    offered: Package
    ask: Ask | None
    safer: SaferAsk | None
    floor: Package
    strategy: Strategy | None
    rivals: Rivals
    cited: Cited | None
    comparison: Comparison
    evidence: tuple[Evidence, ...]
    bundles: tuple[Bundle, ...]
    levers: tuple[Lever, ...]
    questions: tuple[str, ...]
    findings: tuple[Finding, ...]
    vetoed: bool
    trace: tuple[Trace, ...]
    figures: Mapping[str, Figure]

    @property
    def agreed(self) -> bool:
        """Whether the person has said yes: the ask is then history, and nobody is shown it."""
        return self.facts.stage is Talks.AGREED

    @property
    def closed(self) -> bool:
        """Whether no figure is asked for any more: after a yes, a final answer or enough rounds."""
        return self.facts.reply is TheirReply.FINAL or self.found("rounds-enough") is not None

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that rules lacked: what the earliest stages and most rules want first."""
        order = {stage: place for place, stage in enumerate(Stage)}
        lacked: dict[str, list[int]] = {}
        for trace in self.trace:
            if trace.outcome is Outcome.NEEDS and trace.because:
                lacked.setdefault(trace.because, []).append(order[trace.stage])
        return tuple(sorted(lacked, key=lambda f: (min(lacked[f]), -len(lacked[f]), f)))

    def found(self, rule: str) -> Finding | None:
        """The finding of one rule, if it fired."""
        return next((f for f in self.findings if f.rule == rule), None)


def plan(facts: Facts, world: World) -> Plan:
    """Position, ask, floor, comparison, leverage, packages, strategy and findings."""
    ledger = Ledger()
    offered = _offered(facts, world, ledger)
    base = ground(facts, world, ledger)
    private_floor = floor(facts, base, ledger)
    rivals = rank(facts, world, ledger)
    comparison = compare(facts, world)
    enter_comparison(comparison, facts, ledger)
    posted = _posted(facts, world, ledger) if base.kind is Kind.GUIDE else None
    backing = evidence(facts, base, world, ledger)
    state = State(facts, world, base, offered, private_floor, rivals, comparison, posted, backing)
    asking = _Asking(state, ledger)
    asked, safer, shaped = asking.made()
    cited = cite(rivals, offered, asked.before_rivals if asked else None, facts)
    bundles = _bundles(state, asked)
    enter_packages(bundles, ledger)
    _positions(base.band, offered, ledger)
    _gaps(offered, asked, ledger)
    _worth_of_ask(state, asked, ledger)
    state = replace(state, ask=asked, cited=cited, bundles=bundles)
    state = replace(state, mistakes=review_draft(state))
    stages = {stage: run(rules, state) for stage, rules in _by_stage(world).items()
              if stage not in (Stage.PROPOSE, Stage.CAP)}  # fmt: skip
    ran = (*shaped, *stages.values())
    findings = gravest_first(f for part in ran for f in part.findings)
    chosen = strategy(_situation(state, findings))
    if chosen in SETTLED:
        # What shapes an ask has nothing to say where none is made; the trace still tells it.
        safer, findings = None, gravest_first(f for part in stages.values() for f in part.findings)
    return Plan(
        facts=facts,
        ground=base,
        band=base.band,
        offered=offered,
        ask=asked,
        safer=safer,
        floor=private_floor,
        strategy=chosen,
        rivals=rivals,
        cited=cited,
        comparison=comparison,
        evidence=backing,
        bundles=bundles,
        levers=levers(facts, world),
        questions=_questions(facts, world),
        findings=findings,
        vetoed=vetoed(stages[Stage.VETO].findings),
        trace=tuple(trace for part in ran for trace in part.traces),
        figures=ledger.figures,
    )


@lru_cache(maxsize=8)
def _by_stage(world: World) -> Mapping[Stage, tuple[Rule, ...]]:
    """The rules of each stage, in the order of stages."""
    rules = families.rules(world)
    return {stage: tuple(r for r in rules if r.stage is stage) for stage in Stage}


@dataclass(frozen=True, slots=True)
class _Asking:
    """How the ask comes about: proposals, the four steps, caps."""

    state: State
    ledger: Ledger

    def made(self) -> tuple[Ask | None, SaferAsk | None, tuple[Ran, Ran]]:
        """The ask, a safer one beside a guide's, and what the rules that shaped them found."""
        rules = _by_stage(self.state.world)
        proposals = run(rules[Stage.PROPOSE], self.state)
        target = highest(self.state.ground.target, proposals.findings)
        base = replace(self.state.ground, target=target)
        if base.kind is Kind.EVIDENCE:
            self._enter_proposals(proposals, target)
        asked, stages = self._asked(base)
        limits = run(rules[Stage.CAP], replace(self.state, ask=asked))
        if asked is None or asked.confirm:
            if asked is not None:
                enter(self.ledger, base, asked, stages)
            return asked, None, (proposals, limits)
        held = self._held(asked, limits.findings)
        if base.kind is Kind.GUIDE:
            enter(self.ledger, base, asked, stages)
            return asked, self._safer(asked, held, limits.findings), (proposals, limits)
        bound = replace(asked, package=held)
        enter(self.ledger, base, bound, (*stages, (Step.CAPPED, held)))
        return bound, None, (proposals, limits)

    def _asked(self, base: Ground) -> tuple[Ask | None, Stages]:
        state = self.state
        if base.kind is Kind.NOTHING:
            return None, ()
        posted, currency = state.posted, state.facts.offer.currency
        top = Yearly.of(posted.base.high, currency) if posted else None
        return ask(state.facts, base, state.rivals.best_total, top, state.world)

    def _held(self, asked: Ask, findings: tuple[Finding, ...]) -> Package:
        """The ask under the lowest caps, never under the walk-away or the offer."""
        facts, world = self.state.facts, self.state.world
        years = asked.package.years
        own = Package(facts.walk_away.base, facts.walk_away.equity, years)
        step = world.currencies[facts.offer.currency].step
        for finding in findings:
            if isinstance(finding.effect, Cap):
                self._enter_cap(finding, finding.effect)
        return capped(asked.package, lowest(findings), (own, self.state.offered), step)

    def _safer(self, asked: Ask, held: Package, findings: tuple[Finding, ...]) -> SaferAsk | None:
        parts, offered = (held.base, held.equity), self.state.offered
        if parts in ((asked.package.base, asked.package.equity), (offered.base, offered.equity)):
            return None
        rules = tuple(f.rule for f in findings if isinstance(f.effect, Cap))
        for part in ("base", "equity", "total"):
            value = getattr(held, part)
            if value is not None:
                inputs = (f"ask.{part}", *self._under("cap", rules, part))
                self.ledger.enter(f"safer_ask.{part}", value, how("under-caps"),
                                  inputs, rule="safer-ask")  # fmt: skip
        return SaferAsk(held, rules)

    def _enter_proposals(self, proposals: Ran, target: Package) -> None:
        for finding in proposals.findings:
            for part in ("base", "equity"):
                value = getattr(finding.effect, part, None)
                if value is not None:
                    path = f"proposal.{finding.rule}.{part}"
                    inputs = self.ledger.under("offer", part)
                    self.ledger.enter(path, value, how("rule-share"), inputs,
                                      rule=finding.rule, origin=Origin(finding.source))  # fmt: skip
        for part in ("base", "equity"):
            value = getattr(target, part)
            if value is not None:
                rules = (finding.rule for finding in proposals.findings)
                inputs = (*self.ledger.under("offer", part), *self._under("proposal", rules, part))
                formula = how("highest-proposal")
                self.ledger.enter(f"proposal.{part}", value, formula, inputs, rule="highest")

    def _under(self, name: str, rules: Iterable[str], part: str) -> tuple[str, ...]:
        """The figures that these rules entered for a part."""
        return tuple(p for rule in rules for p in self.ledger.under(f"{name}.{rule}", part))

    def _enter_cap(self, finding: Finding, cap: Cap) -> None:
        for part in ("base", "equity", "total"):
            value = getattr(cap, part)
            if value is not None:
                self.ledger.enter(
                    f"cap.{finding.rule}.{part}", value, how("rule-most"),
                    self.ledger.under("offer", part), rule=finding.rule,
                    origin=Origin(finding.source),
                )  # fmt: skip


def _situation(state: State, findings: Iterable[Finding]) -> Situation:
    return Situation(
        facts=state.facts,
        offered=state.offered,
        under_limit=state.under_limit,
        ask=state.ask,
        cited=state.cited,
        packages=len(state.bundles),
        fired={finding.rule: finding for finding in findings},
    )


def _bundles(state: State, asked: Ask | None) -> tuple[Bundle, ...]:
    if asked is None or asked.confirm or state.facts.offer.base is None:
        return ()
    if state.facts.reply is TheirReply.FINAL:
        return ()  # the pay is not put together anew for whoever called it final
    share = equity_share(state.comparison.own.value, state.facts.haircut)
    return packages(state.facts, asked.package, state.floor, state.offered, share, state.world)


def _offered(facts: Facts, world: World, ledger: Ledger) -> Package:
    offer, years = facts.offer, world.number("compare.years")
    package = offer.package(years)
    if package.base is not None:
        ledger.enter("offer.base", package.base, how("said"), rule="offer", origin=SAID)
    if offer.grant is not None and package.equity is not None:
        if offer.grant.years == years:
            ledger.enter("offer.equity", package.equity, how("said"), rule="offer", origin=SAID)
        else:
            said = how("said-over", years=offer.grant.years)
            ledger.enter("offer.grant", offer.grant.whole, said, rule="offer", origin=SAID)
            formula = how("grant-pace", years=years, grant_years=offer.grant.years)
            ledger.enter("offer.equity", package.equity, formula, ("offer.grant",), rule="grant")
    if package.total is not None:
        inputs = ("offer.base", "offer.equity")
        formula = how("total", years=years)
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
        how("posted-top", title=top.title, address=top.address),
        rule="base-above-posted",
        origin=Origin(known.source or "", known.as_of, confidence),
    )
    return top


def _positions(band: PayBand | None, offered: Package, ledger: Ledger) -> None:
    if band is None:
        return
    for part in ("base", "equity", "total"):
        ends, amount = getattr(band, part), getattr(offered, part)
        if ends is None or amount is None or not ends.width.amount:
            continue
        if amount.currency == ends.low.currency:
            inputs = (f"offer.{part}", f"band.{part}.low", f"band.{part}.high")
            ledger.enter_percent(
                f"position.{part}",
                ends.share(amount) * 100,
                how("place"),
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
            ledger.enter(f"gap.{part}", wanted - has, how("gap"), inputs, rule="gap")


def _worth_of_ask(state: State, asked: Ask | None, ledger: Ledger) -> None:
    """What a year of the ask is worth to the person: what the alternatives are held against."""
    if asked is None or asked.confirm:
        return
    worth = yearly_worth(asked.package, state.comparison.own, state.facts.haircut)
    if worth is not None:
        enter_worth_of_ask(worth, state.comparison.own.value, ledger)


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
    if offer.grant is not None and not offer.grant.whole.amount:
        dropped |= {q.id for q in world.questions.values() if q.topic == "equity"}
    return (*first, *(question for question in chosen if question not in dropped))
