"""The person's own view of a plan: the floor, every badge and every finding. Never outbound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from bot.core.band import Place, percent, place
from bot.core.figures import Percent
from bot.core.offer import Package
from bot.guides.library import World, provenance
from bot.guides.schema import Claim, Company, Guide
from bot.rules.compare import Side
from bot.rules.evidence import Evidence
from bot.rules.ground import Kind
from bot.rules.packages import Bundle
from bot.rules.plan import Plan
from bot.scripts.render import press, say
from bot.scripts.report import FindingReport


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of figures; an empty cell is unknown or not listed. `kind` is
    what it is: low, high, offer, rival, ask or floor."""

    kind: str
    label: str
    base: str
    equity: str
    total: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one part of the offer lies in the band."""

    part: str
    says: str


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim of the guide that no letter repeats: its badge, and the reason."""

    says: str
    badge: str
    because: str


@dataclass(frozen=True, slots=True)
class Cells:
    """A package in words: base, equity over four years, sign-on, and what a year is worth."""

    base: str
    equity: str
    sign_on: str
    worth: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One offer beside the others, four ways, in its own currency; and a year of it at the
    person's haircut in the first offer's. `equity` is "none", "unknown", "sold" where the
    shares can be sold, or "private"."""

    company: str
    staying: bool
    status: str
    first: str
    average: str
    cash: str
    after_one: str
    after_two: str
    paper: str
    cut: str
    yearly: str
    equity: str


@dataclass(frozen=True, slots=True)
class Backed:
    """One source of the base in words; `here` is whether it speaks of the person's region."""

    title: str
    low: str
    high: str
    of: str
    here: bool


_TO_DO = ("process", "reply", "review", "law")
_TONE = ("people",)


@dataclass(frozen=True, slots=True)
class PrivateView:
    """Everything a card or a page for the person may use. `limit` is where the floor comes from:
    "said" by the person, "suggested", or "none" where there is none."""

    company: str
    role: str | None
    region: str
    level: str | None
    kind: str
    limit: str
    rows: tuple[Row, ...]
    standing: tuple[Standing, ...]
    total_known: bool
    bonus: str | None
    gap: str | None
    gap_base: str | None
    gap_equity: str | None
    confirm: bool
    agreed: bool
    closed: bool
    strategy: str | None
    source: str
    findings: tuple[FindingReport, ...]
    to_know: tuple[FindingReport, ...]
    to_do: tuple[FindingReport, ...]
    tone: tuple[FindingReport, ...]
    packages: tuple[Cells, ...]
    safer: Cells | None
    compared: tuple[Compared, ...]
    ranked: tuple[tuple[str, str], ...]
    at_ask: str | None
    best: str | None
    haircut: int | None
    claims: tuple[HeldClaim, ...]
    evidence: tuple[Backed, ...]


def private(plan: Plan, findings: tuple[FindingReport, ...], world: World) -> PrivateView:
    """The private view of a plan."""
    guide = world.guides.get(plan.facts.guide or "")
    covered = guide if guide and plan.ground.kind is Kind.GUIDE else None
    region = world.regions.get(plan.facts.region)
    source = covered and world.sources[provenance(covered).source or ""].title
    seen = PrivateView(
        company=plan.facts.offer.company,
        role=covered.role if covered else None,
        region=region.name if region else plan.facts.region,
        level=plan.facts.level_said if plan.facts.rung else None,
        kind=plan.ground.kind.value,
        limit=_limit(plan),
        rows=_rows(plan, world),
        standing=_standing(plan, world),
        total_known=plan.offered.total is not None,
        bonus=_bonus(plan, world),
        gap=_gap(plan, "total", world),
        gap_base=_gap(plan, "base", world),
        gap_equity=_gap(plan, "equity", world),
        confirm=bool(plan.ask and plan.ask.confirm),
        agreed=plan.agreed,
        closed=plan.closed,
        strategy=plan.strategy.value if plan.strategy else None,
        source=source or world.wording.phrases["row.own-figures"],
        findings=findings,
        to_know=tuple(f for f in findings if f.stage not in (*_TO_DO, *_TONE)),
        to_do=tuple(f for f in findings if f.stage in _TO_DO),
        tone=tuple(f for f in findings if f.stage in _TONE),
        packages=tuple(_bundle(bundle, world) for bundle in plan.bundles),
        safer=_safer(plan, world),
        compared=_compared(plan, world),
        ranked=_ranked(plan, world),
        at_ask=_at_ask(plan, world),
        best=plan.comparison.best.offer.company if plan.comparison.best else None,
        haircut=percent(plan.facts.haircut) if plan.facts.haircut is not None else None,
        claims=_claims(plan, world),
        evidence=tuple(_backed(one, world) for one in plan.evidence),
    )
    return _closed(seen) if seen.closed else seen


def _closed(seen: PrivateView) -> PrivateView:
    """The view where no figure is asked for any more: no ask and no way to it is shown."""
    return replace(
        seen, rows=tuple(row for row in seen.rows if row.kind != "ask"), gap=None, gap_base=None,
        gap_equity=None, packages=(), safer=None, at_ask=None,
    )  # fmt: skip


def _limit(plan: Plan) -> str:
    own, floor = plan.facts.walk_away, plan.floor
    if own.base is not None or own.equity is not None:
        return "said"
    return "none" if floor.base is None and floor.equity is None else "suggested"


