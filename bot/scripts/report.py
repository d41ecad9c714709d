"""The plan as a document: what `coach plan --format json` prints, by the names of the interface.

Private: it holds the floor. Amounts are whole currency units, rounded half up here and
nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, ConfigDict

from bot.core.band import PayBand, Range, percent
from bot.core.facts import Names
from bot.core.figures import Origin, Percent
from bot.core.money import Money, Whole, Yearly
from bot.core.offer import Package
from bot.core.valuation import Year
from bot.guides.library import World
from bot.rules.compare import Side
from bot.rules.engine import Outcome, Trace
from bot.rules.evidence import Evidence
from bot.rules.packages import Bundle
from bot.rules.plan import Plan
from bot.rules.registry import Finding
from bot.scripts.drafts import Drafts, drafts
from bot.scripts.render import formula_text, press


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class BandReport(_Frozen):
    """[low, high] of each part; null where it is not listed."""

    base: tuple[int, int]
    equity: tuple[int, int] | None
    total: tuple[int, int] | None


class PackageReport(_Frozen):
    """Base a year, a grant over four years, and their yearly total; null is unknown."""

    base: int | None
    equity: int | None
    total: int | None


class OfferReport(PackageReport):
    """The offer as given; `equity_whole` is the grant over its own `equity_years`."""

    company: str
    currency: str
    status: str
    equity_whole: int | None
    equity_years: int | None
    bonus: int | None
    bonus_percent: int | Decimal | None
    sign_on: int | None
    deadline: str | None


class LeverReport(_Frozen):
    """A strength a letter may name, with the person's evidence."""

    id: str
    area: str
    evidence: str


class FindingReport(_Frozen):
    """What a rule found. `answer` names the answer that would settle it, if one would."""

    rule: str
    stage: str
    kind: str
    text: str
    because: str
    source: str
    answer: str | None


@dataclass(frozen=True, slots=True)  # a plan has some 165: checked by type, not one by one
class FigureReport:
    """One figure, opened: percentages are whole percents, amounts whole currency units."""

    value: int
    formula: str
    inputs: dict[str, int]
    rule: str
    source: str


class YearReport(_Frozen):
    """What one year pays; an unknown bonus or sign-on is null and in no total."""

    year: int
    base: int | None
    bonus: int | None
    sign_on: int | None
    equity: int | None
    total: int | None


class WorthReport(_Frozen):
    """A whole grant on paper, at the person's haircut, and if it comes to nothing."""

    paper: int | None
    haircut: int | None
    zero: int | None


class BenefitReport(_Frozen):
    """A yearly benefit, such as an employer's pension payment. In no total."""

    name: str
    worth: int | None


class ValuedReport(_Frozen):
    """One offer, valued in its own currency. `compared` is a year of it in the first offer's
    currency at the person's haircut; `conventions` name how open things were counted."""

    company: str
    status: str
    currency: str
    years: tuple[YearReport, ...]
    first_year: int | None
    average: int | None
    guaranteed_cash: int | None
    leaving: dict[int, int | None]
    equity_worth: WorthReport
    benefits: tuple[BenefitReport, ...]
    relocation: int | None
    compared: int | None
    conventions: tuple[str, ...]


class BundleReport(_Frozen):
    """One of several packages of equal worth to the person; `worth` is that of a year."""

    base: int
    equity: int
    sign_on: int
    worth: int


class SaferReport(PackageReport):
    """A smaller ask that the caps stand behind, and why."""

    because: str


class MissingReport(_Frozen):
    """An answer that would let more rules speak, and what it would change."""

    fact: str
    question: str
    effect: str


class EmailReport(_Frozen):
    subject: str
    body: str


class DraftsReport(_Frozen):
    """What may leave: null where a draft was refused or cannot be written yet."""

    email: EmailReport | None
    call: str | None
    questions: tuple[str, ...]
    reply: str | None = None


class EvidenceReport(_Frozen):
    """One source of the base: [low, high] a year, from whom, of when, and how well backed."""

    kind: str
    title: str
    base: tuple[int, int]
    date: str | None
    confidence: str | None
    here: bool


