"""What a template may see. An outbound view has no floor, so no letter can print one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.core.facts import Names, TheirReply, Tone
from bot.core.money import Money, Once, Whole, Yearly
from bot.core.offer import Offer, Status
from bot.guides.library import World
from bot.rules.leverage import Cited, Form, PartName
from bot.rules.plan import Plan
from bot.rules.strategies import Strategy


@dataclass(frozen=True, slots=True)
class AskView:
    """What the letter asks for. A part that is not raised is left as offered."""

    base: Yearly | None
    equity: Whole | None
    total: Yearly | None
    raises_base: bool
    raises_equity: bool
    has_equity: bool
    grant_years: int | None  # set where the offer's grant runs over another length
    equity_in_grant: Whole | None


@dataclass(frozen=True, slots=True)
class OfferView:
    """The offer in the words it was made in; `total` counts a quarter of four years' equity."""

    base: Yearly | None
    equity: Whole | None
    equity_years: int | None
    total: Yearly | None
    sign_on: bool  # whether they named one


@dataclass(frozen=True, slots=True)
class RivalView:
    """As much of a competing offer as may be said."""

    company: str
    status: Status
    form: Form
    total: Yearly | None
    part: PartName | None
    base: Yearly | None
    equity: Whole | None
    expected: str | None


@dataclass(frozen=True, slots=True)
class LeverView:
    key: str
    area: str
    evidence: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """One of several packages of equal worth; the worth itself stays private."""

    base: Yearly
    equity: Whole
    sign_on: Once


@dataclass(frozen=True, slots=True)
class BridgeView:
    """The sign-on that bridges the first year: what leaving forfeits, item by item, as named."""

    amount: Once
    coming_bonus: Once | None
    unvested: Once | None


@dataclass(frozen=True, slots=True)
class TimeView:
    """The day an answer is due, the day that is asked for, and whether it is very near."""

    due: date
    until: date
    exploding: bool


@dataclass(frozen=True, slots=True)
class SpeakView:
    """When to speak: before the day of an answer that is very near (or on it), else this week."""

    before: date | None = None
    today: bool = False


@dataclass(frozen=True, slots=True)
class LevelView:
    """The level they offer and the level that the work would be, both by the rung's name."""

    offered: str
    scope: str


@dataclass(frozen=True, slots=True)
class OutboundView:
    """Everything a text for the employer may use."""

    strategy: Strategy
    company: str
    role: str | None
    status: Status
    work: tuple[str, ...]
    work_names: tuple[str, ...]
    ask: AskView
    offer: OfferView
    rival: RivalView | None
    levers: tuple[LeverView, ...]
    reason: str | None
    ready_to_sign: str | None
    questions: tuple[str, ...]
    candidate: str | None
    recruiter: str | None
    tone: Tone = Tone.PLAIN
    reply: TheirReply | None = None
    law: str | None = None
    packages: tuple[PackageView, ...] = ()
    bridge: BridgeView | None = None
    time: TimeView | None = None
    speak: SpeakView = SpeakView()
    level: LevelView | None = None
    one_thing: str | None = None  # what a final answer leaves to ask for, as the rule names it

    @property
    def commitment(self) -> str | None:
        """That the person would sign, where the letter says at what."""
        return None if self.strategy in _NAMES_NO_PACKAGE else self.ready_to_sign

    @property
    def argument(self) -> str:
        """The reason that carries the ask: the first there is."""
        if self.rival is not None and self.rival.status is Status.WRITTEN:
            return "rival"
        if self.levers:
            return "proof"
        return "own" if self.reason else "scope"

    def without(self, answer: str) -> OutboundView:
        """The same view without one optional answer."""
        if answer.startswith("proof."):
            return replace(self, levers=tuple(x for x in self.levers if x.key != answer))
        if answer == "rival.expected" and self.rival is not None:
            return replace(self, rival=replace(self.rival, expected=None))
        match answer:
            case "reason":
                return replace(self, reason=None)
            case "ready_to_sign":
                return replace(self, ready_to_sign=None)
            case "candidate":
                return replace(self, candidate=None)
            case "recruiter":
                return replace(self, recruiter=None)
        raise KeyError(answer)


_NAMES_NO_PACKAGE = frozenset(
    {Strategy.ASK_RANGE, Strategy.BUY_TIME, Strategy.DECLINE, Strategy.IN_WRITING,
     Strategy.LAST_QUESTION, Strategy.LEVEL_FIRST, Strategy.STILL_OPEN}
)  # fmt: skip


def optional_answers(view: OutboundView) -> tuple[str, ...]:
    """The answers a letter can live without, the least needed first."""
    levers = tuple(lever.key for lever in reversed(view.levers))
    given = [name for name in ("ready_to_sign", "recruiter", "candidate") if getattr(view, name)]
    reason = ("reason",) if view.reason and view.strategy is not Strategy.ABOVE_BAND else ()
    expected = ("rival.expected",) if view.rival and view.rival.expected else ()
    return (*levers, *reason, *expected, *given)


def outbound(plan: Plan, names: Names, world: World) -> OutboundView | None:
    """The outbound view of a plan, or None when there is no strategy yet."""
    if plan.strategy is None:
        return None
    guide = world.guides.get(plan.facts.guide or "")
    covered = guide if guide and not {"company"} & set(plan.ground.outside) else None
    return OutboundView(
        strategy=plan.strategy,
        company=plan.facts.offer.company,
        role=covered.role if covered else None,
        status=plan.facts.offer.status,
        work=tuple(area.phrase for area in covered.work_areas) if covered else (),
        work_names=tuple(area.name for area in covered.work_areas) if covered else (),
        ask=_ask(plan),
        offer=_offer(plan),
        rival=_rival(plan, world),
        levers=tuple(LeverView(f"proof.{x.id}", x.area, x.evidence) for x in plan.levers),
        reason=plan.facts.reason,
        ready_to_sign=plan.facts.ready_to_sign,
        questions=tuple(world.questions[q].asks for q in plan.questions),
        candidate=names.candidate,
        recruiter=names.recruiter,
        tone=plan.facts.tone,
        reply=plan.facts.reply,
        law=_law(plan),
        packages=tuple(PackageView(b.base, b.equity, b.sign_on) for b in plan.bundles),
        bridge=_bridge(plan),
        time=_time(plan),
        speak=_speak(plan),
        level=_level(plan),
        one_thing=_one_thing(plan),
    )