def _rows(plan: Plan, world: World) -> tuple[Row, ...]:
    rows: list[Row] = []
    if plan.band:
        equity, total = plan.band.equity, plan.band.total
        for end in ("low", "high"):
            cells = (plan.band.base, equity, total)
            base, grant, sum_ = (say(getattr(c, end), world) if c else "–" for c in cells)
            rows.append(Row(end, world.wording.phrases[f"row.{end}"], base, grant, sum_))
    rows.append(_ours("offer", plan.offered, world))
    rows += [_row("rival", r.offer.company, r.package, world) for r in plan.rivals.written]
    rows += [_row("rival", f"{r.offer.company}*", r.package, world) for r in plan.rivals.verbal]
    if plan.ask:
        rows.append(_ours("ask", plan.ask.package, world))
    if plan.floor.base is not None or plan.floor.equity is not None:
        rows.append(_ours("floor", plan.floor, world))
    return tuple(rows)


def _ours(kind: str, package: Package, world: World) -> Row:
    """A row that goes by what it is."""
    return _row(kind, world.wording.phrases[f"row.{kind}"], package, world)


def _row(kind: str, label: str, package: Package, world: World) -> Row:
    base, equity, total = (say(p, world) for p in (package.base, package.equity, package.total))
    return Row(kind, label, base, equity, total)


def _bundle(bundle: Bundle, world: World) -> Cells:
    parts = (bundle.base, bundle.equity, bundle.sign_on, bundle.worth)
    base, equity, sign_on, worth = (say(part, world) for part in parts)
    return Cells(base, equity, sign_on if bundle.sign_on.amount else "–", worth)


def _safer(plan: Plan, world: World) -> Cells | None:
    if plan.safer is None:
        return None
    package = plan.safer.package
    return Cells(
        say(package.base, world), say(package.equity, world), "–", say(package.total, world)
    )


def _compared(plan: Plan, world: World) -> tuple[Compared, ...]:
    """Empty where there is nothing to compare with."""
    comparison = plan.comparison
    if not comparison.all:
        return ()
    return tuple(_side(side, world) for side in (comparison.own, *comparison.all))


def _side(side: Side, world: World) -> Compared:
    value = side.value
    after = value.leaving
    return Compared(
        company=side.offer.company,
        staying=side.staying,
        status=world.term("staying" if side.staying else side.offer.status.value),
        first=say(value.first_year, world),
        average=say(value.average, world),
        cash=say(value.guaranteed_cash, world),
        after_one=say(after[12], world),
        after_two=say(after[24], world),
        paper=say(value.worth.paper, world),
        cut=say(value.worth.haircut, world),
        yearly=say(side.yearly, world),
        equity=_equity(side),
    )


def _equity(side: Side) -> str:
    paper, terms = side.value.worth.paper, side.offer.equity
    if paper is None:
        return "unknown"
    if not paper.amount:
        return "none"
    return "private" if terms is None or terms.illiquid else "sold"


def _ranked(plan: Plan, world: World) -> tuple[tuple[str, str], ...]:
    """Every offer with a total, by what a year of it is worth to the person."""
    comparison = plan.comparison
    known = [(s.yearly, s.offer.company) for s in (comparison.own, *comparison.all) if s.yearly]
    known.sort(key=lambda pair: -pair[0].amount)
    return tuple((company, say(yearly, world)) for yearly, company in known)


def _backed(one: Evidence, world: World) -> Backed:
    confidence = world.term(one.origin.confidence) if one.origin.confidence else None
    details = [str(part) for part in (one.origin.as_of, confidence) if part]
    low, high = (say(end, world) for end in (one.base.low, one.base.high))
    return Backed(one.title, low, high, ", ".join(details), one.here)


def _at_ask(plan: Plan, world: World) -> str | None:
    figure = plan.figures.get("ask.worth")
    if figure is None or isinstance(figure.value, Percent):
        return None
    return say(figure.value, world)


def _standing(plan: Plan, world: World) -> tuple[Standing, ...]:
    found: list[Standing] = []
    for part in ("base", "equity", "total"):
        figure = plan.figures.get(f"position.{part}")
        if figure is not None and isinstance(figure.value, Percent):
            found.append(Standing(part, _place(figure.value.value / 100, world)))
    return tuple(found)


def _place(share: Fraction, world: World) -> str:
    """In percent and in words inside the band; outside it, words alone say it better."""
    where = place(share)
    values = {"share": world.locale.percent_text(percent(share)), "where": where.value}
    name = where.value if where in (Place.BELOW, Place.ABOVE) else "inside"
    return press(world).line(world.wording.phrases[f"place.{name}"], values)


def _bonus(plan: Plan, world: World) -> str | None:
    offer = plan.facts.offer
    if offer.bonus is not None:
        return say(offer.bonus, world)
    if offer.bonus_percent is None:
        return None
    share = world.locale.percent.format(number=offer.bonus_percent)
    return press(world).line(world.wording.phrases["place.of-base"], {"share": share})


def _gap(plan: Plan, part: str, world: World) -> str | None:
    figure = plan.figures.get(f"gap.{part}")
    if figure is None or isinstance(figure.value, Percent) or figure.value.amount <= 0:
        return None
    return say(figure.value, world)


def _claims(plan: Plan, world: World) -> tuple[HeldClaim, ...]:
    guide = world.guides.get(plan.facts.guide or "")
    if guide is None:
        return ()
    company = world.companies[guide.company]
    files = ((guide.claims, guide), (company.claims, company))
    return tuple(
        _held(claim, file, world)
        for claims, file in files
        for claim in claims
        if not claim.outbound
    )


def _held(claim: Claim, file: Guide | Company, world: World) -> HeldClaim:
    known = provenance(claim, file)
    confidence = world.term(known.confidence.value) if known.confidence else None
    badge = ", ".join(str(part) for part in (confidence, known.as_of) if part)
    return HeldClaim(claim.says, badge, claim.because or "")