@dataclass(frozen=True, slots=True)  # one for each rule, likewise
class TraceReport:
    """How one rule ended, and what it read."""

    rule: str
    stage: str
    outcome: str
    read: tuple[str, ...]
    concluded: str | None


class PlanReport(_Frozen):
    """A whole plan. `guide` is null where none was used; `level` is the rung, null if not named."""

    guide: str | None
    region: str
    level: str | None
    band: BandReport | None
    evidence: tuple[EvidenceReport, ...]
    offer: OfferReport
    offers: tuple[ValuedReport, ...]
    current_job: ValuedReport | None
    ask: PackageReport | None
    safer_ask: SaferReport | None
    floor: PackageReport
    packages: tuple[BundleReport, ...]
    strategy: str | None
    levers: tuple[LeverReport, ...]
    findings: tuple[FindingReport, ...]
    figures: dict[str, FigureReport]
    drafts: DraftsReport
    trace: tuple[TraceReport, ...]
    missing: tuple[MissingReport, ...]


def report(plan: Plan, names: Names, world: World, letters: Drafts | None = None) -> PlanReport:
    """The document of a plan in the world's language, drafts included.

    `letters` are drafts made in another language, to stand in the place of our own.
    """
    made = letters or drafts(plan, names, world)
    findings = tuple(finding_report(f, world) for f in all_findings(plan, made))
    said = {finding.rule: finding.text for finding in findings}
    email = EmailReport(subject=made.email.subject, body=made.email.body) if made.email else None
    return PlanReport(
        guide=plan.facts.guide,
        region=plan.facts.region,
        level=plan.facts.rung,
        band=_band(plan.band),
        evidence=tuple(_evidence(one) for one in plan.evidence),
        offer=_offer(plan),
        offers=tuple(_valued(side) for side in (plan.comparison.own, *plan.comparison.others)),
        current_job=_valued(plan.comparison.stay) if plan.comparison.stay else None,
        ask=_package(plan.ask.package) if plan.ask else None,
        safer_ask=_safer(plan, findings),
        floor=_package(plan.floor),
        packages=tuple(_bundle(bundle) for bundle in plan.bundles),
        strategy=plan.strategy.value if plan.strategy else None,
        levers=tuple(LeverReport(id=x.id, area=x.area, evidence=x.evidence) for x in plan.levers),
        findings=findings,
        figures=_figures(plan, world),
        drafts=DraftsReport(
            email=email, call=made.call, questions=made.questions, reply=made.reply
        ),
        trace=tuple(_trace(t, said.get(t.rule)) for t in plan.trace),
        missing=missing(plan, world),
    )


def all_findings(plan: Plan, made: Drafts) -> tuple[Finding, ...]:
    """The plan's findings, the guard's first."""
    return (*made.findings, *plan.findings)


def finding_report(finding: Finding, world: World) -> FindingReport:
    """A finding in words."""
    words = world.wording.findings[finding.says]
    printer = press(world)
    return FindingReport(
        rule=finding.rule,
        stage=finding.stage,
        kind=finding.kind,
        text=printer.line(words.text, finding.values),
        because=printer.line(words.because, finding.values),
        source=source_text(Origin(finding.source), world),
        answer=finding.answer,
    )


def source_text(origin: Origin, world: World) -> str:
    """A source with its date and how well it is backed, for a reader."""
    source = world.sources[origin.source]
    as_of = origin.as_of or source.as_of
    confidence = world.term(origin.confidence) if origin.confidence else None
    details = [str(x) for x in (as_of, confidence) if x]
    text = f"{source.title} ({', '.join(details)})" if details else source.title
    return f"{text}. {origin.note}" if origin.note else text


def _figures(plan: Plan, world: World) -> dict[str, FigureReport]:
    """Every figure with its formula, its inputs by path, its rule and its source."""
    values = {path: stated(figure.value) for path, figure in plan.figures.items()}
    origins = {figure.origin for figure in plan.figures.values()}
    sources = {origin: source_text(origin, world) for origin in origins}
    return {
        path: FigureReport(
            value=values[path],
            formula=formula_text(figure.formula, world),
            inputs={name: values[name] for name in figure.inputs},
            rule=figure.rule,
            source=sources[figure.origin],
        )
        for path, figure in sorted(plan.figures.items())
    }