def _one_thing(plan: Plan) -> str | None:
    finding = plan.found("reply-final")
    return str(finding.values["one"]) if finding else None


def _law(plan: Plan) -> str | None:
    """The statute that lets a person keep past pay to themselves, where one holds."""
    finding = plan.found("reply-salary-history")
    return str(finding.values["statute"]) or None if finding else None


def _bridge(plan: Plan) -> BridgeView | None:
    finding, job = plan.found("bridge-first-year"), plan.facts.current
    gap = finding.values["gap"] if finding else None
    if job is None or not isinstance(gap, Once):
        return None
    return BridgeView(gap, _same(job.coming_bonus, gap), _same(job.unvested, gap))


def _same(amount: Once | None, other: Money) -> Once | None:
    """An amount in the letter's own currency, or none."""
    return amount if amount is not None and amount.currency == other.currency else None


def _time(plan: Plan) -> TimeView | None:
    passed = plan.found("deadline-passed")
    if passed is not None and isinstance(passed.values["due"], date):
        return TimeView(passed.values["due"], passed.values["due"], exploding=False)
    asking, exploding = plan.found("ask-for-time"), plan.found("exploding-offer")
    near = asking is None and plan.found("tell-the-slower-one") is not None
    found = exploding if near else asking
    if found is None:
        return None
    due, until = found.values["due"], found.values["until"]
    if not isinstance(due, date) or not isinstance(until, date):
        return None  # the other process decides in time
    return TimeView(due, until, exploding=near)


def _speak(plan: Plan) -> SpeakView:
    near = plan.found("exploding-offer")
    if near is None or not isinstance(near.values["due"], date):
        return SpeakView()
    return SpeakView(near.values["due"], today=near.values["days"] == 0)


def _level(plan: Plan) -> LevelView | None:
    finding = plan.found("level-first")
    if finding is None:
        return None
    return LevelView(str(finding.values["offered"]), str(finding.values["scope"]))


def _ask(plan: Plan) -> AskView:
    grant = plan.facts.offer.grant
    package = plan.ask.package if plan.ask else plan.offered
    other = grant if grant and grant.years != package.years else None
    equity_in_grant = (
        package.equity.times(other.years / package.years) if other and package.equity else None
    )
    return AskView(
        base=package.base,
        equity=package.equity,
        total=package.total,
        raises_base=_raises(package.base, plan.offered.base),
        raises_equity=_raises(package.equity, plan.offered.equity),
        has_equity=package.equity is not None and package.equity.amount > 0,
        grant_years=other.years if other else None,
        equity_in_grant=equity_in_grant,
    )


def _raises(asked: Yearly | Whole | None, offered: Yearly | Whole | None) -> bool:
    return asked is not None and (offered is None or asked.amount > offered.amount)


def _offer(plan: Plan) -> OfferView:
    offer = plan.facts.offer
    grant = offer.grant
    equity, years = (grant.whole, grant.years) if grant else (None, None)
    return OfferView(offer.base, equity, years, plan.offered.total, bool(offer.sign_on))


# Letters that ask for nothing have no use for another offer.
_WITHOUT_RIVAL = frozenset(
    {Strategy.CONFIRM, Strategy.ASK_RANGE, Strategy.IN_WRITING, Strategy.STILL_OPEN}
)


def _rival(plan: Plan, world: World) -> RivalView | None:
    if plan.strategy is Strategy.BUY_TIME:
        return _slower(plan, world)
    cited = plan.cited
    if cited is None or plan.strategy in _WITHOUT_RIVAL:
        return None
    if plan.strategy is Strategy.LAST_QUESTION and not cited.leads:
        return None
    form, part = cited.form, cited.part
    if plan.strategy is Strategy.ABOVE_BAND:
        form, part = Form.ABOVE, None
    return RivalView(
        company=cited.offer.company,
        status=cited.offer.status,
        form=form,
        total=cited.package.total if form is Form.TOTAL else None,
        part=part,
        base=_said(cited, part, PartName.BASE),
        equity=cited.package.equity if part is PartName.EQUITY else None,
        expected=_expected(cited.offer, world),
    )


def _slower(plan: Plan, world: World) -> RivalView | None:
    """Who is still deciding: the reason for another day, and no figure."""
    finding = plan.found("tell-the-slower-one")
    name = finding.values["rival"] if finding else None
    open_ = (o for o in plan.facts.competing if o.status is Status.IN_PROCESS)
    offer = next((o for o in open_ if o.company == name), None)
    if offer is None:
        return None
    return RivalView(offer.company, offer.status, Form.STATUS, None, None, None, None,
                     _expected(offer, world))  # fmt: skip


def _expected(offer: Offer, world: World) -> str | None:
    """When a process should decide: a day named in figures is written out."""
    if offer.status is not Status.IN_PROCESS:
        return None
    words = offer.deadline
    return (
        world.locale.day_text(offer.due) if words and offer.due and words[:4].isdigit() else words
    )


def _said(cited: Cited, part: PartName | None, wanted: PartName) -> Yearly | None:
    return cited.package.base if part is wanted else None