def stated(value: Money | Percent) -> int:
    """Rounded half up, once."""
    return percent(value.value / 100) if isinstance(value, Percent) else value.stated()


def _exact(value: Fraction | None) -> int | Decimal | None:
    """A percentage as it was given: whole, or with its decimals."""
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    return Decimal(value.numerator) / Decimal(value.denominator)


def _units(value: Money | None) -> int | None:
    return None if value is None else value.stated()


def _ends(ends: Range[Yearly] | Range[Whole]) -> tuple[int, int]:
    return ends.low.stated(), ends.high.stated()


def _band(band: PayBand | None) -> BandReport | None:
    if band is None:
        return None
    return BandReport(
        base=_ends(band.base),
        equity=_ends(band.equity) if band.equity else None,
        total=_ends(band.total) if band.total else None,
    )


def _package(package: Package) -> PackageReport:
    return PackageReport(
        base=_units(package.base), equity=_units(package.equity), total=_units(package.total)
    )


def _offer(plan: Plan) -> OfferReport:
    offer = plan.facts.offer
    return OfferReport(
        **_package(plan.offered).model_dump(),
        company=offer.company,
        currency=offer.currency,
        status=offer.status.value,
        equity_whole=_units(offer.grant.whole) if offer.grant else None,
        equity_years=offer.grant.years if offer.grant else None,
        bonus=_units(offer.bonus),
        bonus_percent=_exact(offer.bonus_percent),
        sign_on=_units(offer.sign_on_total),
        deadline=offer.deadline,
    )


def _valued(side: Side) -> ValuedReport:
    offer, value = side.offer, side.value
    return ValuedReport(
        company=offer.company,
        status=offer.status.value,
        currency=offer.currency,
        years=tuple(_year(year) for year in value.years),
        first_year=_units(value.first_year),
        average=_units(value.average),
        guaranteed_cash=_units(value.guaranteed_cash),
        leaving={months: _units(amount) for months, amount in value.leaving.items()},
        equity_worth=WorthReport(
            paper=_units(value.worth.paper),
            haircut=_units(value.worth.haircut),
            zero=_units(value.worth.zero),
        ),
        benefits=tuple(BenefitReport(name=b.name, worth=_units(b.worth)) for b in offer.benefits),
        relocation=_units(offer.relocation),
        compared=_units(side.yearly),
        conventions=value.conventions,
    )


def _year(year: Year) -> YearReport:
    return YearReport(
        year=year.number,
        base=_units(year.base),
        bonus=_units(year.bonus),
        sign_on=_units(year.sign_on),
        equity=_units(year.equity),
        total=_units(year.total),
    )


def _evidence(one: Evidence) -> EvidenceReport:
    return EvidenceReport(
        kind=one.backing.value,
        title=one.title,
        base=(one.base.low.stated(), one.base.high.stated()),
        date=one.origin.as_of,
        confidence=one.origin.confidence,
        here=one.here,
    )


def _bundle(bundle: Bundle) -> BundleReport:
    return BundleReport(
        base=bundle.base.stated(),
        equity=bundle.equity.stated(),
        sign_on=bundle.sign_on.stated(),
        worth=bundle.worth.stated(),
    )


def _safer(plan: Plan, findings: tuple[FindingReport, ...]) -> SaferReport | None:
    if plan.safer is None:
        return None
    because = " ".join(f.text for f in findings if f.rule in plan.safer.because)
    return SaferReport(**_package(plan.safer.package).model_dump(), because=because)


def missing(plan: Plan, world: World) -> tuple[MissingReport, ...]:
    """What would let more rules speak, what would change most first."""
    words = world.wording.facts
    return tuple(
        MissingReport(fact=fact, question=words[fact].question, effect=words[fact].effect)
        for fact in plan.missing
        if fact in words
    )


def _trace(trace: Trace, said: str | None) -> TraceReport:
    if trace.outcome is Outcome.NEEDS:
        concluded = f"needs {trace.because}"
    elif trace.outcome is Outcome.SILENT:
        concluded = f"not: {trace.because}"
    else:
        concluded = said or ""
    return TraceReport(
        rule=trace.rule,
        stage=trace.stage.value,
        outcome=trace.outcome.value,
        read=trace.read,
        concluded=concluded or None,
    )
